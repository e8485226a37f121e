#include <algorithm>
#include <cmath>
#include <map>

#include <set>

#include "geoparse/evidence.h"

namespace placetime::geoparse {

namespace {

using gazetteer::CountryCode;
using gazetteer::Kind;
using gazetteer::NameUse;
using gazetteer::PlaceIndex;
using gazetteer::PlaceRow;
using text::TokenKind;
namespace r = reading;

constexpr std::size_t kMostReadings = 40;
constexpr double kImprobable = -3.0; ///< log odds below which a name is hardly a place
constexpr std::size_t kFirstEvidence =
    r::country_share; ///< the features from here on change between rounds

double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }

std::optional<Kind> kind_beside(Analysis const& a, Lexicon const& lexicon, Spot const& spot,
                                bool& after);

class Resolver {
public:
    Resolver(Analysis& analysis, Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer)
        : a_(analysis), lexicon_(lexicon), gazetteer_(gazetteer)
    {
    }

    void run()
    {
        for (Form& form : a_.forms) {
            list_options(form);
            weigh(form);
        }
        weigh_dateline();
        for (Form& form : a_.forms) read_prior(form);
        for (std::uint32_t i = 0; i < a_.spots.size(); ++i) read_beside(i);
        for (Form& form : a_.forms) settle_kinds(form);
        for (Form& form : a_.forms) read_towns(form);
        for (Form& form : a_.forms) {
            for (Option& option : form.options) {
                option.fixed = 0;
                for (std::size_t k = 0; k < kFirstEvidence; ++k)
                    option.fixed +=
                        a_.weights.resolution[k] * static_cast<double>(option.values[k]);
                option.score = option.fixed;
            }
            normalise(form);
        }
        Evidence evidence(a_, lexicon_, gazetteer_);
        for (int round = 0; round < 3; ++round) {
            read_containers();
            evidence.collect();
            for (Form& form : a_.forms) {
                evidence.read(form);
                for (Option& option : form.options) {
                    option.score = option.fixed;
                    for (std::size_t k = kFirstEvidence; k < r::kCount; ++k)
                        option.score +=
                            a_.weights.resolution[k] * static_cast<double>(option.values[k]);
                }
            }
            for (Form& form : a_.forms) normalise(form);
        }
    }

private:
    void list_options(Form& form)
    {
        if (form.spots.empty()) return;
        // A common word or a person needs no choice among all the villages of its name.
        bool const likely = std::any_of(form.spots.begin(), form.spots.end(), [&](std::uint32_t s) {
            return a_.spots[s].own > kImprobable || a_.spots[s].container != kNone;
        });
        std::size_t const most = likely ? kMostReadings : 2;
        std::uint16_t order = 0;
        for (auto const& posting : a_.spots[form.spots.front()].postings) {
            if (posting.use == NameUse::code) continue;
            bool const known =
                std::any_of(form.options.begin(), form.options.end(),
                            [&](Option const& o) { return o.place == posting.place; });
            if (known) continue;
            Option option;
            option.place = posting.place;
            option.use = posting.use;
            option.order = order++;
            form.options.push_back(option);
            if (form.options.size() == most) break;
        }
    }

    void weigh(Form& form)
    {
        double sum = 0;
        for (std::uint32_t spot : form.spots) sum += sigmoid(a_.spots[spot].own);
        form.weight = std::sqrt(sum);
    }

    /// "OSH, Kyrgyzstan (AP) -" at the start of a line among the first sentences: what the whole
    /// report is about.
    void weigh_dateline()
    {
        constexpr std::uint32_t kSentences = 5;
        constexpr std::uint32_t kWords = 7; ///< from the place to the dash
        constexpr double kMore = 1.0;
        auto const& tokens = a_.document.tokens();
        for (Spot const& spot : a_.spots) {
            auto const& first = tokens[spot.first];
            if (first.sentence >= kSentences) return;
            if (!first.line_start && first.begin != 0) continue;
            for (std::uint32_t i = spot.last; i < tokens.size() && i < spot.last + kWords; ++i) {
                if (tokens[i].line_start) break;
                std::string_view const mark = a_.document.of(tokens[i]);
                bool const dash = mark == "\u2014" || mark == "\u2013" || mark == "--" ||
                                  (mark == "-" && tokens[i].space_before);
                if (!dash) continue;
                a_.forms[spot.form].weight += kMore;
                return;
            }
        }
    }

    void read_prior(Form& form)
    {
        for (Option& option : form.options) {
            PlaceRow const& row = gazetteer_.row(option.place);
            auto& v = option.values;
            v[r::population] =
                static_cast<float>(std::log10(static_cast<double>(row.population) + 1.0) / 7.0);
            v[r::names] = static_cast<float>(std::log2(row.name_count + 1.0) / 7.0);
            bool const otherwise =
                option.use == NameUse::alternate || option.use == NameUse::stripped;
            v[r::country] = row.kind == Kind::country && !otherwise;
            v[r::country_otherwise] = row.kind == Kind::country && otherwise;
            v[r::admin1] = row.kind == Kind::admin1 && !otherwise;
            v[r::admin1_otherwise] = row.kind == Kind::admin1 && otherwise;
            v[r::alternate_of_small] = option.use == NameUse::alternate && row.kind == Kind::city &&
                                       row.population < 50'000;
            v[r::admin2] = row.kind == Kind::admin2;
            if (row.kind == Kind::city) {
                v[r::capital] = row.rank == 5;
                v[r::seat] = row.rank == 4;
                v[r::gone] = row.rank == 255;
            }
            v[r::region] = row.kind == Kind::region;
            v[r::nature] = row.kind == Kind::valley || row.kind == Kind::range ||
                           row.kind == Kind::lake || row.kind == Kind::river ||
                           row.kind == Kind::sea;
            v[r::site] =
                row.kind == Kind::landmark || row.kind == Kind::airbase || row.kind == Kind::mine;
            switch (option.use) {
            case NameUse::main:
            case NameUse::endonym:
                v[r::main_name] = 1;
                break;
            case NameUse::alternate:
                v[r::alternate_name] = 1;
                break;
            case NameUse::historical:
            case NameUse::variant:
            case NameUse::misspelling:
                v[r::other_spelling] = 1;
                break;
            case NameUse::abbreviation:
                v[r::abbreviated_name] = 1;
                break;
            case NameUse::stripped:
                v[r::stripped_name] = 1;
                break;
            case NameUse::code:
                break;
            }
            v[r::first_reading] = option.order == 0;
            v[r::late_reading] = static_cast<float>(std::log1p(option.order));
        }
    }

    /// "Osh State University": the word speaks of the university.
    bool is_state_university(Spot const& spot) const
    {
        return spot.last + 1 < a_.words.flags.size() && a_.words.of(spot.last) == "state" &&
               a_.words.of(spot.last + 1) == "university" &&
               starts_upper(a_.document.tokens()[spot.last]);
    }

    /// "the University of Georgia" is the state's: few countries have one of that name.
    bool is_state_of_university(Spot const& spot, Form const& form) const
    {
        if (spot.first < 2 || (a_.words.flags[spot.first - 1] & lex::kOf) == 0 ||
            a_.words.of(spot.first - 2) != "university" || form.options.empty() ||
            gazetteer_.row(form.options.front().place).kind != Kind::country)
            return false;
        return std::any_of(form.options.begin(), form.options.end(), [&](Option const& o) {
            PlaceRow const& row = gazetteer_.row(o.place);
            return row.kind == Kind::admin1 && row.country == CountryCode("US");
        });
    }

    /// "Moscow said", "has warned Moscow", "talks with Moscow": it stands for a government.
    bool speaks(Spot const& spot) const
    {
        auto const& tokens = a_.document.tokens();
        auto const is = [&](std::uint32_t i, lex::Flags flags) {
            return i < tokens.size() && tokens[i].sentence == tokens[spot.first].sentence &&
                   tokens[i].shape == text::Shape::lower && (a_.words.flags[i] & flags) != 0;
        };
        std::uint32_t next = spot.last;
        if (is(next, lex::kFunction)) ++next; // "has said"
        if (is(next, lex::kSay)) return true;
        return spot.first > 0 && is(spot.first - 1, lex::kWith | lex::kBy | lex::kSay);
    }

    void read_speaker(Spot const& spot, Form& form) const
    {
        if (!speaks(spot)) return;
        float const share = 1.0f / static_cast<float>(form.spots.size());
        for (Option& option : form.options) {
            PlaceRow const& row = gazetteer_.row(option.place);
            if (row.kind == Kind::country || (row.kind == Kind::city && row.rank == 5))
                option.values[r::speaker] += share;
        }
    }

    void read_beside(std::uint32_t index)
    {
        Spot& spot = a_.spots[index];
        Form& form = a_.forms[spot.form];
        read_speaker(spot, form);
        if (is_state_of_university(spot, form)) {
            spot.kind = Kind::admin1;
            return;
        }
        if (is_state_university(spot)) return;
        bool after = false;
        auto const kind = kind_beside(a_, lexicon_, spot, after);
        if (!kind || form.options.empty()) return;
        // "the U.S. capital", "a Florida resort", "the Hunan city of Yueyang" say nothing of the
        // name itself.
        Kind const usual = gazetteer_.row(form.options.front().place).kind;
        bool const loose = *kind == Kind::city || *kind == Kind::landmark || *kind == Kind::region;
        if (usual == Kind::country || (loose && after) ||
            (usual == Kind::admin1 && (*kind == Kind::admin2 || *kind == Kind::landmark)))
            return;
        bool const any =
            std::any_of(form.options.begin(), form.options.end(),
                        [&](Option const& o) { return gazetteer_.row(o.place).kind == *kind; });
        if (!any) return;
        spot.kind = kind;
        float const share = 1.0f / static_cast<float>(form.spots.size());
        for (Option& option : form.options) {
            bool const fits = gazetteer_.row(option.place).kind == *kind;
            option.values[fits ? r::kind_word : r::other_kind_word] += share;
        }
    }

    /// A kind word counts against other readings only where it stands by every mention; "Osh
    /// region" once says nothing of "Osh" elsewhere.
    void settle_kinds(Form& form)
    {
        for (Option& option : form.options) {
            Kind const kind = gazetteer_.row(option.place).kind;
            bool const division = kind == Kind::admin1 || kind == Kind::admin2;
            constexpr float kAll = 0.99f;
            if (option.values[r::other_kind_word] < kAll) option.values[r::other_kind_word] = 0;
            if (division && option.values[r::kind_word] < kAll) option.values[r::kind_word] = 0;
        }
    }

    /// "Kharkiv" is the town rather than its region, unless "region" stands by it.
    void read_towns(Form& form)
    {
        std::size_t const most = std::min<std::size_t>(form.options.size(), 8);
        for (Option& area : form.options) {
            PlaceRow const& row = gazetteer_.row(area.place);
            if ((row.kind != Kind::admin1 && row.kind != Kind::admin2) ||
                area.values[r::kind_word] > 0)
                continue;
            for (std::size_t k = 0; k < most; ++k) {
                PlaceRow const& town = gazetteer_.row(form.options[k].place);
                if (town.kind != Kind::city || !lies_in(town, area.place, row)) continue;
                // Quebec's people do not live in Quebec; a quarter of Kherson's do.
                double const share = row.population == 0 ? 1.0
                                                         : static_cast<double>(town.population) /
                                                               static_cast<double>(row.population);
                area.values[r::area_of_town] =
                    std::max(area.values[r::area_of_town],
                             static_cast<float>(std::clamp(4 * share, 0.0, 1.0)));
            }
        }
    }

    void read_containers()
    {
        for (Form& form : a_.forms)
            for (Option& option : form.options)
                option.values[r::contained] = option.values[r::not_contained] =
                    option.values[r::holds] = 0;
        std::set<std::pair<std::uint32_t, std::uint32_t>> done;
        for (Spot const& spot : a_.spots) {
            if (spot.container == kNone) continue;
            if (!done.emplace(spot.form, a_.spots[spot.container].form).second) continue;
            Form& inner = a_.forms[spot.form];
            Form& outer = a_.forms[a_.spots[spot.container].form];
            if (outer.options.empty()) continue;
            PlaceIndex const area = outer.options[outer.best].place;
            PlaceRow const& row = gazetteer_.row(area);
            bool const held = std::any_of(inner.options.begin(), inner.options.end(), [&](auto& o) {
                return o.place != area && lies_in(gazetteer_.row(o.place), area, row);
            });
            if (held || add_inside(inner, area, row)) {
                for (Option& option : inner.options) {
                    bool const inside =
                        option.place != area && lies_in(gazetteer_.row(option.place), area, row);
                    option.values[inside ? r::contained : r::not_contained] = 1;
                }
            }
            for (Option& option : outer.options) {
                PlaceRow const& holder = gazetteer_.row(option.place);
                if (std::any_of(inner.options.begin(), inner.options.end(), [&](Option const& o) {
                        return o.place != option.place &&
                               lies_in(gazetteer_.row(o.place), option.place, holder);
                    }))
                    option.values[r::holds] = 1;
            }
        }
        for (Form& form : a_.forms) {
            for (Option& option : form.options) {
                if (option.values[r::contained] > 0) option.values[r::not_contained] = 0;
                option.fixed = 0;
                for (std::size_t k = 0; k < kFirstEvidence; ++k)
                    option.fixed +=
                        a_.weights.resolution[k] * static_cast<double>(option.values[k]);
            }
        }
    }

    /// Adds the readings inside the area that the cut by prior left out; false when there are none.
    bool add_inside(Form& form, PlaceIndex area, PlaceRow const& row)
    {
        bool added = false;
        std::uint16_t order = 0;
        for (auto const& posting : a_.spots[form.spots.front()].postings) {
            if (posting.use == NameUse::code) continue;
            ++order;
            if (order <= kMostReadings || posting.place == area ||
                !lies_in(gazetteer_.row(posting.place), area, row))
                continue;
            Option option;
            option.place = posting.place;
            option.use = posting.use;
            option.order = order;
            form.options.push_back(option);
            added = true;
            if (form.options.size() >= kMostReadings + 8) break;
        }
        if (added) read_prior(form);
        return added;
    }

    void normalise(Form& form)
    {
        if (form.options.empty()) return;
        form.best = 0;
        for (std::uint32_t k = 1; k < form.options.size(); ++k)
            if (form.options[k].score > form.options[form.best].score) form.best = k;
        double const top = form.options[form.best].score;
        double sum = 0;
        for (Option& option : form.options)
            sum += option.probability = std::exp(option.score - top);
        for (Option& option : form.options) option.probability /= sum;
    }

    Analysis& a_;
    Lexicon const& lexicon_;
    gazetteer::Gazetteer const& gazetteer_;
};

/// The kind that the words beside a spot name ("the X river", "Lake X", "X air base"); none when
/// they name none.
std::optional<Kind> kind_beside(Analysis const& a, Lexicon const& lexicon, Spot const& spot,
                                bool& after)
{
    auto const& tokens = a.document.tokens();
    auto const same = [&](std::uint32_t i) {
        return i < tokens.size() && tokens[i].sentence == tokens[spot.first].sentence &&
               tokens[i].kind == TokenKind::word;
    };
    auto const kind = [&](std::uint32_t first, std::uint32_t last) -> std::optional<Kind> {
        auto const phrase =
            std::string_view(a.words.folded)
                .substr(a.words.begin[first], a.words.end[last] - a.words.begin[first]);
        LexEntry const& entry = lexicon.find(phrase);
        if ((entry.flags & lex::kPlaceWord) == 0) return std::nullopt;
        return entry.kind;
    };
    std::uint32_t const next = spot.last;
    after = true;
    if (same(next) && tokens[next].space_before) {
        if (same(next + 1))
            if (auto const two = kind(next, next + 1)) return two;
        if (auto const one = kind(next, next)) return one;
        // "Manas military base"
        if (same(next + 1) && (a.words.flags[next] & lex::kFunction) == 0)
            if (auto const far = kind(next + 1, next + 1);
                far == Kind::airbase || far == Kind::mine)
                return far;
    }
    after = false;
    if (spot.first > 0 && same(spot.first - 1)) {
        if (auto const before = kind(spot.first - 1, spot.first - 1)) return before;
        if ((a.words.flags[spot.first - 1] & lex::kOf) != 0 && spot.first > 1 &&
            same(spot.first - 2))
            return kind(spot.first - 2, spot.first - 2);
    }
    return std::nullopt;
}

} // namespace

void resolve_forms(Analysis& analysis, Lexicon const& lexicon,
                   gazetteer::Gazetteer const& gazetteer)
{
    Resolver(analysis, lexicon, gazetteer).run();
}

} // namespace placetime::geoparse
