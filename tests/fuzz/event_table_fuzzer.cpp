// Cells cut from any bytes: a record is an event or a diagnostic, never a crash, and what is read
// can be written.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "exchange/event_table.h"
#include "exchange/json_text.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::vector<std::string> columns{"id", "lon", "lat", "begin", "end"};
    for (auto const& property : placetime::exchange::properties())
        if (property.name != "begin" && property.name != "end") columns.emplace_back(property.name);
    std::vector<std::string> cells(columns.size());
    std::size_t cell = 0;
    for (std::size_t i = 0; i < size; ++i) {
        if (data[i] == '\n')
            ++cell;
        else
            cells[cell % cells.size()] += static_cast<char>(data[i]);
    }
    placetime::Diagnostics diagnostics;
    placetime::exchange::RecordReader reader(columns, "fuzz.csv");
    if (auto const event = reader.read(cells, std::nullopt, 1, diagnostics)) {
        std::string out;
        placetime::exchange::append_properties(out, *event);
    }
    return 0;
}
