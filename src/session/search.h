#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event_table.h"
#include "gazetteer/gazetteer.h"
#include "geo/box.h"
#include "session/tasks.h"

namespace placetime::session {

/// A place that the search found, or a position that was typed.
struct PlaceHit {
    gazetteer::PlaceIndex place = gazetteer::kNoPlace; ///< kNoPlace: a position
    std::string name;             ///< "Osh"; of a position "42.8700°N 74.5900°E"
    std::string kind;             ///< "city"; "position"
    std::string country;          ///< alpha-2, empty when none
    std::string admin1;           ///< "Osh Region", empty when none
    std::uint32_t population = 0; ///< 0 when not known
    geo::LonLat point;
    geo::Meters radius = 0; ///< place_precision_m
    geo::Box box;           ///< a point's is its point
};

/// A position as people write one: "42.87, 74.59" (latitude first), "42.87N 74.59E",
/// "42°52'N 74°35'E", "42°52′30″N, 74°35′12″E", "E74.59 N42.87". No value for anything else or out
/// of range.
std::optional<geo::LonLat> parse_position(std::string_view text) noexcept;
/// "42.8700°N 74.5900°E"
std::string position_text(geo::LonLat position, int digits = 4);

/// Places by name, best first: those that bear it, then those that begin with it, then those a
/// letter or two away. At most `limit`. Cost: about 1 ms.
std::vector<PlaceHit> find_places(gazetteer::Gazetteer const& gazetteer, std::string_view text,
                                  std::size_t limit);

/// Search as you type, over places and events. One thread; events of large tables are searched on
/// the worker.
class Search {
public:
    static constexpr std::size_t kPlaces = 8, kEvents = 20;

    std::string const& text() const noexcept { return text_; }
    void set_text(std::string text);
    void clear() { set_text({}); }

    /// Finds what set_text asked for. `gazetteer` null: no places. `listed` are the rows to look
    /// in; null is all. Cheap when nothing changed. True when the results changed.
    bool update(Tasks& tasks, gazetteer::Gazetteer const* gazetteer,
                std::shared_ptr<events::EventTable const> const& table,
                std::shared_ptr<events::RowSet const> const& listed);

    std::vector<PlaceHit> const& places() const noexcept { return places_; }
    /// The first kEvents in order of begin.
    std::vector<events::Row> const& events() const noexcept { return events_; }
    std::size_t event_count() const noexcept { return event_count_; } ///< of all that were found
    bool searching() const noexcept { return searching_; }
    std::uint64_t revision() const noexcept { return revision_; }

private:
    struct Found {
        std::vector<events::Row> rows;
        std::size_t count = 0;
    };
    static Found find_events(events::EventTable const& table, events::RowSet const* listed,
                             std::string const& words, CancelToken const* cancel);

    std::string text_;
    bool stale_ = false, searching_ = false;
    std::uint64_t table_version_ = 0;
    std::shared_ptr<events::RowSet const> listed_;
    std::vector<PlaceHit> places_;
    std::vector<events::Row> events_;
    std::size_t event_count_ = 0;
    TaskId task_ = 0;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0);
    std::uint64_t revision_ = 1;
};

} // namespace placetime::session
