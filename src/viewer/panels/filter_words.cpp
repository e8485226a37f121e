#include "viewer/panels/filter_words.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "scene/furniture.h"

namespace placetime::viewer {
namespace {

template <std::size_t N> std::size_t off(std::array<bool, N> const& values)
{
    return static_cast<std::size_t>(std::count(values.begin(), values.end(), false));
}

} // namespace

std::string filter_words(session::FilterChoice const& choice)
{
    std::string text;
    auto const add = [&](std::string const& part) {
        if (!text.empty()) text += ", ";
        text += part;
    };
    session::FilterChoice const usual;
    if (auto const hidden = off(choice.types); hidden > 0) {
        if (hidden + 1 == choice.types.size()) {
            auto const at = std::find(choice.types.begin(), choice.types.end(), true);
            add(std::string(
                events::to_string(static_cast<events::Type>(at - choice.types.begin()))));
        } else {
            add(fmt::format("{} of {} types", choice.types.size() - hidden, choice.types.size()));
        }
    }
    if (!choice.words.empty()) add("words “" + choice.words + "”");
    if (!choice.hidden_sources.empty()) add("source");
    if (choice.statuses != usual.statuses) add("status");
    if (choice.reviews != usual.reviews) add("review");
    if (choice.precisions != usual.precisions) add("precision of dates");
    if (choice.min_confidence > 0)
        add(fmt::format("confidence from {} %", std::lround(choice.min_confidence * 100)));
    if (choice.max_place_precision > 0)
        add("places known to " + scene::distance_text(choice.max_place_precision));
    if (!choice.region.empty()) add("region");
    if (choice.background) add("background shown");
    if (choice.statements) add("statements shown");
    return text;
}

} // namespace placetime::viewer
