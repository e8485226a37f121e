#include "summary/counts.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "events/table_filter.h"
#include "summary/table_builder.h"

namespace placetime::summary {
namespace {

using events::Row;
using events::RowSet;

constexpr std::array<std::string_view, 12> kByNames{"hour",    "day",     "week",   "month",
                                                    "quarter", "year",    "type",   "subtype",
                                                    "admin1",  "country", "status", "source"};
constexpr std::size_t kCheckEvery = 4096; // rows between two looks for cancelling

By parse_one(std::string_view name)
{
    auto const at = std::find(kByNames.begin(), kByNames.end(), name);
    if (at == kByNames.end())
        throw UsageError(fmt::format("by `{}`: give any of {}; `+` joins two in one table", name,
                                     fmt::join(kByNames, ", ")));
    return static_cast<By>(at - kByNames.begin());
}

template <class Visit> void each_part(std::string_view text, char parter, Visit visit)
{
    for (std::size_t at = 0; at <= text.size();) {
        auto const end = std::min(text.find(parter, at), text.size());
        visit(text.substr(at, end - at));
        at = end + 1;
    }
}

std::size_t LeftOut::*status_member(events::Status status)
{
    switch (status) {
    case events::Status::denied:
        return &LeftOut::denied;
    case events::Status::planned:
        return &LeftOut::planned;
    case events::Status::conditional:
        return &LeftOut::conditional;
    case events::Status::negated:
        return &LeftOut::negated;
    default:
        return nullptr;
    }
}

/// Why a row is not counted; null when it is.
std::size_t LeftOut::*reason(events::EventTable const& table, Row row, Request const& request)
{
    auto const& filter = request.filter;
    auto const flags = table.flags()[row];
    if (!request.rejected && filter.reviews.empty() &&
        table.reviews()[row] == events::Review::rejected)
        return &LeftOut::rejected;
    if (!filter.background && (flags & events::kBackground) != 0) return &LeftOut::background;
    if (!filter.not_happened)
        if (auto const member = status_member(table.statuses()[row])) return member;
    if (!filter.statements && (flags & events::kStatement) != 0) return &LeftOut::statements;
    if ((flags & events::kDated) == 0 && !filter.window.open()) return &LeftOut::undated;
    if ((flags & events::kPlaced) == 0 && (filter.box || filter.region)) return &LeftOut::unplaced;
    return nullptr;
}

} // namespace

std::string_view to_string(By by) noexcept { return kByNames[static_cast<std::size_t>(by)]; }

std::optional<Period> period_of(By by) noexcept
{
    if (by > By::year) return std::nullopt;
    return static_cast<Period>(by);
}

By by_period(Period period) noexcept { return static_cast<By>(period); }

std::vector<std::vector<By>> parse_by(std::string_view list)
{
    std::vector<std::vector<By>> tables;
    each_part(list, ',', [&](std::string_view part) {
        auto& table = tables.emplace_back();
        each_part(part, '+', [&](std::string_view name) {
            auto const by = parse_one(name);
            if (std::find(table.begin(), table.end(), by) != table.end())
                throw UsageError(fmt::format("by `{}`: names {} twice", part, name));
            table.push_back(by);
        });
    });
    return tables;
}

events::Filter Request::only_told()
{
    events::Filter filter;
    filter.background = filter.statements = filter.not_happened = false;
    return filter;
}

RowSet counted_rows(events::EventTable const& table, Request const& request, LeftOut* left_out,
                    CancelToken const* cancel)
{
    // All that the rest of the filter asks for; those without a date or place are told apart, and
    // then window and box.
    auto wide = request.filter;
    wide.background = wide.statements = wide.not_happened = true;
    wide.drawn_only = false;
    auto const in = events::matching(table, wide, cancel);
    wide.window = {};
    wide.box.reset();
    wide.region.reset();
    auto asked = events::matching(table, wide, cancel);
    if (request.among != nullptr) asked &= *request.among;
    LeftOut left;
    RowSet rows(table.size());
    bool const everywhere = !request.filter.box && !request.filter.region;
    asked.for_each([&](Row row) {
        bool const dated =
            (table.flags()[row] & events::kDated) != 0 || request.filter.window.open();
        bool const placed = (table.flags()[row] & events::kPlaced) != 0 || everywhere;
        if (dated && placed && !in.test(row)) return; // outside the window or the box
        if (request.by_begin && request.filter.window.begin && row < table.dated() &&
            table.begins()[row] < request.filter.window.begin->time_since_epoch().count())
            return;
        if (auto const member = reason(table, row, request))
            ++(left.*member);
        else
            rows.set(row);
    });
    if (left_out != nullptr) *left_out = left;
    return rows;
}

Period suited_period(Summary const& summary, events::Window const& window, std::size_t most)
{
    auto span = summary.span;
    if (!span) return Period::month;
    if (window.begin) span->begin = *window.begin;
    if (window.end) span->end = *window.end;
    auto const period = suited_period(*span, most);
    bool const by_day = summary.civil * 2 > summary.events - summary.undated;
    return by_day ? std::max(period, Period::day) : period;
}

Summary count(events::EventTable const& table, Request const& request, CancelToken const* cancel)
{
    Summary summary;
    auto const rows = counted_rows(table, request, &summary.left_out, cancel);
    PlaceReader places(table, request.divisions);
    std::vector<TableBuilder> builders;
    bool whole = request.figures;
    for (auto const& by : request.tables) {
        builders.emplace_back(by, table, places, request);
        for (auto const b : by) whole |= needs_event(b, request.divisions != nullptr);
    }
    FigureAdder figures;
    std::size_t done = 0;
    events::Event event;
    auto const reported = table.reported();
    rows.for_each([&](Row row) {
        if (++done % kCheckEvery == 0 && cancel != nullptr) cancel->check();
        auto const flags = table.flags()[row];
        ++summary.events;
        summary.undated += (flags & events::kDated) == 0;
        summary.unplaced += (flags & events::kPlaced) == 0;
        summary.unreviewed += table.reviews()[row] == events::Review::unreviewed;
        if (request.filter.known_at &&
            (reported.empty() || reported[row] == events::kNeverReported))
            ++summary.unknown_report;
        if ((flags & events::kDated) != 0) {
            summary.civil += time::is_civil(table.precisions()[row]);
            time::Instant const begin{time::Seconds(table.begins()[row])};
            auto const end = begin + time::Seconds(1);
            if (!summary.span) summary.span = {begin, end};
            summary.span->begin = std::min(summary.span->begin, begin);
            summary.span->end = std::max(summary.span->end, end);
        }
        Counted counted{row, nullptr};
        if (whole) {
            event = table.event(row);
            counted.event = &event;
            summary.merged += !event.claims.empty();
            summary.claims += event.claims.size();
            if (request.figures) figures.add(event);
        }
        for (auto& builder : builders) builder.add(counted);
    });
    summary.figures = figures.sums();
    summary.with_figures = request.figures;
    for (auto& builder : builders) summary.tables.push_back(builder.finish());
    return summary;
}

} // namespace placetime::summary
