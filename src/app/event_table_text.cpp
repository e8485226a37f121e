#include "app/event_table_text.h"

#include <algorithm>
#include <array>
#include <vector>

#include <fmt/format.h>

#include "text/utf8.h"

namespace placetime::app {

namespace {

constexpr std::size_t kColumns = 4;
using Row = std::array<std::string, kColumns>;
constexpr std::array<std::size_t, kColumns> kWidest{25, 24, 27, 78};

/// At most `width` code points, the last an ellipsis when it was longer.
std::string cut(std::string const& text, std::size_t width)
{
    if (text::count_code_points(text) <= width) return text;
    text::OffsetMap const map(text);
    return text.substr(0, map.bytes(width - 1)) + "…";
}

std::string padded(std::string const& text, std::size_t width)
{
    auto const length = text::count_code_points(text);
    return text + std::string(width > length ? width - length : 0, ' ');
}

/// "2020-10-06", "2020-10", "2020-10-05 to 2020-10-06": no finer than it is known.
std::string when(events::EventTime const& time)
{
    auto const begin = time::format_utc(time.interval.begin);
    auto const date = [](time::Instant t) { return time::format_utc(t).substr(0, 10); };
    switch (time.precision) {
    case time::Precision::second:
    case time::Precision::minute:
    case time::Precision::hour:
        return begin.substr(0, 10) + " " + begin.substr(11, 5) + " UTC";
    case time::Precision::day:
        return date(time.interval.begin);
    case time::Precision::month:
        return begin.substr(0, 7);
    case time::Precision::year:
        return begin.substr(0, 4);
    default: {
        auto const last = date(time.interval.end - time::Seconds(1));
        auto const first = date(time.interval.begin);
        return first == last ? first : first + " to " + last;
    }
    }
}

std::string counted(std::size_t count, char const* what)
{
    return count == 0 ? "" : fmt::format(", {} {}", count, what);
}

} // namespace

std::string event_table_text(std::span<events::Event const> events)
{
    std::vector<events::Event const*> drawn;
    std::size_t not_happened = 0;
    std::size_t background = 0;
    std::size_t undated = 0;
    std::size_t unplaced = 0;
    std::size_t statements = 0;
    for (auto const& event : events) {
        if (events::is_drawn(event))
            drawn.push_back(&event);
        else if (event.status != events::Status::asserted &&
                 event.status != events::Status::claimed)
            ++not_happened;
        else if (event.background)
            ++background;
        else if (!event.when)
            ++undated;
        else if (!event.where)
            ++unplaced;
        else
            ++statements;
    }
    std::stable_sort(drawn.begin(), drawn.end(), [](auto const* a, auto const* b) {
        return a->when->interval.begin < b->when->interval.begin;
    });
    std::vector<Row> rows{{"When", "Where", "Type", "What"}};
    for (auto const* event : drawn) {
        auto const claimed = event->status == events::Status::claimed ? " (claimed)" : "";
        rows.push_back({when(*event->when), event->where->name, std::string(to_string(event->type)),
                        event->title + claimed});
    }
    std::array<std::size_t, kColumns> widths{};
    for (auto& row : rows)
        for (std::size_t c = 0; c < kColumns; ++c) {
            row[c] = cut(row[c], kWidest[c]);
            widths[c] = std::max(widths[c], text::count_code_points(row[c]));
        }
    std::string out;
    for (auto const& row : rows) {
        for (std::size_t c = 0; c + 1 < kColumns; ++c) out += padded(row[c], widths[c]) + "  ";
        out += row.back() + "\n";
    }
    out += fmt::format("{} events drawn{}{}{}{}{}\n", drawn.size(),
                       counted(statements, "statements"), counted(background, "history"),
                       counted(not_happened, "denied, planned, conditional or negated"),
                       counted(undated, "undated"), counted(unplaced, "unplaced"));
    return out;
}

} // namespace placetime::app
