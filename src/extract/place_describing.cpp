#include <algorithm>
#include <mutex>

#include "extract/place_linking.h"

namespace placetime::extract {

using gazetteer::Kind;
using gazetteer::kNoPlace;

/// Capitals are read off the index once, when a report first says "the capital".
gazetteer::PlaceIndex PlaceLinker::capital_of(gazetteer::CountryCode country) const
{
    static std::mutex mutex;
    static std::unordered_map<gazetteer::Gazetteer const*,
                              std::unordered_map<std::uint16_t, gazetteer::PlaceIndex>>
        capitals;
    if (!country.known()) return kNoPlace;
    std::scoped_lock const lock(mutex);
    auto& table = capitals[&gazetteer_];
    if (table.empty()) {
        for (gazetteer::PlaceIndex i = 0; i < gazetteer_.size(); ++i) {
            auto const& row = gazetteer_.row(i);
            if (row.rank != 5 || row.kind != Kind::city) continue;
            auto& known = table[row.country.value];
            if (known == 0 || gazetteer_.row(known).population < row.population) known = i;
        }
        table.emplace(std::uint16_t{0}, kNoPlace);
    }
    auto const found = table.find(country.value);
    return found == table.end() ? kNoPlace : found->second;
}

bool PlaceLinker::move_to(PlaceLink& link, std::size_t mention) const
{
    auto const& target = places_.places[mention];
    if (best(mention) == kNoPlace) return false;
    link.place = best(mention);
    link.mention = mention;
    link.token = target.first_token;
    link.text = {target.first_token, target.last_token};
    return true;
}

events::EventPlace PlaceLinker::describe(PlaceLink const& link) const
{
    events::EventPlace place;
    auto const& row = gazetteer_.row(link.place);
    if (!link.text.empty()) {
        auto const& document = words_.document();
        place.text = std::string(document.slice(document.tokens()[link.text.first].begin,
                                                document.tokens()[link.text.last - 1].end));
    }
    geoparse::PlaceMention const* mention = link.mention ? &places_.places[*link.mention] : nullptr;
    if (mention && mention->own) return describe_own(*mention, link, std::move(place.text));
    place.name = std::string(gazetteer_.name(link.place));
    place.id = gazetteer_.id(link.place);
    place.kind = std::string(gazetteer::to_string(row.kind));
    place.country = row.country.text();
    if (row.country2.known()) place.countries = {row.country.text(), row.country2.text()};
    for (auto const code : link.countries) {
        auto const text = code.text();
        if (!text.empty() && std::find(place.countries.begin(), place.countries.end(), text) ==
                                 place.countries.end())
            place.countries.push_back(text);
    }
    if (row.admin1 != kNoPlace) place.admin1 = std::string(gazetteer_.name(row.admin1));
    place.point = row.point;
    place.precision_m = static_cast<double>(row.radius_m);
    place.role = link.role;
    if (mention && mention->point) {
        place.point = *mention->point;
        place.geometry = place.point;
        if (mention->relative) place.kind = "relative";
        if (mention->precision_m > 0) place.precision_m = mention->precision_m;
        return place;
    }
    if (gazetteer::has_extent(row.kind))
        place.geometry = gazetteer_.shared_geometry(link.place);
    else
        place.geometry = place.point;
    if (mention && mention->precision_m > place.precision_m)
        place.precision_m = mention->precision_m;
    return place;
}

events::EventPlace PlaceLinker::describe_own(geoparse::PlaceMention const& mention,
                                             PlaceLink const& link, std::string text) const
{
    auto place = *mention.own;
    place.text = std::move(text);
    place.role = link.role;
    for (auto const code : link.countries) {
        auto const country = code.text();
        if (!country.empty() &&
            std::ranges::find(place.countries, country) == place.countries.end())
            place.countries.push_back(country);
    }
    if (mention.point) { // "20 km south of" it
        place.point = *mention.point;
        place.geometry = place.point;
        if (mention.relative) place.kind = "relative";
    }
    if (mention.point || mention.precision_m > place.precision_m)
        place.precision_m = mention.precision_m;
    return place;
}

std::string PlaceLinker::zone(std::optional<PlaceLink> const& link) const
{
    if (link) return std::string(gazetteer_.time_zone(link->place));
    if (!places_.focus.known()) return {};
    auto const country = gazetteer_.country(places_.focus);
    return country ? std::string(gazetteer_.time_zone(*country)) : std::string();
}

} // namespace placetime::extract
