#include "scene/summary.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace placetime::scene {
namespace {

/// Countries are told by so many places, those with most events.
constexpr std::size_t kTellingPlaces = 400;
constexpr std::size_t kListed = 200;
constexpr std::size_t kNamedBeyond = 40;

/// "the United States of America", "the Netherlands", "Kyrgyzstan"
std::string with_article(std::string const& name)
{
    static constexpr std::string_view kPlural[] = {
        "Netherlands", "Philippines", "Bahamas",   "Maldives", "Gambia",
        "Central Af",  "Dominican R", "Czech Rep", "Dem. Rep", "Solomon",
        "Marshall I",  "Comoros",     "Faroe",     "Falkland"};
    bool const plural = name.starts_with("United ") ||
                        std::any_of(std::begin(kPlural), std::end(kPlural),
                                    [&](auto prefix) { return name.starts_with(prefix); });
    return plural ? "the " + name : name;
}

std::string country_name(std::string const& code, std::span<Features const> countries)
{
    for (auto const& features : countries)
        for (auto const* c : features)
            if (c->code == code && !code.empty()) return c->name;
    return code;
}

std::string plural(std::size_t n, char const* one, char const* many)
{
    return fmt::format("{} {}", n, n == 1 ? one : many);
}

std::string name_of(Told const& told, PlaceGroup const& group)
{
    return told.book.of(told.table, group.rows.front()).name;
}

/// The groups with most events, at most `count`; all in their order when they are no more.
std::vector<PlaceGroup const*> largest(std::span<PlaceGroup const> groups, std::size_t count)
{
    std::vector<PlaceGroup const*> order;
    for (auto const& g : groups) order.push_back(&g);
    if (order.size() <= count) return order;
    std::stable_sort(order.begin(), order.end(),
                     [](auto const* a, auto const* b) { return a->rows.size() > b->rows.size(); });
    order.resize(count);
    return order;
}

float date_column(Told const& told, bool with_year, TextKit& kit)
{
    // The column of dates is as wide as three quarters of them need; the few longer ones push their
    // titles aside.
    auto style = kit.style(kTextSmall);
    style.tabular = true;
    std::vector<float> widths;
    for (auto const row : told.rows.first(std::min<std::size_t>(400, told.rows.size()))) {
        auto const instant = [](std::int64_t t) { return time::Instant(time::Seconds(t)); };
        events::EventTime const when{
            {instant(told.table.begins()[row]), instant(told.table.ends()[row])},
            told.table.precisions()[row],
            {},
            {}};
        widths.push_back(kit.measure(short_date(when, with_year), style).width);
    }
    std::sort(widths.begin(), widths.end());
    return widths.empty() ? 0 : widths[widths.size() * 3 / 4];
}

} // namespace

std::string title_for(Told const& told, std::span<Features const> countries)
{
    std::map<std::string, std::size_t> by_country;
    std::size_t total = 0;
    for (auto const* g : largest(told.groups, kTellingPlaces)) {
        auto const& info = told.book.of(told.table, g->rows.front());
        if (info.country.empty()) continue;
        by_country[info.country] += g->rows.size();
        total += g->rows.size();
    }
    if (by_country.empty()) {
        if (!told.groups.empty()) return "Events";
        bool const layer = told.table.size() == 0 && !told.input.layers.empty();
        return layer ? told.input.layers.front().name : "No events";
    }
    std::vector<std::pair<std::size_t, std::string>> order;
    for (auto const& [code, count] : by_country) order.emplace_back(count, code);
    std::stable_sort(order.begin(), order.end(),
                     [](auto const& a, auto const& b) { return a.first > b.first; });
    auto const name = [&](std::size_t i) {
        return with_article(country_name(order[i].second, countries));
    };
    if (order[0].first * 10 >= total * 7) return "Events in " + name(0);
    if (order.size() >= 2 && (order[0].first + order[1].first) * 10 >= total * 8)
        return fmt::format("Events in {} and {}", name(0), name(1));
    return fmt::format("Events in {} countries", order.size());
}

std::vector<ListEntry> list_entries(Told const& told, std::span<PlacedGroup const> placed,
                                    bool density)
{
    std::vector<ListEntry> entries;
    for (auto const& p : placed) {
        auto name = name_of(told, *p.places.front());
        if (p.places.size() == 2)
            name += ", " + name_of(told, *p.places[1]);
        else if (p.places.size() > 2)
            name += fmt::format(" and {} places near", p.places.size() - 1);
        entries.push_back({std::move(name), p.rows, 0, false, true});
    }
    auto const add = [&](PlaceGroup const& g, bool wide) {
        entries.push_back({name_of(told, g) + (g.is_country ? ", country-wide" : ""),
                           {g.rows.begin(), g.rows.end()},
                           0,
                           wide,
                           false});
    };
    for (auto const& g : told.groups)
        if (g.kind == PlaceGroup::Kind::wide) add(g, true);
    if (density)
        for (auto const* g : largest(told.groups, kListed))
            if (g->kind == PlaceGroup::Kind::point) add(*g, false);
    std::stable_sort(entries.begin(), entries.end(),
                     [](auto const& a, auto const& b) { return a.rows.size() > b.rows.size(); });
    return entries;
}

std::vector<TrayRow> tray_rows(Told const& told, std::span<PlaceGroup const* const> wide,
                               std::span<PlaceGroup const* const> beyond, Emphasis const& emphasis)
{
    std::vector<TrayRow> rows;
    std::vector<PlaceGroup const*> order(wide.begin(), wide.end());
    std::stable_sort(order.begin(), order.end(),
                     [](auto const* a, auto const* b) { return a->rows.size() > b->rows.size(); });
    for (auto const* g : order)
        rows.push_back({name_of(told, *g) + (g->is_country ? ", country-wide" : ", whole region"),
                        count_types(told.table, g->rows),
                        {g->rows.begin(), g->rows.end()},
                        emphasis.of(g->rows)});
    if (beyond.empty()) return rows;
    std::string names;
    std::vector<events::Row> all;
    std::size_t named = 0;
    for (auto const* g : beyond) {
        if (named++ < kNamedBeyond) names += (names.empty() ? "" : ", ") + name_of(told, *g);
        all.insert(all.end(), g->rows.begin(), g->rows.end());
    }
    rows.push_back(
        {"Beyond the map: " + names, count_types(told.table, all), all, emphasis.of(all)});
    return rows;
}

std::string what_next(SceneInput const& input)
{
    if (!input.table || input.table->size() == 0)
        return "Extract some from reports, or open a table of events.";
    if (!input.window.open())
        return "Nothing lies in this window of time; widen --begin and --end.";
    return "None of the events has both a date and a place that can be drawn.";
}

Summary summarise(Told const& told, TextKit& kit)
{
    Summary summary;
    for (auto const& layer : told.input.layers)
        if (layer.style.visible) summary.layers.push_back(&layer);
    summary.types = count_types(told.table, told.rows, told.input.size_by);
    for (auto const row : told.rows) {
        summary.claimed = summary.claimed || told.table.statuses()[row] == events::Status::claimed;
        summary.unreviewed =
            summary.unreviewed || told.table.reviews()[row] == events::Review::unreviewed;
    }
    auto const time = summarise_time(told.table, told.rows, told.input.window);
    summary.with_year = time.with_year;
    summary.date_width = date_column(told, summary.with_year, kit);
    if (time.span) summary.window = written_out(*time.span);
    summary.size_by = to_string(told.input.size_by);
    std::size_t places = 0, wide_events = 0;
    for (auto const& g : told.groups) {
        if (g.kind == PlaceGroup::Kind::wide)
            wide_events += g.rows.size();
        else
            ++places;
    }
    summary.hollow = std::any_of(told.groups.begin(), told.groups.end(), [](auto const& g) {
        return g.kind == PlaceGroup::Kind::area || g.kind == PlaceGroup::Kind::line;
    });
    auto const shown = told.rows.size();
    if (shown == 0)
        summary.counts = told.table.size() == 0
                             ? ""
                             : plural(told.table.size(), "event is", "events are") + " not drawn";
    else if (places == 0)
        summary.counts = plural(shown, "event", "events") + ", country-wide";
    else
        summary.counts = fmt::format("{} at {}", plural(shown - wide_events, "event", "events"),
                                     plural(places, "place", "places"));
    if (places > 0 && wide_events > 0)
        summary.counts += fmt::format(", {} country-wide", wide_events);
    if (time.loosely_dated > 0)
        summary.notes.push_back(fmt::format("{} dated to a week or coarser",
                                            plural(time.loosely_dated, "event is", "events are")));
    return summary;
}

} // namespace placetime::scene
