#include "viewer/panels/event_words.h"

#include <cmath>

#include <fmt/format.h>

#include "scene/furniture.h"
#include "viewer/panels/date_words.h"

namespace placetime::viewer {

std::string row_date(events::EventTable const& table, events::Row row)
{
    if (row >= table.dated()) return "undated";
    time::Interval const interval{time::Instant(time::Seconds(table.begins()[row])),
                                  time::Instant(time::Seconds(table.ends()[row]))};
    return date_cell(interval, table.precisions()[row]);
}

std::string grouped(std::uint64_t number)
{
    auto const digits = fmt::format("{}", number);
    std::string text;
    for (std::size_t i = 0; i < digits.size(); ++i) {
        if (i > 0 && (digits.size() - i) % 3 == 0) text += "\u202F";
        text += digits[i];
    }
    return text;
}

std::string capital(std::string_view word)
{
    std::string text(word);
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
}

std::string figure_words(events::Event const& event, events::FigureKind kind)
{
    auto const& [min, max] = event.figure(kind);
    auto const name = events::to_string(kind);
    auto const number = [](std::int64_t n) { return grouped(static_cast<std::uint64_t>(n)); };
    if (min && max && *min == *max) return fmt::format("{}: {}", name, number(*min));
    if (min && max) return fmt::format("{}: {} to {}", name, number(*min), number(*max));
    if (min) return fmt::format("{}: {} or more", name, number(*min));
    if (max) return fmt::format("{}: {} at most", name, number(*max));
    return {};
}

std::string above_words(events::EventPlace const& place)
{
    std::string text = place.admin1;
    if (place.kind == "admin1" || place.kind == "country" || text == place.name) text.clear();
    std::string countries = place.country;
    if (place.countries.size() > 1) {
        countries.clear();
        for (auto const& code : place.countries)
            countries += (countries.empty() ? "" : ", ") + code;
    }
    if (!countries.empty()) text += (text.empty() ? "" : ", ") + countries;
    return text;
}

std::string precision_words(geo::Meters radius)
{
    return radius > 0 ? "to within " + scene::distance_text(radius) : std::string();
}

std::string precision_words(time::Precision precision)
{
    if (precision == time::Precision::part_of_day) return "part of a day";
    if (precision == time::Precision::range) return "from one day to another";
    return std::string(time::to_string(precision));
}

} // namespace placetime::viewer
