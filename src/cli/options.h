#pragma once

#include <string>
#include <variant>

#include "app/commands.h"

namespace placetime::cli {

/// Text to print on stdout: help or version.
struct Print {
    std::string text;
};

using Command =
    std::variant<Print, app::GeocodeCommand, app::AnnotateCommand, app::ExtractCommand,
                 app::RenderCommand, app::ExportCommand, app::SummaryCommand, app::BriefNewCommand,
                 app::BriefCommand, app::ViewCommand, app::EvaluateCommand,
                 app::GazetteerInfoCommand, app::GazetteerBuildCommand, app::LayersInfoCommand>;

struct Options {
    app::Talk::Level talk = app::Talk::Level::normal;
    Command command;
};

/// Reads a command line. Pure: touches no file. Throws UsageError with one sentence.
/// An empty command line is a ViewCommand when there `is_viewer`, else the help.
Options parse(int argc, char const* const* argv, bool is_viewer);

} // namespace placetime::cli
