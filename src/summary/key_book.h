#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "summary/counts.h"
#include "summary/place_reader.h"

namespace placetime::summary {

/// An event as counting sees it; `event` is null when only columns were read.
struct Counted {
    events::Row row = events::kNoRow;
    events::Event const* event = nullptr;
};

/// True when keys of this kind need the whole event.
bool needs_event(By by, bool with_divisions) noexcept;

/// Numbers the keys of one dimension: the same key has the same number.
class KeyBook {
public:
    /// Events that begin before `from` are of no period.
    KeyBook(By by, events::EventTable const& table, PlaceReader& places,
            std::optional<time::Instant> from);

    /// Numbers of the event's keys: one, of sources one for each.
    void keys_of(Counted const& counted, std::vector<std::uint32_t>& numbers);
    std::uint32_t number_of_period(time::Instant begin);

    By by() const noexcept { return by_; }
    Key const& key(std::uint32_t number) const noexcept { return keys_[number]; }
    std::size_t size() const noexcept { return keys_.size(); }

private:
    std::uint32_t number(Key key);
    Key type_key(Counted const& counted) const;
    Key place_key(events::Row row) const;
    Key division_key(PlaceTold const& told) const;
    Key country_key(PlaceTold const& told) const;
    void source_keys(Counted const& counted, std::vector<std::uint32_t>& numbers);
    std::string country_name(std::string const& code) const;

    By by_;
    events::EventTable const& table_;
    PlaceReader& places_;
    std::optional<time::Instant> from_;
    std::vector<Key> keys_;
    std::unordered_map<std::string, std::uint32_t> numbers_;     ///< by kind and id
    std::unordered_map<std::uint64_t, std::uint32_t> of_places_; ///< by place key
};

} // namespace placetime::summary
