#include "app/geocode_printer.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "app/number_text.h"
#include "base/error.h"
#include "exchange/geometry_text.h"
#include "text/utf8.h"

namespace placetime::app {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kFull = std::size_t{1} << 16; ///< bytes that are written at once
constexpr double kDegrees = 1e6;                    ///< six decimals: 0.1 m

/// In quotation marks; bytes that are no UTF-8 are replaced.
void append_json(std::string& out, std::string_view text)
{
    bool const plain =
        std::all_of(text.begin(), text.end(),
                    [](char c) {
                        return static_cast<unsigned char>(c) >= 0x20 && c != '"' && c != '\\';
                    }) &&
        text::find_invalid_utf8(text) == std::string_view::npos;
    if (!plain) {
        out += Json(text).dump(-1, ' ', false, Json::error_handler_t::replace);
        return;
    }
    out += '"';
    out += text;
    out += '"';
}

void append_json_or_null(std::string& out, std::string_view text)
{
    if (text.empty())
        out += "null";
    else
        append_json(out, text);
}

void append_degrees(std::string& out, double degrees)
{
    append_json_steps(out, std::round(degrees * kDegrees), 6);
}

void append_whole(std::string& out, long value)
{
    fmt::format_int const text(value);
    out.append(text.data(), text.size());
}

void append_code(std::string& out, gazetteer::CountryCode code)
{
    if (!code.known()) return;
    out += static_cast<char>(code.value >> 8);
    out += static_cast<char>(code.value & 255);
}

} // namespace

void GeocodePrinter::print(std::string_view query,
                           std::vector<gazetteer::Candidate> const& candidates)
{
    if (command_.json) {
        out_ += "{\"query\":";
        append_json(out_, query);
        out_ += ",\"candidates\":[";
        for (auto const& candidate : candidates) {
            if (&candidate != candidates.data()) out_ += ',';
            add_json(candidate);
        }
        out_ += "]}\n";
    } else {
        for (auto const& candidate : candidates) add_row(query, candidate);
    }
    if (out_.size() >= kFull) flush();
}

void GeocodePrinter::flush()
{
    bool const written = std::fwrite(out_.data(), 1, out_.size(), stdout) == out_.size();
    out_.clear();
    if (std::fflush(stdout) != 0 || !written) throw FileError("standard output cannot be written");
}

std::string_view GeocodePrinter::admin1(gazetteer::PlaceRow const& row) const
{
    return row.admin1 == gazetteer::kNoPlace ? std::string_view() : gazetteer_.name(row.admin1);
}

void GeocodePrinter::add_json(gazetteer::Candidate const& candidate)
{
    auto const& row = gazetteer_.row(candidate.place);
    auto const point = candidate.point.value_or(row.point);
    bool const relative = candidate.point.has_value();
    out_ += "{\"id\":";
    append_json(out_, gazetteer_.id(candidate.place));
    out_ += ",\"name\":";
    append_json(out_, gazetteer_.name(candidate.place));
    out_ += ",\"kind\":\"";
    out_ += gazetteer::to_string(relative ? gazetteer::Kind::relative : row.kind);
    out_ += "\",\"country\":";
    append_json_or_null(out_, row.country.text());
    out_ += ",\"admin1\":";
    append_json_or_null(out_, admin1(row));
    out_ += ",\"lat\":";
    append_degrees(out_, point.lat);
    out_ += ",\"lon\":";
    append_degrees(out_, point.lon);
    out_ += ",\"bbox\":";
    if (relative || !row.has_geometry) {
        out_ += "null";
    } else {
        auto const box = gazetteer_.box(candidate.place);
        char mark = '[';
        for (double const edge : {box.west, box.south, box.east, box.north}) {
            out_ += mark;
            append_degrees(out_, edge);
            mark = ',';
        }
        out_ += ']';
    }
    out_ += ",\"population\":";
    if (row.population == 0)
        out_ += "null";
    else
        append_whole(out_, static_cast<long>(row.population));
    out_ += ",\"precision_m\":";
    append_whole(out_, std::lround(candidate.radius_m));
    out_ += ",\"score\":";
    append_json_steps(out_, std::round(candidate.score * 1000), 3);
    if (command_.geometry) {
        out_ += ",\"geometry\":";
        std::string text;
        exchange::append_geojson(
            text, exchange::prepared(relative ? geo::Geometry(point)
                                              : gazetteer_.geometry(candidate.place)));
        out_ += Json::parse(text).dump();
    }
    out_ += '}';
}

void GeocodePrinter::add_row(std::string_view query, gazetteer::Candidate const& candidate)
{
    auto const& row = gazetteer_.row(candidate.place);
    auto const point = candidate.point.value_or(row.point);
    auto const name = gazetteer_.name(candidate.place);
    out_ += query;
    out_ += '\t';
    append_fixed(out_, point.lat, 5);
    out_ += '\t';
    append_fixed(out_, point.lon, 5);
    out_ += '\t';
    out_ += name;
    if (auto const division = admin1(row); !division.empty() && division != name) {
        out_ += ", ";
        out_ += division;
    }
    out_ += '\t';
    append_code(out_, row.country);
    if (row.country2.known()) {
        out_ += '-';
        append_code(out_, row.country2);
    }
    out_ += '\t';
    out_ += gazetteer::to_string(candidate.point ? gazetteer::Kind::relative : row.kind);
    out_ += '\t';
    append_whole(out_, std::lround(std::ceil(candidate.radius_m / 1000.0)));
    out_ += " km\t";
    append_fixed(out_, candidate.score, 2);
    out_ += '\t';
    gazetteer_.append_id(out_, candidate.place);
    out_ += '\n';
}

} // namespace placetime::app
