#include <algorithm>
#include <cmath>
#include <map>

#include "geoparse/analysis.h"

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
constexpr double kLeastAnchor = 0.15; ///< readings less probable than this give no position to others
constexpr std::size_t kFirstEvidence =
    r::country_share; ///< the features from here on change between rounds

double sigmoid(double x) { return 1.0 / (1.0 + std::exp(-x)); }

PlaceIndex admin1_of(PlaceIndex index, PlaceRow const& row)
{
    return row.kind == Kind::admin1 ? index : row.admin1;
}

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
        for (Form& form : a_.forms) read_prior(form);
        for (std::uint32_t i = 0; i < a_.spots.size(); ++i) read_beside(i);
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
        for (int round = 0; round < 3; ++round) {
            read_containers();
            collect();
            for (Form& form : a_.forms) read_evidence(form);
            for (Form& form : a_.forms) normalise(form);
        }
    }

private:
    void list_options(Form& form)
    {
        if (form.spots.empty()) return;
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
            if (form.options.size() == kMostReadings) break;
        }
    }

    void weigh(Form& form)
    {
        double sum = 0;
        for (std::uint32_t spot : form.spots) sum += sigmoid(a_.spots[spot].own);
        form.weight = std::sqrt(sum);
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

    /// The kind that the words beside a spot name ("the X river", "Lake X", "X airbase"); none when
    /// they name none.
    LexEntry const* kind_beside(Spot const& spot) const
    {
        auto const& tokens = a_.document.tokens();
        auto const flags = [&](std::uint32_t i) { return a_.words.flags[i]; };
        auto const same = [&](std::uint32_t i) {
            return i < tokens.size() && tokens[i].sentence == tokens[spot.first].sentence &&
                   tokens[i].kind == TokenKind::word;
        };
        if (same(spot.last) && tokens[spot.last].space_before) {
            if ((flags(spot.last) & lex::kPlaceWord) != 0)
                return &lexicon_.find(a_.words.of(spot.last));
            if (same(spot.last + 1) && (flags(spot.last + 1) & lex::kPlaceWord) != 0 &&
                (flags(spot.last) & lex::kFunction) == 0) {
                LexEntry const& entry = lexicon_.find(a_.words.of(spot.last + 1));
                if (entry.kind == Kind::airbase || entry.kind == Kind::mine) return &entry;
            }
        }
        if (spot.first > 0 && same(spot.first - 1)) {
            if ((flags(spot.first - 1) & lex::kPlaceWord) != 0)
                return &lexicon_.find(a_.words.of(spot.first - 1));
            if ((flags(spot.first - 1) & lex::kOf) != 0 && spot.first > 1 && same(spot.first - 2) &&
                (flags(spot.first - 2) & lex::kPlaceWord) != 0)
                return &lexicon_.find(a_.words.of(spot.first - 2));
        }
        return nullptr;
    }

    void read_beside(std::uint32_t index)
    {
        Spot const& spot = a_.spots[index];
        Form& form = a_.forms[spot.form];
        LexEntry const* const word = kind_beside(spot);
        if (word == nullptr) return;
        bool const any =
            std::any_of(form.options.begin(), form.options.end(), [&](Option const& o) {
                return gazetteer_.row(o.place).kind == word->kind;
            });
        if (!any) return;
        for (Option& option : form.options) {
            bool const fits = gazetteer_.row(option.place).kind == word->kind;
            option.values[fits ? r::kind_word : r::other_kind_word] = 1;
        }
    }

    void read_containers()
    {
        for (Form& form : a_.forms)
            for (Option& option : form.options)
                option.values[r::contained] = option.values[r::not_contained] =
                    option.values[r::holds] = 0;
        for (Spot const& spot : a_.spots) {
            if (spot.container == kNone) continue;
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

    struct Anchor {
        geo::LonLat point;
        double cosine = 1;
        double weight = 0;
        std::uint32_t form = 0;
    };

    /// The weight of each country and division over all forms, and where each form's best reading
    /// lies.
    void collect()
    {
        country_.clear();
        admin1_.clear();
        admin2_.clear();
        anchors_.clear();
        best_of_.assign(a_.forms.size(), gazetteer::kNoPlace);
        total_ = 0;
        for (std::uint32_t k = 0; k < a_.forms.size(); ++k) {
            Form const& form = a_.forms[k];
            total_ += form.weight;
            for (Option const& option : form.options) {
                double const mass = form.weight * option.probability;
                if (mass < 1e-3) continue;
                PlaceRow const& row = gazetteer_.row(option.place);
                if (row.country.known()) country_[row.country] += mass;
                if (PlaceIndex const admin1 = admin1_of(option.place, row);
                    admin1 != gazetteer::kNoPlace)
                    admin1_[admin1] += mass;
                PlaceIndex const admin2 = row.kind == Kind::admin2 ? option.place : row.admin2;
                if (admin2 != gazetteer::kNoPlace) admin2_[admin2] += mass;
            }
            if (form.options.empty()) continue;
            best_of_[k] = form.options[form.best].place;
            for (Option const& option : form.options) {
                if (option.probability < kLeastAnchor) continue;
                PlaceRow const& row = gazetteer_.row(option.place);
                if (row.kind == Kind::country || row.kind == Kind::admin1 || row.kind == Kind::sea)
                    continue;
                anchors_.push_back({row.point, std::cos(row.point.lat * 0.017453292519943295),
                                    form.weight * option.probability, k});
            }
        }
        std::map<CountryCode, int> demonyms;
        for (DemonymMention const& demonym : a_.demonyms) ++demonyms[demonym.country];
        for (auto const& [country, count] : demonyms) {
            double const mass = 0.7 * std::sqrt(static_cast<double>(count));
            country_[country] += mass;
            total_ += mass;
        }
        read_cues();
        auto const heavier = [](auto const& a, auto const& b) { return a.second < b.second; };
        auto const country = std::max_element(country_.begin(), country_.end(), heavier);
        top_country_ = country == country_.end() ? CountryCode() : country->first;
        auto const admin1 = std::max_element(admin1_.begin(), admin1_.end(), heavier);
        top_admin1_ = admin1 == admin1_.end() ? gazetteer::kNoPlace : admin1->first;
    }

    /// Words that only texts of one country use ("sheriff", "lakh"): a little weight each, once.
    void read_cues()
    {
        if (!cues_read_) {
            cues_read_ = true;
            std::map<std::string_view, CountryCode> seen;
            for (std::size_t i = 0; i < a_.words.flags.size(); ++i)
                if ((a_.words.flags[i] & lex::kCue) != 0)
                    seen.emplace(a_.words.of(i), lexicon_.find(a_.words.of(i)).cue);
            for (auto const& [word, country] : seen) cues_[country] += 0.3;
        }
        for (auto const& [country, mass] : cues_) {
            country_[country] += std::min(mass, 1.5);
            total_ += std::min(mass, 1.5);
        }
    }

    void read_evidence(Form& form)
    {
        std::uint32_t const self = static_cast<std::uint32_t>(&form - a_.forms.data());
        // What the form itself put into the sums is taken out again.
        std::map<CountryCode, double> own_country;
        std::map<PlaceIndex, double> own_admin1, own_admin2;
        for (Option const& option : form.options) {
            double const mass = form.weight * option.probability;
            if (mass < 1e-3) continue;
            PlaceRow const& row = gazetteer_.row(option.place);
            own_country[row.country] += mass;
            own_admin1[admin1_of(option.place, row)] += mass;
            own_admin2[row.kind == Kind::admin2 ? option.place : row.admin2] += mass;
        }
        double const rest = std::max(0.0, total_ - form.weight) + 0.5;
        auto const share = [&](auto const& sums, auto const& own, auto key) {
            auto const all = sums.find(key);
            if (all == sums.end()) return 0.0;
            auto const mine = own.find(key);
            return std::max(0.0, all->second - (mine == own.end() ? 0.0 : mine->second)) / rest;
        };
        for (Option& option : form.options) {
            PlaceRow const& row = gazetteer_.row(option.place);
            auto& v = option.values;
            PlaceIndex const admin1 = admin1_of(option.place, row);
            PlaceIndex const admin2 = row.kind == Kind::admin2 ? option.place : row.admin2;
            double const in_country =
                row.country.known() ? share(country_, own_country, row.country) : 0;
            double const in_admin1 =
                admin1 == gazetteer::kNoPlace ? 0 : share(admin1_, own_admin1, admin1);
            v[r::country_share] = static_cast<float>(in_country);
            v[r::top_country] =
                row.country.known() && row.country == top_country_ && in_country > 0.05;
            v[r::admin1_share] = static_cast<float>(in_admin1);
            v[r::top_admin1] =
                admin1 != gazetteer::kNoPlace && admin1 == top_admin1_ && in_admin1 > 0.05;
            v[r::admin2_share] = static_cast<float>(
                admin2 == gazetteer::kNoPlace ? 0 : share(admin2_, own_admin2, admin2));
            bool otherwise = false;
            for (std::uint32_t k = 0; k < best_of_.size(); ++k)
                otherwise = otherwise || (k != self && best_of_[k] == option.place);
            v[r::named_otherwise] = otherwise;
            double best = 0;
            double sum = 0;
            double weights = 0.5;
            for (Anchor const& anchor : anchors_) {
                if (anchor.form == self) continue;
                double const dy = (row.point.lat - anchor.point.lat) * 111.2;
                double dx = std::abs(row.point.lon - anchor.point.lon);
                if (dx > 180) dx = 360 - dx;
                dx *= 111.2 * anchor.cosine;
                double const closeness = 1.0 / (1.0 + (dx * dx + dy * dy) / 1e4);
                best = std::max(best, closeness * std::min(1.0, anchor.weight));
                sum += closeness * anchor.weight;
                weights += anchor.weight;
            }
            v[r::near_best] = static_cast<float>(best);
            v[r::near_mean] = static_cast<float>(sum / weights);
            option.score = option.fixed;
            for (std::size_t k = kFirstEvidence; k < r::kCount; ++k)
                option.score += a_.weights.resolution[k] * static_cast<double>(v[k]);
        }
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
    std::map<CountryCode, double> country_;
    std::map<PlaceIndex, double> admin1_, admin2_;
    std::vector<Anchor> anchors_;
    std::vector<PlaceIndex> best_of_; ///< by form
    double total_ = 0;
    std::map<CountryCode, double> cues_;
    bool cues_read_ = false;
    CountryCode top_country_;
    PlaceIndex top_admin1_ = gazetteer::kNoPlace;
};

} // namespace

void resolve_forms(Analysis& analysis, Lexicon const& lexicon,
                   gazetteer::Gazetteer const& gazetteer)
{
    Resolver(analysis, lexicon, gazetteer).run();
}

std::vector<Candidate> readings(Analysis const& analysis, std::uint32_t index,
                                gazetteer::Gazetteer const& gazetteer)
{
    Spot const& spot = analysis.spots[index];
    Form const& form = analysis.forms[spot.form];
    std::vector<Option const*> order;
    for (Option const& option : form.options) order.push_back(&option);
    PlaceIndex area = gazetteer::kNoPlace;
    if (spot.container != kNone) {
        Form const& outer = analysis.forms[analysis.spots[spot.container].form];
        if (!outer.options.empty()) area = outer.options[outer.best].place;
    }
    auto const inside = [&](Option const* option) {
        return area != gazetteer::kNoPlace && option->place != area &&
               lies_in(gazetteer.row(option->place), area, gazetteer.row(area));
    };
    std::stable_sort(order.begin(), order.end(), [&](Option const* a, Option const* b) {
        bool const a_inside = inside(a);
        bool const b_inside = inside(b);
        if (a_inside != b_inside) return a_inside;
        if (a->score != b->score) return a->score > b->score;
        return a->order < b->order;
    });
    std::vector<Candidate> result;
    for (Option const* option : order) {
        if (result.size() == 8) break;
        result.push_back({option->place, option->probability});
    }
    // A named container moves the probability to what lies in it.
    if (area != gazetteer::kNoPlace && !order.empty() && inside(order.front())) {
        double sum = 0;
        for (std::size_t k = 0; k < result.size(); ++k)
            sum += result[k].score *= inside(order[k]) ? 1.0 : 0.05;
        if (sum > 0)
            for (Candidate& candidate : result) candidate.score /= sum;
    }
    return result;
}

std::vector<CountryCode> weigh_countries(Analysis const& analysis,
                                         gazetteer::Gazetteer const& gazetteer)
{
    std::map<CountryCode, double> weights;
    std::vector<CountryCode> order; ///< of first mention, so that ties keep it
    for (Spot const& spot : analysis.spots) {
        Form const& form = analysis.forms[spot.form];
        if (spot.probability < 0.5 || form.options.empty()) continue;
        CountryCode const country = gazetteer.row(form.options[form.best].place).country;
        if (!country.known()) continue;
        if (!weights.contains(country)) order.push_back(country);
        weights[country] += spot.probability;
    }
    for (DemonymMention const& demonym : analysis.demonyms) {
        if (!weights.contains(demonym.country)) order.push_back(demonym.country);
        weights[demonym.country] += 0.6;
    }
    std::stable_sort(order.begin(), order.end(),
                     [&](CountryCode a, CountryCode b) { return weights[a] > weights[b]; });
    return order;
}

} // namespace placetime::geoparse
