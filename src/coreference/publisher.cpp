#include "coreference/publisher.h"

#include <set>

#include "text/fold.h"

namespace placetime::coreference {

std::string publisher_key(events::Event const& claim)
{
    std::string const name = text::fold(claim.publisher);
    // A report's id may read like a publisher's name, so the two are kept apart.
    return name.empty() ? "\n" + claim.source_id : name;
}

int count_publishers(std::span<events::Event const> claims)
{
    std::set<std::string> keys;
    for (events::Event const& claim : claims) keys.insert(publisher_key(claim));
    return static_cast<int>(keys.size());
}

std::span<events::Event const> claims_of(events::Event const& event) noexcept
{
    if (event.claims.empty()) return {&event, 1};
    return event.claims;
}

} // namespace placetime::coreference
