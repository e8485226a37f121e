#pragma once

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "events/event.h"

namespace placetime::events {

/// Bits of EventTable::flags().
inline constexpr std::uint8_t kDated = 1, kPlaced = 2, kBackground = 4, kStatement = 8, kWide = 16,
                              kShaped = 32, ///< has an entry in shaped_places()
    kDrawn = 64,                            ///< is_drawn
    kMerged = 128;                          ///< has claims

inline constexpr std::uint32_t kNoShape = ~std::uint32_t{0};
inline constexpr std::int32_t kUnknownFigure = -1;
inline constexpr std::int64_t kNeverReported = std::numeric_limits<std::int64_t>::min();

/// What a table's columns hold of one event. Moments are seconds since 1970, UTC.
struct EventFacts {
    std::int64_t begin = 0, end = 0; ///< 0, 0 when undated
    double lon = std::numeric_limits<double>::quiet_NaN();
    double lat = std::numeric_limits<double>::quiet_NaN();
    std::uint64_t place_key = 0; ///< 0 when unplaced
    std::uint64_t id_hash = 0;
    std::int64_t reported = kNeverReported;
    float place_precision_m = 0;
    std::uint32_t shape = kNoShape; ///< into EventList::shaped_places
    std::uint32_t source = 0;       ///< into EventList::source_names
    std::array<std::int32_t, kFigureKinds> figures{-1, -1, -1, -1, -1}; ///< min, else max
    Type type = Type::strategic_developments;
    Status status = Status::asserted;
    Review review = Review::unreviewed;
    time::Precision precision = time::Precision::day;
    std::uint8_t flags = 0;
    std::uint8_t confidence = 0; ///< percent
};

/// The same place has the same key: by its id, else by its name and position to 1e-4 degrees.
std::uint64_t place_key(std::string_view id, std::string_view name, geo::LonLat point) noexcept;
std::uint64_t id_hash(std::string_view id) noexcept;
/// Share in [0, 1] as percent.
std::uint8_t percent(double share) noexcept;
/// min, else max, at most 2 147 483 647; kUnknownFigure when neither is known.
std::int32_t drawn_figure(Figure const& figure) noexcept;
/// kDrawn added where the facts say is_drawn.
void mark_drawn(EventFacts& facts) noexcept;

/// Facts of records in their order, with what they share; what an EventTable is built from. A fast
/// loader fills one for each part of its file and joins them.
class EventList {
public:
    void add(Event const& event);
    /// Facts whose source and shape are numbers of this list.
    void add(EventFacts const& facts) { facts_.push_back(facts); }
    void reserve(std::size_t count) { facts_.reserve(count); }
    /// Number of a source's name; 0 is the empty name.
    std::uint32_t source(std::string_view name);
    /// Number of a place that is a line, an area or wide; equal ones (same key, same shape) are
    /// kept once.
    std::uint32_t shaped_place(EventPlace const& place);
    /// Puts another list's records after this one's.
    void append(EventList&& other);

    std::vector<EventFacts> const& facts() const noexcept { return facts_; }
    std::vector<std::string> const& source_names() const noexcept { return source_names_; }
    std::vector<EventPlace> const& shaped_places() const noexcept { return shaped_places_; }

private:
    std::vector<EventFacts> facts_;
    std::uint32_t last_source_ = 0; ///< neighbours often share it
    std::vector<std::string> source_names_{std::string()};
    std::unordered_map<std::string, std::uint32_t> source_numbers_{{std::string(), 0}};
    std::vector<EventPlace> shaped_places_;
    std::unordered_map<std::uint64_t, std::uint32_t> shape_numbers_;
    std::unordered_map<void const*, std::uint64_t> shape_hashes_; ///< by the shared geometry
};

} // namespace placetime::events
