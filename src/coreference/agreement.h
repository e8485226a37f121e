#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "events/event.h"

namespace placetime::coreference {

/// Claims that give the same count.
struct FigureReading {
    events::Figure figure;
    std::vector<std::size_t> claims; ///< into claims_of(event), ascending
    int publishers = 0;
};

/// Claims that say the same of something else than a figure.
struct Reading {
    std::string words; ///< "2020-10-06", "Bishkek", "denied", "opposition supporters"
    std::vector<std::size_t> claims;
    int publishers = 0;
};

/// What the claims of an event agree on and where they differ. Readings are ordered by publishers,
/// most first, then by their first claim; claims that do not say are in none.
struct Agreement {
    /// Figures agree when the number they start from is the same ("65", "at least 65"); the reading
    /// keeps the narrowest.
    std::array<std::vector<FigureReading>, events::kFigureKinds> figures;
    std::vector<Reading> dates;    ///< same begin and end
    std::vector<Reading> places;   ///< same place id, else same folded name
    std::vector<Reading> statuses; ///< asserted and claimed apart
    std::vector<Reading> actors;   ///< who did it (actor1), compared folded
    std::vector<Reading> targets;  ///< to or against whom (actor2)
    std::optional<time::Instant> first_report;
    int publishers = 0;
    /// True when claims cannot all be right: figures that exclude each other (see excludes())
    /// unless the later is a larger cumulative count of the same publisher, which replaces the
    /// earlier; dates without a common moment; places farther apart than both are wide; told by one
    /// and denied or negated by another.
    bool conflicting = false;
    /// The same by what it is about, for marking a row of a table.
    std::array<bool, events::kFigureKinds> figures_conflict{};
    bool dates_conflict = false, places_conflict = false, statuses_conflict = false;
};

Agreement agreement_of(events::Event const& event);

/// "injured: 600 (two sources), 2,000 and more (one)"; empty when there is no reading.
std::string figure_words(events::FigureKind kind, std::vector<FigureReading> const& readings);

/// "600", "2,000 and more", "up to 80", "75,000 to 100,000"; empty when unknown.
std::string figure_words(events::Figure const& figure);

/// True when no count fits both. An open figure ("over 600") reaches to half as much again and
/// "up to 80" down to half: a source that means 2,000 does not write "over 600".
bool excludes(events::Figure const& a, events::Figure const& b) noexcept;

} // namespace placetime::coreference
