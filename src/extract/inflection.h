#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace placetime::extract {

/// Which forms of an English verb or noun a word can be, as bits: "clashes" is third and plural.
enum Form : std::uint8_t {
    kBase = 1,
    kThird = 2,
    kPast = 4,
    kParticiple = 8,
    kIng = 16,
    kSingular = 32,
    kPlural = 64
};
inline constexpr std::uint8_t kVerbForms = kBase | kThird | kPast | kParticiple | kIng;
inline constexpr std::uint8_t kNounForms = kSingular | kPlural;

struct InflectedForm {
    std::string word;
    std::uint8_t forms = 0;
};

/// The forms that a verb's rules do not give, by its base: third person, past, participle, -ing.
struct IrregularVerb {
    std::string third, past, participle, ing;
};
using IrregularVerbs = std::unordered_map<std::string, IrregularVerb>;
using IrregularPlurals = std::unordered_map<std::string, std::string>;

/// Every form of a regular or listed verb, British and American spellings of -ize and -l- both.
std::vector<InflectedForm> inflect_verb(std::string const& base, IrregularVerbs const& irregular);
/// Singular and plural.
std::vector<InflectedForm> inflect_noun(std::string const& base, IrregularPlurals const& irregular);

} // namespace placetime::extract
