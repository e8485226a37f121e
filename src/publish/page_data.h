#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/progress.h"
#include "briefing/running.h"
#include "briefing/slide_maker.h"
#include "publish/deck.h"

namespace placetime::publish {

/// What the page's code works with.
struct PageData {
    nlohmann::json json; ///< without the ground and the names
    std::vector<briefing::Stop> stops;
    std::vector<std::string> stamps;     ///< the window of each slide, written out
    std::vector<bool> unreviewed_slides; ///< events that nobody reviewed, and only those
    bool unreviewed = false;             ///< so are all slides with events
    std::vector<std::string> problems;   ///< sentences: what the page had no room for
};

/// Events that a page holds at most: what the slides show in their windows comes first.
inline constexpr std::size_t kMostPageEvents = 6000;

PageData page_data(Deck const& deck, briefing::Look const& look, CancelToken const* cancel);

} // namespace placetime::publish
