#include <algorithm>
#include <cmath>
#include <cstring>
#include <numeric>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "gazetteer/index_format.h"
#include "gazetteer/prior.h"
#include "gazetteer/shape_codec.h"
#include "gazetteer_build/cells.h"
#include "gazetteer_build/draft.h"
#include "gazetteer_build/names.h"
#include "gazetteer_build/sections.h"

namespace placetime::gazetteer_build {

using namespace gazetteer::format;

namespace {

/// Texts of up to 255 bytes, each with its length before it.
std::uint32_t put_text(std::string& pool, std::string_view text)
{
    auto const offset = pool.size();
    if (offset >= kTextId)
        throw FormatError("the gazetteer holds more text than its format allows");
    pool += static_cast<char>(text.size());
    pool += text;
    return static_cast<std::uint32_t>(offset);
}

/// The rows with their padding cleared: equal inputs give equal files.
std::vector<PlaceRow> cleared(std::vector<PlaceRow> const& rows)
{
    std::vector<PlaceRow> out(rows.size());
    std::memset(static_cast<void*>(out.data()), 0, out.size() * sizeof(PlaceRow));
    for (std::size_t i = 0; i < rows.size(); ++i) {
        out[i].point.lon = rows[i].point.lon;
        out[i].point.lat = rows[i].point.lat;
        out[i].population = rows[i].population;
        out[i].radius_m = rows[i].radius_m;
        out[i].country.value = rows[i].country.value;
        out[i].country2.value = rows[i].country2.value;
        out[i].admin1 = rows[i].admin1;
        out[i].admin2 = rows[i].admin2;
        out[i].name_count = rows[i].name_count;
        out[i].kind = rows[i].kind;
        out[i].rank = rows[i].rank;
        out[i].has_geometry = rows[i].has_geometry;
    }
    return out;
}

void write_rows(Draft const& draft, Sections& sections, std::string& texts)
{
    std::vector<std::uint32_t> ids;
    std::vector<NumberedRow> numbers;
    std::vector<std::uint32_t> text_ids;
    std::vector<std::uint32_t> name_offsets{0};
    std::string names;
    for (PlaceIndex i = 0; i < draft.size(); ++i) {
        if (draft.ids[i].empty()) {
            ids.push_back(draft.numbers[i]);
            numbers.push_back({draft.numbers[i], i});
        } else {
            ids.push_back(kTextId | put_text(texts, draft.ids[i]));
            text_ids.push_back(i);
        }
        names += draft.written[i];
        name_offsets.push_back(static_cast<std::uint32_t>(names.size()));
    }
    std::sort(numbers.begin(), numbers.end(),
              [](auto const& a, auto const& b) { return a.number < b.number; });
    std::sort(text_ids.begin(), text_ids.end(),
              [&](auto a, auto b) { return draft.ids[a] < draft.ids[b]; });
    std::vector<std::uint32_t> zone_offsets;
    for (auto const& zone : draft.zone_names) zone_offsets.push_back(put_text(texts, zone));
    sections.put(kRows, cleared(draft.rows));
    sections.put(kIds, ids);
    sections.put(kNumbers, numbers);
    sections.put(kTextIds, text_ids);
    sections.put(kNameOffsets, name_offsets);
    sections.put(kNames, names);
    sections.put(kZones, draft.zones);
    sections.put(kZoneOffsets, zone_offsets);
}

void write_countries(Draft const& draft, Sections& sections, std::string& texts)
{
    std::vector<CountryRow> countries;
    for (auto const& [code, row] : draft.countries) countries.push_back({code, 0, row});
    std::vector<BorderRow> borders;
    for (auto const& [pair, row] : draft.borders) borders.push_back({pair.first, pair.second, row});
    std::vector<Demonym> demonyms;
    for (auto const& [text, code] : draft.demonyms)
        if (text.size() < 256) demonyms.push_back({put_text(texts, text), code, 0});
    sections.put(kCountries, countries);
    sections.put(kBorders, borders);
    sections.put(kDemonyms, demonyms);
}

std::int32_t grid(double degrees) { return static_cast<std::int32_t>(std::lround(degrees * 1e5)); }

void write_shapes(Draft const& draft, Sections& sections)
{
    std::string shapes;
    std::vector<GeometryRecord> records;
    for (auto const& [row, shape] : draft.shapes) {
        auto const begin = shapes.size();
        gazetteer::encode(shape, shapes);
        auto const box = geo::bounding_box(shape).value_or(geo::Box{});
        records.push_back({row, static_cast<std::uint32_t>(begin),
                           static_cast<std::uint32_t>(shapes.size() - begin), grid(box.west),
                           grid(box.south), grid(box.east), grid(box.north)});
    }
    sections.put(kGeometries, records);
    auto const cells = area_cells(draft, shapes);
    sections.put(kShapes, shapes);
    sections.put(kCells, cells.offsets);
    sections.put(kCellParts, cells.parts);
}

void write_towns(Draft const& draft, Sections& sections)
{
    std::vector<std::pair<std::uint32_t, PlaceIndex>> towns;
    for (PlaceIndex i = 0; i < draft.size(); ++i) {
        auto const& row = draft.rows[i];
        if (row.kind != Kind::city || row.rank == 255) continue;
        auto const x = std::clamp(static_cast<int>(std::floor((row.point.lon + 180) * 2)), 0, 719);
        auto const y = std::clamp(static_cast<int>(std::floor((row.point.lat + 90) * 2)), 0, 359);
        towns.emplace_back(static_cast<std::uint32_t>(y * 720 + x), i);
    }
    std::sort(towns.begin(), towns.end());
    std::vector<std::uint32_t> cells(720 * 360 + 1);
    std::vector<std::uint32_t> rows;
    for (auto const& [cell, row] : towns) {
        ++cells[cell + 1];
        rows.push_back(row);
    }
    std::partial_sum(cells.begin(), cells.end(), cells.begin());
    sections.put(kTownCells, cells);
    sections.put(kTowns, rows);
}

} // namespace

void write_index(Draft& draft, std::filesystem::path const& file)
{
    Sections sections;
    std::string texts;
    write_names(draft, sections); // first: it counts the rows' names
    write_rows(draft, sections, texts);
    write_countries(draft, sections, texts);
    sections.put(kTexts, texts);
    write_shapes(draft, sections);
    write_towns(draft, sections);
    sections.write(file);
}

} // namespace placetime::gazetteer_build
