#include "curation/edit.h"

#include <algorithm>
#include <tuple>

namespace placetime::curation {

namespace {

using events::Event;
using events::EventPlace;
using events::EventTime;

bool same_shape(geo::SharedGeometry const& a, geo::SharedGeometry const& b)
{
    return &*a == &*b || *a == *b;
}

bool same_time(std::optional<EventTime> const& a, std::optional<EventTime> const& b)
{
    if (!a || !b) return !a && !b;
    return a->interval == b->interval && a->precision == b->precision && a->text == b->text &&
           a->zone == b->zone;
}

bool same_place(std::optional<EventPlace> const& a, std::optional<EventPlace> const& b)
{
    if (!a || !b) return !a && !b;
    return same(*a, *b);
}

auto what(Event const& e)
{
    return std::tie(e.id, e.title, e.type, e.subtype, e.status, e.attribution, e.background,
                    e.actor1, e.actor2, e.figures, e.figures_text, e.figures_cumulative, e.review,
                    e.reliability, e.credibility);
}

auto who_says(Event const& e)
{
    return std::tie(e.reported, e.source_id, e.source_title, e.source_url, e.publisher,
                    e.source_start, e.source_end, e.source_quote, e.source_count, e.confidence,
                    e.place_confidence, e.date_confidence, e.place_index, e.time_index);
}

} // namespace

Distinct distinct_pair(std::string a, std::string b)
{
    if (b < a) std::swap(a, b);
    return {std::move(a), std::move(b)};
}

Edit inverse(Edit const& edit)
{
    Edit back;
    back.kind = edit.kind;
    back.summary = edit.summary;
    back.before = edit.after;
    back.after = edit.before;
    back.names_before = edit.names_after;
    back.names_after = edit.names_before;
    back.distinct_before = edit.distinct_after;
    back.distinct_after = edit.distinct_before;
    return back;
}

bool same(EventPlace const& a, EventPlace const& b)
{
    auto const named = [](EventPlace const& p) {
        return std::tie(p.text, p.name, p.id, p.kind, p.country, p.countries, p.admin1, p.point,
                        p.precision_m, p.role);
    };
    return named(a) == named(b) && same_shape(a.geometry, b.geometry);
}

bool same(Event const& a, Event const& b)
{
    return what(a) == what(b) && who_says(a) == who_says(b) && same_time(a.when, b.when) &&
           same_place(a.where, b.where) &&
           std::ranges::equal(a.claims, b.claims,
                              [](Event const& x, Event const& y) { return same(x, y); });
}

} // namespace placetime::curation
