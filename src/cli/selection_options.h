#pragma once

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

#include "app/commands.h"
#include "scene/tokens.h"

namespace placetime::cli {

/// Options that take text and convert it; the conversion's UsageError names the value.
template <typename T, typename Parse>
CLI::Option* add(CLI::App& app, std::string const& name, T& target, Parse parse,
                 std::string const& help)
{
    return app.add_option_function<std::string>(
        name, [&target, parse](std::string const& text) { target = parse(text); }, help);
}

/// --begin, --end, --bbox, --type, --known-at.
void add_selection(CLI::App& app, app::Selection& selection);
/// Throws UsageError that names the command when the window is empty.
void check_selection(app::Selection const& selection, std::string_view command);

time::DatedInterval parse_date(std::string const& text);
summary::HotSpotCells parse_cells(std::string const& text);
void parse_size(std::string const& text, int& width, int& height);

using UseExport = std::function<void(app::ExportCommand const&)>;
using UseSummary = std::function<void(app::SummaryCommand const&)>;
using UseBriefNew = std::function<void(app::BriefNewCommand const&)>;
using UseBrief = std::function<void(app::BriefCommand const&)>;
/// `placetime export` and `placetime summary`.
void export_options(CLI::App& root, UseExport use);
void summary_options(CLI::App& root, UseSummary use);
/// `placetime brief new` and `placetime brief`.
void brief_options(CLI::App& root, UseBriefNew use_new, UseBrief use);

} // namespace placetime::cli
