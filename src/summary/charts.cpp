// Bars by group, and two periods side by side.
#include "summary/charts.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <fmt/format.h>

#include "summary/chart_parts.h"

namespace placetime::summary {
namespace {

template <class Groups> bool several_countries(Groups const& groups)
{
    std::set<std::string> countries;
    for (auto const& group : groups)
        for (auto const& key : group.keys)
            if (key.kind == Key::Kind::value && !key.country.empty() && key.country != key.id)
                countries.insert(key.country);
    return countries.size() > 1;
}

/// Names at the left, cut where they would take more than two fifths; bars beside them.
struct Rows {
    Area plot;
    float pitch = 0;       ///< from row to row
    std::size_t shown = 0; ///< rows that have room
};

Rows lay_out(ChartFrame const& frame, std::vector<std::string> const& names, float row_text,
             float least_pitch, float foot)
{
    float widest = 0;
    for (auto const& name : names) widest = std::max(widest, frame.wide(name, row_text));
    float const left = std::min(widest, frame.room.width * 0.4F) + frame.text() * 0.6F;
    float const height = std::max(1.0F, frame.room.height - foot);
    auto const fits = static_cast<std::size_t>(std::max(1.0F, std::floor(height / least_pitch)));
    Rows rows;
    rows.shown = names.size() <= fits ? names.size() : fits - (fits > 1 ? 1 : 0);
    auto const lines =
        rows.shown < names.size() ? rows.shown + 1 : std::max<std::size_t>(1, rows.shown);
    rows.pitch = std::min(height / static_cast<float>(lines), least_pitch * 1.6F);
    rows.plot = {frame.room.x + left, frame.room.y, std::max(1.0F, frame.room.width - left),
                 rows.pitch * static_cast<float>(rows.shown)};
    return rows;
}

void say_more(ChartFrame& frame, Rows const& rows, std::string const& words)
{
    frame.put(fitted(words, frame.room.width, frame.small(), false, frame.look.measure),
              frame.room.x, rows.plot.bottom() + rows.pitch * 0.5F + frame.small() * 0.36F,
              frame.small(), frame.look.colors.muted);
}

std::string rate_text(double rate)
{
    return rate >= 100 ? fmt::format("{:.0f}", rate) : fmt::format("{:.2g}", rate);
}

} // namespace

bool has_countries(Table const& table) { return several_countries(table.groups); }
bool has_countries(ComparedTable const& table) { return several_countries(table.groups); }

std::string label_of(std::vector<Key> const& keys, bool with_country, Divisions const* divisions)
{
    std::string label;
    for (auto const& key : keys) {
        if (!label.empty()) label += " · ";
        label += key.name;
        bool const division =
            key.kind == Key::Kind::value && !key.country.empty() && key.country != key.id;
        if (with_country && division)
            label +=
                ", " + (divisions == nullptr ? key.country : divisions->country_name(key.country));
    }
    return label;
}

std::string label_of(Group const& group, Table const& table, Divisions const* divisions)
{
    return label_of(group.keys, has_countries(table), divisions);
}

Drawing group_chart(Table const& table, ChartWords const& words, ChartLook const& look,
                    Divisions const* divisions)
{
    ChartFrame frame(words, look);
    std::vector<std::string> names;
    std::size_t highest = 0;
    bool const with_country = has_countries(table);
    for (auto const& group : table.groups) {
        names.push_back(label_of(group.keys, with_country, divisions));
        highest = std::max(highest, group.events);
    }
    if (highest == 0) {
        frame.nothing("No events");
        return std::move(frame.drawing);
    }
    auto const rows = lay_out(frame, names, look.text, look.text * 1.5F, 0);
    // Room for the number behind the longest bar.
    float const number = frame.wide(axis_text(static_cast<double>(highest)), look.text, true);
    float const longest = std::max(1.0F, rows.plot.width - number - look.text * 0.5F);
    for (std::size_t i = 0; i < rows.shown; ++i) {
        auto const& group = table.groups[i];
        bool const value = group.keys.front().kind == Key::Kind::value;
        float const top = rows.plot.y + rows.pitch * static_cast<float>(i);
        float const thick = std::min(rows.pitch * 0.62F, look.text * 1.2F);
        float const middle = top + rows.pitch / 2;
        float const length =
            std::max(group.events > 0 ? 1.0F : 0.0F,
                     longest * static_cast<float>(static_cast<double>(group.events) /
                                                  static_cast<double>(highest)));
        auto color = value ? look.colors.accent : look.colors.muted;
        if (auto const type = group.keys.front().type)
            color = look.colors.types[static_cast<std::size_t>(*type)];
        frame.drawing.bars.push_back({rows.plot.x, middle - thick / 2, length, thick, color});
        frame.put(fitted(names[i], rows.plot.x - frame.room.x - look.text * 0.6F, look.text, false,
                         look.measure),
                  rows.plot.x - look.text * 0.6F, middle + look.text * 0.36F, look.text,
                  value ? look.colors.text : look.colors.muted, Drawing::Align::right);
        frame.put(axis_text(static_cast<double>(group.events)),
                  rows.plot.x + length + look.text * 0.4F, middle + look.text * 0.36F, look.text,
                  look.colors.text, Drawing::Align::left, true);
    }
    frame.drawing.lines.push_back(
        {{{rows.plot.x, rows.plot.y}, {rows.plot.x, rows.plot.bottom()}}, look.colors.muted, 1});
    if (rows.shown < names.size()) {
        std::size_t rest = 0;
        for (auto i = rows.shown; i < names.size(); ++i) rest += table.groups[i].events;
        say_more(frame, rows,
                 fmt::format("and {} more with {} events", names.size() - rows.shown,
                             axis_text(static_cast<double>(rest))));
    }
    return std::move(frame.drawing);
}

Drawing comparison_chart(ComparedTable const& table, Comparison const& comparison,
                         ChartWords const& words, ChartLook const& look, Divisions const* divisions)
{
    ChartFrame frame(words, look);
    auto const name_of = [](time::Interval const& interval) {
        auto const last = interval.end - time::Seconds(1);
        auto const day = [](time::Instant t) {
            return time::format_date(std::chrono::floor<std::chrono::days>(t));
        };
        auto const first = day(interval.begin), end = day(last);
        return first == end ? first : fmt::format("{} to {}", first, end);
    };
    frame.legend({{name_of(comparison.first), look.colors.second},
                  {name_of(comparison.second), look.colors.accent}});
    std::vector<std::string> names;
    double highest = 0;
    bool const with_country = has_countries(table);
    for (auto const& group : table.groups) {
        names.push_back(label_of(group.keys, with_country, divisions));
        highest = std::max({highest, group.first_rate, group.second_rate});
    }
    if (highest <= 0) {
        frame.nothing("No events in either period");
        return std::move(frame.drawing);
    }
    auto const rows = lay_out(frame, names, look.text, look.text * 2.1F, frame.small() * 3);
    float number = 0;
    for (auto const& group : table.groups)
        for (auto const rate : {group.first_rate, group.second_rate})
            number = std::max(number, frame.wide(rate_text(rate) + " *", frame.small(), true));
    Area plot = rows.plot;
    plot.width = std::max(1.0F, plot.width - number - look.text * 0.5F);
    auto const ticks = axis_ticks(
        highest, static_cast<std::size_t>(std::clamp(plot.width / (look.text * 5), 1.0F, 6.0F)),
        false);
    auto& drawing = frame.drawing;
    frame.lying_axis(plot, ticks);
    bool marked = false;
    for (std::size_t i = 0; i < rows.shown; ++i) {
        auto const& group = table.groups[i];
        float const top = plot.y + rows.pitch * static_cast<float>(i);
        float const thick = rows.pitch * 0.38F, middle = top + rows.pitch / 2;
        frame.put(fitted(names[i], plot.x - frame.room.x - look.text * 0.6F, look.text, false,
                         look.measure),
                  plot.x - look.text * 0.6F, middle + look.text * 0.36F, look.text,
                  look.colors.text, Drawing::Align::right);
        auto const bar = [&](double rate, float y, Rgb color, bool mark) {
            float const length = plot.width * static_cast<float>(rate / ticks.back());
            drawing.bars.push_back(
                {plot.x, y, std::max(rate > 0 ? 1.0F : 0.0F, length), thick, color});
            frame.put(rate_text(rate) + (mark ? " *" : ""), plot.x + length + look.text * 0.3F,
                      y + thick / 2 + frame.small() * 0.36F, frame.small(), look.colors.text,
                      Drawing::Align::left, mark);
        };
        bar(group.first_rate, middle - thick - 0.5F, look.colors.second, false);
        bar(group.second_rate, middle + 0.5F, look.colors.accent, group.is_different());
        marked = marked || group.is_different();
    }
    float const foot = plot.bottom() + frame.small() * 2.7F;
    auto more = rows.shown < names.size()
                    ? fmt::format("; {} more groups are not shown", names.size() - rows.shown)
                    : std::string();
    frame.put(fitted(fmt::format("events a day{}{}",
                                 marked ? "; * differs more than by chance (q at most 0.05)"
                                        : "; no difference is larger than chance would give",
                                 more),
                     frame.room.width, frame.small(), false, look.measure),
              frame.room.x, foot, frame.small(), look.colors.muted);
    return std::move(frame.drawing);
}

} // namespace placetime::summary
