#include "geoparse/analysis.h"

namespace placetime::geoparse {

using gazetteer::NameUse;
using gazetteer::Posting;

bool lies_in(gazetteer::PlaceRow const& place, gazetteer::PlaceIndex area_index,
             gazetteer::PlaceRow const& area) noexcept
{
    switch (area.kind) {
    case gazetteer::Kind::country:
        return area.country.known() && place.country == area.country;
    case gazetteer::Kind::admin1:
        return place.admin1 == area_index;
    case gazetteer::Kind::admin2:
        return place.admin2 == area_index;
    default:
        return false;
    }
}

void link_containers(Analysis& analysis, gazetteer::Gazetteer const& gazetteer)
{
    auto const& tokens = analysis.document.tokens();
    auto const& text = analysis.document.text();
    auto holds = [&](Spot const& inner, Spot const& outer) {
        std::size_t tried = 0;
        for (Posting const& area : outer.postings) {
            if (area.use == NameUse::code || ++tried > 8) continue;
            auto const& area_row = gazetteer.row(area.place);
            if (area_row.kind != gazetteer::Kind::country &&
                area_row.kind != gazetteer::Kind::admin1 &&
                area_row.kind != gazetteer::Kind::admin2)
                continue;
            for (Posting const& place : inner.postings) {
                if (place.use != NameUse::code && place.place != area.place &&
                    lies_in(gazetteer.row(place.place), area.place, area_row))
                    return true;
            }
        }
        return false;
    };
    auto first_kind = [&](Spot const& spot) {
        for (Posting const& posting : spot.postings)
            if (posting.use != NameUse::code) return gazetteer.row(posting.place).kind;
        return gazetteer::Kind::relative;
    };
    for (std::uint32_t i = 0; i + 1 < analysis.spots.size(); ++i) {
        Spot& inner = analysis.spots[i];
        Spot const& outer = analysis.spots[i + 1];
        if (outer.first < inner.last || outer.first - inner.last > 3) continue;
        if (tokens[outer.first].sentence != tokens[inner.first].sentence) continue;
        bool near = false;
        std::uint32_t const gap = outer.first - inner.last;
        if (gap == 0)
            near = outer.abbreviation;
        else if (gap == 1)
            near = text[tokens[inner.last].begin] == ',' || text[tokens[inner.last].begin] == '(' ||
                   (analysis.words.of(inner.last) == "in");
        else // "Springfield (city), Ill.", "Osh region, Kyrgyzstan", "the town of X in the Y"
            near = (text[tokens[outer.first - 1].begin] == ',' &&
                    (analysis.words.flags[inner.last] & lex::kPlaceWord) != 0) ||
                   (gap == 2 && analysis.words.of(inner.last) == "in" &&
                    (analysis.words.flags[inner.last + 1] & lex::kThe) != 0);
        // A list of countries is no containment; "Lebanon, Ohio" is.
        if (near && first_kind(inner) == gazetteer::Kind::country &&
            (first_kind(outer) == gazetteer::Kind::country ||
             text[tokens[inner.last].begin] != ','))
            near = outer.abbreviation;
        if (near && holds(inner, outer)) inner.container = i + 1;
    }
}

} // namespace placetime::geoparse
