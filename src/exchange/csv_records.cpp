#include "exchange/csv_records.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "exchange/csv_rows.h"
#include "layers/wkt.h"

namespace placetime::exchange {

namespace {

/// "POINT (73.1 49.8)" as we and others write it.
std::optional<geo::LonLat> plain_point(std::string_view wkt)
{
    constexpr std::string_view kHead = "POINT (";
    if (!wkt.starts_with(kHead) || !wkt.ends_with(')')) return std::nullopt;
    wkt = wkt.substr(kHead.size(), wkt.size() - kHead.size() - 1);
    geo::LonLat point;
    auto const* const end = wkt.data() + wkt.size();
    auto const lon = std::from_chars(wkt.data(), end, point.lon);
    if (lon.ec != std::errc() || lon.ptr == end || *lon.ptr != ' ') return std::nullopt;
    auto const lat = std::from_chars(lon.ptr + 1, end, point.lat);
    if (lat.ec != std::errc() || lat.ptr != end) return std::nullopt;
    if (!std::isfinite(point.lon) || !std::isfinite(point.lat)) return std::nullopt;
    return point;
}

} // namespace

CsvLayout read_csv_layout(std::string_view text)
{
    CsvLayout layout;
    layout.separator = find_separator(text);
    CsvRows rows(text, layout.separator);
    if (!rows.next()) return layout;
    for (auto const cell : rows.cells()) {
        auto const name = lower_ascii(cell);
        if (!layout.wkt && (name == "wkt" || name.starts_with("_wkt")))
            layout.wkt = layout.columns.size();
        layout.columns.emplace_back(cell);
    }
    layout.first = rows.end();
    layout.first_line =
        1 + static_cast<std::size_t>(std::count(
                text.begin(), text.begin() + static_cast<std::ptrdiff_t>(rows.end()), '\n'));
    return layout;
}

std::optional<geo::Geometry> geometry_of(CsvLayout const& layout, RecordReader::Cells cells)
{
    if (!layout.wkt || cells[*layout.wkt].empty()) return std::nullopt;
    auto const cell = cells[*layout.wkt];
    if (auto const point = plain_point(cell)) return *point;
    return layers::parse_wkt(std::string(cell));
}

CsvRecords::CsvRecords(FileBytes bytes, std::string_view text, CsvLayout layout,
                       RecordReader reader, std::vector<std::size_t> offsets,
                       std::vector<std::uint32_t> lines)
    : bytes_(std::move(bytes)), text_(text), layout_(std::move(layout)), reader_(std::move(reader)),
      offsets_(std::move(offsets)), lines_(std::move(lines))
{
}

template <typename Use> auto CsvRecords::with_cells(std::size_t record, Use const& use) const
{
    CsvRows rows(text_, layout_.separator, offsets_[record]);
    rows.cells().reserve(layout_.columns.size() + 1);
    rows.next();
    rows.cells().resize(layout_.columns.size());
    return use(RecordReader::Cells(rows.cells()));
}

events::Event CsvRecords::whole(RecordReader::Cells cells, std::size_t record) const
{
    // It was read before, so it is good.
    return *reader_.read_again(cells, geometry_of(layout_, cells), lines_[record]);
}

events::Event CsvRecords::event(std::size_t record) const
{
    return with_cells(record, [&](RecordReader::Cells cells) { return whole(cells, record); });
}

std::string CsvRecords::id(std::size_t record) const
{
    return with_cells(record,
                      [&](RecordReader::Cells cells) { return reader_.id(cells, lines_[record]); });
}

std::string CsvRecords::title(std::size_t record) const
{
    return with_cells(record, [&](RecordReader::Cells cells) {
        auto const known = reader_.title(cells);
        return known ? std::string(*known) : whole(cells, record).title;
    });
}

std::string CsvRecords::place_name(std::size_t record) const
{
    return with_cells(record, [&](RecordReader::Cells cells) {
        if (auto const known = reader_.place_name(cells)) return std::string(*known);
        auto const where = whole(cells, record).where;
        return where ? where->name : std::string();
    });
}

void CsvRecords::append_text(std::size_t record, std::string& out) const
{
    with_cells(record, [&](RecordReader::Cells cells) {
        if (!reader_.append_searched_text(cells, out))
            events::SearchedText(whole(cells, record)).append_to(out);
    });
}

} // namespace placetime::exchange
