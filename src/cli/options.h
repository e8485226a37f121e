#pragma once

#include <string>
#include <variant>

#include "app/commands.h"

namespace placetime::cli {

/// Text to print on stdout: help or version.
struct Print {
    std::string text;
};

using Command = std::variant<Print, app::GeocodeCommand, app::AnnotateCommand, app::ExtractCommand,
                             app::RenderCommand, app::EvaluateCommand, app::GazetteerInfoCommand,
                             app::GazetteerBuildCommand, app::LayersInfoCommand>;

struct Options {
    app::Talk::Level talk = app::Talk::Level::normal;
    Command command;
};

/// Reads a command line. Pure: touches no file. Throws UsageError with one sentence.
Options parse(int argc, char const* const* argv);

} // namespace placetime::cli
