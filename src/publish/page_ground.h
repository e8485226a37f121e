#pragma once

#include <functional>
#include <span>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/progress.h"
#include "briefing/slide.h"
#include "scene/labels.h"

namespace placetime::publish {

/// Where the page's map looks, and who names the towns there.
struct PageViews {
    std::span<briefing::CameraView const> cameras;
    std::function<std::vector<scene::LabelCandidate>(geo::Box const& view, std::size_t count)>
        towns; ///< as SceneInput::towns; may be empty
};

/// The ground of a web page: {"world", "near"?}: the whole world coarsely, and the region that the
/// views look at more finely, where there is one; shapes as encoded() writes them. At most some
/// 0.9 MB. Throws FileError when the boundary layers are missing.
nlohmann::json page_ground(PageViews const& views, CancelToken const* cancel);

/// Names for that map, most important first: [text, lon, lat, kind, least zoom?].
nlohmann::json page_names(PageViews const& views, CancelToken const* cancel);

/// The box of degrees that a view shows on a map of 16 by 9, cut at the antimeridian.
geo::Box box_of(briefing::CameraView const& view) noexcept;

} // namespace placetime::publish
