#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "evaluate/miss.h"
#include "evaluate/proportions.h"
#include "geoparse/geoparse.h"

namespace placetime::evaluate {

/// The same scores of one kind of annotation or place.
struct PlaceKindScores {
    std::size_t mentions = 0; ///< annotations
    std::size_t tagged = 0;   ///< of them, found with equal spans
    std::size_t placed = 0;   ///< annotations with a position
    std::size_t near = 0;     ///< of them, within 161 km when the span is given
    std::size_t met = 0;      ///< of them, right end to end
    std::size_t found = 0;    ///< predictions of this kind that count end to end
    std::size_t right = 0;    ///< of them, right
};

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
    /// By the corpus's kinds of mention ("Metonymic"); empty when it names none.
    std::map<std::string, PlaceKindScores> mention_kinds;
    /// By the kind of the annotated place ("city"), by its GeoNames id or else by its form and
    /// position ("unknown" where the gazetteer has neither), and by the kind of the predicted one.
    std::map<std::string, PlaceKindScores> feature_kinds;
    std::vector<Miss> misses; ///< in the order of the corpus
};

/// Scores against JSON lines
/// {"id","text","toponyms":[{"start","end","text","lat"?,"lon"?,"geonameid"?,"kind"?}]}, offsets in
/// code points. Annotations of the kinds Demonym, Homonym and Language are no places; a prediction
/// on one is ignored, and in end_to_end one on an annotation without a position too. Demonyms that
/// say where their noun is from ("the Georgian president") count as found places at their country,
/// as the corpora annotate them. Throws
/// FileError when the file cannot be read, FormatError (with the line) when a line is no such
/// document.
PlaceScores score_places(std::filesystem::path const& gold, geoparse::Geoparser const& geoparser);

/// The scores as the JSON of `placetime eval --places`.
std::string to_json(PlaceScores const& scores);

} // namespace placetime::evaluate
