#include "coreference/kinds.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace placetime::coreference {

namespace {

using events::Event;
using events::Type;

struct Kind {
    Type type;
    std::string_view subtype = {}; ///< empty: any
};
struct Kin {
    Kind a, b;
    double likeness;
};

/// The first that fits counts, so the particular ones stand first.
constexpr std::array<Kin, 38> kKin = {{
    {{Type::politics, "seizure of power"}, {Type::riots}, 0.6},
    {{Type::politics, "seizure of power"}, {Type::strategic_developments, "Arrests"}, 0.5},
    {{Type::politics, "seizure of power"}, {Type::strategic_developments}, 0.8},
    {{Type::politics, "seizure of power"}, {Type::battles}, 0.5},
    {{Type::politics, "seizure of power"}, {Type::politics, "impeachment"}, 0.5},
    {{Type::politics, "release of prisoners"}, {Type::riots}, 0.6},
    {{Type::politics, "election"}, {Type::politics, "result annulled"}, 0.5},
    {{Type::politics, "result contested"}, {Type::politics, "result annulled"}, 0.5},
    {{Type::politics, "resignation"}, {Type::politics, "flight into exile"}, 0.4},
    {{Type::politics, "resignation"}, {Type::politics, "impeachment"}, 0.4},
    {{Type::politics, "court"}, {Type::strategic_developments, "Arrests"}, 0.5},
    {{Type::strategic_developments, "Agreement"}, {Type::diplomacy, "agreement"}, 0.95},
    {{Type::strategic_developments, "Agreement"}, {Type::diplomacy, "meeting"}, 0.4},
    {{Type::diplomacy, "agreement"}, {Type::diplomacy, "meeting"}, 0.5},
    {{Type::strategic_developments, "Looting/property destruction"}, {Type::riots}, 0.9},
    {{Type::strategic_developments, "Arrests"}, {Type::protests}, 0.5},
    {{Type::strategic_developments}, {Type::security_measures}, 0.6},
    {{Type::strategic_developments}, {Type::politics}, 0.5},
    {{Type::strategic_developments}, {Type::battles}, 0.4},
    {{Type::strategic_developments}, {Type::riots}, 0.3},
    {{Type::strategic_developments}, {Type::violence_against_civilians}, 0.2},
    {{Type::politics, "flight into exile"}, {Type::humanitarian, "displacement"}, 0.5},
    {{Type::humanitarian, "disaster"}, {Type::explosions}, 0.5},
    {{Type::humanitarian, "disaster"}, {Type::violence_against_civilians}, 0.3},
    {{Type::humanitarian, "displacement"}, {Type::humanitarian, "disaster"}, 0.2},
    {{Type::diplomacy, "aid"}, {Type::humanitarian}, 0.3},
    {{Type::security_measures, "emergency"}, {Type::security_measures, "curfew"}, 0.4},
    {{Type::security_measures, "deployment"}, {Type::security_measures, "mobilisation"}, 0.6},
    {{Type::security_measures, "alert"}, {Type::security_measures, "mobilisation"}, 0.5},
    {{Type::security_measures}, {Type::politics}, 0.3},
    {{Type::protests}, {Type::riots}, 0.85},
    {{Type::protests}, {Type::violence_against_civilians}, 0.4},
    {{Type::riots}, {Type::violence_against_civilians}, 0.6},
    {{Type::riots}, {Type::battles}, 0.6},
    {{Type::battles}, {Type::violence_against_civilians}, 0.7},
    {{Type::battles}, {Type::explosions}, 0.6},
    {{Type::explosions}, {Type::violence_against_civilians}, 0.7},
    {{Type::politics}, {Type::diplomacy}, 0.2},
}};

bool is(Event const& event, Kind const& kind)
{
    return event.type == kind.type && (kind.subtype.empty() || event.subtype == kind.subtype);
}

/// ACLED's types describe one thing by its manner, and reporters differ on that; the sub-types of
/// the others are different things.
bool by_manner(Type type) { return type <= Type::riots; }

} // namespace

double kind_likeness(Event const& a, Event const& b) noexcept
{
    if (a.type == b.type && (a.subtype == b.subtype || a.subtype.empty() || b.subtype.empty()))
        return 1;
    for (Kin const& kin : kKin)
        if ((is(a, kin.a) && is(b, kin.b)) || (is(a, kin.b) && is(b, kin.a))) return kin.likeness;
    if (a.type != b.type) return 0;
    return by_manner(a.type) ? 0.9 : 0.2;
}

bool is_singular(Event const& event) noexcept
{
    static constexpr std::array<std::string_view, 14> kSingular = {"election",
                                                                   "result contested",
                                                                   "result annulled",
                                                                   "seizure of power",
                                                                   "impeachment",
                                                                   "resignation",
                                                                   "appointment",
                                                                   "legislation",
                                                                   "flight into exile",
                                                                   "release of prisoners",
                                                                   "curfew",
                                                                   "emergency",
                                                                   "border closure",
                                                                   "disaster"};
    return std::find(kSingular.begin(), kSingular.end(), event.subtype) != kSingular.end();
}

} // namespace placetime::coreference
