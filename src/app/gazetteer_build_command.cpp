#include <fmt/format.h>

#include "app/commands.h"
#include "base/paths.h"
#include "gazetteer_build/dump.h"

namespace placetime::app {

int run(GazetteerBuildCommand const& command, Talk const& talk)
{
    auto const result = gazetteer_build::compile_dump(command.dump, command.alternate_names,
                                                      data_file("placetime.gaz"), command.output);
    talk.report(result.diagnostics);
    talk.say(
        fmt::format("wrote {}: {} places, {} names", command.output, result.places, result.names));
    return 0;
}

} // namespace placetime::app
