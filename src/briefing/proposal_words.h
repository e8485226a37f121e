#pragma once

#include <span>
#include <string>
#include <vector>

#include "briefing/proposal_facts.h"

namespace placetime::briefing {

/// "1,600"
std::string grouped(std::uint64_t number);
/// "1 event", "14 events"
std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// The first letter large, where it is of ASCII.
std::string capital(std::string text);
/// "a", "a and b", "a, b and c"
std::string listed(std::vector<std::string> const& parts);
/// A person's words for events of a type: "protests", "political events".
std::string_view events_of_type(events::Type type) noexcept;
/// Words that are text, whatever marks of Markdown stand in them.
std::string as_text(std::string_view words);

/// "protests (12), riots (4), battles (2) and 3 others": the three most.
std::string types_text(Facts const& facts);
/// "Bishkek (12), Osh (4) and Talas (2)": the three most. Empty without places.
std::string places_text(Facts const& facts);
/// ", most in Bishkek", ", 5 of them in Bishkek"; empty where no place stands out.
std::string where_most(Facts const& facts);
/// "Highest toll told: 80 or more killed, 600 or more injured." Empty without figures.
std::string figures_text(Facts const& facts);
/// A bullet for each event: "- 5 October 2020: **Title**, Bishkek (3 sources)"; the date of those
/// that begin before `undated` only (none: of all), the place where the title does not say it.
std::string bullets(std::span<events::Row const> rows, FactReader& reader,
                    std::optional<time::Instant> undated);
/// "3 seizures of power ...": sub-types with their counts, the four most.
std::string subtypes_text(std::span<events::Row const> rows, FactReader& reader);
/// "24.kg, Interfax, BBC News and 3 more; reports of 5 to 12 October 2020"
std::string source_line(std::span<events::Row const> rows, Facts const& facts, FactReader& reader);
/// What a speaker may want to say of them: when, what, where, the quote and its source.
std::string notes_on(std::span<events::Row const> rows, FactReader& reader);

} // namespace placetime::briefing
