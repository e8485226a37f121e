#pragma once

#include "briefing/material.h"
#include "session/session.h"

namespace placetime::session {

using Towns = decltype(briefing::Material::towns);

/// What the session's slides are made from, as it stands: all events (not as they were known, for
/// slides say that themselves), the layers, the gazetteer's divisions. `towns` labels the map.
/// Shares everything; may be used on another thread.
briefing::Material material_of(Session const& session, Towns towns);

/// Grows when material_of() would give something else.
std::uint64_t material_revision(Session const& session) noexcept;

} // namespace placetime::session
