#include <fmt/format.h>

#include "base/error.h"
#include "gazetteer/shape_codec.h"
#include "gazetteer_build/outline.h"
#include "gazetteer_build/steps.h"
#include "layers/vector_file.h"

namespace placetime::gazetteer_build {

namespace {

/// "china kyrgyzstan border", "chinese kyrgyz border", in both orders.
void add_border_names(Draft& draft, PlaceIndex place, CountryCode a, CountryCode b)
{
    auto const words = [&](CountryCode code) {
        std::vector<std::string> out{draft.written[draft.country(code)]};
        for (auto const& [text, country] : draft.demonyms)
            if (country == code && !text.ends_with('s') && out.size() < 5) out.push_back(text);
        return out;
    };
    auto const firsts = words(a);
    auto const seconds = words(b);
    for (auto const& first : firsts)
        for (auto const& second : seconds) {
            draft.add_name(place, fmt::format("{} {} border", first, second), NameUse::alternate);
            draft.add_name(place, fmt::format("{} {} border", second, first), NameUse::alternate);
        }
}

} // namespace

void add_borders(Geodata const& geodata, Draft& draft)
{
    auto const bytes = geodata.read("borders_10m.fgb", draft);
    if (!bytes) return;
    // Borders of a territory without a code of its own are its country's.
    TextMap<CountryCode> owner;
    if (auto const outlines = geodata.read("countries_50m.fgb", draft)) {
        auto const file = layers::VectorFile::in_memory(*outlines, "countries_50m.fgb");
        auto const name = file.field("name");
        auto const of = file.field("territory_of");
        if (name && of)
            file.for_each([&](layers::Feature const& feature) {
                if (CountryCode const code(feature.values[*of]); code.known())
                    owner.emplace(feature.values[*name], code);
                return true;
            });
    }
    auto const file = layers::VectorFile::in_memory(*bytes, "borders_10m.fgb");
    auto const left = file.field("a2_left");
    auto const right = file.field("a2_right");
    auto const left_name = file.field("name_left");
    auto const right_name = file.field("name_right");
    if (!left || !right || !left_name || !right_name)
        throw FormatError("borders_10m.fgb: lacks one of a2_left, a2_right, name_left, name_right");
    std::map<std::pair<CountryCode, CountryCode>, geo::MultiLine> found;
    file.for_each([&](layers::Feature const& feature) {
        auto const code = [&](std::size_t code_at, std::size_t name_at) {
            CountryCode const own(feature.values[code_at]);
            auto const of = owner.find(feature.values[name_at]);
            return draft.country(own) != kNoPlace || of == owner.end() ? own : of->second;
        };
        auto a = code(*left, *left_name);
        auto b = code(*right, *right_name);
        auto const* const lines =
            feature.geometry ? std::get_if<geo::MultiLine>(&*feature.geometry) : nullptr;
        if (lines == nullptr || a == b || draft.country(a) == kNoPlace ||
            draft.country(b) == kNoPlace)
            return true;
        if (b < a) std::swap(a, b);
        auto& own = found[{a, b}];
        own.insert(own.end(), lines->begin(), lines->end());
        return true;
    });
    for (auto& [pair, lines] : found) {
        PlaceRow row;
        row.kind = Kind::border;
        row.point = middle_of(lines);
        row.country = pair.first;
        row.country2 = pair.second;
        auto const a = draft.country(pair.first);
        auto const b = draft.country(pair.second);
        auto const place =
            draft.add(fmt::format("border:{}-{}", pair.first.text(), pair.second.text()),
                      fmt::format("{}-{} border", draft.written[a], draft.written[b]), row);
        draft.borders.emplace(pair, place);
        add_border_names(draft, place, pair.first, pair.second);
        draft.set_shape(place, std::move(lines));
        draft.zones[place] = draft.zones[a];
    }
}

} // namespace placetime::gazetteer_build
