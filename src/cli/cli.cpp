#include "cli/cli.h"

#include <csignal>
#include <cstdio>
#include <exception>
#include <variant>

#include "base/error.h"
#include "cli/options.h"

namespace placetime::cli {

namespace {

int run(Print const& print, app::Talk const&)
{
    std::fputs(print.text.c_str(), stdout);
    return 0;
}

/// What was written to stdout has arrived there, or it is an error (a full disk behind a
/// redirection).
int flushed(int status)
{
    if (std::fflush(stdout) != 0) throw FileError("stdout: cannot be written");
    return status;
}

/// Each command to its function.
struct Runner {
    View const& view;
    app::Talk const& talk;

    int operator()(app::ViewCommand const& command) const
    {
        if (!view)
            throw Error("view: this placetime was built without the window; `placetime render "
                        "FILE... -o map.png` draws a map into a picture");
        return view(command, talk);
    }
    template <class Command> int operator()(Command const& command) const
    {
        return run(command, talk);
    }
};

} // namespace

int run(int argc, char const* const* argv, View const& view) noexcept
{
    app::Talk talk;
    try {
        std::signal(SIGPIPE, SIG_DFL); // `placetime ... | head` ends quietly
        auto const options = parse(argc, argv, static_cast<bool>(view));
        talk = app::Talk(options.talk);
        return flushed(std::visit(Runner{view, talk}, options.command));
    } catch (UsageError const& error) {
        talk.complain(error.what());
        return 2;
    } catch (std::bad_alloc const&) {
        talk.complain("out of memory; give fewer or smaller files at once");
        return 1;
    } catch (std::exception const& error) {
        talk.complain(error.what());
        return 1;
    }
}

} // namespace placetime::cli
