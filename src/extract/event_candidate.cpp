#include "extract/event_candidate.h"

#include <algorithm>

namespace placetime::extract {

using events::Event;
using events::Status;

bool dated(Candidate const& c)
{
    if (!c.time) return false;
    auto const& when = c.time->when;
    return when.precision <= time::Precision::month ||
           (when.precision == time::Precision::range &&
            when.interval.length() <= time::Seconds(31 * 86400));
}

std::vector<FigureClaim> nearest_figures(Sentence const& s, std::vector<Candidate> const& chosen,
                                         std::size_t mine, std::vector<FigureClaim> const& figures)
{
    std::vector<FigureClaim> out;
    for (auto const& figure : figures) {
        std::size_t best = 0;
        double best_cost = 1e9;
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            auto const head = chosen[i].trigger.head;
            auto const gap = head > figure.keyword ? head - figure.keyword : figure.keyword - head;
            auto const cost = gap + 6.0 * s.clause_distance(head, figure.keyword);
            if (cost < best_cost) {
                best_cost = cost;
                best = i;
            }
        }
        if (best == mine) out.push_back(figure);
    }
    return out;
}

double confidence(Candidate const& c, Event const& e)
{
    auto const place = e.where ? 0.5 + 0.5 * e.place_confidence : 0.6;
    auto const date = e.when ? 0.5 + 0.5 * e.date_confidence : 0.6;
    auto const status = e.status == Status::asserted  ? 1.0
                        : e.status == Status::claimed ? 0.9
                                                      : 0.7;
    return std::clamp(c.score * place * date * status, 0.0, 1.0);
}

bool same_place(Event const& a, Event const& b)
{
    return a.where.has_value() == b.where.has_value() && (!a.where || a.where->id == b.where->id);
}
bool same_day(Event const& a, Event const& b)
{
    return a.when.has_value() == b.when.has_value() &&
           (!a.when || a.when->interval == b.when->interval);
}

} // namespace placetime::extract
