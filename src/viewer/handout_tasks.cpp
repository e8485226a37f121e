#include "viewer/handout_tasks.h"

#include <memory>
#include <system_error>
#include <utility>

#include <fmt/format.h>

#include "app/view_command.h"
#include "session/session.h"
#include "viewer/presenter.h"

namespace placetime::viewer {

namespace fs = std::filesystem;

namespace {

struct Words {
    char const* title;
    char const* suffix;
};
constexpr std::array<Words, kHandoutKinds> kWords{{{"PDF: a slide a page, and the events", ".pdf"},
                                                   {"PowerPoint: text that can be edited", ".pptx"},
                                                   {"Web page: one file, works offline", ".html"},
                                                   {"Video, MP4", ".mp4"},
                                                   {"Video, WebM", ".webm"},
                                                   {"Moving picture, GIF", ".gif"},
                                                   {"A picture of each slide, PNG", ""}}};

void write(HandoutKind kind, HandoutChoice const& choice, publish::Deck const& deck,
           publish::Handout const& handout)
{
    switch (kind) {
    case HandoutKind::pdf:
        return publish::write_pdf(deck, handout, {choice.paper, 300, true});
    case HandoutKind::presentation:
        return publish::write_presentation(deck, handout, {});
    case HandoutKind::page:
        return publish::write_web_page(deck, handout);
    case HandoutKind::mp4:
    case HandoutKind::webm:
    case HandoutKind::gif: {
        publish::VideoOptions options;
        options.width = choice.width;
        options.height = choice.height;
        if (kind == HandoutKind::gif) options.frames_a_second = 10;
        return publish::write_video(deck, handout, options);
    }
    case HandoutKind::pictures:
        publish::write_pictures(deck, handout, {choice.width, choice.height});
        return;
    }
}

} // namespace

char const* title_of(HandoutKind kind) noexcept
{
    return kWords[static_cast<std::size_t>(kind)].title;
}
char const* suffix_of(HandoutKind kind) noexcept
{
    return kWords[static_cast<std::size_t>(kind)].suffix;
}

std::string stem_of(std::string const& title)
{
    constexpr std::size_t kMost = 60;
    std::string stem;
    for (char const c : title) {
        bool const is_separator = static_cast<unsigned char>(c) < 0x20 || c == '/' || c == '\\' ||
                                  c == ':' || c == '"' || c == '*' || c == '?' || c == '<' ||
                                  c == '>' || c == '|';
        stem += is_separator ? '-' : c;
        if (stem.size() >= kMost && (static_cast<unsigned char>(c) & 0x80U) == 0) break;
    }
    while (!stem.empty() && (stem.front() == '.' || stem.front() == ' ')) stem.erase(0, 1);
    return stem.empty() ? "briefing" : stem;
}

fs::path file_of(HandoutChoice const& choice, HandoutKind kind)
{
    return fs::path(choice.folder) / (choice.stem + suffix_of(kind));
}

std::string problem_of(HandoutChoice const& choice)
{
    std::error_code ignored;
    bool any = false;
    for (bool const chosen : choice.kinds) any = any || chosen;
    if (!any) return "Choose at least one kind.";
    if (choice.stem.empty() || choice.stem.find('/') != std::string::npos)
        return "The files need a name, without \"/\".";
    if (!fs::is_directory(choice.folder, ignored))
        return fmt::format("{} is no folder.", choice.folder);
    return {};
}

void hand_out(session::Session& session, HandoutChoice const& choice)
{
    auto deck = std::make_shared<publish::Deck>();
    deck->briefing = session.slides.briefing();
    deck->material = session_material(session);
    deck->program = fmt::format("Placetime {}", app::program_version());
    for (std::size_t i = 0; i < kHandoutKinds; ++i) {
        if (!choice.kinds[i]) continue;
        auto const kind = static_cast<HandoutKind>(i);
        auto const file = file_of(choice, kind);
        session.tasks.start(
            fmt::format("Writing {}", file.filename().string()),
            [deck, choice, kind, file](CancelToken const& cancel, Progress const& progress) {
                std::vector<std::string> problems;
                publish::Handout handout;
                handout.file = file;
                handout.look.theme = deck->briefing.theme;
                handout.cancel = &cancel;
                handout.progress = progress;
                handout.problems = &problems;
                write(kind, choice, *deck, handout);
                return problems;
            },
            [&session, file](std::vector<std::string> const& problems) {
                session.say(session::Notice::Kind::info,
                            fmt::format("{} is written.", file.string()));
                if (!problems.empty())
                    session.say(session::Notice::Kind::warning,
                                problems.size() == 1
                                    ? problems.front()
                                    : fmt::format("{} (and {} more)", problems.front(),
                                                  problems.size() - 1));
            },
            [&session](std::string const& problem) {
                session.say(session::Notice::Kind::error, problem);
            });
    }
}

} // namespace placetime::viewer
