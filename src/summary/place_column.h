#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "summary/place_reader.h"

namespace placetime::summary {

/// Where each row of a table counts, as PlaceReader tells it, for pictures that are made again and
/// again: four bytes a row. Immutable; keeps the divisions, not the table.
class PlaceColumn {
public:
    /// 50 ns a row, and some microseconds for each place that is new.
    PlaceColumn(events::EventTable const& table, std::shared_ptr<Divisions const> divisions);

    std::uint64_t table_version() const noexcept { return version_; }
    Divisions const& divisions() const noexcept { return *divisions_; }
    std::shared_ptr<Divisions const> const& shared_divisions() const noexcept { return divisions_; }
    /// Into told(), one a row.
    std::span<std::uint32_t const> numbers() const noexcept { return numbers_; }
    std::vector<PlaceTold> const& told() const noexcept { return told_; }

private:
    std::uint64_t version_;
    std::shared_ptr<Divisions const> divisions_;
    std::vector<std::uint32_t> numbers_;
    std::vector<PlaceTold> told_;
};

} // namespace placetime::summary
