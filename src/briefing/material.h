#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "events/event_table.h"
#include "scene/labels.h"
#include "scene/map_layer.h"
#include "summary/divisions.h"

namespace placetime::briefing {

/// What slides are made from.
struct Material {
    std::shared_ptr<events::EventTable const> table;     ///< never null
    std::vector<scene::MapLayer> layers;                 ///< from bottom to top; slides name them
    std::shared_ptr<summary::Divisions const> divisions; ///< null: no choropleth
    /// As SceneInput::towns.
    std::function<std::vector<scene::LabelCandidate>(geo::Box const& view, std::size_t count)>
        towns;
    /// A line for the foot of every page beside what the map credits; "Reports 1 to 12 October
    /// 2020".
    std::string attribution;
};

struct Briefing;

/// A sentence for each thing that a slide names and the material lacks: "slide 3 (Osh): layer
/// "roads" is not there". Slides are counted from 1.
std::vector<std::string> missing(Briefing const& briefing, Material const& material);

} // namespace placetime::briefing
