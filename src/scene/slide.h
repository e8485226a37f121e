#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "events/event_table.h"
#include "events/window.h"
#include "scene/camera.h"
#include "scene/display.h"

namespace placetime::scene {

/// Words of one look.
struct TextRun {
    std::string text;
    bool bold = false, italic = false;
    std::string link{}; ///< an address; empty: none
    friend bool operator==(TextRun const&, TextRun const&) = default;
};

/// A paragraph, a heading or an item of a list.
struct TextBlock {
    enum class Kind : std::uint8_t { paragraph, heading, item };
    Kind kind = Kind::paragraph;
    int level = 0;  ///< of items: how far indented, from 0
    int number = 0; ///< of numbered items, from 1; 0 is a bullet
    std::vector<TextRun> runs;
    friend bool operator==(TextBlock const&, TextBlock const&) = default;
};

/// What stands beside an event on the map, joined to it by a line.
struct Callout {
    events::Row row = events::kNoRow;
    std::string title;  ///< of the event
    std::string quote;  ///< one sentence of the report, without quotation marks
    std::string source; ///< "5 October 2020, BBC News"
    friend bool operator==(Callout const&, Callout const&) = default;
};

/// Which parts of a slide are drawn. What is left out keeps its room, so that another program may
/// write it there: a presentation's own text.
struct SlideParts {
    bool title = true, text = true, stamp = true, legend = true, callouts = true, marking = true,
         footer = true, notice = true;
    friend bool operator==(SlideParts const&, SlideParts const&) = default;
};

/// How a slide stands once its camera has arrived and its time has run.
struct SlideRest {
    events::Window window;
    std::optional<Camera> camera; ///< none: the picture's own; its frame is replaced by the map's
};

/// The words of a slide. Spans must outlive the call only. A page in which only time has moved
/// takes the builder some 1 ms with the samples' events; where callouts go is looked for once (some
/// 10 ms).
struct SlideWords {
    std::string title;
    std::span<TextBlock const> text;
    std::string stamp;       ///< date stamp; empty: the window written out
    std::string marking;     ///< classification line, top and bottom; empty: none
    std::string source;      ///< whose events these are
    std::string attribution; ///< beside what the map credits
    std::string page;        ///< "3 / 8"
    bool unreviewed = false; ///< says "unreviewed machine extraction"
    std::span<Callout const> callouts;
    double opacity = 1; ///< of title, text and callouts, in [0, 1]
    bool inset = true;  ///< a small map that shows where the map lies
    SlideParts parts;
    /// The legend's rows, the text's size and the corner of the inset are those of the slide at
    /// rest, so that nothing jumps while time and camera move. None: the picture is at rest.
    std::optional<SlideRest> rest;
};

/// Where the parts of a slide lie, for those who write them by other means, and what they say. A
/// rectangle without area: the part is not there.
struct SlidePlan {
    Rect marking_top, marking_bottom, title, stamp, map, text, legend, footer, inset, notice;
    struct Row {
        Symbol sample;     ///< placed as drawn
        bool line = false; ///< a layer: a line in the place of the symbol
        Color line_color;
        std::string text;
        std::size_t count = 0; ///< 0 is not written
    };
    std::vector<Row> legend_rows;
    std::string legend_head;                 ///< above them; empty: none
    std::optional<std::size_t> legend_total; ///< of events, beside the head
    struct Box {
        Rect rect;
        Point anchor;            ///< the event's symbol, or the box's own middle where it has none
        std::size_t callout = 0; ///< which of the words'
    };
    std::vector<Box> callouts; ///< those that found room
    struct Link {
        Rect rect; ///< of the words in the text that lead there
        std::string address;
    };
    std::vector<Link> links;
    bool text_cut = false; ///< the text is longer than its room; it ends with "…"
    std::string stamp_text, footer_text, notice_text, marking_text; ///< as written
};

} // namespace placetime::scene
