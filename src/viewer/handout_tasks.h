#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "publish/handouts.h"

namespace placetime::session {
class Session;
}

namespace placetime::viewer {

enum class HandoutKind : std::uint8_t { pdf, presentation, page, mp4, webm, gif, pictures };
inline constexpr std::size_t kHandoutKinds = 7;
/// "PDF, a slide a page", and what its files are called after the stem: ".pdf",
/// "" for a folder.
char const* title_of(HandoutKind kind) noexcept;
char const* suffix_of(HandoutKind kind) noexcept;

/// What is to be handed out.
struct HandoutChoice {
    std::array<bool, kHandoutKinds> kinds{true, false, false, false, false, false, false};
    publish::Paper paper = publish::Paper::a4;
    int width = 1920, height = 1080; ///< of pictures and videos
    std::string folder, stem;        ///< where, and the files' name without its suffix
};

/// The name of a briefing as that of a file: no separators, at most 60
/// characters.
std::string stem_of(std::string const& title);
/// Where it will be written.
std::filesystem::path file_of(HandoutChoice const& choice, HandoutKind kind);
/// A sentence for what cannot be done; empty when it can.
std::string problem_of(HandoutChoice const& choice);

/// Starts a task for each kind, of the slides as they are now; what came of it
/// is told in notices.
void hand_out(session::Session& session, HandoutChoice const& choice);

} // namespace placetime::viewer
