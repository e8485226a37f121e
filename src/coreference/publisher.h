#pragma once

#include <span>
#include <string>

#include "events/event.h"

namespace placetime::coreference {

/// Who vouches for a claim, as publishers are counted: the publisher's name folded; where it is
/// unknown, the report's id (two reports of unknown publishers count as two).
std::string publisher_key(events::Event const& claim);

/// How many different publishers some claims have.
int count_publishers(std::span<events::Event const> claims);

/// The claims of an event; an event without any is its own only claim. A view into the event.
std::span<events::Event const> claims_of(events::Event const& event) noexcept;

} // namespace placetime::coreference
