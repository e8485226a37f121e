#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/row_set.h"
#include "viewer/panels/bench_state.h"
#include "viewer/panels/date_state.h"
#include "viewer/panels/lanes.h"
#include "viewer/panels/pick_list.h"
#include "viewer/panels/proposals_state.h"
#include "viewer/panels/reader_state.h"
#include "viewer/panels/rich_text.h"
#include "viewer/ui.h"

namespace placetime::viewer {

/// What the pointer holds on the timeline.
enum class TimelineDrag : std::uint8_t { none, begin, end, body, playhead, pan, select, row };

struct TimelineState {
    TimelineDrag drag = TimelineDrag::none;
    double grip = 0; ///< seconds from the window's begin (or the axis' begin) to where it was taken
    double from = 0; ///< where the pointer went down, seconds since 1970
    bool moved = false;
    float wheel = 0;                      ///< of a trackpad, less than a notch
    events::Row pressed = events::kNoRow; ///< the long event under the pointer when it went down
    DateFieldState begin, end;

    /// What the long events were looked for with.
    struct LooseKey {
        std::uint64_t table = 0, filters = 0;
        double begin = 0, end = 0;
        std::int64_t longest_bin = 0;
        friend bool operator==(LooseKey const&, LooseKey const&) = default;
    };
    LooseKey loose_key;
    std::vector<events::Row> loose;
};

struct ListState {
    double top = 0;                        ///< the first row shown, with a fraction
    std::optional<std::size_t> anchor;     ///< where a range selected with Shift begins
    std::optional<std::uint32_t> followed; ///< the primary row that was last brought into sight

    /// Where a row stands in the list, looked up once for a state of the list.
    std::uint64_t place_list = 0, place_table = 0;
    std::optional<std::uint32_t> place_row;
    std::optional<std::size_t> place;
};

/// The event whose details are shown, read once, and its report broken into lines.
struct DetailsState {
    std::uint64_t table = 0;
    events::Row row = events::kNoRow;
    events::Event event;
    std::vector<TextMark> marks;       ///< in the report's text
    std::vector<TextMark> quote_marks; ///< in the quote
    WrappedText report, quote;
    bool scroll = false; ///< the report is to be scrolled to the sentence
    float needed = 0;    ///< height down to the candidates, device pixels, as last drawn
};

/// Of several selected events, counted once for a selection.
struct SummaryState {
    std::uint64_t table = 0, selection = 0;
    std::array<std::size_t, events::kTypeCount> types{};
    std::size_t undated = 0, unplaced = 0, places = 0;
    std::optional<time::Interval> span;
};

/// The sources that the filter's list shows.
struct SourcesState {
    std::uint64_t table = 0;
    std::string wanted; ///< folded
    std::vector<std::uint32_t> found;
};

struct SearchState {
    std::array<char, 200> text{};
    bool open = false;
    std::size_t active = 0; ///< the marked result: places, then events
};

struct ChoiceState {
    std::size_t active = 0;  ///< the marked row
    std::uint64_t table = 0; ///< whose rows they are
};

struct SummaryPanelState; ///< of panels/summary_state.h
struct SlidesPanelState;  ///< of panels/slides_state.h

/// What panels keep from frame to frame beside the session: what is half typed or half dragged, and
/// what was computed for what is shown. One for each window.
struct PanelState {
    TimelineState timeline;
    ListState list;
    SearchState search;
    SourcesState sources;
    ChoiceState choice;
    DetailsState details;
    BenchState bench;
    ReaderState reader;
    ProposalsState proposals;
    PickState palette;
    bool palette_open = false;
    std::optional<time::Instant> known_seen; ///< what the second slider showed in the last frame
    std::optional<BenchWish> bench_wish;     ///< a field of the details that a command opens
    /// A place that a panel's entry under the pointer tells of, ringed on the map in this frame.
    std::optional<geo::LonLat> pointed_place;
    SummaryState summary;
    std::shared_ptr<SummaryPanelState> summary_panel; ///< made when the panel is first drawn
    std::shared_ptr<SlidesPanelState> slides_panel;   ///< made with the window
    std::array<char, 200> words{};                    ///< of the filter
    std::array<char, 100> source_words{};             ///< finds a source among many
    std::array<char, 300> projection{};               ///< typed EPSG code
    std::string projection_problem;
    std::uint64_t open_layer = 0; ///< whose look is shown; 0 none
};

} // namespace placetime::viewer
