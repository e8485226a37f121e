#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "events/event.h"

namespace placetime::exchange {

/// A property's value; monostate is unknown (null). Text is never empty.
using Value = std::variant<std::monostate, bool, std::int64_t, double, time::Instant, std::string,
                           std::vector<std::string>>;

enum class PropertyType : std::uint8_t { text, integer, real, boolean, date_time, list };

/// One property of the contract: its name, its type in tables, and how it is read from and written
/// to an event.
struct Property {
    std::string_view name;
    PropertyType type;
    Value (*get)(events::Event const&);
    /// Sets it from the text of a cell that is not empty; false when the text is not what the
    /// property takes. `where` and `when` of the event must exist for their properties.
    bool (*set)(events::Event&, std::string_view);
};

/// Every property of the contract, in its order. `id` is not among them: it is the feature's.
std::span<Property const> properties() noexcept;

/// A date or moment as GDAL, QGIS and people write it: ISO 8601, with / for - too, fractions of a
/// second cut.
std::optional<time::DatedInterval> parse_cell_time(std::string_view text);

/// "Protests", "protest", any case; no value when it is none of the ten.
std::optional<events::Type> parse_cell_type(std::string_view text);

} // namespace placetime::exchange
