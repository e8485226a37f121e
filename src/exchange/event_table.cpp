#include "exchange/event_table.h"

#include <fmt/format.h>

#include "base/error.h"
#include "exchange/csv_events.h"
#include "exchange/event_feature.h"
#include "exchange/file_bytes.h"
#include "layers/vector_file.h"

namespace placetime::exchange {

namespace {

/// A GeoJSON file whose events may have claims: the word is in it. Reads it once.
bool may_hold_claims(std::filesystem::path const& file)
{
    auto const extension = lower_ascii(file.extension().string());
    std::error_code failure;
    if ((extension != ".geojson" && extension != ".json") ||
        !std::filesystem::is_regular_file(file, failure))
        return false;
    return read_bytes(file).view().find("\"claims\"") != std::string_view::npos;
}

std::vector<events::Event> read_layer(std::filesystem::path const& file, Diagnostics& diagnostics,
                                      std::string const& layer, CancelToken const* cancel,
                                      Progress const* progress)
{
    constexpr std::size_t kStep = 1024; // records
    auto const native = may_hold_claims(file) ? layers::Native::kept : layers::Native::dropped;
    layers::VectorFile const opened(file, layer, native);
    RecordReader reader(opened.fields(), file.string());
    if (!reader.has_begin())
        throw FormatError(fmt::format(
            "{}: is no table of events: it has no column `begin` (or start, date, event_date)",
            file.string()));
    std::vector<events::Event> events;
    std::size_t record = 0;
    opened.for_each([&](layers::Feature const& feature) {
        auto event = reader.read(feature.values, feature.geometry, ++record, diagnostics);
        if (event && !feature.native.empty()) event->claims = parse_claims(feature.native);
        if (event) events.push_back(std::move(*event));
        if (record % kStep != 0) return true;
        if (cancel != nullptr) cancel->check();
        if (progress != nullptr && *progress) (*progress)(record, opened.size().value_or(0));
        return true;
    });
    return events;
}

} // namespace

bool is_event_table(std::filesystem::path const& file)
{
    try {
        auto const columns =
            is_csv(file) ? read_csv_header(file) : layers::VectorFile(file).fields();
        return RecordReader(columns, file.string()).has_begin();
    } catch (Error const&) {
        return false;
    }
}

std::shared_ptr<events::EventTable const>
read_events(std::filesystem::path const& file, Diagnostics& diagnostics, std::string const& layer,
            CancelToken const* cancel, Progress const* progress)
{
    if (is_csv(file)) return read_csv_events(file, diagnostics, cancel, progress);
    return events::EventTable::from(read_layer(file, diagnostics, layer, cancel, progress));
}

std::vector<events::Event> read_event_table(std::filesystem::path const& file,
                                            Diagnostics& diagnostics, std::string const& layer)
{
    if (!is_csv(file)) return read_layer(file, diagnostics, layer, nullptr, nullptr);
    return read_csv_events(file, diagnostics, nullptr, nullptr)->events();
}

} // namespace placetime::exchange
