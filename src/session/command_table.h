#pragma once

#include <cstddef>

#include "session/commands.h"
#include "session/session.h"

namespace placetime::session {

using S = Session;

/// The keys of a command: one or two, and whether holding one runs it again.
struct Keys {
    std::array<Chord, 2> chords{};
    bool held = false;
    constexpr Keys() = default;
    constexpr Keys(Chord first, Chord second = {}) : chords{first, second} {}
};
constexpr Chord key(Key k) { return {k}; }
constexpr Chord ctrl(Key k) { return {k, true}; }
constexpr Chord shift(Key k) { return {k, false, true}; }
constexpr Chord alt(Key k) { return {k, false, false, true}; }
constexpr Chord ctrl_shift(Key k) { return {k, true, true}; }
constexpr Chord alt_shift(Key k) { return {k, false, true, true}; }
constexpr Keys held(Chord first, Chord second = {})
{
    Keys keys(first, second);
    keys.held = true;
    return keys;
}

using Asks = bool (*)(Session const&);
using Does = void (*)(Session&);

/// Something that is done.
constexpr Command action(std::string_view id, std::string_view title, int group, Keys keys,
                         Asks enabled, Does run)
{
    return {id, title, {}, group, keys.chords, keys.held, enabled, nullptr, run};
}
/// Something that is on or off, or one of several; its entry has a tick.
constexpr Command choice(std::string_view id, std::string_view title, int group, Keys keys,
                         Asks enabled, Asks checked, Does run)
{
    return {id, title, {}, group, keys.chords, keys.held, enabled, checked, run};
}

inline bool has_events(S const& s) { return s.table()->size() > 0; }
inline bool has_time(S const& s) { return s.timeline.extent().has_value(); }
inline bool has_selection(S const& s) { return !s.selection.empty(); }
template <std::function<void()> Hooks::*hook> bool has_hook(S const& s)
{
    return static_cast<bool>(s.hooks.*hook);
}
template <std::function<void()> Hooks::*hook> void call(S& s) { (s.hooks.*hook)(); }

/// The menus, a file each.
std::span<Command const> file_commands() noexcept;
std::span<Command const> edit_commands() noexcept;
std::span<Command const> event_commands() noexcept;
std::span<Command const> review_commands() noexcept;
std::span<Command const> map_commands() noexcept;
std::span<Command const> time_commands() noexcept;
std::span<Command const> slide_commands() noexcept;
std::span<Command const> view_commands() noexcept;
std::span<Command const> help_commands() noexcept;

} // namespace placetime::session
