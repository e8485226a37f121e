#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/geometry.h"
#include "time/instant.h"

namespace placetime::events {

/// The ten types of the contract, in the order of legends.
enum class Type : std::uint8_t {
    battles,
    explosions,
    violence_against_civilians,
    protests,
    riots,
    strategic_developments,
    politics,
    security_measures,
    diplomacy,
    humanitarian
};
inline constexpr std::size_t kTypeCount = 10;
/// "Explosions/Remote violence"
std::string_view to_string(Type type) noexcept;
std::optional<Type> parse_type(std::string_view name) noexcept;

enum class Status : std::uint8_t { asserted, claimed, denied, planned, conditional, negated };
std::string_view to_string(Status status) noexcept;
std::optional<Status> parse_status(std::string_view name) noexcept;

enum class PlaceRole : std::uint8_t { where, origin, destination, venue, subject };
std::string_view to_string(PlaceRole role) noexcept;
std::optional<PlaceRole> parse_role(std::string_view name) noexcept;

enum class Review : std::uint8_t { unreviewed, accepted, rejected, edited };
std::string_view to_string(Review review) noexcept;
std::optional<Review> parse_review(std::string_view name) noexcept;

/// A count that a source gives: at least `min`, at most `max`; "over 600" is 600 and none.
struct Figure {
    std::optional<std::int64_t> min;
    std::optional<std::int64_t> max;
    bool known() const noexcept { return min || max; }
    friend bool operator==(Figure const&, Figure const&) = default;
};

enum class FigureKind : std::uint8_t { killed, injured, displaced, detained, participants };
inline constexpr std::size_t kFigureKinds = 5;
/// "killed"
std::string_view to_string(FigureKind kind) noexcept;

/// Where an event was, as resolved. Country-wide places have kind "country".
struct EventPlace {
    std::string text; ///< as the report writes it
    std::string name, id, kind;
    std::string country; ///< alpha-2, empty when none
    std::vector<std::string> countries;
    std::string admin1;
    geo::LonLat point;            ///< representative point
    geo::SharedGeometry geometry; ///< the point again, or the line or area
    geo::Meters precision_m = 0;
    PlaceRole role = PlaceRole::where;
};

/// When, as resolved.
struct EventTime {
    time::Interval interval;
    time::Precision precision = time::Precision::day;
    std::string text; ///< as the report writes it; empty when inherited from the report
    std::string zone; ///< IANA
};

/// What happened, where, when, who says so: every property of the contract. Empty strings and
/// absent optionals are null in outputs.
struct Event {
    std::string id; ///< stable: made from the source and offsets
    std::string title;
    Type type = Type::politics;
    std::string subtype;
    Status status = Status::asserted;
    std::string attribution;
    bool background = false;
    std::optional<EventTime> when;
    std::optional<EventPlace> where;
    std::string actor1, actor2;
    std::array<Figure, kFigureKinds> figures;
    std::string figures_text;
    bool figures_cumulative = false;
    std::optional<time::Instant> reported; ///< the day of the report when it gives no other
    std::string source_id, source_title, source_url, publisher;
    std::size_t source_start = 0, source_end = 0; ///< code points of the report's text: the quote
    std::string source_quote;
    int source_count = 1;
    double confidence = 0, place_confidence = 0, date_confidence = 0;
    Review review = Review::unreviewed;
    /// How an analyst grades what is said, by the Admiralty code: the source's reliability from A
    /// (completely reliable) to F (cannot be judged), the information's credibility from 1
    /// (confirmed) to 6 (cannot be judged); 0 is not graded.
    char reliability = 0;
    int credibility = 0;
    std::optional<std::size_t> place_index, time_index; ///< into annotate's places and times
    /// What each report says, where several tell of the same happening: events as they stood
    /// before they were merged, the first reported first; none of them has claims of its own.
    /// Empty: the event is its own only claim.
    std::vector<Event> claims;

    Figure& figure(FigureKind kind) noexcept { return figures[static_cast<std::size_t>(kind)]; }
    Figure const& figure(FigureKind kind) const noexcept
    {
        return figures[static_cast<std::size_t>(kind)];
    }
};

/// Places from this size on (half the diagonal of the box) are wide: no symbol stands for them.
inline constexpr geo::Meters kWidePlace = 600'000;
/// True for a country and for a region as large as kWidePlace.
bool is_wide(EventPlace const& place) noexcept;

/// True for what only was said: type Diplomacy, subtype "statement".
bool is_statement(Type type, std::string_view subtype) noexcept;
/// True when it is told to have happened: asserted or claimed.
bool is_told(Status status) noexcept;

/// The name that a filter by source shows: the publisher, else the report's title, else its id;
/// empty when none is known.
std::string_view source_name(std::string_view publisher, std::string_view title,
                             std::string_view id) noexcept;
std::string_view source_name(Event const& event) noexcept;

/// True when a map draws it by default: asserted or claimed, not background, not rejected, with a
/// date and a place, and no statement (type Diplomacy, subtype "statement").
bool is_drawn(Event const& event) noexcept;

} // namespace placetime::events
