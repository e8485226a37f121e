#include "extract/place_linking.h"

#include <algorithm>
#include <cmath>

namespace placetime::extract {
namespace {

using events::PlaceRole;
using events::Type;
using gazetteer::Kind;
using gazetteer::kNoPlace;

constexpr double kFarClause = 4.2; ///< the same of a place in another clause
constexpr double kFar = 6.0;       ///< a link that costs more is none

bool is_country(gazetteer::PlaceRow const& row) { return row.kind == Kind::country; }

bool moves(Sentence const& s, Trigger const& t)
{
    auto const& w = s.words();
    auto const& kind = w.vocabulary().kinds()[t.kind];
    if (kind.subtype == "flight into exile" || kind.subtype == "displacement" ||
        kind.subtype == "deployment" || kind.subtype == "aid")
        return true;
    for (auto i = t.first; i < t.last; ++i) {
        if (w.is(i, Class::motion)) return true;
    }
    return false;
}

/// Types in which a country as subject is where it happens ("Kyrgyzstan held elections").
bool domestic(Type type)
{
    return type == Type::politics || type == Type::security_measures ||
           type == Type::humanitarian || type == Type::protests || type == Type::riots ||
           type == Type::strategic_developments;
}

} // namespace

struct PlaceLinker::Candidate {
    PlaceLink link;
    double cost = 0;
    double radius = 0;
    std::uint32_t preposition = kNone;
};

PlaceLinker::PlaceLinker(Words const& words, geoparse::Geoparse const& places,
                         gazetteer::Gazetteer const& gazetteer)
    : words_(words), places_(places), gazetteer_(gazetteer),
      first_mention_(words.document().sentences().size() + 1, 0)
{
    std::size_t at = 0;
    for (std::size_t s = 0; s < first_mention_.size(); ++s) {
        while (at < places.places.size() && places.places[at].sentence < s) ++at;
        first_mention_[s] = static_cast<std::uint32_t>(at);
    }
    find_dateline();
}

/// A place that opens one of the first sentences before a dash: "BAGHDAD, July 19, 2021 (Wire) -
/// Two bombers ..."
void PlaceLinker::find_dateline()
{
    auto const& sentences = words_.document().sentences();
    for (std::size_t i = 0; i < sentences.size() && i < 6; ++i) {
        for (auto m = first_mention_[i]; m < first_mention_[i + 1]; ++m) {
            auto const& mention = places_.places[m];
            if (mention.first_token != sentences[i].first_token || best(m) == kNoPlace) break;
            auto const end = std::min(sentences[i].last_token, mention.last_token + 14);
            for (auto k = mention.last_token; k < end; ++k) {
                if (words_.is_dash(k)) {
                    dateline_ = best(m);
                    dateline_end_ = k;
                    return;
                }
            }
            if (sentences[i].heading &&
                sentences[i].last_token - mention.last_token <= 8) { // "Khartoum, 27 April 2023"
                dateline_ = best(m);
                dateline_end_ = sentences[i].last_token;
                return;
            }
            break;
        }
    }
}

gazetteer::PlaceIndex PlaceLinker::best(std::size_t mention) const
{
    auto const& candidates = places_.places[mention].candidates;
    return candidates.empty() ? kNoPlace : candidates.front().place;
}

void PlaceLinker::mentions_of(Sentence const& s, Trigger const& t, std::vector<Trigger> const& all,
                              std::uint32_t verb, std::vector<Candidate>& out)
{
    auto const& w = words_;
    auto const type = w.vocabulary().kinds()[t.kind].type;
    bool const motion = moves(s, t);
    std::uint32_t previous_preposition = kNone;
    bool previous_institution = false;
    std::size_t list_head = 0; ///< in `out`: the first of the list that is being read
    auto const begin = first_mention_[s.index()];
    auto const end = first_mention_[s.index() + 1];
    for (auto m = begin; m < end; ++m) {
        auto const& mention = places_.places[m];
        auto const place = best(m);
        if (place == kNoPlace || mention.first_token < dateline_end_) continue;
        auto const& row = gazetteer_.row(place);
        Candidate c;
        c.link.place = place;
        c.link.mention = m;
        c.link.own = true;
        c.link.token = mention.first_token;
        c.link.text = {mention.first_token, mention.last_token};
        c.link.confidence = mention.confidence;
        c.radius =
            mention.precision_m > 0 ? mention.precision_m : static_cast<double>(row.radius_m);
        // the preposition before, over "the southern city of", or the one of the list that it ends
        auto k = mention.first_token;
        bool coordinated = false;
        bool apposition = false;
        bool institution = false;
        std::uint32_t preposition = kNone;
        double cost_of_apposition = 0;
        auto const lowest = k > s.first() + 9 ? k - 9 : s.first();
        while (k > lowest) {
            auto const i = k - 1;
            auto const text = w.lower(i);
            if (m > begin && i + 1 == mention.first_token &&
                places_.places[m - 1].last_token == i &&
                (text == "and" || text == "or" || w.mark(i) == ',')) {
                preposition = previous_preposition;
                institution = previous_institution;
                coordinated = true;
                break;
            }
            if (m > begin && i + 1 == mention.first_token && (text == "and" || text == "or") &&
                i > s.first() && places_.places[m - 1].last_token == i - 1 &&
                w.mark(i - 1) == ',') {
                preposition = previous_preposition;
                coordinated = true;
                break;
            }
            if (text == "of" && i > s.first()) {
                auto const head = i - 1;
                if (w.is(head, Class::town) || w.is(head, Class::capital) ||
                    w.is(head, Class::site) || w.lower(head) == "outskirts" ||
                    w.lower(head) == "suburb" || w.lower(head) == "centre" ||
                    w.lower(head) == "center" || w.lower(head) == "part" ||
                    w.lower(head) == "parts" || w.lower(head) == "outside" ||
                    w.lower(head) == "north" || w.lower(head) == "south" ||
                    w.lower(head) == "east" || w.lower(head) == "west" ||
                    w.lower(head) == "streets" || w.lower(head) == "state" ||
                    w.lower(head) == "coast") {
                    k = head;
                    if (w.lower(head) == "outside" || w.lower(head) == "north" ||
                        w.lower(head) == "south" || w.lower(head) == "east" ||
                        w.lower(head) == "west") {
                        preposition = head;
                        break;
                    }
                    continue;
                }
                if (w.lower(head) == "out") {
                    preposition = head;
                    break;
                }
                institution = w.is(head, Class::official) || w.lower(head) == "leader" ||
                              w.lower(head) == "leaders" || w.is(head, Class::people) ||
                              w.lower(head) == "republic";
                preposition = i;
                break;
            }
            if (w.is(i, Class::preposition) || w.is(i, Class::to)) {
                preposition = i;
                break;
            }
            if (w.mark(i) == ',' && k == mention.first_token && !apposition && i > s.first() &&
                w.is_word(i - 1)) { // "gold deposit, Jeruy"
                apposition = true;
                k = i;
                continue;
            }
            if (is_verb(s.tag(i)) || s.tag(i) == Tag::aux || w.is_quote(i) ||
                (!w.is_word(i) && !w.is_hyphen(i) && !w.is_number(i) &&
                 w.token(i).kind != text::TokenKind::possessive))
                break;
            k = i;
        }
        if (preposition != kNone && w.lower(preposition) == "as" && preposition > s.first() &&
            w.lower(preposition - 1) == "well")
            preposition = kNone;
        previous_preposition = preposition;
        previous_institution = institution;
        if (apposition && preposition != kNone) cost_of_apposition = 0.2;
        c.preposition = preposition;
        if (mention.use == geoparse::Use::metonymic) continue;
        bool const statement =
            type == Type::diplomacy && w.vocabulary().kinds()[t.kind].subtype == "statement";
        if (statement) { // only where it was made
            auto const text = preposition == kNone ? std::string_view() : w.lower(preposition);
            if (!(text == "in" || text == "at" || text == "near" || text == "outside") ||
                s.clause_distance(t.head, mention.first_token) > 1)
                continue;
        }
        if (c.radius > 1'500'000 && !is_country(row) &&
            (preposition == kNone || !w.is(preposition, Class::where)))
            continue;
        double cost = cost_of_apposition;
        if (mention.use == geoparse::Use::modifier) cost += 1.6;
        bool const possessive = mention.last_token < s.last() &&
                                w.token(mention.last_token).kind == text::TokenKind::possessive;
        if (preposition != kNone) {
            auto const text = w.lower(preposition);
            if (text == "by" || text == "with" || text == "against" || text == "than" ||
                text == "like" || text == "under") {
                bool const border = row.kind == Kind::border;
                if (!border) continue;
            } else if (text == "from" || text == "out") {
                c.link.role = PlaceRole::origin;
                cost += motion ? 0.3 : is_country(row) ? 2.6 : 1.6;
            } else if (text == "to" || text == "into" || text == "toward" || text == "towards" ||
                       text == "onto") {
                c.link.role = PlaceRole::destination;
                if (w.vocabulary().kinds()[t.kind].subtype == "displacement")
                    cost += 0.6; // where they had to go from says more
                cost += motion ? 0 : text == "into" ? 0.4 : 1.6;
                if (!motion) c.link.role = PlaceRole::where;
            } else if (text == "for") {
                if (!motion) continue;
                c.link.role = PlaceRole::destination;
                cost += 0.2;
            } else if (text == "of") {
                if (institution) continue;
                cost += preposition == t.last || preposition + 1 == t.last ? 0.2 : 1.2;
            } else if (text == "about" || text == "as" || text == "despite" || text == "since" ||
                       text == "after" || text == "following") {
                cost += 2.0;
            } else if (text == "on" && is_country(row)) {
                cost += 0.5;
            }
            if (possessive) cost += 0.8;
            // "in Osh, Kyrgyzstan": the container does not compete
            if (!coordinated) list_head = out.size();
            if (coordinated && m > begin && w.mark(mention.first_token - 1) == ',' &&
                row.country.known() &&
                gazetteer_.row(best(m - 1) == kNoPlace ? place : best(m - 1)).country ==
                    row.country &&
                row.radius_m >
                    gazetteer_.row(best(m - 1) == kNoPlace ? place : best(m - 1)).radius_m) {
                cost += 1.5;
            } else if (coordinated && list_head < out.size()) {
                out[list_head].link.together.push_back(m);
            }
        } else {
            auto const verb_before = mention.first_token > s.first() ? k : s.first();
            bool const object = verb_before > s.first() && is_verb(s.tag(verb_before - 1)) &&
                                mention.first_token > t.first;
            bool const subject = mention.first_token < t.first;
            if (object) {
                auto const last_verb = verb_before - 1;
                bool const leaves = w.lower(last_verb).starts_with("left") ||
                                    w.lower(last_verb).starts_with("leav") ||
                                    w.lower(last_verb).starts_with("fle") ||
                                    w.lower(last_verb).starts_with("depart") ||
                                    w.lower(last_verb).starts_with("exit");
                c.link.role = leaves   ? PlaceRole::origin
                              : motion ? PlaceRole::destination
                                       : PlaceRole::where;
                cost +=
                    (last_verb >= t.first && last_verb < t.last) || last_verb == verb ? 0.3 : 1.5;
                if (is_country(row) && type == Type::diplomacy) cost += 2;
                if (coordinated) cost += 0.3;
            } else if (subject) {
                if (is_country(row) && !possessive) {
                    if (!domestic(type)) continue;
                    cost += s.passive(t.head)                        ? 2.2
                            : t.verb && s.tag(t.head) == Tag::finite ? 1.9
                                                                     : 1.4;
                } else if (possessive) {
                    cost += type == Type::diplomacy ? 3.5 : 1.5;
                } else {
                    cost += 1.3;
                }
            } else {
                cost += possessive ? 1.6 : 1.8;
            }
        }
        // a place stands nearer to another word of the sentence: "sentenced ... for the murder of
        // villagers near Foca"
        for (auto const& other : all) {
            if (other.first >= t.last && other.last <= mention.first_token &&
                mention.first_token - other.last <= 6) {
                cost += w.vocabulary().kinds()[t.kind].subtype == "court" ? 3.5 : 1.3;
                break;
            }
        }
        // "..., officials in Tashkent said": where they spoke
        auto const told = s.finite_verb(s.clause_index(mention.first_token));
        if (told != kNone && s.clause_index(mention.first_token) != s.clause_index(t.head) &&
            (w.is(told, Class::say) || w.is(told, Class::announce))) {
            cost += mention.first_token > t.head ? 4.0 : 0.8;
        }
        auto ancestor = s.clause_index(t.head);
        while (s.clauses()[ancestor].kind == ClauseKind::coordinate &&
               !s.clauses()[ancestor].own_subject && s.clauses()[ancestor].parent != ancestor) {
            ancestor = s.clauses()[ancestor].parent;
        }
        auto const& clause = s.clauses()[ancestor];
        bool const antecedent = clause.kind == ClauseKind::relative && clause.opener != kNone &&
                                mention.last_token <= clause.opener &&
                                mention.last_token + 1 >= clause.opener;
        if (antecedent) { // "Afghanistan, which was invaded", "Osh, where ..."
            if (!(t.verb && s.passive(t.head)) && w.lower(clause.opener) != "where") continue;
            c.cost = 0.4;
            c.link.role = PlaceRole::where;
            out.push_back(std::move(c));
            continue;
        }
        auto const gap = mention.first_token > t.head ? mention.first_token - t.head
                                                      : t.head - mention.first_token;
        cost +=
            0.07 * static_cast<double>(gap) + 1.4 * s.clause_distance(t.head, mention.first_token);
        if (mention.first_token < t.first) cost += 0.4;
        if (s.quoted(mention.first_token) != s.quoted(t.head)) cost += 1;
        if (type == Type::diplomacy)
            c.link.role =
                c.link.role != PlaceRole::where ? c.link.role
                : preposition != kNone &&
                        (w.lower(preposition) == "in" || w.lower(preposition) == "at" ||
                         w.lower(preposition) == "near" || w.lower(preposition) == "outside")
                    ? PlaceRole::venue
                    : PlaceRole::subject;
        c.cost = cost;
        out.push_back(std::move(c));
    }
}

/// "the capital", "the country", "the base": places that the report named before, or the focus
/// country's.
void PlaceLinker::descriptions_of(Sentence const& s, Trigger const& t, std::vector<Candidate>& out)
{
    auto const& w = words_;
    for (auto i = s.first(); i < s.last(); ++i) {
        if (i >= t.first && i < t.last && !w.is(i, Class::capital) && !w.is(i, Class::land))
            continue;
        bool const here =
            w.lower(i) == "here" || w.lower(i) == "nationwide" || w.lower(i) == "countrywide";
        if (!here) {
            if (i == s.first() || !(w.is(i, Class::capital) || w.is(i, Class::land) ||
                                    w.is(i, Class::town) || w.is(i, Class::site)))
                continue;
            auto const article = w.lower(i - 1);
            bool const close = article == "the" || article == "this" || article == "that" ||
                               article == "its" || article == "their";
            bool const far = i > s.first() + 1 &&
                             (w.lower(i - 2) == "the" || w.lower(i - 2) == "this") &&
                             w.is_word(i - 1);
            if (!close && !far) continue;
            if (i + 1 < s.last() &&
                (w.token(i + 1).kind == text::TokenKind::possessive || w.is_hyphen(i + 1)))
                continue;
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

std::optional<PlaceLink> PlaceLinker::find(Sentence const& s, Trigger const& t,
                                           std::vector<Trigger> const& all, std::uint32_t verb)
{
    std::vector<Candidate> candidates;
    mentions_of(s, t, all, verb, candidates);
    auto const type = words_.vocabulary().kinds()[t.kind].type;
    if (type != Type::diplomacy) descriptions_of(s, t, candidates);
    if (candidates.empty()) return {};
    auto const nearest =
        std::min_element(candidates.begin(), candidates.end(),
                         [](auto const& x, auto const& y) { return x.cost < y.cost; });
    bool const elsewhere = s.clause_distance(t.head, nearest->link.token) > 0;
    if (nearest->cost > (elsewhere ? kFarClause : kFar) ||
        (type == Type::diplomacy && nearest->cost > 3.0))
        return {};
    auto chosen = nearest;
    for (auto c = candidates.begin(); c != candidates.end(); ++c) { // a town over its country
        auto const& row = gazetteer_.row(c->link.place);
        auto const& best_row = gazetteer_.row(nearest->link.place);
        if (c->cost <= nearest->cost + 1.3 && c->radius < 0.6 * chosen->radius &&
            row.country == best_row.country && best_row.kind != Kind::border) {
            chosen = c;
        }
    }
    auto link = chosen->link;
    link.confidence *= std::max(0.4, 1.0 - 0.09 * chosen->cost);
    auto const preposition = chosen->preposition;
    if (preposition != kNone && words_.lower(preposition) == "between") {
        link.countries.push_back(gazetteer_.row(link.place).country);
        for (auto const m : link.together) {
            if (best(m) != kNoPlace) link.countries.push_back(gazetteer_.row(best(m)).country);
        }
        link.together.clear();
    }
    if (is_country(gazetteer_.row(link.place)) && type == Type::diplomacy) link.together.clear();
    return link;
}

std::optional<PlaceLink> PlaceLinker::from_demonym(Sentence const& s) const
{
    auto const& w = words_;
    for (auto const& demonym : places_.demonyms) {
        auto const token = demonym.token;
        if (token < s.first() || token >= s.last()) continue;
        if (token + 1 >= s.last()) continue;
        for (auto i = token + 1; i < s.last() && i < token + 4; ++i) {
            if (w.is(i, Class::official) || w.is(i, Class::capital) || w.is(i, Class::town)) {
                PlaceLink link;
                link.place = w.is(i, Class::capital)
                                 ? capital_of(demonym.country)
                                 : gazetteer_.country(demonym.country).value_or(kNoPlace);
                if (link.place == kNoPlace) return {};
                link.confidence = 0.4;
                return link;
            }
            if (!w.is_word(i) || w.is(i, Class::preposition)) break;
        }
        return {};
    }
    return {};
}

std::optional<PlaceLink> PlaceLinker::inherited(Sentence const& s, Trigger const& t,
                                                std::uint32_t paragraph) const
{
    auto const& kind = words_.vocabulary().kinds()[t.kind];
    if (kind.type == Type::diplomacy) return {};
    if (auto link = from_demonym(s)) return link;
    PlaceLink link;
    bool const national = kind.type == Type::politics || kind.type == Type::security_measures;
    if (last_event_place_ != kNoPlace && paragraph != kNone &&
        (last_event_paragraph_ == paragraph || last_event_paragraph_ + 1 == paragraph)) {
        auto const& row = gazetteer_.row(last_event_place_);
        bool const same = last_event_paragraph_ == paragraph;
        auto const first = s.first();
        bool const refers = words_.is(first, Class::pronoun) ||
                            words_.is(first, Class::possessive) || words_.lower(first) == "the" ||
                            words_.lower(first) == "this";
        if (same || (last_event_place_ == dateline_ && !is_country(row)) ||
            (refers && row.country == places_.focus && !is_country(row))) {
            link.place = last_event_place_;
            link.mention = last_event_mention_;
            link.confidence = same ? 0.5 : 0.4;
            if (national && row.country.known() && !is_country(row)) {
                link.place = gazetteer_.country(row.country).value_or(last_event_place_);
                link.mention.reset();
            }
            return link;
        }
    }
    if (!national && dateline_ != kNoPlace &&
        (gazetteer_.row(dateline_).country == places_.focus || !places_.focus.known()) &&
        !capital_city(dateline_)) {
        link.place = dateline_;
        link.confidence = 0.35;
        return link;
    }
    if (!places_.focus.known()) return {};
    link.place = gazetteer_.country(places_.focus).value_or(kNoPlace);
    if (link.place == kNoPlace) return {};
    link.confidence = 0.35;
    return link;
}

void PlaceLinker::remember(Sentence const& s, std::uint32_t paragraph, PlaceLink const* main)
{
    for (auto m = first_mention_[s.index()]; m < first_mention_[s.index() + 1]; ++m) {
        auto const place = best(m);
        if (place == kNoPlace || places_.places[m].use == geoparse::Use::metonymic) continue;
        switch (gazetteer_.row(place).kind) {
        case Kind::city:
            last_town_ = place;
            break;
        case Kind::airbase:
        case Kind::mine:
        case Kind::landmark:
            last_site_ = place;
            break;
        case Kind::country:
        case Kind::relative:
            break;
        default:
            last_area_ = place;
            break;
        }
    }
    bool const abroad = main && main->role != PlaceRole::where &&
                        gazetteer_.row(main->place).country != places_.focus;
    if (main && main->own && !abroad) {
        last_event_place_ = main->place;
        last_event_mention_ = main->mention;
        last_event_paragraph_ = paragraph;
    }
}

} // namespace placetime::extract
