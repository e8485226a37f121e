#include "exchange/csv.h"

#include <charconv>

#include "exchange/geometry_text.h"
#include "exchange/json_text.h"
#include "exchange/text_file.h"

namespace placetime::exchange {

namespace {

constexpr std::size_t kBufferBytes = std::size_t{1} << 20;
constexpr std::string_view kFormulaStarts = "=+-@\t\r";

bool is_number(std::string_view text)
{
    double value = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    return failure == std::errc() && end == text.data() + text.size();
}

void append_cell(std::string& out, Value const& value)
{
    if (std::holds_alternative<std::monostate>(value)) return;
    if (auto const* text = std::get_if<std::string>(&value)) {
        append_csv_field(out, *text);
    } else if (auto const* items = std::get_if<std::vector<std::string>>(&value)) {
        std::string joined;
        for (auto const& item : *items) joined += (joined.empty() ? "" : ";") + item;
        append_csv_field(out, joined);
    } else if (auto const* instant = std::get_if<time::Instant>(&value)) {
        out += time::format_utc(*instant);
    } else {
        exchange::append_value(out, value); // numbers and truth values as in JSON
    }
}

} // namespace

void append_csv_field(std::string& out, std::string_view text)
{
    bool const guard =
        !text.empty() && kFormulaStarts.find(text[0]) != std::string_view::npos && !is_number(text);
    if (!guard && text.find_first_of("\",\r\n") == std::string_view::npos) {
        out += text;
        return;
    }
    out += '"';
    if (guard) out += '\'';
    for (char const c : text) {
        if (c == '"') out += '"';
        out += c;
    }
    out += '"';
}

std::string_view without_guard(std::string_view field) noexcept
{
    bool const guarded = field.size() > 1 && field[0] == '\'' &&
                         kFormulaStarts.find(field[1]) != std::string_view::npos;
    return guarded ? field.substr(1) : field;
}

void write_csv(std::filesystem::path const& target, std::span<events::Event const> events,
               bool points)
{
    TextFile file(target);
    std::string buffer = "id";
    for (auto const& property : properties()) {
        buffer += ',';
        buffer += property.name;
    }
    buffer += ",lon,lat,wkt\r\n";
    for (auto const& event : events) {
        append_csv_field(buffer, event.id);
        for (auto const& property : properties()) {
            buffer += ',';
            append_cell(buffer, property.get(event));
        }
        buffer += ',';
        if (event.where) {
            append_number(buffer, event.where->point.lon, 6);
            buffer += ',';
            append_number(buffer, event.where->point.lat, 6);
            buffer += ',';
            append_csv_field(buffer, wkt(prepared(points ? geo::Geometry(event.where->point)
                                                         : *event.where->geometry)));
        } else {
            buffer += ",,";
        }
        buffer += "\r\n";
        if (buffer.size() < kBufferBytes) continue;
        file.write(buffer);
        buffer.clear();
    }
    file.write(buffer);
    file.commit();
}

} // namespace placetime::exchange
