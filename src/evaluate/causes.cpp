#include "evaluate/causes.h"

#include <algorithm>

namespace placetime::evaluate {

nlohmann::ordered_json causes_json(std::vector<Miss> const& misses)
{
    auto result = nlohmann::ordered_json::object();
    for (std::size_t c = 0; c < kCauses; ++c) {
        auto const cause = static_cast<Cause>(c);
        auto const of = [&](Miss const& m) { return m.cause == cause; };
        auto const count = std::count_if(misses.begin(), misses.end(), of);
        if (count == 0) continue;
        auto const cost = std::count_if(misses.begin(), misses.end(),
                                        [&](Miss const& m) { return of(m) && m.costs; });
        result[std::string(to_string(cause))] = {{"misses", count}, {"cost", cost}};
    }
    return result;
}

} // namespace placetime::evaluate
