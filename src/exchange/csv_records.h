#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "events/event_records.h"
#include "exchange/file_bytes.h"
#include "exchange/record_reader.h"

namespace placetime::exchange {

/// What a reader of a CSV's rows must know.
struct CsvLayout {
    std::vector<std::string> columns; ///< none when the text is empty
    char separator = ',';
    std::optional<std::size_t> wkt; ///< column with a geometry
    std::size_t first = 0;          ///< offset of the first record after the header
    std::size_t first_line = 1;     ///< its line
};

/// Of text in UTF-8 without BOM.
CsvLayout read_csv_layout(std::string_view text);

/// What the column `wkt` holds, if anything. Thread safe.
std::optional<geo::Geometry> geometry_of(CsvLayout const& layout, RecordReader::Cells cells);

/// Events as the bytes of their file, each parsed when it is asked for: some microseconds.
class CsvRecords : public events::EventRecords {
public:
    /// The text is part of the bytes. Record i starts at offsets[i], in line lines[i], and can be
    /// read.
    CsvRecords(FileBytes bytes, std::string_view text, CsvLayout layout, RecordReader reader,
               std::vector<std::size_t> offsets, std::vector<std::uint32_t> lines);

    events::Event event(std::size_t record) const override;
    std::string id(std::size_t record) const override;
    std::string title(std::size_t record) const override;
    std::string place_name(std::size_t record) const override;
    void append_text(std::size_t record, std::string& out) const override;

private:
    template <typename Use> auto with_cells(std::size_t record, Use const& use) const;
    events::Event whole(RecordReader::Cells cells, std::size_t record) const;

    FileBytes bytes_;
    std::string_view text_;
    CsvLayout layout_;
    RecordReader reader_;
    std::vector<std::size_t> offsets_;
    std::vector<std::uint32_t> lines_;
};

} // namespace placetime::exchange
