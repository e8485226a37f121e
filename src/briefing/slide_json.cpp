#include "briefing/slide_json.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <fmt/format.h>

namespace placetime::briefing {

namespace {

using nlohmann::json;
using nlohmann::ordered_json;

constexpr std::size_t kMostNames = 10'000, kMostShownKeys = 20, kLongestKey = 60;
constexpr geo::Meters kNearest = 50, kFarthest = 5e7;

constexpr std::array<std::string_view, 11> kFilterKeys{
    "types_off",   "statuses_off",   "reviews_off", "date_precisions_off",
    "sources_off", "min_confidence", "words",       "max_place_precision_m",
    "region",      "background",     "statements"};

std::string shortened(std::string_view key)
{
    if (key.size() <= kLongestKey) return std::string(key);
    auto end = kLongestKey;
    while (end > 0 && (static_cast<unsigned char>(key[end]) & 0xC0) == 0x80) --end;
    return std::string(key.substr(0, end)) + "…";
}

std::optional<CameraView> read_camera(json const& from, std::string const& path,
                                      std::string const& file, Diagnostics& diagnostics)
{
    KeyReader reader(from, path, file, diagnostics);
    CameraView view;
    auto const* center = reader.find("center");
    bool good = center != nullptr && center->is_array() && center->size() == 2 &&
                (*center)[0].is_number() && (*center)[1].is_number();
    if (good) {
        view.center = {(*center)[0].get<double>(), (*center)[1].get<double>()};
        good = geo::is_valid(view.center);
    }
    if (!good)
        reader.wrong("center", "should be [longitude, latitude] in degrees; the map is fitted "
                               "to the slide's events");
    bool const scaled = reader.read("scale", view.across, kNearest, kFarthest);
    if (!scaled)
        reader.wrong("scale", "should be metres across the map; the map is fitted to the slide's "
                              "events");
    reader.read("projection", view.projection);
    reader.finish();
    if (!good || !scaled) return {};
    return view;
}

} // namespace

json const* KeyReader::find(std::string_view key)
{
    known_.emplace_back(key);
    auto const at = from_.find(key);
    return at == from_.end() || at->is_null() ? nullptr : &*at;
}

bool KeyReader::read(std::string_view key, std::string& to)
{
    auto const* value = find(key);
    if (value == nullptr) return false;
    if (!value->is_string()) {
        wrong(key, "should be text");
        return false;
    }
    to = value->get<std::string>();
    return true;
}

bool KeyReader::read(std::string_view key, bool& to)
{
    auto const* value = find(key);
    if (value == nullptr) return false;
    if (!value->is_boolean()) {
        wrong(key, "should be true or false");
        return false;
    }
    to = value->get<bool>();
    return true;
}

bool KeyReader::read(std::string_view key, double& to, double least, double most)
{
    auto const* value = find(key);
    if (value == nullptr) return false;
    if (!value->is_number() || std::isnan(value->get<double>())) {
        wrong(key, "should be a number");
        return false;
    }
    auto const number = value->get<double>();
    to = std::clamp(number, least, most);
    if (to != number)
        wrong(key, fmt::format("should be from {} to {}: {} is taken", least, most, to));
    return true;
}

bool KeyReader::read(std::string_view key, std::optional<time::Instant>& to)
{
    auto const* value = find(key);
    if (value == nullptr) return false;
    auto const dated =
        value->is_string() ? time::parse_iso(value->get<std::string>()) : std::nullopt;
    if (!dated) {
        wrong(key, "should be a date by ISO 8601, as 2020-10-06 or 2020-10-06T14:00:00Z");
        return false;
    }
    to = dated->interval.begin;
    return true;
}

bool KeyReader::read(std::string_view key, std::vector<std::string>& to, std::size_t most)
{
    auto const* value = find(key);
    if (value == nullptr) return false;
    if (!value->is_array()) {
        wrong(key, "should be a list of texts");
        return false;
    }
    bool good = true;
    for (auto const& one : *value) {
        if (to.size() == most) {
            wrong(key, fmt::format("is too long: the first {} are taken", most));
            break;
        }
        if (one.is_string())
            to.push_back(one.get<std::string>());
        else
            good = false;
    }
    if (!good) wrong(key, "should be a list of texts: what is none is left out");
    return true;
}

void KeyReader::wrong(std::string_view key, std::string_view what)
{
    diagnostics_.push_back({"bad-key", file_, 0, fmt::format("{} {}", path_of(key), what)});
}

void KeyReader::finish()
{
    std::size_t unknown = 0;
    for (auto const& [key, value] : from_.items()) {
        if (std::ranges::find(known_, key) != known_.end()) continue;
        if (++unknown > kMostShownKeys) break;
        diagnostics_.push_back(
            {"unknown-key", file_, 0, fmt::format("{} is not known and left out", path_of(key))});
    }
}

std::string KeyReader::path_of(std::string_view key) const
{
    auto const name = shortened(key);
    return path_.empty() ? name : path_ + '.' + name;
}

ordered_json written(Slide const& slide)
{
    ordered_json to;
    auto const moment = [](std::optional<time::Instant> const& t) {
        return t ? ordered_json(time::format_utc(*t)) : ordered_json(nullptr);
    };
    to["title"] = slide.title;
    to["text"] = slide.text;
    if (slide.camera) {
        auto& camera = to["camera"];
        camera["center"] = {slide.camera->center.lon, slide.camera->center.lat};
        camera["scale"] = slide.camera->across;
        if (!slide.camera->projection.empty()) camera["projection"] = slide.camera->projection;
    }
    to["begin"] = moment(slide.begin);
    to["end"] = moment(slide.end);
    to["mode"] = std::string(to_string(slide.mode));
    if (!slide.filter.is_default()) to["filter"] = ordered_json::parse(to_json(slide.filter));
    if (!slide.layers.empty()) to["layers"] = slide.layers;
    if (!slide.selected.empty()) to["selected"] = slide.selected;
    if (slide.seconds != Slide::kSeconds) to["seconds"] = slide.seconds;
    if (slide.plays) to["plays"] = true;
    if (!slide.notes.empty()) to["notes"] = slide.notes;
    if (!slide.source.empty()) to["source"] = slide.source;
    if (slide.known_at) to["known_at"] = moment(slide.known_at);
    if (slide.size_by != scene::SizeBy::events)
        to["size_by"] = std::string(to_string(slide.size_by));
    if (slide.choropleth != scene::Choropleth::none)
        to["choropleth"] = std::string(to_string(slide.choropleth));
    if (!slide.symbols) to["symbols"] = false;
    return to;
}

Slide read_slide(json const& from, std::string const& path, std::string const& file,
                 Diagnostics& diagnostics)
{
    Slide slide;
    KeyReader reader(from, path, file, diagnostics);
    reader.read("title", slide.title);
    reader.read("text", slide.text);
    reader.read("notes", slide.notes);
    reader.read("source", slide.source);
    if (auto const* camera = reader.find("camera")) {
        if (camera->is_object())
            slide.camera = read_camera(*camera, path + ".camera", file, diagnostics);
        else
            reader.wrong("camera", "should be an object with center and scale");
    }
    reader.read("begin", slide.begin);
    reader.read("end", slide.end);
    if (slide.begin && slide.end && *slide.end <= *slide.begin) {
        reader.wrong("end", "should come after begin; it is left open");
        slide.end.reset();
    }
    /// The enumerations by name.
    auto const choose = [&](char const* key, auto parse, auto& to, char const* names) {
        std::string name;
        if (!reader.read(key, name)) return;
        if (auto const value = parse(name))
            to = *value;
        else
            reader.wrong(key, fmt::format("should be one of {}", names));
    };
    choose("mode", parse_mode, slide.mode, "window, cumulative");
    choose("size_by", scene::parse_size_by, slide.size_by,
           "number of events, killed, injured, displaced, detained, participants, number of "
           "sources");
    choose("choropleth", scene::parse_choropleth, slide.choropleth, "none, admin1, country");
    if (auto const* filter = reader.find("filter")) {
        if (filter->is_object()) {
            KeyReader keys(*filter, path + ".filter", file, diagnostics);
            for (auto const key : kFilterKeys) keys.find(key);
            keys.finish();
            slide.filter =
                filter_choice_from(filter->dump(-1, ' ', false, json::error_handler_t::replace));
        } else {
            reader.wrong("filter", "should be an object");
        }
    }
    reader.read("layers", slide.layers, kMostNames);
    reader.read("selected", slide.selected, kMostNames);
    reader.read("seconds", slide.seconds, Slide::kShortest, Slide::kLongest);
    reader.read("plays", slide.plays);
    reader.read("known_at", slide.known_at);
    reader.read("symbols", slide.symbols);
    reader.finish();
    return slide;
}

} // namespace placetime::briefing
