#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "events/event_table.h"
#include "events/filter.h"
#include "summary/divisions.h"
#include "summary/figure_sums.h"
#include "summary/periods.h"

namespace placetime::summary {

/// What events are counted by.
enum class By {
    hour,
    day,
    week,
    month,
    quarter,
    year,
    type,
    subtype,
    admin1,
    country,
    status,
    source
};
/// "month", "type", "admin1" ...
std::string_view to_string(By by) noexcept;
/// The period of a By that is one.
std::optional<Period> period_of(By by) noexcept;
By by_period(Period period) noexcept;

/// "month,type,admin1": a table each; "month+type" is one table of both. Throws UsageError that
/// lists what there is.
std::vector<std::vector<By>> parse_by(std::string_view list);

/// What a row of a table is about.
struct Key {
    /// value: of the vocabulary, the calendar or the divisions. The others stand at the table's end
    /// and are no division or period.
    enum class Kind : std::uint8_t {
        value,
        country_wide, ///< known to a country only (in tables of divisions)
        border,       ///< a shared border of two countries
        across,       ///< a place that is wider than a division or lies in several
        outside,      ///< in no division that is known: at sea, in an unnamed territory
        earlier,      ///< of periods: began before the window that was asked for
        unknown,      ///< no value: undated, unplaced, without sub-type, of an unnamed source
    };
    Kind kind = Kind::value;
    std::string id;      ///< "2020-10", "Protests", "ne:KG-O", "KG"; empty when unknown
    std::string name;    ///< what a person reads: "Osh Region, Kyrgyzstan", "undated"
    std::string country; ///< alpha-2, of divisions and countries
    std::optional<time::Instant> begin;    ///< of periods
    std::optional<events::Type> type;      ///< of types and sub-types
    DivisionNumber division = kNoDivision; ///< of divisions
    friend bool operator==(Key const&, Key const&) = default;
};

/// A row: events that share the keys.
struct Group {
    std::vector<Key> keys; ///< one for each By of the table
    std::size_t events = 0;
    FigureSums figures; ///< of nothing unless figures were asked for
};

struct Table {
    std::vector<By> by;
    /// Ordered by keys: periods by time with those that are empty in between (as long as they are
    /// at most kMostPeriods), types and states in the order of legends, all else by number of
    /// events, then name; what is no value last.
    std::vector<Group> groups;
    std::size_t longer = 0;  ///< events that last longer than a period: counted at their begin
    std::size_t earlier = 0; ///< that began before the window and reach into it: a row of their own
    std::size_t repeated = 0; ///< rows beyond the first in which an event of several sources stands
    events::Window window;    ///< that was asked for
    bool gaps = false;        ///< empty periods are left out: they would be too many
};
inline constexpr std::size_t kMostPeriods = 2'000;

/// Why events are not counted; each once, the first that holds.
struct LeftOut {
    std::size_t rejected = 0, background = 0, denied = 0, planned = 0, conditional = 0, negated = 0,
                statements = 0;
    std::size_t undated = 0;  ///< because a window was asked for
    std::size_t unplaced = 0; ///< because a box or region was asked for
    std::size_t total() const noexcept
    {
        return rejected + background + denied + planned + conditional + negated + statements +
               undated + unplaced;
    }
};

struct Request {
    std::vector<std::vector<By>> tables;
    /// Window, box, types, words ... of what is looked at. Its background, statements, not_happened
    /// say what is counted beside events that are told to have happened; its drawn_only is not
    /// used.
    events::Filter filter = only_told();
    /// Only these rows are looked at; null: all. As large as the table.
    events::RowSet const* among = nullptr;
    bool rejected = false; ///< count what an analyst rejected too
    bool by_begin = false; ///< only events that begin in the window: each is in one of two
    bool figures = true;   ///< reads every event whole: some microseconds each
    Divisions const* divisions = nullptr; ///< null: events are of the admin1 that they name

    /// Without history, statements, and what is denied, planned, conditional or negated.
    static events::Filter only_told();
};

struct Summary {
    std::size_t events = 0;   ///< counted: merged events once, reports never
    std::size_t undated = 0;  ///< of those counted
    std::size_t unplaced = 0; ///< of those counted
    std::size_t unreviewed = 0;
    std::size_t civil = 0;              ///< of those counted: dated to a day or coarser
    std::size_t merged = 0, claims = 0; ///< merged events, and the claims that they hold
    std::size_t unknown_report = 0; ///< counted with a known_at although no report date is known
    LeftOut left_out;
    std::optional<time::Interval> span; ///< of the begins of those counted, to the last second
    FigureSums figures;                 ///< of all of them
    bool with_figures = false;
    std::vector<Table> tables;
};

/// Deterministic. Throws Cancelled. Without figures, sub-types, sources or an admin1 by name it
/// reads columns only: 100 ns a row; else some microseconds a row.
Summary count(events::EventTable const& table, Request const& request,
              CancelToken const* cancel = nullptr);

/// A period for a table of what was counted that gives at most `most` rows over its span, or over
/// the window that was asked for; no finer than a day where most events are dated no finer. Months
/// where nothing is dated.
Period suited_period(Summary const& summary, events::Window const& window, std::size_t most);

/// The rows that count() counts, for what else is made of the same events.
events::RowSet counted_rows(events::EventTable const& table, Request const& request,
                            LeftOut* left_out = nullptr, CancelToken const* cancel = nullptr);

} // namespace placetime::summary
