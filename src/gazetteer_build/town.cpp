#include "gazetteer_build/town.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <optional>

#include "gazetteer/edit_distance.h"
#include "gazetteer/generic_words.h"
#include "text/fold.h"

namespace placetime::gazetteer_build {

namespace {

/// Letters by which two folded names differ; 4 when there are more.
int difference(std::u32string const& a, std::string_view b)
{
    constexpr int kMost = 3;
    return gazetteer::edit_distance(a, gazetteer::code_points(b), kMost);
}

/// How another name of a town belongs to it: GeoNames gives names in every language and of former
/// times, and names of what lies around it, all alike. No value for the last.
std::optional<NameUse> use_of(std::string_view folded, std::string_view own,
                              std::u32string const& own_points, bool seat,
                              std::string_view division)
{
    constexpr int kFew = 3;
    auto const letters = difference(own_points, folded);
    bool const close = letters <= kFew;
    bool const starts =
        own.size() > folded.size() && own.starts_with(folded) && own[folded.size()] == ' ';
    if (folded == division) {
        bool const related = close || own.find(folded) != std::string_view::npos ||
                             own.substr(0, kFew) == folded.substr(0, kFew);
        if (!related) return std::nullopt; // Paris is not Île-de-France
        if (seat) return NameUse::main;    // but Ar Raqqah is Raqqa
    }
    if (starts || (close && letters * 10 <= static_cast<int>(own_points.size()) * kFew))
        return NameUse::variant; // Newcastle upon Tyne, Geneva for Genève
    return NameUse::alternate;
}

} // namespace

std::uint8_t rank_of(std::string_view code)
{
    if (code == "PPLC") return 5;
    if (code == "PPLA" || code == "PPLG") return 4;
    if (code == "PPLA2") return 3;
    if (code == "PPLA3") return 2;
    if (code == "PPLA4" || code == "PPLA5") return 1;
    if (code == "PPLX" || code == "PPLH" || code == "PPLQ" || code == "PPLW" || code == "PPLCH")
        return 255;
    return 0;
}

float town_radius(double population)
{
    return static_cast<float>(
        std::clamp(5000 * std::pow(population / 1e5, 0.33), 1000.0, 25'000.0));
}

void add_town_names(Draft& draft, PlaceIndex place, std::vector<std::string_view> const& others,
                    std::string_view division)
{
    constexpr std::uint8_t kSeat = 4;
    auto const own = text::fold(draft.written[place]);
    auto const own_points = gazetteer::code_points(own);
    auto const bare = gazetteer::without_generic_words(own);
    auto const rank = draft.rows[place].rank;
    bool const seat = rank >= kSeat && rank != 255;
    for (auto const& [shorter, longer] :
         {std::pair("st ", "saint "), {"ft ", "fort "}, {"mt ", "mount "}}) {
        if (own.starts_with(shorter))
            draft.add_name(place, longer + own.substr(std::strlen(shorter)), NameUse::main);
        if (own.starts_with(longer))
            draft.add_name(place, shorter + own.substr(std::strlen(longer)), NameUse::main);
    }
    for (auto const other : others) {
        auto const folded = text::fold(other);
        if (folded == bare) // New York City is New York as much
            draft.add_name(place, other, NameUse::main);
        else if (auto const use = use_of(folded, own, own_points, seat, division))
            draft.add_name(place, other, *use);
    }
}

} // namespace placetime::gazetteer_build
