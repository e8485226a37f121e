#pragma once

#include <optional>
#include <vector>

#include "session/commands.h"
#include "session/keys.h"

namespace placetime::session {

/// What keys and clicker do while slides are presented; the commands of the menu rest.
enum class PresentAction : std::uint8_t {
    forward,
    back,
    first,
    last,
    confirm, ///< Enter: the typed slide, else forward
    black,
    white,
    run,
    pointer,
    strip,
    step_back,
    step_forward,
    zoom_in,
    zoom_out,
    back_to_slide,
    speaker_view,
    reset_clock,
    help,
    leave
};

/// No value for keys that mean nothing; digits are present_digit()'s.
std::optional<PresentAction> present_action(Chord const& chord) noexcept;
/// 0 to 9; none for other keys.
std::optional<int> present_digit(Chord const& chord) noexcept;
/// True for what a held key does again.
bool repeats(PresentAction action) noexcept;

/// The keys and the mouse in the order of use, for the help and the manual.
std::vector<HelpGroup> present_help();

} // namespace placetime::session
