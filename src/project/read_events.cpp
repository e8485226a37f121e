#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "exchange/event_feature.h"
#include "exchange/event_table.h"
#include "project/read_content.h"
#include "project/row_cells.h"

namespace placetime::project {

namespace {

using layers::Feature;

using Numbered = curation::PlacedEvent;

void read_rows(Store const& store, TableId table, std::string const& file, Diagnostics& diagnostics,
               CancelToken const* cancel, std::vector<Numbered>& events)
{
    std::optional<exchange::RecordReader> reader;
    std::size_t row = 0;
    for_each_row(store, table, nullptr, cancel, [&](auto const& columns, Feature const& feature) {
        if (!reader) reader.emplace(columns, file);
        ++row;
        auto event = reader->read(feature.values, feature.geometry, row, diagnostics);
        if (!event) return;
        Cells const cells(columns, feature);
        event->place_index = cells.index("place_index");
        event->time_index = cells.index("time_index");
        auto const seq = cells.template number<std::int64_t>("seq");
        events.push_back({seq ? *seq : static_cast<std::int64_t>(row), std::move(*event)});
    });
}

bool by_seq(Numbered const& a, Numbered const& b) { return a.seq < b.seq; }

/// Outlines that many events have are kept once.
class Shapes {
public:
    geo::SharedGeometry share(std::string const& place, geo::Geometry&& shape)
    {
        if (place.empty()) return geo::SharedGeometry(std::move(shape));
        auto const [found, fresh] = shapes_.try_emplace(place);
        if (fresh || *found->second != shape) found->second = geo::SharedGeometry(std::move(shape));
        return found->second;
    }

private:
    std::unordered_map<std::string, geo::SharedGeometry> shapes_;
};

void read_shapes(Store const& store, TableId table, CancelToken const* cancel,
                 std::vector<Numbered>& events, Shapes& shapes)
{
    for_each_row(store, table, nullptr, cancel, [&](auto const& columns, Feature const& feature) {
        Cells const cells(columns, feature);
        auto const seq = cells.template number<std::int64_t>("seq");
        if (!seq || !feature.geometry || !geo::bounding_box(*feature.geometry)) return;
        auto const found =
            std::lower_bound(events.begin(), events.end(), Numbered{*seq, {}}, by_seq);
        if (found == events.end() || found->seq != *seq || !found->event.where) return;
        auto shape = *feature.geometry;
        found->event.where->geometry = shapes.share(found->event.where->id, std::move(shape));
    });
}

/// What several sources say: the claims that have a feature, by their numbers.
void read_claims(Store const& store, std::string const& file, Diagnostics& diagnostics,
                 CancelToken const* cancel, std::vector<Numbered>& events)
{
    struct Claim {
        std::int64_t number;
        events::Event event;
    };
    std::unordered_map<std::string, std::vector<Claim>> claims;
    store.database.for_each(
        fmt::format("SELECT event_id, number, feature FROM {} WHERE feature IS NOT NULL ORDER BY "
                    "number, fid",
                    layers::sql_name(name_of(TableId::claims))),
        [&](auto const& columns, Feature const& row) {
            if (cancel != nullptr) cancel->check();
            Cells const cells(columns, row);
            auto claim = exchange::parse_feature(text::repaired_utf8(cells.text("feature")));
            auto const event = text::repaired_utf8(cells.text("event_id"));
            auto const number = cells.template number<std::int64_t>("number");
            if (!claim || !number)
                diagnostics.push_back({"bad-claim", file, 0,
                                       fmt::format("a claim of the event {} is no feature; it is "
                                                   "left out",
                                                   event)});
            else
                claims[event].push_back({*number, std::move(*claim)});
            return true;
        });
    if (claims.empty()) return;
    for (auto& one : events) {
        auto const found = claims.find(one.event.id);
        if (found == claims.end()) continue;
        for (auto& claim : found->second) {
            claim.event.claims.clear();
            one.event.claims.push_back(std::move(claim.event));
        }
        claims.erase(found);
    }
}

} // namespace

std::vector<curation::PlacedEvent> read_events(Store const& store, std::string const& file,
                                               Diagnostics& diagnostics, CancelToken const* cancel)
{
    std::vector<Numbered> numbered;
    for (auto const table : {TableId::event_points, TableId::events_unplaced})
        read_rows(store, table, file, diagnostics, cancel, numbered);
    if (!std::is_sorted(numbered.begin(), numbered.end(), by_seq))
        std::stable_sort(numbered.begin(), numbered.end(), by_seq);
    Shapes shapes;
    for (auto const table : {TableId::event_areas, TableId::event_lines})
        read_shapes(store, table, cancel, numbered, shapes);
    if (store.version >= version_of(TableId::gazetteer))
        read_claims(store, file, diagnostics, cancel, numbered);
    return numbered;
}

} // namespace placetime::project
