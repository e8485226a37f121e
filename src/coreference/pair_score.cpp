#include "coreference/pair_score.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "coreference/agreement.h"
#include "coreference/features.h"
#include "coreference/nearness.h"
#include "coreference/publisher.h"
#include "geo/lonlat.h"
#include "text/fold.h"

namespace placetime::coreference {

namespace {

using events::Event;

bool one_sentence(Event const& a, Event const& b)
{
    return a.source_start == b.source_start && a.source_end == b.source_end &&
           a.source_end > a.source_start;
}

bool says_otherwise(Event const& a, Event const& b)
{
    if (a.when && b.when && !a.when->interval.overlaps(b.when->interval)) return true;
    if (a.where && b.where && places_exclude(*a.where, *b.where)) return true;
    if (a.figures_cumulative || b.figures_cumulative) return false; // a later count of the same
    for (std::size_t kind = 0; kind < events::kFigureKinds; ++kind)
        if (excludes(a.figures[kind], b.figures[kind])) return true;
    return false;
}

bool claims_conflict(Event const& a, Event const& b)
{
    if (a.source_id.empty() || a.source_id != b.source_id) return false;
    if (text::fold(a.attribution) != text::fold(b.attribution)) return false;
    return one_sentence(a, b) || says_otherwise(a, b);
}

std::string when_words(Event const& a, Event const& b)
{
    if (!a.when || !b.when) return "a date unknown";
    double const apart = days_between(a.when->interval, b.when->interval);
    if (next_days(*a.when, *b.when)) return "1 day apart";
    if (apart == 0) {
        bool const days = time::is_civil(a.when->precision) || time::is_civil(b.when->precision);
        bool const short_ones = a.when->interval.length() <= std::chrono::days(1) &&
                                b.when->interval.length() <= std::chrono::days(1);
        return !short_ones ? "dates that meet" : days ? "same day" : "same hours";
    }
    if (apart < 1) return fmt::format("{:.0f} hours apart", std::max(1.0, apart * 24));
    return fmt::format("{:.0f} {} apart", apart, std::round(apart) == 1 ? "day" : "days");
}

std::string where_words(Event const& a, Event const& b)
{
    if (!a.where || !b.where) return "a place unknown";
    if (!a.where->id.empty() && a.where->id == b.where->id) return "same place";
    auto const& wide = a.where->precision_m >= b.where->precision_m ? *a.where : *b.where;
    auto const& narrow = &wide == &*a.where ? *b.where : *a.where;
    if (lies_in(narrow, wide) && !narrow.name.empty() && !wide.name.empty())
        return fmt::format("{} in {}", narrow.name, wide.name);
    double const km = geo::distance(a.where->point, b.where->point) / 1000;
    return km < 1 ? std::string("same place") : fmt::format("{:.0f} km apart", km);
}

} // namespace

PairScore score_pair(Event const& a, Event const& b)
{
    WordBook book;
    WordWeights weights;
    Description const one = describe(a, book);
    Description const other = describe(b, book);
    return score(features_of(one, other, weights));
}

struct PairScorer::Impl {
    WordWeights weights;
    std::vector<Description> described;
};

PairScorer::PairScorer(std::span<Event const> events) : impl_(std::make_unique<Impl>())
{
    std::vector<Event const*> pointers;
    for (Event const& event : events) pointers.push_back(&event);
    impl_->described = describe(pointers, impl_->weights);
}

PairScorer::~PairScorer() = default;

PairScore PairScorer::score(std::size_t a, std::size_t b) const
{
    // In one order, so that sums are rounded alike.
    auto const& [first, second] = std::minmax(a, b);
    return coreference::score(
        features_of(impl_->described[first], impl_->described[second], impl_->weights));
}

bool is_conflict(Event const& a, Event const& b)
{
    if (a.review == events::Review::rejected || b.review == events::Review::rejected) return true;
    for (Event const& one : claims_of(a))
        for (Event const& other : claims_of(b))
            if (claims_conflict(one, other)) return true;
    return false;
}

std::string why_same(Event const& a, Event const& b)
{
    WordBook book;
    WordWeights weights;
    Description const one = describe(a, book);
    Description const other = describe(b, book);
    Features const features = features_of(one, other, weights);
    auto const value = [&](Feature feature) { return features[static_cast<std::size_t>(feature)]; };
    std::string why = a.type != b.type ? fmt::format("{} and {}", events::to_string(a.type),
                                                     events::to_string(b.type))
                                       : std::string("same type");
    why += "; " + when_words(a, b) + "; " + where_words(a, b);
    double const words = std::max(value(Feature::title), value(Feature::words));
    if (words >= 0.6)
        why += "; alike in words";
    else if (words >= 0.25)
        why += "; some words in common";
    if (value(Feature::same_figures) > 0) why += "; same figures";
    if (value(Feature::other_figures) > 0) why += "; figures differ";
    if (value(Feature::actors) >= 0.5) why += "; same actors";
    if (value(Feature::denied) > 0) why += "; told and denied";
    if (value(Feature::planned) > 0) why += "; told and planned";
    return why;
}

} // namespace placetime::coreference
