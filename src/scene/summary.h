#pragma once

#include <span>
#include <string>
#include <vector>

#include "scene/boundary_store.h"
#include "scene/furniture.h"
#include "scene/placing.h"
#include "scene/window.h"

namespace placetime::scene {

/// What the words and the list of a picture are made from.
struct Told {
    SceneInput const& input;
    events::EventTable const& table;
    std::span<events::Row const> rows; ///< shown, by begin
    std::span<PlaceGroup const> groups;
    PlaceBook& book;
};

/// All but the title and what depends on the map.
Summary summarise(Told const& told, TextKit& kit);

/// "Events in Kyrgyzstan", "Events in Kyrgyzstan and Uzbekistan", "Events in 5 countries"; without
/// events the first layer's name. `countries` know their names by code, the first that does wins.
std::string title_for(Told const& told, std::span<Features const> countries);

/// Places on the map and countries, most events first; places in the order of `placed`. Where
/// points are drawn as density, their places too.
std::vector<ListEntry> list_entries(Told const& told, std::span<PlacedGroup const> placed,
                                    bool density);

/// Country-wide events, then (for a picture that was fitted to the events) what lies beyond it.
std::vector<TrayRow> tray_rows(Told const& told, std::span<PlaceGroup const* const> wide,
                               std::span<PlaceGroup const* const> beyond, Emphasis const& emphasis);

/// What to do next, for a map without events.
std::string what_next(SceneInput const& input);

} // namespace placetime::scene
