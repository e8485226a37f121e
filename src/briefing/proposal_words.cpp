#include "briefing/proposal_words.h"

#include <algorithm>

#include <fmt/format.h>

#include "briefing/words.h"

namespace placetime::briefing {

namespace {

using events::Row;
using events::Type;

constexpr std::size_t kNamed = 3, kLongTitle = 90, kLongQuote = 300;

std::string source_count(events::Event const& event)
{
    return event.source_count > 1 ? fmt::format("{} sources", event.source_count) : std::string();
}

} // namespace

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string listed(std::vector<std::string> const& parts)
{
    std::string text;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (i > 0) text += i + 1 == parts.size() ? " and " : ", ";
        text += parts[i];
    }
    return text;
}

std::string_view events_of_type(Type type) noexcept
{
    switch (type) {
    case Type::battles:
        return "battles";
    case Type::explosions:
        return "explosions and shelling";
    case Type::violence_against_civilians:
        return "violence against civilians";
    case Type::protests:
        return "protests";
    case Type::riots:
        return "riots";
    case Type::strategic_developments:
        return "strategic developments";
    case Type::politics:
        return "political events";
    case Type::security_measures:
        return "security measures";
    case Type::diplomacy:
        return "diplomatic events";
    case Type::humanitarian:
        return "humanitarian events";
    }
    return "events";
}

std::string as_text(std::string_view words)
{
    std::string text;
    for (auto const c : words) {
        if (c == '*' || c == '[' || c == ']' || c == '\\') text += '\\';
        text += c;
    }
    return text;
}

std::string types_text(Facts const& facts)
{
    std::vector<std::string> parts;
    for (auto const& [type, count] : facts.types)
        if (parts.size() < kNamed)
            parts.push_back(fmt::format("{} ({})", events_of_type(type), count));
    return listed(parts);
}

std::string places_text(Facts const& facts)
{
    std::vector<std::string> parts;
    for (auto const& place : facts.places)
        if (parts.size() < kNamed && (parts.empty() || place.events > 1))
            parts.push_back(fmt::format("{} ({})", as_text(place.name), place.events));
    return listed(parts);
}

std::string where_most(Facts const& facts)
{
    if (facts.events < 2 || facts.places.empty()) return {};
    auto const& first = facts.places.front();
    if (first.events == facts.events) return ", all in " + first.name;
    if (first.events * 2 > facts.events) return ", most in " + first.name;
    if (first.events * 4 >= facts.events && first.events > 2)
        return fmt::format(", {} of them in {}", first.events, first.name);
    return {};
}

std::string figures_text(Facts const& facts, FactReader& reader)
{
    std::vector<std::string> parts;
    for (auto const& highest : facts.highest) {
        auto const place = as_text(reader.place_of(highest.row));
        parts.push_back(fmt::format("{}{} {}{}{}", highest.at_least ? "at least " : "",
                                    highest.count, to_string(highest.kind),
                                    place.empty() ? "" : " in ", place));
    }
    if (parts.empty()) return {};
    return fmt::format("Highest figures told of one event: {}.", listed(parts));
}

std::string bullets(std::span<Row const> rows, FactReader& reader)
{
    std::string text;
    for (auto const row : rows) {
        auto const& event = reader.event(row);
        auto const place = as_text(reader.place_of(row));
        text += fmt::format("- **{}**", as_text(on_one_line(event.title, kLongTitle)));
        if (!place.empty()) text += ", " + place;
        if (auto const sources = source_count(event); !sources.empty())
            text += fmt::format(" ({})", sources);
        text += '\n';
    }
    return text;
}

std::string source_line(Facts const& facts)
{
    std::vector<std::string> parts;
    for (auto const& one : facts.publishers)
        if (parts.size() < kNamed) parts.push_back(one.name);
    if (facts.publishers.size() > kNamed)
        parts.push_back(fmt::format("{} more", facts.publishers.size() - kNamed));
    auto line = listed(parts);
    auto const reports =
        facts.reports == 0 ? std::string() : counted(facts.reports, "report", "reports");
    if (!reports.empty()) line += line.empty() ? reports : "; " + reports;
    if (facts.reported)
        line +=
            fmt::format("{}{}", reports.empty() ? (line.empty() ? "Reports of " : "; ") : " of ",
                        days_text(*facts.reported));
    return line;
}

std::string notes_on(std::span<Row const> rows, FactReader& reader)
{
    std::string text;
    for (auto const row : rows) {
        auto const& event = reader.event(row);
        if (!text.empty()) text += '\n';
        text += fmt::format("{}: {}", event.when ? days_text(event.when->interval) : "undated",
                            on_one_line(event.title, kLongTitle));
        if (auto const place = reader.place_of(row); !place.empty()) text += ", " + place;
        text += ".";
        if (!event.source_quote.empty())
            text += fmt::format(" “{}”", on_one_line(event.source_quote, kLongQuote));
        if (auto const source = source_text(event); !source.empty())
            text += fmt::format(" ({})", on_one_line(source, kLongTitle));
    }
    return text;
}

} // namespace placetime::briefing
