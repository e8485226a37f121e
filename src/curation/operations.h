#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "curation/edit.h"
#include "curation/workspace.h"

namespace placetime::curation {

// What an analyst can do, a function each: it looks at the workspace and gives the edit, to be
// applied and taken into the history; none when nothing would change. Events are named by their
// ids; what can be done to one can be done to several at once. Whoever changes what an event says
// makes its review "edited". All throw Error when an event is not there (any more), or what is
// asked for is impossible: one sentence for a person.

/// A list of ids, none twice.
using Ids = std::span<std::string const>;

/// So many events are changed by one edit at most (each is held twice, and written): more is an
/// Error.
inline constexpr std::size_t kMostAtOnce = 50'000;

// Where.

/// Another place: a candidate, or any that was searched for; none takes the place away. The words
/// of the report and the role stay as they are.
std::optional<Edit> set_place(Workspace const& workspace, Ids ids,
                              std::optional<events::EventPlace> const& place);
/// What lies around a position: the caller asks a gazetteer. Empty where there is none.
struct Around {
    std::string country; ///< alpha-2
    std::string admin1;
};
/// Moved to a point: the name is kept, the kind becomes "point", the id goes. An event without a
/// place is named by its position. `precision_m` > 0.
std::optional<Edit> set_point(Workspace const& workspace, Ids ids, geo::LonLat point,
                              geo::Meters precision_m, Around const& around = {});
/// An area that was drawn: the name is kept, the kind becomes "area". Each ring is closed and has
/// four positions at least. The representative point lies inside.
std::optional<Edit> set_area(Workspace const& workspace, Ids ids, geo::MultiPolygon area,
                             Around const& around = {});
std::optional<Edit> set_place_precision(Workspace const& workspace, Ids ids,
                                        geo::Meters precision_m);
std::optional<Edit> set_role(Workspace const& workspace, Ids ids, events::PlaceRole role);
/// A position inside an area's first polygon, far from its edge where possible.
geo::LonLat inner_point(geo::MultiPolygon const& area);

// When.

/// None takes the date away. UTC, or civil dates at a precision of a day or coarser. Words and zone
/// stay.
std::optional<Edit> set_date(Workspace const& workspace, Ids ids,
                             std::optional<time::DatedInterval> const& when);

// What.

std::optional<Edit> set_type(Workspace const& workspace, Ids ids, events::Type type,
                             std::string_view subtype);
std::optional<Edit> set_status(Workspace const& workspace, Ids ids, events::Status status);
std::optional<Edit> set_title(Workspace const& workspace, Ids ids, std::string_view title);
std::optional<Edit> set_actors(Workspace const& workspace, Ids ids, std::string_view actor1,
                               std::string_view actor2);
/// A figure of which neither bound is known takes it away. Bounds are not negative; max >= min.
std::optional<Edit> set_figure(Workspace const& workspace, Ids ids, events::FigureKind kind,
                               events::Figure const& figure);
std::optional<Edit> set_figures_cumulative(Workspace const& workspace, Ids ids, bool cumulative);
std::optional<Edit> set_attribution(Workspace const& workspace, Ids ids, std::string_view by);
std::optional<Edit> set_background(Workspace const& workspace, Ids ids, bool background);
/// 'A' to 'F' and 1 to 6; 0 is not graded.
std::optional<Edit> set_grade(Workspace const& workspace, Ids ids, char reliability,
                              int credibility);

// Judging.

std::optional<Edit> set_review(Workspace const& workspace, Ids ids, events::Review review);
inline std::optional<Edit> accept(Workspace const& workspace, Ids ids)
{
    return set_review(workspace, ids, events::Review::accepted);
}
inline std::optional<Edit> reject(Workspace const& workspace, Ids ids)
{
    return set_review(workspace, ids, events::Review::rejected);
}

// Several reports, one happening.

/// One event of several (at least two), at the place in the order of the first of them. What was
/// judged about their being different is forgotten.
std::optional<Edit> merge(Workspace const& workspace, Ids ids);
/// Takes a merged event apart: one claim out of it, or all. The first remains where the event
/// stood, the others come last in the order. They are judged to be different from then on.
std::optional<Edit> split(Workspace const& workspace, std::string const& id,
                          std::optional<std::size_t> claim = {});
/// These are different happenings: each pair that is not judged so yet.
std::optional<Edit> keep_apart(Workspace const& workspace, Ids ids);

// More.

/// An event that was found by hand. Its id is made of source and offsets when it is empty.
std::optional<Edit> add_event(Workspace const& workspace, events::Event event);
/// A report's part that an event is made of.
struct Passage {
    std::string source_id, source_title, source_url, publisher;
    std::optional<time::Instant> reported;
    std::size_t start = 0, end = 0; ///< code points of the report's text
    std::string text;               ///< these
};
/// An event as it begins: the passage as quote and (shortened) title, unreviewed turned to edited,
/// without date or place.
events::Event event_of(Passage const& passage, events::Type type = events::Type::politics);

/// From now on the name means this place: an entry of the project's gazetteer, and the place of the
/// events `ids` and of all others whose place bears the name in its report (folded) and that nobody
/// has reviewed. O(all events).
std::optional<Edit> apply_name(Workspace const& workspace, std::string_view name,
                               events::EventPlace const& place, Ids ids = {});
/// Takes a name's entry away; the events keep their places.
std::optional<Edit> forget_name(Workspace const& workspace, std::string_view name);

} // namespace placetime::curation
