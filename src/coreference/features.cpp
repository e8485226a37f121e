#include "coreference/features.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "coreference/agreement.h"
#include "coreference/kinds.h"
#include "coreference/nearness.h"
#include "coreference/publisher.h"
#include "text/fold.h"

namespace placetime::coreference {

namespace {

using events::Event;

struct Weighed {
    std::string_view name;
    double weight;
};
/// In log-odds for a feature of 1, in the order of Feature.
constexpr std::array<Weighed, kFeatures> kWeights = {{
    {"bias", -7.4},          // two events are two happenings, until
    {"kind", 3.2},           // both are of one type and sub-type
    {"singular kind", 2.0},  // and that is one which is rare in a day
    {"time", 3.1},           // they are of one time, known to the day
    {"undated", 1.0},        // a date is not known
    {"other day", -4.0},     // the calendar parts them
    {"hours apart", -2.0},   // the clock parts them
    {"place", 1.0},          // they are at one spot
    {"unplaced", 0.7},       // a place is not known
    {"other place", -1.7},   // the map parts them
    {"title", 3.6},          // each title's words stand in the other's text
    {"words", 3.1},          // their texts have the same words
    {"names", 0.5},          // names are shared
    {"other names", -0.5},   // both have names, and none in common
    {"actors", 2.0},         // the same people act
    {"other actors", -0.3},  // others act
    {"other persons", -1.5}, // others act, by name
    {"same figures", 2.2},   // more than nine are counted alike
    {"other figures", -2.2}, // counts exclude each other
    {"grown figures", 1.5},  // a later report counts more of the same
    {"planned", -2.4},       // one is only planned
    {"denied", -0.3},        // one is denied
    {"one report", -2.0},    // one writer tells both, who seldom repeats himself
    {"toll of it", 5.0},     // unless it is to count the victims
    {"another", -0.4},       // one is said to be a second one
}};

/// The shared weight of two sets of words as a share of the geometric mean of their weights: 1 for
/// the same words, 0 for none in common (a cosine of presence vectors).
double likeness(WordSet const& a, WordSet const& b, WordWeights const& weights)
{
    double shared = 0;
    double of_a = 0;
    double of_b = 0;
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() || j != b.end()) {
        bool const first = j == b.end() || (i != a.end() && *i <= *j);
        bool const second = i == a.end() || (j != b.end() && *j <= *i);
        double const weight = weights.of(first ? *i : *j);
        double const square = weight * weight;
        if (first) of_a += square, ++i;
        if (second) of_b += square, ++j;
        if (first && second) shared += square;
    }
    double const both = std::sqrt(of_a * of_b);
    return both > 0 ? shared / both : 0;
}

/// The share of the weight of `some` that `all` holds, less when that is little: one common word
/// says less than three rare ones do. 0 for no words, below 1.
double coverage(WordSet const& some, WordSet const& all, WordWeights const& weights)
{
    constexpr double kHalf = 0.5; // held weight at which half of the share counts
    double held = 0;
    double sum = 0;
    for (std::uint32_t const word : some) {
        double const weight = weights.of(word);
        sum += weight;
        if (std::binary_search(all.begin(), all.end(), word)) held += weight;
    }
    return sum > 0 ? held / sum * (held / (held + kHalf)) : 0;
}

bool share_any(WordSet const& a, WordSet const& b)
{
    return std::any_of(a.begin(), a.end(), [&](std::uint32_t word) {
        return std::binary_search(b.begin(), b.end(), word);
    });
}

/// Known to the part of a day, without a common moment, and more than two hours apart; or told of
/// the morning by one and of the evening by the other.
bool hours_apart(Description const& a, Description const& b)
{
    constexpr double kTwoHours = 2.0 / 24;
    if (!a.when || !b.when) return false;
    if (!time::is_civil(a.when->precision) && !time::is_civil(b.when->precision))
        return days_between(a.when->interval, b.when->interval) > kTwoHours;
    return a.halves != 0 && b.halves != 0 && (a.halves & b.halves) == 0;
}

enum class Told : std::uint8_t { happened, denied, planned };
Told told(events::Status status)
{
    using events::Status;
    if (events::is_told(status)) return Told::happened;
    return status == Status::planned || status == Status::conditional ? Told::planned
                                                                      : Told::denied;
}

/// Two claims of one report that the same people make.
bool one_voice(Event const& a, Event const& b)
{
    return !a.source_id.empty() && a.source_id == b.source_id &&
           (a.attribution.empty() || b.attribution.empty() ||
            text::fold(a.attribution) == text::fold(b.attribution));
}

template <typename Holds> bool any_claims(Event const& a, Event const& b, Holds const& holds)
{
    for (Event const& one : claims_of(a))
        for (Event const& other : claims_of(b))
            if (holds(one, other)) return true;
    return false;
}

/// A bare toll within some 300 characters of what another sentence of the report tells, which gives
/// no toll of its own.
bool toll_of_last(Description const& a, Description const& b)
{
    constexpr std::size_t kNear = 300;
    if (a.bare_toll == b.bare_toll) return false;
    Event const& toll = a.bare_toll ? *a.event : *b.event;
    Event const& told = a.bare_toll ? *b.event : *a.event;
    return !gives_toll(told) && any_claims(told, toll, [](Event const& first, Event const& second) {
        return !first.source_id.empty() && first.source_id == second.source_id &&
               second.source_start >= first.source_end &&
               second.source_start - first.source_end <= kNear;
    });
}

struct FigureLikeness {
    double same = 0, other = 0, grown = 0;
};

FigureLikeness compare_figures(Event const& a, Event const& b)
{
    FigureLikeness result;
    bool const cumulative = a.figures_cumulative || b.figures_cumulative;
    for (std::size_t kind = 0; kind < events::kFigureKinds; ++kind) {
        auto const& one = a.figures[kind];
        auto const& two = b.figures[kind];
        if (!one.known() || !two.known()) continue;
        auto const base = [](events::Figure const& figure) {
            return figure.min ? *figure.min : *figure.max;
        };
        if (base(one) == base(two))
            // One dead is told of many happenings, 686 injured of one.
            result.same = std::max(result.same, base(one) > 9 ? 1 : base(one) > 2 ? 0.7 : 0.4);
        else if (cumulative && a.reported && b.reported && *a.reported != *b.reported &&
                 (*a.reported < *b.reported) == (base(one) < base(two)))
            result.grown = 1;
        else if (excludes(one, two) && !cumulative)
            result.other = 1;
    }
    if (result.same > 0) result.other /= 2;
    return result;
}

} // namespace

std::string_view to_string(Feature feature) noexcept
{
    return kWeights[static_cast<std::size_t>(feature)].name;
}

Features features_of(Description const& a, Description const& b, WordWeights const& weights)
{
    Event const& one = *a.event;
    Event const& other = *b.event;
    Features f{};
    auto const set = [&f](Feature feature, double value) {
        f[static_cast<std::size_t>(feature)] = value;
    };
    set(Feature::bias, 1);
    set(Feature::kind, kind_likeness(one, other));
    set(Feature::singular_kind, is_singular(one) && kind_likeness(one, other) == 1);
    if (a.when && b.when) {
        set(Feature::time, time_nearness(*a.when, *b.when));
        set(Feature::other_day,
            days_between(a.when->interval, b.when->interval) >= 1 || next_days(*a.when, *b.when));
    } else {
        set(Feature::undated, 1);
    }
    set(Feature::hours_apart, hours_apart(a, b));
    if (one.where && other.where) {
        set(Feature::place, place_nearness(*one.where, *other.where));
        set(Feature::other_place, place_gap(*one.where, *other.where));
    } else {
        set(Feature::unplaced, 1);
    }
    set(Feature::title,
        (coverage(a.title, b.all, weights) + coverage(b.title, a.all, weights)) / 2);
    set(Feature::words, likeness(a.all, b.all, weights));
    if (!a.names.empty() && !b.names.empty()) {
        double const shared =
            std::max(coverage(a.names, b.all, weights), coverage(b.names, a.all, weights));
        set(Feature::names, shared);
        set(Feature::other_names, shared == 0);
    }
    if (!a.actors.empty() && !b.actors.empty()) {
        set(Feature::actors,
            (coverage(a.actors, b.actors, weights) + coverage(b.actors, a.actors, weights)) / 2);
        set(Feature::other_actors, !share_any(a.actors, b.all) && !share_any(b.actors, a.all));
        set(Feature::other_persons, !a.persons.empty() && !b.persons.empty() &&
                                        !share_any(a.persons, b.all) &&
                                        !share_any(b.persons, a.all));
    }
    auto const figures = compare_figures(one, other);
    set(Feature::same_figures, figures.same);
    set(Feature::other_figures, figures.other);
    set(Feature::grown_figures, figures.grown);
    Told const first = told(one.status);
    Told const second = told(other.status);
    set(Feature::planned, first != second && (first == Told::planned || second == Told::planned));
    set(Feature::denied, first != second && (first == Told::denied || second == Told::denied));
    set(Feature::one_report, any_claims(one, other, one_voice));
    set(Feature::toll_of_last, toll_of_last(a, b));
    set(Feature::another, a.another != b.another);
    return f;
}

double score_only(Features const& features) noexcept
{
    double sum = 0;
    for (std::size_t i = 0; i < kFeatures; ++i) sum += kWeights[i].weight * features[i];
    return 1 / (1 + std::exp(-sum));
}

PairScore score(Features const& features)
{
    PairScore result;
    result.score = score_only(features);
    for (std::size_t i = 0; i < kFeatures; ++i) {
        double const share = kWeights[i].weight * features[i];
        if (share != 0) result.shares.emplace_back(kWeights[i].name, share);
    }
    return result;
}

} // namespace placetime::coreference
