#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "evaluate/miss.h"
#include "evaluate/proportions.h"

namespace placetime::evaluate {

/// Scores of one TIMEX type; a prediction counts under its own type, an annotation under its own.
struct TimeKindScores {
    std::size_t expressions = 0;
    std::size_t strict = 0; ///< of them, found with equal spans
    std::size_t value = 0;  ///< of them, overlapped by a prediction of equal value
    std::size_t found = 0;  ///< predictions
    std::size_t right = 0;  ///< of them, overlapping an annotation of equal value
};

struct TimeScores {
    std::size_t documents = 0, expressions = 0;
    Proportions strict, relaxed, value;
    /// DATE, TIME, DURATION, SET; of annotations without such a type by their value ("P3D" is a
    /// DURATION), "no value" where that is empty.
    std::map<std::string, TimeKindScores> types;
    std::vector<Miss> misses; ///< in the order of the corpus
    double seconds = 0;       ///< of finding expressions, the text cut included
    std::size_t bytes = 0;
};

/// Scores found time expressions against a gold corpus: JSON lines
/// {"id","text","dct"?,"timexes":[{"start","end","value","type"?}]}, offsets in code points. `dct`
/// is given as the report's date. Strict: equal spans; relaxed: overlapping spans; value:
/// overlapping spans and equal TIMEX values. Micro-averaged over the corpus; every expression
/// counts, durations and sets too; the datelines found count as well. Throws FileError when the
/// file cannot be read, FormatError naming the line that is no such record.
TimeScores score_times(std::filesystem::path const& gold);

/// The scores as the JSON of `placetime eval --times`:
/// {"documents","expressions","strict":{"precision","recall","f1"},"relaxed":{...},"value":{...},
/// "seconds","mb_per_s","types":{...},"causes":{...}}
std::string to_json(TimeScores const& scores);

} // namespace placetime::evaluate
