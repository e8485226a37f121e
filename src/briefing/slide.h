#pragma once

#include <optional>
#include <string>
#include <vector>

#include "briefing/filter_choice.h"
#include "events/window.h"
#include "geo/lonlat.h"
#include "scene/scene.h"
#include "scene/tokens.h"
#include "time/instant.h"

namespace placetime::briefing {

/// Where a slide's map looks, whatever the size and shape of what it is drawn on.
struct CameraView {
    geo::LonLat center;
    /// Ground metres, toward the east at the centre, from side to side of a map that is 16 wide and
    /// 9 high. A map of another shape shows at least what that one does.
    geo::Meters across = 0;
    std::string
        projection; ///< as projections::Projection::named; empty: the one that suits the view
    friend bool operator==(CameraView const&, CameraView const&) = default;
};

/// How a slide's window of time is read.
enum class Mode : std::uint8_t {
    window,    ///< what is in [begin, end)
    cumulative ///< all up to `end`, from the first event on
};
std::string_view to_string(Mode mode) noexcept; ///< "window", "cumulative"
std::optional<Mode> parse_mode(std::string_view name) noexcept;

/// The unit of a briefing: a map at a time, with words.
struct Slide {
    std::string title;
    std::string text;   ///< Markdown: paragraphs, lists, **bold**, *italic*, [links](https://...)
    std::string notes;  ///< for the speaker, plain text
    std::string source; ///< a line under the map: whose events these are
    std::optional<CameraView> camera;        ///< none: fitted to its events
    std::optional<time::Instant> begin, end; ///< [begin, end), UTC; none: open
    Mode mode = Mode::window;
    FilterChoice filter;
    std::vector<std::string> layers;   ///< names of the layers that are seen
    std::vector<std::string> selected; ///< ids of events: ringed, with a callout each
    double seconds = kSeconds;         ///< how long it is shown in a video, 0.5 to 3600
    bool plays = false; ///< time runs through its window while it is shown; else it stands at the
                        ///< whole of it
    std::optional<time::Instant> known_at; ///< only what had been reported then
    scene::SizeBy size_by = scene::SizeBy::events;
    scene::Choropleth choropleth = scene::Choropleth::none;
    bool symbols = true;

    static constexpr double kSeconds = 8, kShortest = 0.5, kLongest = 3600;
    friend bool operator==(Slide const&, Slide const&) = default;
};

/// The whole window of a slide: of cumulative ones without a begin.
events::Window window_of(Slide const& slide) noexcept;

/// What is presented and handed out.
struct Briefing {
    std::string title;
    std::string marking; ///< classification line at the top and bottom of every page; empty: none
    scene::Theme theme = scene::Theme::light;
    std::vector<Slide> slides;
    friend bool operator==(Briefing const&, Briefing const&) = default;
};

} // namespace placetime::briefing
