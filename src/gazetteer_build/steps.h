#pragma once

#include <filesystem>

#include "gazetteer_build/draft.h"

/// The steps of the compiler, in their order. Each reads its files of the geodata folder, adds
/// rows, names and shapes to the draft, and reports what it skips. A missing file is reported too:
/// the step then adds what it can.
namespace placetime::gazetteer_build {

struct Geodata {
    std::filesystem::path folder;

    /// The file or its .zst; no value, reported in `draft`, when there is neither.
    std::optional<std::string> read(std::string const& name, Draft& draft) const;
    std::optional<Table> tsv(std::string const& name, Draft& draft) const;
    std::optional<Table> csv(std::string const& name, Draft& draft) const;
};

/// Countries with their shapes, names in many languages, codes and demonyms, the
/// curated ones among them ("ne:KG").
void add_countries(Geodata const& geodata, Draft& draft);

/// GeoNames' codes of divisions to rows.
struct Divisions {
    TextMap<PlaceIndex> first;  ///< "KG.08"
    TextMap<PlaceIndex> second; ///< "US.CA.037"
};
/// First-level divisions ("ne:KG-O"; "gna1:KG.10" without a polygon) and second-level ("gna2:...").
Divisions add_divisions(Geodata const& geodata, Draft& draft);

/// GeoNames' populated places ("gn:...").
void add_places(Geodata const& geodata, Divisions const& divisions, Draft& draft);

/// Populations, radii, time zones and missing points of areas, from the places inside.
void complete_areas(Draft& draft);

/// Shared borders as lines ("border:CN-KG").
void add_borders(Geodata const& geodata, Draft& draft);

/// Curated places ("cur:..."; of a border its names only), names, points of countries.
void add_curated(Geodata const& geodata, Draft& draft);

} // namespace placetime::gazetteer_build
