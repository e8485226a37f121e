#include "coreference/features.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "coreference/agreement.h"
#include "coreference/nearness.h"
#include "coreference/publisher.h"

namespace placetime::coreference {

namespace {

using events::Event;
using events::Type;

struct Weighed {
    std::string_view name;
    double weight;
};
/// In log-odds for a feature of 1, in the order of Feature.
constexpr std::array<Weighed, kFeatures> kWeights = {{
    {"bias", -8.0},    {"type", 1.6},          {"subtype", 0.9},      {"time", 2.4},
    {"undated", 0.8},  {"hours apart", -1.2},  {"place", 2.4},        {"unplaced", 0.9},
    {"title", 3.6},    {"words", 3.6},         {"names", 1.4},        {"other names", -0.6},
    {"actors", 1.0},   {"other actors", -0.5}, {"same figures", 1.6}, {"other figures", -0.8},
    {"planned", -1.8}, {"denied", -0.3},       {"one report", -1.0},  {"another", -0.8},
}};

struct Kin {
    Type a, b;
    double likeness;
};
/// Types that extraction and reporters confuse, and how readily.
constexpr std::array<Kin, 19> kKin = {{
    {Type::protests, Type::riots, 0.8},
    {Type::battles, Type::explosions, 0.6},
    {Type::battles, Type::riots, 0.6},
    {Type::battles, Type::violence_against_civilians, 0.6},
    {Type::explosions, Type::violence_against_civilians, 0.6},
    {Type::riots, Type::violence_against_civilians, 0.6},
    {Type::protests, Type::violence_against_civilians, 0.5},
    {Type::strategic_developments, Type::politics, 0.7},
    {Type::strategic_developments, Type::security_measures, 0.7},
    {Type::strategic_developments, Type::riots, 0.6},
    {Type::strategic_developments, Type::battles, 0.5},
    {Type::strategic_developments, Type::violence_against_civilians, 0.4},
    {Type::strategic_developments, Type::diplomacy, 0.4},
    {Type::politics, Type::diplomacy, 0.5},
    {Type::politics, Type::security_measures, 0.5},
    {Type::politics, Type::riots, 0.4},
    {Type::diplomacy, Type::humanitarian, 0.6},
    {Type::security_measures, Type::humanitarian, 0.4},
    {Type::explosions, Type::humanitarian, 0.4},
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

/// Known to the part of a day, without a common moment, and more than two hours apart.
bool hours_apart(Event const& a, Event const& b)
{
    constexpr double kTwoHours = 2.0 / 24;
    return a.when && b.when && !time::is_civil(a.when->precision) &&
           !time::is_civil(b.when->precision) &&
           days_between(a.when->interval, b.when->interval) > kTwoHours;
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
            other = std::max(other, a.figures_cumulative || b.figures_cumulative ? 0.5 : 1.0);
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

double type_likeness(Type a, Type b) noexcept
{
    if (a == b) return 1;
    for (Kin const& kin : kKin)
        if ((kin.a == a && kin.b == b) || (kin.a == b && kin.b == a)) return kin.likeness;
    return 0;
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
    set(Feature::type, type_likeness(one.type, other.type));
    set(Feature::subtype, one.type == other.type && one.subtype == other.subtype);
    if (one.when && other.when)
        set(Feature::time, time_nearness(*one.when, *other.when));
    else
        set(Feature::undated, 1);
    set(Feature::hours_apart, hours_apart(one, other));
    if (one.where && other.where)
        set(Feature::place, place_nearness(*one.where, *other.where));
    else
        set(Feature::unplaced, 1);
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
