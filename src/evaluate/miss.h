#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lonlat.h"

namespace placetime::evaluate {

/// Why a gold annotation and what was found differ: what would have to be improved.
enum class Cause : std::uint8_t {
    not_recognised,  ///< nothing found overlaps it
    wrong_span,      ///< found with other ends
    wrong_place,     ///< ends equal, another place of that name
    gazetteer_lacks, ///< no place of that name near it is known, so it could not be right
    wrong_value,     ///< of a date
    wrong_type,      ///< of a date with the right value
    false_positive,  ///< found where gold has nothing
};
inline constexpr std::size_t kCauses = 7;
/// "not recognised"
std::string_view to_string(Cause cause) noexcept;

/// What gold or the program says that a mention means.
struct Meaning {
    std::string name;   ///< of a place, or the value of a date; empty: not known
    std::string detail; ///< "city, US", "DATE"
    std::optional<geo::LonLat> point;
};

/// Bytes of an excerpt; empty when there is no such span.
struct Mark {
    std::size_t begin = 0, end = 0;
    bool empty() const noexcept { return end <= begin; }
};

/// Some of a text around what is marked in it.
struct Excerpt {
    std::string text; ///< one line: breaks are spaces
    Mark gold, found;
    bool cut_before = false, cut_after = false; ///< the text goes on there
};
/// Spans are bytes of `text`, at letter boundaries; one of them may be empty. Some 150 bytes on
/// each side, whole words.
Excerpt excerpt_of(std::string_view text, Mark gold, Mark found);

/// One disagreement.
struct Miss {
    Cause cause = Cause::not_recognised;
    std::string document; ///< its id
    std::string form;     ///< gold's words, else those found
    Excerpt excerpt;
    Meaning gold, found;
    std::optional<double> km; ///< between the two points
    std::string note;         ///< what else helps to see the cause
    bool costs = true; ///< counts against the main score (end to end; values of dates), and not
                       ///< only against exact spans
};

} // namespace placetime::evaluate
