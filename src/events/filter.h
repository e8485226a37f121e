#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event.h"
#include "events/window.h"
#include "geo/box.h"
#include "time/instant.h"

namespace placetime::events {

/// Which events an output takes. Empty parts filter nothing.
struct Filter {
    Window window;                    ///< an event without a date passes only an open window
    std::vector<Type> types;          ///< any of these
    std::vector<Status> statuses;     ///< any of these
    std::vector<Review> reviews;      ///< any of these
    std::vector<std::string> sources; ///< any of these, as source_name() gives them
    /// Each of these words begins a word of SearchedText, case and accents
    /// aside; in scripts without spaces between words it occurs anywhere.
    std::string words;
    double min_confidence = 0; ///< share, compared in whole percent; an unknown confidence is 0
    /// An event without a place passes only without it; an unknown precision is 0.
    std::optional<geo::Meters> max_precision_m;
    std::optional<geo::Box> box; ///< an event without a place passes only without a box
    /// Planar degrees; what crosses the antimeridian is given as two areas. An event without a
    /// place passes only without a region.
    std::optional<geo::MultiPolygon> region;
    std::optional<time::Instant>
        known_at; ///< reported at or before this moment; an event of unknown report date passes
    bool background = true;   ///< false leaves background events out
    bool statements = true;   ///< false leaves statements out
    bool not_happened = true; ///< false leaves out what is denied, planned, conditional or negated
    bool drawn_only = false;  ///< only what is_drawn
};

/// True when the event's place touches the box: its point inside, or the box of its line or area
/// meeting it.
bool in_box(EventPlace const& place, geo::Box const& box);
/// True when the event's place touches the region: its point inside, or its line or area meeting
/// it. O(positions of the place times those of the region).
bool in_region(EventPlace const& place, geo::MultiPolygon const& region);

/// The words of a query, to be looked for in many texts. Thread safe.
class WordSearch {
public:
    explicit WordSearch(std::string_view query);
    bool empty() const noexcept { return words_.empty(); }
    /// True when every word occurs. `folded` is room to work in.
    bool matches(std::string_view text, std::string& folded) const;

private:
    struct Word {
        std::string folded;
        bool anywhere; ///< of a script without spaces between words
    };
    std::vector<Word> words_;
};

/// Folds the query anew at each call: for many events use filtered() or matching().
bool passes(Event const& event, Filter const& filter);

/// The events that pass, in their order.
std::vector<Event> filtered(std::vector<Event> const& events, Filter const& filter);

/// "Protests, Riots" (comma separated, any case, a unique beginning is enough: "explosions").
/// Throws UsageError that lists the types.
std::vector<Type> parse_types(std::string_view list);

/// Stable over runs and machines: 16 hex digits of the source's id, the quote's offsets, type and
/// sub-type, and a counter among equals.
std::string event_id(std::string_view source_id, std::size_t start, std::size_t end, Type type,
                     std::string_view subtype, int counter);

} // namespace placetime::events
