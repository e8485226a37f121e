#pragma once

#include <span>
#include <string>
#include <vector>

#include "briefing/proposal_facts.h"

namespace placetime::briefing {

/// "1 event", "14 events"
std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// "a", "a and b", "a, b and c"
std::string listed(std::vector<std::string> const& parts);
/// A person's words for events of a type: "protests", "political events".
std::string_view events_of_type(events::Type type) noexcept;
/// Words that are text, whatever marks of Markdown stand in them.
std::string as_text(std::string_view words);

/// "protests (12), riots (4) and politics (2)": the three most.
std::string types_text(Facts const& facts);
/// "Bishkek (12), Osh (4) and Talas (2)": the three most. Empty without places.
std::string places_text(Facts const& facts);
/// ", most in Bishkek", ", 5 of them in Bishkek"; empty where no place stands out.
std::string where_most(Facts const& facts);
/// "Up to 590 injured are told of in one event ..." a sentence for each, empty without figures.
std::string figures_text(Facts const& facts, FactReader& reader);
/// A bullet for each event: "- **Title**, Bishkek (3 sources)".
std::string bullets(std::span<events::Row const> rows, FactReader& reader);
/// "24.kg, Interfax, BBC News and 3 more; reports of 5 to 12 October 2020"
std::string source_line(Facts const& facts);
/// What a speaker may want to say of them: when, what, where, the quote and its source.
std::string notes_on(std::span<events::Row const> rows, FactReader& reader);

} // namespace placetime::briefing
