#pragma once

#include <cstddef>
#include <filesystem>
#include <iosfwd>
#include <string>

#include "evaluate/proportions.h"
#include "geoparse/geoparse.h"

namespace placetime::evaluate {

/// Scores of places against annotated text, as the literature defines them.
struct PlaceScores {
    std::size_t documents = 0;
    std::size_t mentions = 0; ///< annotations that are places
    Proportions tagging;      ///< spans equal
    std::size_t resolved = 0; ///< annotations with a position: each is resolved with its span given
    double accuracy_161 = 0;  ///< share within 161 km; a place not resolved is 20 039 km off
    double mean_km = 0, median_km = 0;
    double auc = 0;         ///< area under the sorted ln(km + 1) / ln(20039); 0 is perfect
    Proportions end_to_end; ///< spans overlap and the points are within 161 km
    double seconds = 0;     ///< of finding places, the text read and cut included
    std::size_t bytes = 0;
};

struct PlaceScoring {
    /// Counts demonyms that say where their noun is from ("the Georgian president") as found places
    /// at their country, as the corpora annotate them.
    bool demonyms = true;
    std::ostream* errors = nullptr; ///< a line for each error: kind, document, form, what was found
};

/// Scores against JSON lines
/// {"id","text","toponyms":[{"start","end","text","lat"?,"lon"?,"kind"?}]}, offsets in code points.
/// Annotations of the kinds Demonym, Homonym and Language are no places; a prediction on one is
/// ignored, and in end_to_end one on an annotation without a position too. Throws FileError when
/// the file cannot be read, FormatError (with the line) when a line is no such document.
PlaceScores score_places(std::filesystem::path const& gold, geoparse::Geoparser const& geoparser,
                         PlaceScoring const& scoring = {});

/// The scores as the JSON of `placetime eval --places`.
std::string evaluate_places(std::filesystem::path const& gold, geoparse::Geoparser const& geoparser,
                            PlaceScoring const& scoring = {});

} // namespace placetime::evaluate
