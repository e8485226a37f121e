#include "briefing/briefing_json.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "base/error.h"
#include "base/files.h"
#include "briefing/slide_json.h"

namespace placetime::briefing {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kMostBytes = std::size_t{64} << 20;
constexpr int kDeepest = 64; ///< brackets within brackets; a region needs five
constexpr std::size_t kMostSlides = 1'000;
constexpr int kVersion = 1;

std::string dumped(ordered_json const& value, int indent)
{
    return value.dump(indent, ' ', false, ordered_json::error_handler_t::replace);
}

/// Brackets are counted before reading: the library writes by recursion.
bool is_too_deep(std::string_view text)
{
    int depth = 0;
    bool quoted = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        auto const c = text[i];
        if (quoted) {
            if (c == '\\') ++i;
            if (c == '"') quoted = false;
        } else if (c == '"') {
            quoted = true;
        } else if (c == '[' || c == '{') {
            if (++depth > kDeepest) return true;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return false;
}

json parsed(std::string_view text, std::string const& name)
{
    if (is_too_deep(text))
        throw FormatError(name + ": this is no briefing: brackets stand too deep within brackets");
    try {
        return json::parse(text);
    } catch (json::parse_error const& error) {
        auto const at = std::min(error.byte > 0 ? error.byte - 1 : 0, text.size());
        auto const before = text.substr(0, at);
        auto const line = 1 + std::ranges::count(before, '\n');
        auto const last = before.rfind('\n');
        auto const column = last == std::string_view::npos ? at + 1 : at - last;
        throw FormatError(fmt::format("{}:{}:{}: this is no JSON as a briefing is written in", name,
                                      line, column));
    }
}

} // namespace

std::string to_json(Briefing const& briefing)
{
    ordered_json to;
    to["version"] = kVersion;
    to["title"] = briefing.title;
    if (!briefing.marking.empty()) to["marking"] = briefing.marking;
    to["theme"] = std::string(to_string(briefing.theme));
    auto& slides = to["slides"] = ordered_json::array();
    for (auto const& slide : briefing.slides) slides.push_back(written(slide));
    return dumped(to, 2) + '\n';
}

std::string to_json(Slide const& slide) { return dumped(written(slide), -1); }

Briefing briefing_from(std::string_view text, std::string const& name, Diagnostics& diagnostics)
{
    if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
    auto const from = parsed(text, name);
    if (!from.is_object())
        throw FormatError(name + ": this is no briefing: it should be an object with \"slides\"");
    KeyReader reader(from, "", name, diagnostics);
    if (auto const* version = reader.find("version")) {
        if (!version->is_number_integer() || version->get<std::int64_t>() < 1)
            reader.wrong("version", "should be 1");
        else if (version->get<std::int64_t>() > kVersion)
            throw FormatError(
                fmt::format("{}: this briefing was written by a newer Placetime (version {}, this "
                            "one reads {})",
                            name, version->get<std::int64_t>(), kVersion));
    }
    Briefing briefing;
    reader.read("title", briefing.title);
    reader.read("marking", briefing.marking);
    std::string theme;
    if (reader.read("theme", theme)) {
        if (auto const known = scene::parse_theme(theme))
            briefing.theme = *known;
        else
            reader.wrong("theme",
                         fmt::format("should be one of {}", fmt::join(scene::kThemeNames, ", ")));
    }
    auto const* slides = reader.find("slides");
    if (slides == nullptr || !slides->is_array() || slides->empty())
        throw FormatError(name + ": this briefing has no slides: \"slides\" should be a list of "
                                 "at least one");
    for (std::size_t i = 0; i < slides->size(); ++i) {
        auto const path = fmt::format("slides[{}]", i);
        if (i == kMostSlides) {
            reader.wrong("slides", fmt::format("has {} slides: the first {} are taken",
                                               slides->size(), kMostSlides));
            break;
        }
        auto const& one = (*slides)[i];
        if (one.is_object())
            briefing.slides.push_back(read_slide(one, path, name, diagnostics));
        else
            reader.wrong(path, "should be an object; it is left out");
    }
    reader.finish();
    if (briefing.slides.empty())
        throw FormatError(name + ": this briefing has no slides: none of \"slides\" is an object");
    return briefing;
}

Briefing read_briefing(std::filesystem::path const& file, Diagnostics& diagnostics)
{
    return briefing_from(read_file(file, kMostBytes), file.string(), diagnostics);
}

Slide slide_from(std::string_view text)
{
    if (is_too_deep(text)) return {};
    auto const from = json::parse(text, nullptr, false);
    Diagnostics unread;
    return from.is_object() ? read_slide(from, "slide", "", unread) : Slide{};
}

} // namespace placetime::briefing
