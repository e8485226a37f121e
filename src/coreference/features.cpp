#include "coreference/features.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "coreference/agreement.h"
#include "coreference/kinds.h"
#include "coreference/nearness.h"
#include "coreference/publisher.h"

namespace placetime::coreference {

namespace {

using events::Event;

struct Weighed {
    std::string_view name;
    double weight;
};
/// In log-odds for a feature of 1, in the order of Feature.
constexpr std::array<Weighed, kFeatures> kWeights = {{
    {"bias", -7.9},        {"kind", 2.9},           {"singular kind", 1.7}, {"time", 2.8},
    {"undated", 1.0},      {"other day", -2.4},     {"hours apart", -1.7},  {"place", 1.3},
    {"unplaced", 0.7},     {"other place", -1.7},   {"title", 3.0},         {"words", 3.1},
    {"names", 0.6},        {"other names", -0.4},   {"actors", 1.3},        {"other actors", -0.3},
    {"same figures", 2.0}, {"other figures", -2.0}, {"planned", -2.4},      {"denied", -0.3},
    {"one report", -1.0},  {"another", -0.4},
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

/// The share of the weight of `some` that `all` holds; 0 for no words.
double coverage(WordSet const& some, WordSet const& all, WordWeights const& weights)
{
    double held = 0;
    double sum = 0;
    for (std::uint32_t const word : some) {
        double const weight = weights.of(word);
        sum += weight;
        if (std::binary_search(all.begin(), all.end(), word)) held += weight;
    }
    return sum > 0 ? held / sum : 0;
}

bool share_any(WordSet const& a, WordSet const& b)
{
    return std::any_of(a.begin(), a.end(), [&](std::uint32_t word) {
        return std::binary_search(b.begin(), b.end(), word);
    });
}

/// Which halves of the day a text speaks of: 1 the morning, 2 what comes after noon. Nights belong
/// to both days, so they say nothing.
int halves_of_day(Event const& event)
{
    static constexpr std::array<std::pair<std::string_view, int>, 7> kWords = {{{"morning", 1},
                                                                                {"dawn", 1},
                                                                                {"afternoon", 2},
                                                                                {"evening", 2},
                                                                                {"dusk", 2},
                                                                                {"late on", 2},
                                                                                {"early on", 1}}};
    int halves = 0;
    for (auto const& [word, half] : kWords)
        if (event.source_quote.find(word) != std::string::npos ||
            event.title.find(word) != std::string::npos)
            halves |= half;
    return halves;
}

/// Known to the part of a day, without a common moment, and more than two hours apart; or told of
/// the morning by one and of the evening by the other.
bool hours_apart(Event const& a, Event const& b)
{
    constexpr double kTwoHours = 2.0 / 24;
    if (!a.when || !b.when) return false;
    if (!time::is_civil(a.when->precision) && !time::is_civil(b.when->precision))
        return days_between(a.when->interval, b.when->interval) > kTwoHours;
    int const one = halves_of_day(a);
    int const other = halves_of_day(b);
    return one != 0 && other != 0 && (one & other) == 0;
}

enum class Told : std::uint8_t { happened, denied, planned };
Told told(events::Status status)
{
    using events::Status;
    if (events::is_told(status)) return Told::happened;
    return status == Status::planned || status == Status::conditional ? Told::planned
                                                                      : Told::denied;
}

bool share_report(Event const& a, Event const& b)
{
    for (Event const& one : claims_of(a))
        for (Event const& other : claims_of(b))
            if (!one.source_id.empty() && one.source_id == other.source_id) return true;
    return false;
}

void compare_figures(Event const& a, Event const& b, Features& f)
{
    double same = 0;
    double other = 0;
    for (std::size_t kind = 0; kind < events::kFigureKinds; ++kind) {
        auto const& one = a.figures[kind];
        auto const& two = b.figures[kind];
        if (!one.known() || !two.known()) continue;
        auto const base = [](events::Figure const& figure) {
            return figure.min ? figure.min : figure.max;
        };
        if (base(one) == base(two))
            // One dead is told of many happenings, 686 injured of one.
            same = std::max(same, *base(one) > 9 ? 1 : *base(one) > 2 ? 0.7 : 0.4);
        else if (excludes(one, two))
            other = a.figures_cumulative || b.figures_cumulative ? other : 1; // else it grew
    }
    f[static_cast<std::size_t>(Feature::same_figures)] = same;
    f[static_cast<std::size_t>(Feature::other_figures)] = same > 0 ? other / 2 : other;
}

/// Words that set one happening apart from one told before.
bool says_another(Event const& event)
{
    static constexpr std::array<std::string_view, 8> kSigns = {
        "second ", "another ", "again", "renewed ", "fresh ", "anniversary", "third ", "latest "};
    return std::any_of(kSigns.begin(), kSigns.end(), [&](std::string_view sign) {
        return event.title.find(sign) != std::string::npos ||
               event.source_quote.find(sign) != std::string::npos;
    });
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
    if (one.when && other.when) {
        set(Feature::time, time_nearness(*one.when, *other.when));
        set(Feature::other_day, days_between(one.when->interval, other.when->interval) >= 1 ||
                                    next_days(*one.when, *other.when));
    } else {
        set(Feature::undated, 1);
    }
    set(Feature::hours_apart, hours_apart(one, other));
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
        set(Feature::actors, likeness(a.actors, b.actors, weights));
        set(Feature::other_actors, !share_any(a.actors, b.all) && !share_any(b.actors, a.all));
    }
    compare_figures(one, other, f);
    Told const first = told(one.status);
    Told const second = told(other.status);
    set(Feature::planned, first != second && (first == Told::planned || second == Told::planned));
    set(Feature::denied, first != second && (first == Told::denied || second == Told::denied));
    set(Feature::one_report, share_report(one, other));
    set(Feature::another, says_another(one) != says_another(other));
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
