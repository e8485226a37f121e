#include "extract/place_candidate.h"

namespace placetime::extract {

using events::PlaceRole;
using gazetteer::kNoPlace;

/// "the capital", "the country", "the base": places that the report named before, or the focus
/// country's.
void PlaceLinker::descriptions_of(Sentence const& s, Trigger const& t, std::vector<Candidate>& out)
{
    auto const& w = words_;
    for (auto i = s.first(); i < s.last(); ++i) {
        if (i >= t.first && i < t.last && !w.is(i, Class::capital) && !w.is(i, Class::land) &&
            !is_building(w.lower(i)))
            continue;
        bool const here =
            w.lower(i) == "here" || w.lower(i) == "nationwide" || w.lower(i) == "countrywide";
        if (!here) {
            if (i == s.first() ||
                !(w.is(i, Class::capital) || w.is(i, Class::land) || w.is(i, Class::town) ||
                  w.is(i, Class::site) || is_building(w.lower(i))))
                continue;
            auto const article = w.lower(i - 1);
            bool const close = article == "the" || article == "this" || article == "that" ||
                               article == "its" || article == "their";
            bool const far = i > s.first() + 1 &&
                             (w.lower(i - 2) == "the" || w.lower(i - 2) == "this") &&
                             w.is_word(i - 1);
            if (!close && !far) continue;
            bool const owner =
                i + 1 < s.last() && w.token(i + 1).kind == text::TokenKind::possessive;
            if (owner && !(w.is(i, Class::town) && article == "the")) continue;
            if (i + 1 < s.last() && w.is_hyphen(i + 1)) continue;
            if (i + 1 < s.last() && w.lower(i + 1) == "of") continue;
        }
        bool named = false; // "the capital Bishkek"
        for (auto m = first_mention_[s.index()]; m < first_mention_[s.index() + 1]; ++m) {
            auto const first = places_.places[m].first_token;
            named = named || (first > i && first <= i + 3 && w.mark(i + 1) != '.') ||
                    (first <= i && places_.places[m].last_token > i);
        }
        if (named) continue;
        Candidate c;
        auto const text = w.lower(i);
        bool const other =
            i > s.first() && (w.lower(i - 1) == "another" || w.lower(i - 1) == "neighboring" ||
                              w.lower(i - 1) == "neighbouring");
        if (other) continue;
        if (w.is(i, Class::capital)) {
            c.link.place = capital_of(places_.focus);
        } else if (w.is(i, Class::land)) {
            if (places_.focus.known())
                c.link.place = gazetteer_.country(places_.focus).value_or(kNoPlace);
        } else if (w.is(i, Class::town) || text == "here") {
            c.link.place = last_town_;
        } else if (text == "base" || text == "airport" || text == "mine" || text == "plant" ||
                   text == "factory" || text == "camp" || text == "site" || text == "scene") {
            c.link.place = last_site_ != kNoPlace              ? last_site_
                           : text == "site" || text == "scene" ? last_town_
                                                               : kNoPlace;
        } else if (is_building(text)) { // "retook the building": in the town told of last
            if (w.lower(i - 1) != "the" || last_town_ == kNoPlace) continue;
            c.link.place = last_town_;
        } else if (text == "square") {
            c.link.place = last_site_ != kNoPlace ? last_site_ : last_town_;
        } else {
            c.link.place = last_area_;
        }
        if (c.link.place == kNoPlace) continue;
        auto before = i;
        while (before > s.first() && before + 3 > i && !w.is(before - 1, Class::preposition) &&
               !is_verb(s.tag(before - 1)))
            --before;
        bool const preposition = before > s.first() && w.is(before - 1, Class::preposition);
        bool const object = before > s.first() && is_verb(s.tag(before - 1));
        auto const lead = before > s.first() ? w.lower(before - 1) : std::string_view();
        if (lead == "by" || lead == "with" || lead == "of") c.cost += 1.0;
        bool const motion = moves(s, t);
        c.link.role = lead == "from" || lead == "out" || (object && motion) ? PlaceRole::origin
                      : motion && (lead == "to" || lead == "into")          ? PlaceRole::destination
                                                                            : PlaceRole::where;
        auto const gap = i > t.head ? i - t.head : t.head - i;
        c.cost += (preposition || object || here ? 1.0 : 1.7) + 0.07 * static_cast<double>(gap) +
                  1.4 * s.clause_distance(t.head, i);
        c.link.own = true;
        c.link.token = i;
        c.link.text = here ? Span{i, i + 1} : Span{i - 1, i + 1};
        c.link.confidence = 0.6;
        c.radius = static_cast<double>(gazetteer_.row(c.link.place).radius_m);
        out.push_back(std::move(c));
    }
}

} // namespace placetime::extract
