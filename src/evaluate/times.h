#pragma once

#include <filesystem>
#include <string>

namespace placetime::evaluate {

/// Scores found time expressions against a gold corpus: JSON lines
/// {"id","text","dct"?,"timexes":[{"start","end","value"}]}, offsets in code points. `dct` is given
/// as the report's date. Strict: equal spans; relaxed: overlapping spans; value: overlapping spans
/// and equal TIMEX values. Micro-averaged over the corpus; every expression counts, durations and
/// sets too; the datelines found count as well. Gives
/// {"documents","expressions","strict":{"precision","recall","f1"},"relaxed":{...},"value":{...},"seconds","mb_per_s"}
/// as JSON. Throws FileError when the file cannot be read, FormatError naming the line that is no
/// such record.
std::string evaluate_times(std::filesystem::path const& gold);

/// The same with every expression that is not right listed, one line each: id, what is wrong, the
/// gold, the found. For people.
std::string list_time_errors(std::filesystem::path const& gold);

} // namespace placetime::evaluate
