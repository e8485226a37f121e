#pragma once

#include <algorithm>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/progress.h"
#include "exchange/properties.h"
#include "geo/lonlat.h"
#include "project/open_store.h"
#include "project/schema.h"
#include "text/utf8.h"

namespace placetime::project {

/// The cells of a row by name. An absent column reads as null.
class Cells {
public:
    Cells(std::vector<std::string> const& columns, layers::Feature const& row)
        : columns_(columns), row_(row)
    {
    }
    std::string const& text(std::string_view column) const
    {
        static std::string const none;
        auto const found = std::find(columns_.begin(), columns_.end(), column);
        if (found == columns_.end()) return none;
        return row_.values[static_cast<std::size_t>(found - columns_.begin())];
    }
    template <class Number> std::optional<Number> number(std::string_view column) const
    {
        auto const& cell = text(column);
        Number value{};
        auto const [end, failure] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (cell.empty() || failure != std::errc() || end != cell.data() + cell.size())
            return std::nullopt;
        return value;
    }
    std::optional<std::size_t> index(std::string_view column) const
    {
        return number<std::size_t>(column);
    }
    std::optional<time::Instant> moment(std::string_view column) const
    {
        auto const parsed = exchange::parse_cell_time(text(column));
        if (!parsed) return std::nullopt;
        return parsed->interval.begin;
    }
    std::optional<geo::LonLat> position() const
    {
        auto const lon = number<double>("lon");
        auto const lat = number<double>("lat");
        if (!lon || !lat || !geo::is_valid({*lon, *lat})) return std::nullopt;
        return geo::LonLat{*lon, *lat};
    }

private:
    std::vector<std::string> const& columns_;
    layers::Feature const& row_;
};

/// Visits the rows of a table in the order in which they were written, or by `order`. Text is
/// well-formed UTF-8 whatever the file holds.
template <class Visit>
void for_each_row(Store const& store, TableId table, char const* order, CancelToken const* cancel,
                  Visit&& visit)
{
    auto const& definition = project::table(table);
    auto const bad = [](std::string const& cell) {
        return text::find_invalid_utf8(cell) != std::string::npos;
    };
    store.database.for_each(
        "SELECT * FROM " + layers::sql_name(definition.name) + " ORDER BY " +
            layers::sql_name(order != nullptr ? order : definition.key),
        [&](std::vector<std::string> const& columns, layers::Feature const& row) {
            if (cancel != nullptr) cancel->check();
            if (std::none_of(row.values.begin(), row.values.end(), bad)) {
                visit(columns, row);
                return true;
            }
            auto repaired = row;
            for (auto& cell : repaired.values) cell = text::repaired_utf8(cell);
            visit(columns, repaired);
            return true;
        });
}

} // namespace placetime::project
