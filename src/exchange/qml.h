#pragma once

#include <cstdint>
#include <string>

namespace placetime::exchange {

/// What a layer's features are drawn as.
enum class SymbolKind : std::uint8_t { points, lines, areas, mixed };

/// A QGIS layer style (3.14 and later): the time axis switched on from `begin` to `end`, and a
/// symbol for each type of event in the colours and shapes of the map's light theme. Claims are
/// paler, hidden are denied, planned, conditional and negated events and background. Mixed layers
/// get rules for each kind of geometry, for QGIS splits such a file by kind and gives each part the
/// same style.
std::string qml(SymbolKind kind);

} // namespace placetime::exchange
