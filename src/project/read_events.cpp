#include <algorithm>
#include <unordered_map>

#include "exchange/event_table.h"
#include "project/read_content.h"
#include "project/row_cells.h"

namespace placetime::project {

namespace {

using layers::Feature;

struct Numbered {
    std::int64_t seq;
    events::Event event;
};

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

} // namespace

std::vector<events::Event> read_events(Store const& store, std::string const& file,
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
    std::vector<events::Event> events;
    events.reserve(numbered.size());
    for (auto& one : numbered) events.push_back(std::move(one.event));
    return events;
}

} // namespace placetime::project
