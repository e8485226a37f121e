#include "geoparse/evidence.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace placetime::geoparse {

namespace {

using gazetteer::CountryCode;
using gazetteer::Kind;
using gazetteer::kNoPlace;
using gazetteer::PlaceIndex;
using gazetteer::PlaceRow;
namespace r = reading;

constexpr double kLeastMass = 1e-3;
constexpr double kLeastAnchor =
    0.15; ///< readings less probable than this give no position to others
constexpr std::size_t kMostRelated = 8;
constexpr std::size_t kMostMentions = 6;
constexpr std::uint32_t kNeighbourhood = 40; ///< tokens

PlaceIndex admin1_of(PlaceIndex index, PlaceRow const& row)
{
    return row.kind == Kind::admin1 ? index : row.admin1;
}
PlaceIndex admin2_of(PlaceIndex index, PlaceRow const& row)
{
    return row.kind == Kind::admin2 ? index : row.admin2;
}

/// 1 / (1 + (km / 100)^2), on the plane with a rough cosine: for ranking only.
double closeness(geo::LonLat a, geo::LonLat b)
{
    double const y = (a.lat + b.lat) * 0.5 * 0.017453292519943295;
    double const rough = 1 - y * y / 2 + y * y * y * y / 24;
    double const cosine = 0.05 < rough ? rough : 0.05; // as values, so that loops need no branch
    double const dy = (a.lat - b.lat) * 111.2;
    double dx = std::abs(a.lon - b.lon);
    double const round = 360 - dx;
    dx = round < dx ? round : dx; // the short way
    dx *= 111.2 * cosine;
    return 1.0 / (1.0 + (dx * dx + dy * dy) / 1e4);
}

} // namespace

template <typename Key> void Sums<Key>::settle()
{
    std::stable_sort(entries_.begin(), entries_.end(),
                     [](auto const& a, auto const& b) { return a.first < b.first; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        if (kept > 0 && entries_[kept - 1].first == entries_[i].first)
            entries_[kept - 1].second += entries_[i].second;
        else
            entries_[kept++] = entries_[i];
    }
    entries_.resize(kept);
}

template <typename Key> double Sums<Key>::of(Key key) const
{
    auto const at = std::lower_bound(entries_.begin(), entries_.end(), key,
                                     [](auto const& entry, Key k) { return entry.first < k; });
    return at != entries_.end() && at->first == key ? at->second : 0;
}

template <typename Key> Key Sums<Key>::heaviest(Key none) const
{
    auto const at =
        std::max_element(entries_.begin(), entries_.end(),
                         [](auto const& a, auto const& b) { return a.second < b.second; });
    return at == entries_.end() ? none : at->first;
}

Evidence::Evidence(Analysis& analysis, Lexicon const& lexicon,
                   gazetteer::Gazetteer const& gazetteer)
    : a_(analysis), gazetteer_(gazetteer)
{
    relate_forms();
    std::map<std::uint32_t, int> demonyms;
    for (DemonymMention const& demonym : a_.demonyms) ++demonyms[demonym.country.value];
    for (auto const& [country, count] : demonyms)
        hints_.emplace_back(country, 0.7 * std::sqrt(static_cast<double>(count)));
    read_cues(lexicon);
}

void Evidence::relate_forms()
{
    std::unordered_map<std::string_view, std::vector<std::uint32_t>> by_first_word;
    auto const first_word = [](std::string_view name) { return name.substr(0, name.find(' ')); };
    for (std::uint32_t k = 0; k < a_.forms.size(); ++k) {
        auto& same = by_first_word[first_word(a_.forms[k].folded)];
        if (same.size() < kMostRelated) same.push_back(k);
    }
    related_.resize(a_.forms.size());
    for (std::uint32_t k = 0; k < a_.forms.size(); ++k) {
        related_[k].push_back(k);
        for (std::uint32_t other : by_first_word[first_word(a_.forms[k].folded)]) {
            if (other == k) continue;
            std::string_view const a = a_.forms[k].folded;
            std::string_view const b = a_.forms[other].folded;
            if (a.starts_with(b) || b.starts_with(a)) related_[k].push_back(other);
        }
    }
}

/// Words that only texts of one country use ("sheriff", "lakh"): a little weight each, once.
void Evidence::read_cues(Lexicon const& lexicon)
{
    std::map<std::string_view, std::uint32_t> seen;
    for (std::size_t i = 0; i < a_.words.flags.size(); ++i)
        if ((a_.words.flags[i] & lex::kCue) != 0)
            seen.emplace(a_.words.of(i), lexicon.find(a_.words.of(i)).cue.value);
    std::map<std::uint32_t, double> cues;
    for (auto const& [word, country] : seen) cues[country] += 0.3;
    for (auto const& [country, mass] : cues) hints_.emplace_back(country, std::min(mass, 1.5));
}

void Evidence::collect()
{
    country_.clear();
    admin1_.clear();
    admin2_.clear();
    anchors_.clear();
    named_.clear();
    total_ = 0;
    for (std::uint32_t k = 0; k < a_.forms.size(); ++k) {
        Form const& form = a_.forms[k];
        total_ += form.weight;
        if (form.options.empty()) continue;
        named_.push_back(form.options[form.best].place);
        for (Option const& option : form.options) {
            double const mass = form.weight * option.probability;
            if (mass < kLeastMass) continue;
            PlaceRow const& row = gazetteer_.row(option.place);
            if (row.country.known()) country_.add(row.country.value, mass);
            PlaceIndex const admin1 = admin1_of(option.place, row);
            PlaceIndex const admin2 = admin2_of(option.place, row);
            if (admin1 != kNoPlace) admin1_.add(admin1, mass);
            if (admin2 != kNoPlace) admin2_.add(admin2, mass);
            if (option.probability < kLeastAnchor || row.kind == Kind::country ||
                row.kind == Kind::admin1 || row.kind == Kind::sea)
                continue;
            anchors_.push_back({row.point, mass, k});
        }
    }
    for (auto const& [country, mass] : hints_) {
        country_.add(country, mass);
        total_ += mass;
    }
    std::sort(named_.begin(), named_.end());
    country_.settle();
    admin1_.settle();
    admin2_.settle();
    top_country_ = country_.heaviest(0);
    top_admin1_ = admin1_.heaviest(kNoPlace);
    if (anchors_.size() > kMostAnchors) {
        std::stable_sort(anchors_.begin(), anchors_.end(),
                         [](Anchor const& a, Anchor const& b) { return a.weight > b.weight; });
        anchors_.resize(kMostAnchors);
    }
}

bool Evidence::is_related(std::uint32_t form) const
{
    return std::find(own_->begin(), own_->end(), form) != own_->end();
}

/// Names within two places and forty words of the form's first mentions, nearer ones counting more.
std::vector<Evidence::Neighbour> const& Evidence::neighbours(Form const& form)
{
    neighbours_.clear();
    std::size_t const mentions = std::min(form.spots.size(), kMostMentions);
    for (std::size_t m = 0; m < mentions; ++m) {
        std::uint32_t const here = form.spots[m];
        for (int step : {-1, 1}) {
            int counted = 0;
            for (std::int64_t k = static_cast<std::int64_t>(here) + step;
                 k >= 0 && k < static_cast<std::int64_t>(a_.spots.size()) && counted < 2;
                 k += step) {
                Spot const& other = a_.spots[static_cast<std::size_t>(k)];
                std::uint32_t const gap = step > 0 ? other.first - a_.spots[here].last
                                                   : a_.spots[here].first - other.last;
                if (gap > kNeighbourhood) break;
                if (other.own < 0 || is_related(other.form) || a_.forms[other.form].options.empty())
                    continue;
                ++counted;
                neighbours_.push_back({other.form, 1.0 / (1.0 + gap / 10.0)});
            }
        }
    }
    return neighbours_;
}

void Evidence::read(Form& form)
{
    auto const self = static_cast<std::uint32_t>(&form - a_.forms.data());
    own_ = &related_[self];
    // What the form and its relatives themselves put into the sums is taken out again.
    auto& own = own_masses_;
    own.clear();
    double own_weight = 0;
    for (std::uint32_t k : *own_) {
        own_weight += a_.forms[k].weight;
        for (Option const& option : a_.forms[k].options) {
            double const mass = a_.forms[k].weight * option.probability;
            if (mass < kLeastMass) continue;
            PlaceRow const& row = gazetteer_.row(option.place);
            own.push_back({row.country.value, admin1_of(option.place, row),
                           admin2_of(option.place, row), mass});
        }
    }
    double const rest = std::max(0.0, total_ - own_weight) + 0.5;
    std::vector<Neighbour> const& near_by = neighbours(form);
    Surroundings const around = surroundings();
    for (Option& option : form.options) {
        PlaceRow const& row = gazetteer_.row(option.place);
        auto& v = option.values;
        PlaceIndex const admin1 = admin1_of(option.place, row);
        PlaceIndex const admin2 = admin2_of(option.place, row);
        double country = row.country.known() ? country_.of(row.country.value) : 0;
        double in_admin1 = admin1 == kNoPlace ? 0 : admin1_.of(admin1);
        double in_admin2 = admin2 == kNoPlace ? 0 : admin2_.of(admin2);
        for (Own const& mine : own) {
            if (mine.country == row.country.value) country -= mine.mass;
            if (mine.admin1 == admin1) in_admin1 -= mine.mass;
            if (mine.admin2 == admin2) in_admin2 -= mine.mass;
        }
        country = std::max(0.0, country) / rest;
        in_admin1 = std::max(0.0, in_admin1) / rest;
        in_admin2 = std::max(0.0, in_admin2) / rest;
        v[r::country_share] = static_cast<float>(country);
        v[r::top_country] = row.country.value == top_country_ && country > 0.05;
        v[r::admin1_share] = static_cast<float>(in_admin1);
        v[r::top_admin1] = admin1 == top_admin1_ && in_admin1 > 0.05;
        v[r::admin2_share] = static_cast<float>(in_admin2);
        auto const named = std::equal_range(named_.begin(), named_.end(), option.place);
        auto const times = named.second - named.first;
        bool const itself = form.options[form.best].place == option.place;
        v[r::named_otherwise] = times > (itself ? 1 : 0);
        double same = 0;
        double all = 0.2;
        double next_to = 0;
        for (Neighbour const& neighbour : near_by) {
            Form const& other = a_.forms[neighbour.form];
            PlaceRow const& place = gazetteer_.row(other.options[other.best].place);
            all += neighbour.weight;
            if (row.country.known() && place.country == row.country) same += neighbour.weight;
            if (place.kind != Kind::country && place.kind != Kind::admin1)
                next_to = std::max(next_to, neighbour.weight * closeness(row.point, place.point));
        }
        v[r::neighbour_country] = static_cast<float>(same / all);
        v[r::neighbour_near] = static_cast<float>(next_to);
        std::array<double, kMostAnchors> close; // as many as there are anchors are set
        for (std::size_t k = 0; k < around.count; ++k)
            close[k] = closeness(row.point, {around.lon[k], around.lat[k]});
        double best = 0;
        double sum = 0;
        for (std::size_t k = 0; k < around.count; ++k) {
            best = std::max(best, close[k] * std::min(1.0, around.weight[k]));
            sum += close[k] * around.weight[k];
        }
        v[r::near_best] = static_cast<float>(best);
        v[r::near_mean] = static_cast<float>(sum / around.weights);
    }
}

/// The anchors that are not the form's own, each kind of number together: they are gone through
/// once for every reading.
Evidence::Surroundings Evidence::surroundings() const
{
    Surroundings around;
    for (Anchor const& anchor : anchors_) {
        if (is_related(anchor.form)) continue;
        around.lon[around.count] = anchor.point.lon;
        around.lat[around.count] = anchor.point.lat;
        around.weight[around.count++] = anchor.weight;
        around.weights += anchor.weight;
    }
    return around;
}

template class Sums<std::uint32_t>;

} // namespace placetime::geoparse
