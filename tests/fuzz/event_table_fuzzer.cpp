// Bytes as a CSV, and as the cells of one record: events and diagnostics, never a crash; one thread
// and two read the same, the columns are those of the whole events, and what is read can be
// written.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/error.h"
#include "exchange/csv_events.h"
#include "exchange/event_table.h"
#include "exchange/json_text.h"

namespace {

using namespace placetime;

void require(bool good)
{
    if (!good) std::abort();
}

std::vector<std::string> all_columns()
{
    std::vector<std::string> columns{"id", "lon", "lat", "begin", "end"};
    for (auto const& property : exchange::properties())
        if (property.name != "begin" && property.name != "end") columns.emplace_back(property.name);
    return columns;
}

void read_cells(std::string const& bytes)
{
    auto const columns = all_columns();
    std::vector<std::string> cells(columns.size());
    std::size_t cell = 0;
    for (char const c : bytes) {
        if (c == '\n')
            ++cell;
        else
            cells[cell % cells.size()] += c;
    }
    Diagnostics diagnostics;
    exchange::RecordReader reader(columns, "fuzz.csv");
    if (auto const event = reader.read(cells, std::nullopt, 1, diagnostics)) {
        std::string out;
        exchange::append_properties(out, *event);
    }
}

void read_table(std::string const& bytes)
{
    Diagnostics of_one, of_two;
    try {
        auto const one =
            exchange::parse_csv_events(exchange::bytes_of(bytes), "fuzz.csv", of_one, 1);
        auto const two =
            exchange::parse_csv_events(exchange::bytes_of(bytes), "fuzz.csv", of_two, 2);
        require(one->size() == two->size() && of_one.size() == of_two.size());
        auto const whole = events::EventTable::from(one->events());
        require(whole->dated() == one->dated());
        for (events::Row row = 0; row < one->size(); ++row) {
            require(one->flags()[row] == whole->flags()[row]);
            require(one->begins()[row] == whole->begins()[row]);
            require(one->title(row) == whole->title(row) && one->id(row) == two->id(row));
            std::string searched, searched_whole;
            one->append_text(row, searched);
            whole->append_text(row, searched_whole);
            require(searched == searched_whole);
        }
    } catch (Error const&) { // no table of events
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    std::string const bytes(reinterpret_cast<char const*>(data), size);
    read_cells(bytes);
    read_table(bytes);
    read_table("begin,end,lon,lat,title,type,wkt,place_kind,place_precision_m\n" + bytes);
    return 0;
}
