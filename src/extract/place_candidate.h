#pragma once

#include "extract/place_linking.h"

namespace placetime::extract {

inline constexpr std::size_t kNoHead = static_cast<std::size_t>(-1);

/// A place that a trigger may have, with what the link would cost: 0 is "clashed in Osh", 6 is too
/// far to mean it.
struct PlaceLinker::Candidate {
    PlaceLink link;
    double cost = 0;
    double radius = 0;
    std::uint32_t preposition = kNone;
    std::size_t head = kNoHead; ///< of a later member of a list: its first
};

/// Flights, displacement, deployment, aid, and every term with a verb of motion: "from" and "to"
/// are theirs.
bool moves(Sentence const& sentence, Trigger const& trigger);

/// "offices", "headquarters", "palace".
bool is_building(std::string_view word);

inline bool is_country(gazetteer::PlaceRow const& row)
{
    return row.kind == gazetteer::Kind::country;
}

} // namespace placetime::extract
