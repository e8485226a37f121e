#include <algorithm>

#include <fmt/format.h>

#include "app/summary_told.h"
#include "app/text_table.h"
#include "coreference/agreement.h"

namespace placetime::app {
namespace {

using summary::By;
using summary::Key;

/// Rows of a table of hot spots or of a long list on a terminal.
constexpr std::size_t kMostRows = 400, kMostHotSpots = 20;

std::string count_text(std::size_t count) { return fmt::format("{}", count); }

std::string moment(time::Instant t)
{
    auto const day = std::chrono::floor<std::chrono::days>(t);
    return t == day ? time::format_date(day) : time::format_utc(t);
}

std::string plural(std::size_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string figure_range(std::optional<std::int64_t> min, std::optional<std::int64_t> max)
{
    if (min && max)
        return *min == *max ? fmt::format("{}", *min) : fmt::format("{}–{}", *min, *max);
    return min ? fmt::format("{}+", *min) : max ? fmt::format("≤{}", *max) : std::string();
}

/// "600+ (2)": the sum, and of how many events; "-" when none tells.
std::string figure_cell(summary::FigureSum const& sum)
{
    if (sum.stated == 0) return sum.cumulative > 0 ? "cumulative" : "-";
    return fmt::format("{} ({})", figure_range(sum.min, sum.max), sum.stated);
}

std::string joined(std::vector<std::pair<std::string_view, std::size_t>> const& parts)
{
    std::string text;
    for (auto const& [name, count] : parts)
        if (count > 0) text += fmt::format("{}{} {}", text.empty() ? "" : ", ", count, name);
    return text;
}

std::vector<events::FigureKind> known_figures(summary::FigureSums const& sums)
{
    std::vector<events::FigureKind> kinds;
    for (std::size_t k = 0; k < events::kFigureKinds; ++k)
        if (sums[k].any()) kinds.push_back(static_cast<events::FigureKind>(k));
    return kinds;
}

std::string by_words(std::vector<By> const& by)
{
    std::string words;
    for (auto const b : by) words += (words.empty() ? "" : " and ") + std::string(to_string(b));
    return words;
}

void write_head(SummaryTold const& told, std::string& out)
{
    auto const& s = told.summary;
    std::vector<std::vector<std::string>> rows;
    auto events = plural(s.events, "event", "events");
    if (s.span)
        events += fmt::format(
            ", beginning {} to {}", moment(s.span->begin),
            moment(std::chrono::floor<std::chrono::days>(s.span->end - time::Seconds(1))));
    rows.push_back({"Counted", events});
    if (auto const words = told.command.selection.words(); !words.empty())
        rows.push_back({"Asked for", words});
    auto const without = joined({{"undated", s.undated}, {"unplaced", s.unplaced}});
    if (!without.empty())
        rows.push_back({"Of these", without + " (counted, in rows of their own)"});
    if (s.unreviewed > 0)
        rows.push_back(
            {"Unreviewed", fmt::format("{} of {}: machine-coded, nobody has checked them",
                                       s.unreviewed, s.events)});
    if (s.merged > 0)
        rows.push_back(
            {"Merged", fmt::format("{} of several reports ({} claims), each counted once",
                                   plural(s.merged, "event", "events"), s.claims)});
    if (told.proposed && told.proposed->groups > 0)
        rows.push_back(
            {"Proposed",
             fmt::format("{} of {} events may be one happening each; they and "
                         "their figures count apart until someone merges them",
                         plural(told.proposed->groups, "group", "groups"), told.proposed->events)});
    if (!told.proposed && s.events > 0)
        rows.push_back({"Proposed", "too many events to look for reports of the same happening"});
    auto const left = joined(left_out_parts(s.left_out));
    rows.push_back({"Left out", left.empty() ? "nothing" : left});
    if (s.unknown_report > 0)
        rows.push_back({"Not dated", fmt::format("{} counted without a date of report",
                                                 plural(s.unknown_report, "event", "events"))});
    for (auto const kind : known_figures(s.figures)) {
        auto const& sum = s.figures[static_cast<std::size_t>(kind)];
        std::string line;
        if (sum.stated > 0)
            line = fmt::format("{} (given by {})", figure_range(sum.min, sum.max),
                               plural(sum.stated, "event", "events"));
        if (sum.shared > 0)
            line += fmt::format("; {} more with the figure of the same sentence", sum.shared);
        if (sum.cumulative > 0)
            line += fmt::format("{}{} not summed, the highest {}", line.empty() ? "" : "; ",
                                plural(sum.cumulative, "cumulative figure", "cumulative figures"),
                                figure_range(sum.highest.min, sum.highest.max));
        rows.push_back({std::string(to_string(kind)), line});
    }
    out += aligned(std::move(rows), 2, 0, 200);
}

void write_table(SummaryTold const& told, summary::Table const& table, std::string& out)
{
    out += fmt::format("\nEvents by {}\n", by_words(table.by));
    if (table.groups.empty()) {
        out += "  none\n";
        return;
    }
    summary::FigureSums any{};
    for (auto const& group : table.groups)
        for (std::size_t k = 0; k < any.size(); ++k)
            any[k].stated += group.figures[k].any() ? 1 : 0;
    auto const kinds = known_figures(any);
    std::vector<std::vector<std::string>> rows{{}};
    for (auto const by : table.by) rows.front().emplace_back(to_string(by));
    rows.front().emplace_back("events");
    for (auto const kind : kinds) rows.front().emplace_back(to_string(kind));
    bool const with_country = has_countries(table);
    std::size_t hidden = 0;
    bool const long_table = table.groups.size() > kMostRows;
    for (auto const& group : table.groups) {
        if (long_table && (group.events == 0 || rows.size() > kMostRows)) {
            ++hidden;
            continue;
        }
        std::vector<std::string> row;
        for (auto const& key : group.keys)
            row.push_back(summary::label_of({key}, with_country, &told.divisions));
        row.push_back(count_text(group.events));
        for (auto const kind : kinds)
            row.push_back(figure_cell(group.figures[static_cast<std::size_t>(kind)]));
        rows.push_back(std::move(row));
    }
    out += aligned(std::move(rows), table.by.size());
    if (hidden > 0)
        out += fmt::format("  {} more rows, or without events, are in --csv and --json\n", hidden);
    if (table.longer > 0)
        out += fmt::format("  {} longer than the period, counted at the begin\n",
                           table.longer == 1 ? "1 event lasts"
                                             : fmt::format("{} events last", table.longer));
    if (table.earlier > 0)
        out += fmt::format("  {} before the window that was asked for, and reach into it\n",
                           table.earlier == 1 ? "1 event began"
                                              : fmt::format("{} events began", table.earlier));
    if (table.repeated > 0)
        out +=
            "  an event of several sources stands in the row of each; the total counts it once\n";
    if (table.gaps) out += "  periods without events are left out: they are too many\n";
}

std::string rate(double value) { return fmt::format("{:.2f}", value); }
std::string chance(double p) { return p < 0.001 ? "<0.001" : fmt::format("{:.3f}", p); }

std::vector<std::string> compared_row(std::string name, summary::Compared const& one)
{
    auto const difference =
        static_cast<std::int64_t>(one.second) - static_cast<std::int64_t>(one.first);
    return {std::move(name),
            count_text(one.first),
            count_text(one.second),
            fmt::format("{:+}", difference),
            rate(one.first_rate),
            rate(one.second_rate),
            one.ratio ? fmt::format("{:.2f}", *one.ratio) : std::string("-"),
            chance(one.p),
            chance(one.q),
            one.is_different() ? "differs" : ""};
}

std::string interval_words(time::Interval const& interval)
{
    return fmt::format("{} up to {}", moment(interval.begin), moment(interval.end));
}

void write_comparison(SummaryTold const& told, std::string& out)
{
    auto const& c = *told.comparison;
    out += fmt::format("\nFirst period  {}\nSecond period {}\n", interval_words(c.first),
                       interval_words(c.second));
    std::vector<std::string> const head{"",      "first", "second", "change", "a day",
                                        "a day", "ratio", "p",      "q",      ""};
    std::vector<std::vector<std::string>> all{head, compared_row("all events", c.all)};
    out += aligned(std::move(all), 1);
    for (auto const& table : c.tables) {
        out += fmt::format("\nCompared by {}\n", by_words(table.by));
        std::vector<std::vector<std::string>> rows{head};
        bool const with_country = has_countries(table);
        for (auto const& group : table.groups)
            rows.push_back(
                compared_row(summary::label_of(group.keys, with_country, &told.divisions), group));
        out += aligned(std::move(rows), 1);
    }
    out +=
        "  an event counts where it begins; p: exact two-sided test of equal rates (conditional\n"
        "  binomial); q: p corrected for the number of rows (Benjamini-Hochberg); \"differs\" is\n"
        "  q of 0.05 and less; events told of together are not independent, so be careful still\n";
    auto const left = [&](std::string_view name, summary::LeftOut const& left_out) {
        if (left_out.total() > 0)
            out += fmt::format("  left out of the {} period: {}\n", name,
                               joined(left_out_parts(left_out)));
    };
    left("first", c.first_left_out);
    left("second", c.second_left_out);
}

void write_hot_spots(SummaryTold const& told, std::string& out)
{
    auto const& h = *told.hot_spots;
    auto const kind = h.kind == summary::HotSpotCells::divisions
                          ? std::string("first-level divisions")
                          : fmt::format("{} {:g} km wide", to_string(h.kind), h.width_m / 1000);
    out += fmt::format("\nHot spots among {}\n", h.cells.empty() ? to_string(h.kind) : kind);
    if (!h.problem.empty()) {
        out += fmt::format("  {}\n", h.problem);
    } else {
        std::vector<summary::HotSpotCell const*> marked;
        for (auto const& cell : h.cells)
            if (cell.verdict != 0) marked.push_back(&cell);
        std::stable_sort(marked.begin(), marked.end(),
                         [](auto const* a, auto const* b) { return a->z > b->z; });
        std::vector<std::vector<std::string>> rows{{"", "where", "events", "Gi*", "p", "q"}};
        for (auto const* cell : marked) {
            if (rows.size() > kMostHotSpots) break;
            auto const name = cell->name.empty() ? fmt::format("{:.2f}, {:.2f}", cell->center.lon,
                                                               cell->center.lat)
                                                 : cell->name;
            rows.push_back({cell->verdict > 0 ? "hot" : "cold", name, count_text(cell->events),
                            fmt::format("{:.2f}", cell->z), chance(cell->p), chance(cell->q)});
        }
        out += marked.empty() ? "  none: events stand no closer than chance\n"
                              : aligned(std::move(rows), 2);
        if (marked.size() > kMostHotSpots)
            out += fmt::format("  and {} more, in --json\n", marked.size() - kMostHotSpots);
        out += fmt::format("  {} of {} cells have events; Getis-Ord Gi*, two-sided, corrected by "
                           "Benjamini-Hochberg at 0.05\n",
                           std::count_if(h.cells.begin(), h.cells.end(),
                                         [](auto const& cell) { return cell.events > 0; }),
                           h.cells.size());
    }
    auto const left = joined({{"country-wide, on borders or across", h.wide},
                              {"known less well than a cell", h.imprecise},
                              {"unplaced", h.unplaced},
                              {"outside the box", h.beyond}});
    out += fmt::format("  {} used{}{}\n", plural(h.events, "event", "events"),
                       left.empty() ? "" : "; left out: ", left);
}

void write_growth(SummaryTold const& told, std::string& out)
{
    out += fmt::format("\nHow many {}, by report\n", to_string(*told.command.growth));
    std::vector<std::vector<std::string>> rows{{"reported", "figure", "source", "who says so"}};
    for (auto const& point : told.growth)
        rows.push_back({moment(point.reported), coreference::figure_words(point.figure),
                        point.source, point.attribution});
    out += told.growth.empty() ? "  no dated report gives a number\n" : aligned(std::move(rows), 4);
}

} // namespace

std::vector<std::pair<std::string_view, std::size_t>>
left_out_parts(summary::LeftOut const& left_out)
{
    return {{"rejected", left_out.rejected},       {"background", left_out.background},
            {"denied", left_out.denied},           {"planned", left_out.planned},
            {"conditional", left_out.conditional}, {"negated", left_out.negated},
            {"statements", left_out.statements},   {"undated", left_out.undated},
            {"unplaced", left_out.unplaced}};
}

std::string summary_text(SummaryTold const& told)
{
    std::string out;
    write_head(told, out);
    for (auto const& table : told.summary.tables) write_table(told, table, out);
    if (told.comparison) write_comparison(told, out);
    if (told.hot_spots) write_hot_spots(told, out);
    if (told.command.growth) write_growth(told, out);
    return out;
}

} // namespace placetime::app
