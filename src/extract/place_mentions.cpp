#include "extract/place_candidate.h"

#include <algorithm>

#include "text/word_filter.h"

namespace placetime::extract {
namespace {

using events::PlaceRole;
using events::Type;
using gazetteer::Kind;
using gazetteer::kNoPlace;

/// "the offices of the mayor of X": the object is a building, not only its holder.
bool premises(Sentence const& s, std::uint32_t first, std::uint32_t preposition)
{
    auto const lowest = std::max(first, preposition > s.first() + 8 ? preposition - 8 : s.first());
    for (auto i = lowest; i < preposition; ++i) {
        if (is_building(s.words().lower(i))) return true;
        if (is_verb(s.tag(i))) return false;
    }
    return first > s.first() && is_building(s.words().lower(first - 1));
}

/// "60 km east of X": the place before a token is only measured from.
bool measured(Sentence const& s, std::uint32_t token)
{
    auto const& w = s.words();
    if (token < s.first() + 3) return false;
    bool const of = w.lower(token - 1) == "of" || w.lower(token - 1) == "from";
    auto const lowest = token > s.first() + 6 ? token - 6 : s.first();
    for (auto i = token - 1; of && i-- > lowest;) {
        auto const text = w.lower(i);
        if (text == "km" || text == "kilometres" || text == "kilometers" || text == "miles")
            return true;
        if (w.mark(i) == ',') return false;
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

bool is_building(std::string_view word)
{
    static constexpr text::WordList<12> kBuildings(
        {"building", "buildings", "office", "offices", "headquarters", "residence", "compound",
         "palace", "mansion", "house", "home", "barracks"});
    return kBuildings.holds(word);
}

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
        // "a clinic in X, 70 km north of Y": only how far X is
        bool const aside = m > begin && measured(s, mention.first_token) &&
                           places_.places[m - 1].last_token + 8 > mention.first_token &&
                           w.mark(places_.places[m - 1].last_token) == ',';
        if (aside) continue;
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
                // "reinforcements flown in from Bishkek retook": where the actors came from
                bool const actors = !motion && preposition < t.first;
                cost += motion ? 0.3 : actors ? 4.5 : is_country(row) ? 2.6 : 1.6;
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
                if (institution && !premises(s, t.last, preposition)) continue;
                if (institution) cost -= 0.8; // "seized the offices of the mayor of Tokmok"
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
                c.head = list_head;
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
            // "Police in Tokmok said they had detained": where the speakers are
            auto const governor = s.clause_of(t.head).governor;
            if (governor != kNone && mention.first_token < governor && preposition != kNone &&
                w.is(preposition, Class::where))
                cost -= 2.2;
        }
        auto ancestor = s.clause_index(t.head);
        while (s.clauses()[ancestor].kind == ClauseKind::coordinate &&
               !s.clauses()[ancestor].own_subject && s.clauses()[ancestor].parent != ancestor) {
            ancestor = s.clauses()[ancestor].parent;
        }
        auto const& clause = s.clauses()[ancestor];
        bool const opens = clause.kind == ClauseKind::relative && clause.opener != kNone;
        auto const opener = opens ? std::max(clause.first, s.first() + 1) : kNone;
        bool antecedent = opens && mention.last_token <= opener && mention.last_token + 1 >= opener;
        // "Tokmok, some 60 km east of Bishkek, where": the place before is meant
        if (opens && !antecedent && m + 1 < end) {
            auto const& next = places_.places[m + 1];
            antecedent = next.last_token <= opener && next.last_token + 1 >= opener &&
                         next.first_token < mention.last_token + 9 &&
                         w.mark(mention.last_token) == ',' && measured(s, next.first_token);
        }
        if (antecedent) { // "Afghanistan, which was invaded", "Osh, where ..."
            if (!(t.verb && s.passive(t.head)) && w.lower(clause.opener) != "where") continue;
            c.cost = 0.4;
            c.link.antecedent = true;
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

} // namespace placetime::extract
