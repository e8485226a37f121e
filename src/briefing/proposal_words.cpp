#include "briefing/proposal_words.h"

#include <algorithm>
#include <map>

#include <fmt/format.h>

#include "briefing/words.h"

namespace placetime::briefing {

namespace {

using events::Row;
using events::Type;

constexpr std::size_t kNamed = 3, kLongTitle = 90, kLongQuote = 300;

} // namespace

std::string grouped(std::uint64_t number)
{
    auto text = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(text.size()) - 3; at > 0; at -= 3)
        text.insert(static_cast<std::size_t>(at), ",");
    return text;
}

std::string counted(std::size_t count, std::string_view one, std::string_view many)
{
    return fmt::format("{} {}", grouped(count), count == 1 ? one : many);
}

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    return text;
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
    std::size_t others = facts.events;
    for (auto const& [type, count] : facts.types) {
        if (parts.size() == kNamed) break;
        parts.push_back(fmt::format("{} ({})", events_of_type(type), grouped(count)));
        others -= count;
    }
    if (others > 0) parts.push_back(counted(others, "other", "others"));
    return listed(parts);
}

std::string places_text(Facts const& facts)
{
    std::vector<std::string> parts;
    for (auto const& place : facts.places)
        if (parts.size() < kNamed && (parts.empty() || place.events > 1))
            parts.push_back(fmt::format("{} ({})", as_text(place.name), grouped(place.events)));
    return listed(parts);
}

std::string where_most(Facts const& facts)
{
    if (facts.events < 2 || facts.places.empty()) return {};
    auto const& first = facts.places.front();
    if (first.events == facts.events) return ", all in " + first.name;
    if (first.events * 2 > facts.events) return ", most in " + first.name;
    if (first.events * 4 >= facts.events && first.events > 2)
        return fmt::format(", {} of them in {}", grouped(first.events), first.name);
    return {};
}

std::string figures_text(Facts const& facts)
{
    std::vector<std::string> parts;
    for (auto const& highest : facts.highest)
        parts.push_back(fmt::format("{}{} {}", grouped(static_cast<std::uint64_t>(highest.count)),
                                    highest.at_least ? " or more" : "", to_string(highest.kind)));
    return parts.empty() ? std::string() : fmt::format("Highest toll told: {}.", listed(parts));
}

std::string bullets(std::span<Row const> rows, FactReader& reader,
                    std::optional<time::Instant> undated)
{
    std::string text;
    for (auto const row : rows) {
        auto const& event = reader.event(row);
        auto const title = on_one_line(event.title, kLongTitle);
        auto const place = reader.place_of(row);
        text += "- ";
        if (event.when && (!undated || event.when->interval.begin < *undated))
            text += days_text(event.when->interval) + ": ";
        text += fmt::format("**{}**", as_text(title));
        if (!place.empty() && !reader.is_wide(row) && title.find(place) == std::string::npos)
            text += ", " + as_text(place);
        if (event.source_count > 1) text += fmt::format(" ({} sources)", event.source_count);
        text += '\n';
    }
    return text;
}

std::string subtypes_text(std::span<Row const> rows, FactReader& reader)
{
    std::map<std::string, std::size_t> counts;
    for (auto const row : rows)
        if (auto const& name = reader.event(row).subtype; !name.empty() && name != "Other")
            ++counts[on_one_line(name, kLongTitle)];
    std::vector<std::pair<std::string, std::size_t>> order(counts.begin(), counts.end());
    std::ranges::stable_sort(order, std::greater(), &std::pair<std::string, std::size_t>::second);
    std::vector<std::string> parts;
    for (auto const& [name, count] : order)
        if (parts.size() < 4)
            parts.push_back(fmt::format("{} ({})", as_text(name), grouped(count)));
    return listed(parts);
}

std::string source_line(std::span<Row const> rows, Facts const& facts, FactReader& reader)
{
    if (facts.reports <= 1 && facts.publishers.size() <= 1 && !rows.empty())
        return source_text(reader.event(rows.front()), kLongTitle);
    std::vector<std::string> parts;
    for (auto const& one : facts.publishers)
        if (parts.size() < kNamed) parts.push_back(one.name);
    if (facts.publishers.size() > kNamed)
        parts.push_back(fmt::format("{} more", facts.publishers.size() - kNamed));
    auto line = listed(parts);
    if (!line.empty() && (facts.reports > 0 || facts.reported)) line += ": ";
    line += facts.reports > 0 ? counted(facts.reports, "report", "reports")
            : facts.reported  ? std::string("reports")
                              : std::string();
    if (facts.reported) line += " of " + days_text(*facts.reported);
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
        if (auto const place = reader.place_of(row);
            !place.empty() && event.title.find(place) == std::string::npos)
            text += ", " + place;
        text += ".";
        if (!event.source_quote.empty())
            text += fmt::format(" “{}”", on_one_line(event.source_quote, kLongQuote));
        if (auto const source = source_text(event, kLongTitle); !source.empty())
            text += fmt::format(" ({})", source);
    }
    return text;
}

} // namespace placetime::briefing
