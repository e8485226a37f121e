#include "reports/json_lines.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "reports/metadata_date.h"
#include "reports/plain_text.h"

namespace placetime::reports {

namespace {

/// A property as text: a string, or a number as it is written; empty when it is missing or null.
std::string text_of(nlohmann::json const& object, char const* name)
{
    auto const found = object.find(name);
    if (found == object.end() || found->is_null()) return {};
    if (found->is_string()) return found->get<std::string>();
    if (found->is_number()) return found->dump();
    throw FormatError(fmt::format("`{}` is neither text nor a number", name));
}

Report report_of(nlohmann::json const& object)
{
    if (!object.is_object()) throw FormatError("is no JSON object");
    auto const text = object.find("text");
    if (text == object.end() || !text->is_string()) throw FormatError("has no `text`");
    Report report;
    report.text = text->get<std::string>();
    if (report.text.starts_with("\xEF\xBB\xBF")) report.text.erase(0, 3);
    if (report.text.find_first_not_of(" \t\r\n\f\v") == std::string::npos)
        throw FormatError("`text` is empty");
    report.id = text_of(object, "id");
    report.title = squeezed(text_of(object, "title"));
    report.url = text_of(object, "url");
    report.publisher = squeezed(text_of(object, "publisher"));
    report.language = text_of(object, "language");
    auto date = text_of(object, "date");
    if (date.empty()) date = text_of(object, "dct");
    report.date = parse_metadata_date(date);
    if (report.date) report.date_source = "metadata";
    if (report.title.empty()) report.title = find_heading(report.text);
    return report;
}

/// What the library says is wrong, without its own prefix and codes.
std::string reason_of(nlohmann::json::exception const& error)
{
    std::string_view what = error.what();
    auto const end = what.find("] ");
    if (end != std::string_view::npos) what.remove_prefix(end + 2);
    return "is no JSON: " + std::string(what.substr(0, 200));
}

} // namespace

Report parse_json_line(std::string_view line)
{
    try {
        return report_of(nlohmann::json::parse(line));
    } catch (nlohmann::json::exception const& error) {
        throw FormatError(reason_of(error));
    }
}

std::vector<Report> read_json_lines(std::string_view text, std::filesystem::path const& file,
                                    Diagnostics& diagnostics)
{
    std::vector<Report> reports;
    auto const name = file.string();
    std::size_t number = 0;
    for (std::size_t start = 0; start < text.size();) {
        auto const end = std::min(text.find('\n', start), text.size());
        auto const line = text.substr(start, end - start);
        start = end + 1;
        ++number;
        if (line.find_first_not_of(" \t\r\f\v") == std::string_view::npos) continue;
        try {
            auto report = parse_json_line(line);
            if (report.id.empty()) report.id = fmt::format("{}-{}", file.stem().string(), number);
            report.file = name;
            reports.push_back(std::move(report));
        } catch (FormatError const& error) {
            diagnostics.push_back({"bad-json", name, number, error.what()});
        }
    }
    if (reports.empty())
        throw FormatError(
            fmt::format("{}: no line of it is a report ({{\"id\", \"text\", ...}})", name));
    return reports;
}

std::vector<Report> read_json(std::string_view text, std::filesystem::path const& file)
{
    auto const name = file.string();
    try {
        auto const value = nlohmann::json::parse(text);
        std::vector<Report> reports;
        if (!value.is_array())
            reports.push_back(report_of(value));
        else
            for (auto const& item : value) reports.push_back(report_of(item));
        if (reports.empty()) throw FormatError("holds no report");
        for (std::size_t i = 0; i < reports.size(); ++i) {
            auto& report = reports[i];
            report.file = name;
            if (report.id.empty())
                report.id = reports.size() == 1 ? file.stem().string()
                                                : fmt::format("{}-{}", file.stem().string(), i + 1);
        }
        return reports;
    } catch (nlohmann::json::exception const& error) {
        throw FormatError(fmt::format("{}: {}", name, reason_of(error)));
    } catch (FormatError const& error) {
        throw FormatError(fmt::format("{}: {}", name, error.what()));
    }
}

} // namespace placetime::reports
