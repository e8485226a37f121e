#include "extract/inflection.h"

namespace placetime::extract {
namespace {

bool is_vowel(char c) { return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u'; }

bool ends_with(std::string_view word, std::string_view end)
{
    return word.size() >= end.size() && word.substr(word.size() - end.size()) == end;
}

int vowel_groups(std::string_view word)
{
    int groups = 0;
    bool in_group = false;
    for (char const c : word) {
        bool const vowel = is_vowel(c) || c == 'y';
        groups += vowel && !in_group;
        in_group = vowel;
    }
    return groups;
}

bool ends_consonant_vowel_consonant(std::string_view word)
{
    auto const n = word.size();
    if (n < 3) return false;
    char const last = word[n - 1];
    if (is_vowel(last) || last == 'w' || last == 'x' || last == 'y') return false;
    return is_vowel(word[n - 2]) && !is_vowel(word[n - 3]);
}

std::string with_s(std::string const& base)
{
    for (auto const* const end : {"s", "x", "z", "ch", "sh"}) {
        if (ends_with(base, end)) return base + "es";
    }
    auto const n = base.size();
    if (n > 1 && base[n - 1] == 'y' && !is_vowel(base[n - 2])) return base.substr(0, n - 1) + "ies";
    return base + "s";
}

void add_regular(std::vector<InflectedForm>& forms, std::string const& base,
                 std::string const& stem)
{
    auto const n = base.size();
    if (ends_with(base, "e")) {
        forms.push_back({base + "d", kPast | kParticiple});
        bool const keeps_e =
            ends_with(base, "ee") || ends_with(base, "ye") || ends_with(base, "oe");
        forms.push_back({(keeps_e ? base : base.substr(0, n - 1)) + "ing", kIng});
    } else if (n > 1 && base[n - 1] == 'y' && !is_vowel(base[n - 2])) {
        forms.push_back({base.substr(0, n - 1) + "ied", kPast | kParticiple});
        forms.push_back({base + "ing", kIng});
    } else {
        forms.push_back({stem + "ed", kPast | kParticiple});
        forms.push_back({stem + "ing", kIng});
    }
}

} // namespace

std::vector<InflectedForm> inflect_verb(std::string const& base, IrregularVerbs const& irregular)
{
    std::vector<InflectedForm> forms{{base, kBase}};
    if (auto const found = irregular.find(base); found != irregular.end()) {
        forms.push_back({found->second.third, kThird});
        forms.push_back({found->second.past, kPast});
        forms.push_back({found->second.participle, kParticiple});
        forms.push_back({found->second.ing, kIng});
        return forms;
    }
    forms.push_back({with_s(base), kThird});
    bool const doubles = ends_consonant_vowel_consonant(base);
    if (doubles && vowel_groups(base) == 1) {
        add_regular(forms, base, base + base.back());
    } else {
        add_regular(forms, base, base);
        if (doubles && base.back() == 'l') add_regular(forms, base, base + base.back());
    }
    if (ends_with(base, "ize") && base.size() > 5) {
        for (auto form : std::vector<InflectedForm>(forms)) {
            auto const at = form.word.rfind("iz");
            if (at == std::string::npos) continue;
            form.word.replace(at, 2, "is");
            forms.push_back(std::move(form));
        }
    }
    return forms;
}

std::vector<InflectedForm> inflect_noun(std::string const& base, IrregularPlurals const& irregular)
{
    auto const found = irregular.find(base);
    std::string plural = found != irregular.end() ? found->second : with_s(base);
    if (plural == base) return {{base, kSingular | kPlural}};
    return {{base, kSingular}, {std::move(plural), kPlural}};
}

} // namespace placetime::extract
