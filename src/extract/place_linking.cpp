#include "extract/place_candidate.h"

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
constexpr double kAlone = 11.0;    ///< the same of the sentence's only town

} // namespace

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
                    if (own_place(m) != nullptr) dateline_mention_ = m;
                    dateline_end_ = k;
                    return;
                }
            }
            if (sentences[i].heading &&
                sentences[i].last_token - mention.last_token <= 8) { // "Khartoum, 27 April 2023"
                dateline_ = best(m);
                if (own_place(m) != nullptr) dateline_mention_ = m;
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

/// The only town of the sentence, said with "in" or "at": rather that than another sentence's,
/// however far its clause is ("a rally that he tried to hold in Osh ended when ...").
bool PlaceLinker::alone(Sentence const& s, Candidate const& c) const
{
    auto const& w = words_;
    if (c.cost > kAlone || !c.link.mention || c.preposition == kNone ||
        !w.is(c.preposition, Class::where) || c.link.role != PlaceRole::where ||
        gazetteer_.row(c.link.place).kind != Kind::city)
        return false;
    if (first_mention_[s.index()] + 1 != first_mention_[s.index() + 1]) return false;
    auto const& clause = s.clause_of(c.link.token);
    auto const opener = clause.opener == kNone ? std::string_view() : w.lower(clause.opener);
    auto const told = s.finite_verb(s.clause_index(c.link.token));
    bool const speech = told != kNone && (w.is(told, Class::say) || w.is(told, Class::announce));
    return opener != "who" && opener != "whose" && opener != "whom" && !speech;
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
    if (elsewhere && nearest->cost > kFarClause && alone(s, *nearest) && type != Type::diplomacy) {
        auto link = nearest->link;
        link.confidence *= 0.5;
        return link;
    }
    if (nearest->cost > (elsewhere ? kFarClause : kFar) ||
        (type == Type::diplomacy && nearest->cost > 3.0))
        return {};
    auto chosen = nearest;
    for (auto c = candidates.begin(); c != candidates.end(); ++c) { // a town over its country
        auto const& row = gazetteer_.row(c->link.place);
        auto const& best_row = gazetteer_.row(nearest->link.place);
        if (c->cost <= nearest->cost + 1.3 && c->radius < 0.6 * chosen->radius &&
            row.country == best_row.country && best_row.kind != Kind::border &&
            !(row.kind == Kind::city && best_row.kind == Kind::city)) {
            chosen = c;
        }
    }
    if (chosen->head != kNoHead &&
        chosen->head < candidates.size()) { // of a list its first stands for all
        chosen = candidates.begin() + static_cast<std::ptrdiff_t>(chosen->head);
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
    if (section_) { // under a heading that is a place
        link.place = best(*section_);
        link.mention = section_;
        link.confidence = 0.5;
        return link;
    }
    if (!national && dateline_ != kNoPlace &&
        (gazetteer_.row(dateline_).country == places_.focus || !places_.focus.known()) &&
        !capital_city(dateline_)) {
        link.place = dateline_;
        link.mention = dateline_mention_;
        link.confidence = 0.35;
        return link;
    }
    if (!places_.focus.known()) return {};
    link.place = gazetteer_.country(places_.focus).value_or(kNoPlace);
    if (link.place == kNoPlace) return {};
    link.confidence = 0.35;
    return link;
}

bool PlaceLinker::open_section(std::uint32_t sentence)
{
    auto const m = first_mention_[sentence];
    if (m + 1 != first_mention_[sentence + 1] || best(m) == kNoPlace) return false;
    auto const& about = words_.document().sentences()[sentence];
    auto const& mention = places_.places[m];
    for (auto i = about.first_token; i < about.last_token; ++i) { // nothing but the place
        bool const inside = i >= mention.first_token && i < mention.last_token;
        if (!inside && (words_.is_word(i) || words_.is_number(i))) return false;
    }
    auto const& row = gazetteer_.row(best(m));
    if (!row.country.known()) return false; // "Central Asia": a rubric
    section_ = m;
    return true;
}

void PlaceLinker::remember(Sentence const& s, std::uint32_t paragraph, PlaceLink const* main)
{
    for (auto m = first_mention_[s.index()]; m < first_mention_[s.index() + 1]; ++m) {
        auto const place = best(m);
        if (place == kNoPlace || places_.places[m].use == geoparse::Use::metonymic) continue;
        if (own_place(m) != nullptr) continue; // "the town" would be its stand-in
        auto const token = places_.places[m].first_token;
        if (token > s.first() && words_.lower(token - 1) == "from")
            continue; // where they came from
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
        bool const stands_in = own_place(main->mention) != nullptr;
        if (gazetteer_.row(main->place).kind == Kind::city && !stands_in) last_town_ = main->place;
        last_event_place_ = main->place;
        last_event_mention_ = main->mention;
        last_event_paragraph_ = paragraph;
    }
}

} // namespace placetime::extract
