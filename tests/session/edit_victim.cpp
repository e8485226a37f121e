// A program to be killed: opens a project in a session, or makes one, and edits it until it is
// killed or has made `count` edits: titles, and each tenth time it undoes one and makes it again.
// On stdout, a line each: how many entries the history has, at the start and once an edit is on
// disk.
// usage: edit_victim FILE COUNT
// Exit status 1 with a sentence on stderr, 4 when events and history do not belong together.
#include <cstdio>
#include <cstdlib>

#include "session/session.h"

#include "curation/random_edits.h"

using namespace placetime;
using namespace placetime::session;

namespace {

void settle(Session& session)
{
    session.tasks.finish();
    session.update(0.01);
    session.tasks.finish();
}

void acknowledge(Session const& session)
{
    std::printf("%zu\n", session.history().log().size());
    std::fflush(stdout);
}

Opened load(std::vector<std::string> const& files, std::vector<curation::NameRule> const&,
            CancelToken const&, Progress const&)
{
    Opened opened;
    opened.title = "work";
    opened.project =
        std::make_shared<project::ProjectFile>(project::ProjectFile::open(files.front()));
    opened.take(opened.project->read(opened.diagnostics));
    return opened;
}

/// The title that an event has by the last edit that is not undone.
bool is_whole(Session const& session)
{
    auto const* const last = session.history().next_undo();
    return last == nullptr || session.workspace().find(last->after.front().event.id)->event.title ==
                                  last->after.front().event.title;
}

int run(std::string const& file, int count)
{
    SessionOptions options;
    options.loader = load;
    Session session(std::move(options));
    if (std::error_code ignored; std::filesystem::exists(file, ignored)) {
        session.open({file});
    } else {
        Opened opened;
        opened.title = "work";
        opened.table = events::EventTable::from(test::many(10));
        session.show(std::move(opened), {"events.csv"});
        session.save_as(file);
    }
    settle(session);
    for (auto const& notice : session.notices())
        if (notice.kind == Notice::Kind::error) throw Error(notice.text);
    if (!is_whole(session)) return 4;
    acknowledge(session);
    for (int i = 0; i < count; ++i) {
        auto const number = session.history().last_number();
        if (number % 10 == 8) {
            session.undo();
        } else if (number % 10 == 9) {
            session.redo();
        } else {
            std::vector<std::string> const id{"e" + std::to_string(number % 7)};
            session.edit(curation::set_title(session.workspace(), id,
                                             "title " + std::to_string(number + 1)));
        }
        settle(session);
        acknowledge(session);
    }
    return 0;
}

} // namespace

int main(int count, char** arguments)
{
    if (count != 3) return 2;
    try {
        return run(arguments[1], std::atoi(arguments[2]));
    } catch (std::exception const& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
}
