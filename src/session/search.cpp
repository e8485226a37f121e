#include "session/search.h"

#include <algorithm>

#include "events/table_filter.h"
#include "gazetteer/geocode.h"
#include "session/filter_state.h"
#include "text/fold.h"

namespace placetime::session {

namespace {

using gazetteer::Gazetteer;
using gazetteer::kNoPlace;
using gazetteer::PlaceIndex;

PlaceHit hit_of(Gazetteer const& gazetteer, PlaceIndex place)
{
    auto const& row = gazetteer.row(place);
    PlaceHit hit;
    hit.place = place;
    hit.name = gazetteer.name(place);
    hit.kind = gazetteer::to_string(row.kind);
    hit.country = row.country.text();
    if (row.admin1 != kNoPlace && row.admin1 != place && row.admin1 < gazetteer.size())
        hit.admin1 = gazetteer.name(row.admin1);
    hit.population = row.population;
    hit.point = row.point;
    hit.radius = double{row.radius_m};
    hit.box = row.has_geometry
                  ? gazetteer.box(place)
                  : geo::Box{row.point.lon, row.point.lat, row.point.lon, row.point.lat};
    return hit;
}

} // namespace

std::vector<PlaceHit> find_places(Gazetteer const& gazetteer, std::string_view text,
                                  std::size_t limit)
{
    std::vector<PlaceHit> hits;
    auto const add = [&](PlaceIndex place) {
        if (hits.size() < limit && std::ranges::find(hits, place, &PlaceHit::place) == hits.end())
            hits.push_back(hit_of(gazetteer, place));
    };
    auto const folded = text::fold(text);
    if (folded.empty() || limit == 0) return hits;
    // Half of the room is for what bears the name: there are 40 Springfields.
    for (auto const& posting : gazetteer.exact(folded)) {
        if (hits.size() >= std::max<std::size_t>(1, limit / 2)) break;
        add(posting.place);
    }
    for (auto const& match : gazetteer.starting_with(folded, limit * 2))
        if (!match.postings.empty()) add(match.postings.front().place);
    for (auto const& posting : gazetteer.exact(folded)) add(posting.place);
    if (hits.empty()) {
        gazetteer::GeocodeOptions options;
        options.limit = limit;
        for (auto const& candidate : gazetteer::geocode(gazetteer, text, options)) {
            add(candidate.place);
            if (candidate.point && !hits.empty()) {
                hits.back().point = *candidate.point;
                hits.back().box = {candidate.point->lon, candidate.point->lat, candidate.point->lon,
                                   candidate.point->lat};
                hits.back().radius = double{candidate.radius_m};
            }
        }
    }
    return hits;
}

void Search::set_text(std::string text)
{
    if (text == text_) return;
    text_ = std::move(text);
    stale_ = true;
}

Search::Found Search::find_events(events::EventTable const& table, events::RowSet const* listed,
                                  std::string const& words, CancelToken const* cancel)
{
    events::Filter filter;
    filter.words = words;
    auto rows = events::matching(table, filter, cancel);
    if (listed != nullptr && listed->size() == rows.size()) rows &= *listed;
    Found found;
    found.count = rows.count();
    auto const begins = table.begins();
    auto const dated = table.dated();
    auto const earlier = [&](events::Row a, events::Row b) {
        if ((a < dated) != (b < dated)) return a < dated;
        return begins[a] != begins[b] ? begins[a] < begins[b] : a < b;
    };
    std::vector<events::Row> all;
    all.reserve(found.count);
    rows.for_each([&](events::Row row) { all.push_back(row); });
    auto const kept = std::min(kEvents, all.size());
    std::ranges::partial_sort(all, all.begin() + static_cast<std::ptrdiff_t>(kept), earlier);
    all.resize(kept);
    found.rows = std::move(all);
    return found;
}

bool Search::update(Tasks& tasks, Gazetteer const* gazetteer,
                    std::shared_ptr<events::EventTable const> const& table,
                    std::shared_ptr<events::RowSet const> const& listed)
{
    bool const other = !text_.empty() && (table->version() != table_version_ || listed != listed_);
    if (!stale_ && !other) return false;
    bool const typed = stale_;
    stale_ = false;
    if (table->version() != table_version_) events_.clear(); // rows of another table
    table_version_ = table->version();
    listed_ = listed;
    tasks.cancel(task_);
    searching_ = false;
    ++revision_;
    if (typed) {
        places_.clear();
        if (auto const position = parse_position(text_)) {
            PlaceHit hit;
            hit.name = position_text(*position);
            hit.kind = "position";
            hit.point = *position;
            hit.box = {position->lon, position->lat, position->lon, position->lat};
            places_.push_back(std::move(hit));
        } else if (gazetteer != nullptr) {
            places_ = find_places(*gazetteer, text_, kPlaces);
        }
    }
    if (events::WordSearch(text_).empty() || table->size() == 0) {
        events_.clear();
        event_count_ = 0;
    } else if (table->size() <= FilterState::kSearchAtOnce) {
        auto found = find_events(*table, listed.get(), text_, nullptr);
        events_ = std::move(found.rows);
        event_count_ = found.count;
    } else {
        searching_ = true;
        task_ = tasks.start(
            "Searching events",
            [table, listed, words = text_](CancelToken const& cancel, Progress const&) {
                return find_events(*table, listed.get(), words, &cancel);
            },
            [this, version = table->version(), alive = std::weak_ptr(alive_)](Found found) {
                if (alive.expired() || version != table_version_) return;
                events_ = std::move(found.rows);
                event_count_ = found.count;
                searching_ = false;
                ++revision_;
            },
            {}, true);
    }
    return true;
}

} // namespace placetime::session
