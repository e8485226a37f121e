#include "exchange/csv_events.h"

#include <algorithm>
#include <atomic>
#include <fstream>
#include <future>
#include <mutex>

#include <fmt/format.h>

#include "base/error.h"
#include "events/halves.h"
#include "exchange/csv_records.h"
#include "exchange/csv_rows.h"
#include "exchange/record_reader.h"
#include "text/utf8.h"

namespace placetime::exchange {

namespace {

/// Adds up what the threads have done.
class Meter {
public:
    Meter(CancelToken const* cancel, Progress const* progress, std::size_t total)
        : cancel_(cancel), progress_(progress), total_(total)
    {
    }
    /// Throws Cancelled.
    void add(std::size_t bytes)
    {
        if (cancel_ != nullptr) cancel_->check();
        if (progress_ == nullptr || !*progress_) return;
        std::scoped_lock const lock(mutex_);
        done_ = std::min(done_ + bytes, total_);
        (*progress_)(done_, total_);
    }

private:
    CancelToken const* cancel_;
    Progress const* progress_;
    std::size_t total_, done_ = 0;
    std::mutex mutex_;
};

/// A stretch of a file, read by one thread.
struct Part {
    events::EventList list;
    std::vector<std::size_t> offsets;
    std::vector<std::uint32_t> lines;
    Diagnostics diagnostics;
    std::vector<std::size_t> noted; ///< columns of the bad-cell diagnostics, in their order
    std::size_t end = 0, end_line = 1;

    void reserve(std::size_t records)
    {
        list.reserve(records);
        offsets.reserve(records);
        lines.reserve(records);
    }
    /// Puts a later stretch behind this one.
    void append(Part&& later)
    {
        list.append(std::move(later.list));
        offsets.insert(offsets.end(), later.offsets.begin(), later.offsets.end());
        lines.insert(lines.end(), later.lines.begin(), later.lines.end());
        std::size_t note = 0; // a column that both noted is noted once
        for (auto& diagnostic : later.diagnostics) {
            if (diagnostic.code == "bad-cell" &&
                std::find(noted.begin(), noted.end(), later.noted[note++]) != noted.end())
                continue;
            diagnostics.push_back(std::move(diagnostic));
        }
    }
};

/// Reads the records that start in [first, stop); makes room for as many as there are up to `room`.
Part read_part(std::string_view text, CsvLayout const& layout, RecordReader reader,
               std::size_t first, std::size_t line, std::size_t stop, std::size_t room,
               Meter& meter)
{
    constexpr std::size_t kSample = 256, kStep = 4096; // records
    Part part;
    CsvRows rows(text, layout.separator, first, line);
    std::size_t count = 0, told = first;
    part.end = first;
    part.end_line = line;
    while (part.end < stop && rows.next()) {
        if (rows.begin() >= stop) { // blank lines before it
            part.end = rows.begin();
            part.end_line = rows.line();
            break;
        }
        part.end = rows.end();
        part.end_line = rows.end_line();
        auto& cells = rows.cells();
        cells.resize(layout.columns.size());
        if (reader.add_facts(cells, geometry_of(layout, cells), rows.line(), part.diagnostics,
                             part.list)) {
            part.offsets.push_back(rows.begin());
            part.lines.push_back(static_cast<std::uint32_t>(rows.line()));
        }
        if (++count == kSample)
            part.reserve((room - first) / ((part.end - first) / kSample) * 51 / 50 + 64);
        if (count % kStep != 0) continue;
        meter.add(part.end - told);
        told = part.end;
    }
    meter.add(part.end - told);
    part.noted = reader.noted();
    return part;
}

/// As read_part over all records, by two threads. The second starts where a record may start; was
/// that wrong, it starts again where the first one stopped.
Part read_in_two(std::string_view text, CsvLayout const& layout, RecordReader const& reader,
                 Meter& meter)
{
    auto const start = guess_record_start(text, layout.separator, layout.columns.size(),
                                          layout.first + (text.size() - layout.first) / 2);
    auto second = std::async(std::launch::async, [&] {
        auto const line = layout.first_line +
                          static_cast<std::size_t>(
                              std::count(text.begin() + static_cast<std::ptrdiff_t>(layout.first),
                                         text.begin() + static_cast<std::ptrdiff_t>(start), '\n'));
        return read_part(text, layout, reader, start, line, text.size(), text.size(), meter);
    });
    auto all =
        read_part(text, layout, reader, layout.first, layout.first_line, start, text.size(), meter);
    auto rest = second.get();
    if (all.end != start)
        rest =
            read_part(text, layout, reader, all.end, all.end_line, text.size(), text.size(), meter);
    all.append(std::move(rest));
    return all;
}

bool is_plain_utf8(std::string_view bytes)
{
    constexpr std::size_t kHead = 4096; // UTF-16 shows by its zeros
    if (bytes.substr(0, kHead).find('\0') != std::string_view::npos) return false;
    auto const cut = std::min(bytes.find('\n', bytes.size() / 2), bytes.size());
    std::atomic<bool> good = true;
    events::in_halves(
        2,
        [&](std::size_t half, std::size_t) {
            auto const part = half == 0 ? bytes.substr(0, cut) : bytes.substr(cut);
            if (text::find_invalid_utf8(part) != std::string_view::npos) good = false;
        },
        bytes.size() < kHead ? 3 : 0);
    return good;
}

constexpr std::string_view kBom = "\xEF\xBB\xBF";

} // namespace

bool is_csv(std::filesystem::path const& file)
{
    auto const extension = lower_ascii(file.extension().string());
    return extension == ".csv" || extension == ".tsv";
}

std::vector<std::string> read_csv_header(std::filesystem::path const& file)
{
    constexpr std::size_t kMost = std::size_t{1} << 18;
    std::ifstream in(file, std::ios::binary);
    std::string head(kMost, '\0');
    in.read(head.data(), kMost);
    if (in.bad() || !std::filesystem::is_regular_file(file))
        throw FileError(fmt::format("{}: cannot be read", file.string()));
    head.resize(static_cast<std::size_t>(in.gcount()));
    if (auto const end = head.rfind('\n'); end != std::string::npos && head.size() == kMost)
        head.resize(end + 1);
    if (text::looks_binary(head)) return {};
    return read_csv_layout(text::decode(head).text).columns;
}

std::shared_ptr<events::EventTable const> parse_csv_events(FileBytes bytes, std::string const& name,
                                                           Diagnostics& diagnostics, int threads,
                                                           CancelToken const* cancel,
                                                           Progress const* progress)
{
    if (text::looks_binary(bytes.view())) throw FormatError(fmt::format("{}: holds no text", name));
    if (!is_plain_utf8(bytes.view())) {
        auto const decoded = text::decode(bytes.view());
        if (decoded.repaired)
            diagnostics.push_back(
                {"bad-bytes", name, 0,
                 fmt::format("some bytes are no {}; they were replaced", decoded.encoding)});
        bytes = bytes_of(decoded.text);
    }
    auto text = bytes.view();
    if (text.starts_with(kBom)) text.remove_prefix(kBom.size());
    auto layout = read_csv_layout(text);
    RecordReader reader(layout.columns, name);
    if (!reader.has_begin())
        throw FormatError(fmt::format(
            "{}: is no table of events: it has no column `begin` (or start, date, event_date)",
            name));
    Meter meter(cancel, progress, text.size() - layout.first);
    auto part = threads > 1 ? read_in_two(text, layout, reader, meter)
                            : read_part(text, layout, reader, layout.first, layout.first_line,
                                        text.size(), text.size(), meter);
    diagnostics.insert(diagnostics.end(), std::make_move_iterator(part.diagnostics.begin()),
                       std::make_move_iterator(part.diagnostics.end()));
    return events::EventTable::build(
        std::move(part.list),
        std::make_shared<CsvRecords>(std::move(bytes), text, std::move(layout), std::move(reader),
                                     std::move(part.offsets), std::move(part.lines)));
}

std::shared_ptr<events::EventTable const> read_csv_events(std::filesystem::path const& file,
                                                          Diagnostics& diagnostics,
                                                          CancelToken const* cancel,
                                                          Progress const* progress)
{
    constexpr std::size_t kWorthAThread = std::size_t{1} << 20;
    auto bytes = read_bytes(file);
    int const threads = bytes.size < kWorthAThread ? 1 : 2;
    return parse_csv_events(std::move(bytes), file.string(), diagnostics, threads, cancel,
                            progress);
}

} // namespace placetime::exchange
