#include "session/bench.h"

#include <algorithm>

#include "session/document.h"

namespace placetime::session {

using events::EventPlace;
using gazetteer::Gazetteer;
using gazetteer::kNoPlace;
using gazetteer::PlaceIndex;

namespace {

EventPlace candidate_place(Gazetteer const* gazetteer, project::CandidateRecord const& candidate)
{
    if (gazetteer && !candidate.place_id.empty())
        if (auto const place = gazetteer->find_id(candidate.place_id))
            return session::place_of(*gazetteer, *place);
    EventPlace place;
    place.id = candidate.place_id;
    place.name = candidate.name;
    place.kind = candidate.kind;
    place.country = candidate.country;
    if (!place.country.empty()) place.countries = {place.country};
    place.point = candidate.point;
    place.geometry = candidate.point;
    return place;
}

bool is_same_place(EventPlace const& a, EventPlace const& b)
{
    if (!a.id.empty() || !b.id.empty()) return a.id == b.id;
    return a.name == b.name && a.point == b.point;
}

} // namespace

EventPlace place_of(Gazetteer const& gazetteer, PlaceIndex index)
{
    auto const& row = gazetteer.row(index);
    EventPlace place;
    place.name = gazetteer.name(index);
    place.id = gazetteer.id(index);
    place.kind = gazetteer::to_string(row.kind);
    place.country = row.country.text();
    if (row.country.known()) place.countries.push_back(row.country.text());
    if (row.country2.known()) place.countries.push_back(row.country2.text());
    if (row.admin1 != kNoPlace && row.admin1 < gazetteer.size())
        place.admin1 = gazetteer.name(row.admin1);
    place.point = row.point;
    place.precision_m = double{row.radius_m};
    if (gazetteer::has_extent(row.kind))
        place.geometry = gazetteer.shared_geometry(index);
    else
        place.geometry = place.point;
    return place;
}

EventPlace place_of(Gazetteer const* gazetteer, PlaceHit const& hit)
{
    constexpr geo::Meters kTyped = 100; // a position is typed to four or five decimals
    if (gazetteer && hit.place != kNoPlace) return place_of(*gazetteer, hit.place);
    EventPlace place;
    place.name = hit.name;
    place.kind = "point";
    auto const holds = around(gazetteer, hit.point);
    place.country = holds.country;
    if (!place.country.empty()) place.countries = {place.country};
    place.admin1 = holds.admin1;
    place.point = hit.point;
    place.geometry = hit.point;
    place.precision_m = std::max(hit.radius, kTyped);
    return place;
}

curation::Around around(Gazetteer const* gazetteer, geo::LonLat position)
{
    if (gazetteer == nullptr || !geo::is_valid(position)) return {};
    curation::Around around;
    around.country = gazetteer->country_at(position).text();
    if (auto const division = gazetteer->admin1_at(position))
        around.admin1 = gazetteer->name(*division);
    return around;
}

std::vector<PlaceChoice> place_choices(events::Event const& event,
                                       project::ReportRecord const* report,
                                       Gazetteer const* gazetteer)
{
    std::vector<PlaceChoice> choices;
    auto const* const mention = report ? place_mention(*report, event) : nullptr;
    if (mention != nullptr)
        for (auto const& candidate : mention->candidates)
            choices.push_back({candidate_place(gazetteer, candidate), candidate.score, false});
    if (!event.where) return choices;
    for (auto& choice : choices) choice.current = is_same_place(choice.place, *event.where);
    if (std::ranges::none_of(choices, &PlaceChoice::current))
        choices.push_back({*event.where, event.place_confidence, true});
    return choices;
}

void Proposals::set_position(std::size_t position) noexcept
{
    if (position >= all_.size() || position == current_) return;
    current_ = position;
    ++revision_;
}

void Proposals::go(int by) noexcept
{
    if (all_.empty()) return;
    auto const count = static_cast<int>(all_.size());
    set_position(
        static_cast<std::size_t>(((static_cast<int>(current_) + by) % count + count) % count));
}

void Proposals::set(std::vector<MergeProposal> all)
{
    if (all == all_) return;
    if (auto const* const now = current()) {
        auto const same = std::ranges::find(all, now->ids, &MergeProposal::ids);
        if (same != all.end())
            current_ = static_cast<std::size_t>(same - all.begin());
        else
            current_ = std::min(current_, all.empty() ? 0 : all.size() - 1);
    } else {
        current_ = 0;
    }
    all_ = std::move(all);
    ++revision_;
}

} // namespace placetime::session
