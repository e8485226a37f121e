#include "extract/title_labels.h"

#include <array>
#include <string_view>
#include <utility>

namespace placetime::extract {
namespace {

using Label = std::pair<std::string_view, std::string_view>;

/// Sub-types whose own name is no line; the others are called by their name.
constexpr std::array<Label, 27> kLabels = {{
    {"Non-state actor overtakes territory", "Territory seized"},
    {"Government regains territory", "Territory retaken"},
    {"Shelling/artillery/missile attack", "Shelling"},
    {"Air/drone strike", "Air strike"},
    {"Remote explosive/landmine/IED", "Explosion"},
    {"Chemical weapon", "Chemical attack"},
    {"Grenade", "Grenade attack"},
    {"Suicide bomb", "Suicide bombing"},
    {"Abduction/forced disappearance", "Abduction"},
    {"Attack", "Violence against people"},
    {"Peaceful protest", "Protest"},
    {"Excessive force against protesters", "Force used against protesters"},
    {"Violent demonstration", "Riot"},
    {"Change to group/activity", "Change of allegiance"},
    {"Disrupted weapons use", "Weapons seized"},
    {"Headquarters or base established", "Base opened"},
    {"Looting/property destruction", "Looting and destruction"},
    {"Non-violent transfer of territory", "Territory handed over"},
    {"Other", "Strategic development"},
    {"court", "Court case"},
    {"alert", "Forces on alert"},
    {"deployment", "Forces deployed"},
    {"emergency", "State of emergency"},
    {"border closure", "Border closed"},
    {"displacement", "People displaced"},
    {"utilities cut", "Power or gas cut"},
    {"result annulled", "Election result annulled"},
}};

} // namespace

std::string label_of(EventKind const& kind)
{
    for (auto const& [subtype, label] : kLabels) {
        if (kind.subtype == subtype) return std::string(label);
    }
    std::string out =
        kind.subtype.empty() ? std::string(events::to_string(kind.type)) : kind.subtype;
    if (out.front() >= 'a' && out.front() <= 'z')
        out.front() = static_cast<char>(out.front() - 'a' + 'A');
    return out;
}

} // namespace placetime::extract
