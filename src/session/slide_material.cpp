#include "session/slide_material.h"

#include "session/divisions.h"

namespace placetime::session {

briefing::Material material_of(Session const& session, Towns towns)
{
    briefing::Material material;
    bool const whole = session.known() && session.workspace().edition_ready();
    material.table = whole ? session.workspace().edition().table : session.table();
    auto const layers = session.layers.for_scene();
    material.layers.assign(layers.begin(), layers.end());
    if (session.gazetteer() != nullptr) material.divisions = divisions_of(*session.gazetteer());
    material.towns = std::move(towns);
    return material;
}

std::uint64_t material_revision(Session const& session) noexcept
{
    return session.table()->version() + session.layers.revision();
}

} // namespace placetime::session
