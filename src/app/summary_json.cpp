#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/selection_json.h"
#include "app/summary_told.h"

namespace placetime::app {
namespace {

using Json = nlohmann::ordered_json;

template <class Value> Json or_null(std::optional<Value> const& value)
{
    return value ? Json(*value) : Json();
}
Json text_or_null(std::string const& text) { return text.empty() ? Json() : Json(text); }
Json moment(time::Instant t) { return time::format_utc(t); }

Json interval_json(time::Interval const& interval)
{
    return {{"begin", moment(interval.begin)}, {"end", moment(interval.end)}};
}

Json figure_json(events::Figure const& figure)
{
    return {{"min", or_null(figure.min)}, {"max", or_null(figure.max)}};
}

Json figures_json(summary::FigureSums const& sums)
{
    Json json = Json::object();
    for (std::size_t k = 0; k < sums.size(); ++k) {
        auto const& sum = sums[k];
        Json one{{"min", or_null(sum.min)},      {"max", or_null(sum.max)},
                 {"events", sum.stated},         {"same_sentence", sum.shared},
                 {"cumulative", sum.cumulative}, {"highest_cumulative", nullptr}};
        if (sum.cumulative > 0) one["highest_cumulative"] = figure_json(sum.highest);
        json[std::string(to_string(static_cast<events::FigureKind>(k)))] = std::move(one);
    }
    return json;
}

std::string_view kind_name(summary::Key::Kind kind)
{
    constexpr std::string_view kNames[] = {"value",   "country_wide", "border", "across",
                                           "outside", "earlier",      "unknown"};
    return kNames[static_cast<std::size_t>(kind)];
}

Json keys_json(std::vector<summary::Key> const& keys, std::vector<summary::By> const& by)
{
    Json json = Json::array();
    for (std::size_t i = 0; i < keys.size(); ++i) {
        auto const& key = keys[i];
        Json one{{"by", std::string(to_string(by[i]))},
                 {"kind", std::string(kind_name(key.kind))},
                 {"id", text_or_null(key.id)},
                 {"name", key.name},
                 {"country", text_or_null(key.country)}};
        if (key.begin) {
            auto const period = *summary::period_of(by[i]);
            one["begin"] = moment(*key.begin);
            one["end"] = moment(summary::next_period(*key.begin, period));
        }
        json.push_back(std::move(one));
    }
    return json;
}

Json by_json(std::vector<summary::By> const& by)
{
    Json json = Json::array();
    for (auto const b : by) json.push_back(std::string(to_string(b)));
    return json;
}

Json table_json(summary::Table const& table, bool with_figures)
{
    Json json{{"by", by_json(table.by)},
              {"longer_than_period", table.longer},
              {"began_before_window", table.earlier},
              {"repeated", table.repeated},
              {"empty_periods_left_out", table.gaps},
              {"groups", Json::array()}};
    for (auto const& group : table.groups) {
        Json one{{"keys", keys_json(group.keys, table.by)}, {"events", group.events}};
        if (with_figures) one["figures"] = figures_json(group.figures);
        json["groups"].push_back(std::move(one));
    }
    return json;
}

Json left_out_json(summary::LeftOut const& left_out)
{
    Json json = Json::object();
    for (auto const& [name, count] : left_out_parts(left_out)) json[std::string(name)] = count;
    return json;
}

Json compared_json(summary::Compared const& one)
{
    return {{"first", one.first},
            {"second", one.second},
            {"first_per_day", one.first_rate},
            {"second_per_day", one.second_rate},
            {"ratio", or_null(one.ratio)},
            {"p", one.p},
            {"q", one.q},
            {"differs", one.is_different()}};
}

Json comparison_json(summary::Comparison const& comparison)
{
    Json json{{"first", interval_json(comparison.first)},
              {"second", interval_json(comparison.second)},
              {"test", "exact two-sided conditional binomial; q by Benjamini-Hochberg"},
              {"all", compared_json(comparison.all)},
              {"first_left_out", left_out_json(comparison.first_left_out)},
              {"second_left_out", left_out_json(comparison.second_left_out)},
              {"tables", Json::array()}};
    for (auto const& table : comparison.tables) {
        Json one{{"by", by_json(table.by)}, {"groups", Json::array()}};
        for (auto const& group : table.groups) {
            Json row{{"keys", keys_json(group.keys, table.by)}};
            row.update(compared_json(group));
            one["groups"].push_back(std::move(row));
        }
        json["tables"].push_back(std::move(one));
    }
    return json;
}

Json hot_spots_json(summary::HotSpots const& found, summary::Divisions const& divisions)
{
    Json json{{"cells_are", std::string(to_string(found.kind))},
              {"width_m", found.width_m > 0 ? Json(found.width_m) : Json()},
              {"statistic", "Getis-Ord Gi*, two-sided; q by Benjamini-Hochberg"},
              {"problem", text_or_null(found.problem)},
              {"events", found.events},
              {"left_out",
               {{"wide", found.wide},
                {"imprecise", found.imprecise},
                {"unplaced", found.unplaced},
                {"beyond", found.beyond}}},
              {"cells", Json::array()}};
    for (auto const& cell : found.cells) {
        Json one{{"id", nullptr},
                 {"name", text_or_null(cell.name)},
                 {"lon", cell.center.lon},
                 {"lat", cell.center.lat},
                 {"events", cell.events},
                 {"neighbours", cell.neighbours},
                 {"z", cell.z},
                 {"p", cell.p},
                 {"q", cell.q},
                 {"verdict", cell.verdict > 0   ? "hot"
                             : cell.verdict < 0 ? "cold"
                                                : "neither"},
                 {"outline", nullptr}};
        if (cell.division != summary::kNoDivision) one["id"] = divisions.division(cell.division).id;
        for (auto const& p : cell.outline) one["outline"].push_back({p.lon, p.lat});
        json["cells"].push_back(std::move(one));
    }
    return json;
}

} // namespace

std::string summary_json(SummaryTold const& told)
{
    auto const& s = told.summary;
    Json json;
    json["generator"] = fmt::format("Placetime {}", PLACETIME_VERSION);
    json["sources"] = told.command.files;
    json["selection"] = selection_json(told.command.selection);
    json["selection"]["background"] = told.command.background;
    json["selection"]["statements"] = told.command.statements;
    json["events"] = s.events;
    json["undated"] = s.undated;
    json["unplaced"] = s.unplaced;
    json["unreviewed"] = s.unreviewed;
    json["merged"] = {{"events", s.merged}, {"claims", s.claims}};
    json["proposed"] = nullptr;
    if (told.proposed)
        json["proposed"] = {{"groups", told.proposed->groups}, {"events", told.proposed->events}};
    json["unknown_report_date"] = s.unknown_report;
    json["left_out"] = left_out_json(s.left_out);
    json["span"] = s.span ? interval_json(*s.span) : Json();
    json["figures"] = s.with_figures ? figures_json(s.figures) : Json();
    json["tables"] = Json::array();
    for (auto const& table : s.tables) json["tables"].push_back(table_json(table, s.with_figures));
    json["comparison"] = told.comparison ? comparison_json(*told.comparison) : Json();
    json["hot_spots"] = told.hot_spots ? hot_spots_json(*told.hot_spots, told.divisions) : Json();
    json["growth"] = nullptr;
    if (told.command.growth) {
        json["growth"] = {{"figure", std::string(to_string(*told.command.growth))},
                          {"readings", Json::array()}};
        for (auto const& point : told.growth)
            json["growth"]["readings"].push_back(
                {{"reported", moment(point.reported)},
                 {"min", or_null(point.figure.min)},
                 {"max", or_null(point.figure.max)},
                 {"source", text_or_null(point.source)},
                 {"attribution", text_or_null(point.attribution)}});
    }
    return json.dump(1, ' ', false, Json::error_handler_t::replace) + "\n";
}

} // namespace placetime::app
