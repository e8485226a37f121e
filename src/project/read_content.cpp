#include "project/read_content.h"

#include <algorithm>
#include <unordered_map>

#include "project/row_cells.h"

namespace placetime::project {

namespace {

/// The reports of each id. Two may have the same one: files of one name in two folders.
using ReportsById = std::unordered_map<std::string, std::vector<std::size_t>>;

MentionRecord mention_of(Cells const& cells)
{
    MentionRecord mention;
    mention.what =
        cells.text("what") == "time" ? MentionRecord::What::time : MentionRecord::What::place;
    mention.number = cells.index("number").value_or(0);
    mention.start = cells.index("start").value_or(0);
    mention.end = cells.index("end").value_or(0);
    mention.text = cells.text("text");
    mention.place_id = cells.text("place_id");
    mention.name = cells.text("name");
    mention.kind = cells.text("kind");
    mention.country = cells.text("country");
    mention.point = cells.position();
    mention.precision_m = cells.number<double>("precision_m").value_or(0);
    mention.timex_type = cells.text("timex_type");
    mention.timex_value = cells.text("timex_value");
    auto const begin = cells.moment("begin_utc");
    auto const end = cells.moment("end_utc");
    auto const precision = time::parse_precision(cells.text("date_precision"));
    if (begin && end && precision && *begin < *end)
        mention.when = time::DatedInterval{{*begin, *end}, *precision};
    mention.confidence = cells.number<double>("confidence").value_or(0);
    return mention;
}

ReportRecord report_of(Cells const& cells)
{
    ReportRecord report;
    report.id = cells.text("id");
    report.title = cells.text("title");
    report.date = cells.moment("date");
    if (auto const precision = time::parse_precision(cells.text("date_precision")))
        report.precision = *precision;
    report.date_source = cells.text("date_source");
    report.publisher = cells.text("publisher");
    report.url = cells.text("url");
    report.language = cells.text("language");
    report.file = cells.text("file");
    report.text = cells.text("text");
    return report;
}

std::size_t count_of(ReportRecord const& report, MentionRecord::What what)
{
    return static_cast<std::size_t>(
        std::count_if(report.mentions.begin(), report.mentions.end(),
                      [&](MentionRecord const& mention) { return mention.what == what; }));
}

/// The report that a row of a mention or candidate belongs to: of several with that id the first
/// that `takes` it, for it is the next of its own. None when there is no such report.
template <class Takes>
ReportRecord* owner(std::vector<ReportRecord>& reports, ReportsById const& by_id,
                    std::string const& id, Takes&& takes)
{
    auto const found = by_id.find(id);
    if (found == by_id.end()) return nullptr;
    if (found->second.size() > 1)
        for (auto const at : found->second)
            if (takes(reports[at])) return &reports[at];
    return &reports[found->second.front()];
}

MentionRecord* place_mention(ReportRecord& report, std::size_t number)
{
    // in order and places first, so that it is nearly always there
    if (number < report.mentions.size() && report.mentions[number].number == number &&
        report.mentions[number].what == MentionRecord::What::place)
        return &report.mentions[number];
    for (auto& mention : report.mentions)
        if (mention.what == MentionRecord::What::place && mention.number == number) return &mention;
    return nullptr;
}

/// Offsets of a damaged or foreign file are made to lie in the text.
void keep_inside(ReportRecord& report)
{
    auto const length = text::count_code_points(report.text);
    for (auto& mention : report.mentions) {
        mention.end = std::min(mention.end, length);
        mention.start = std::min(mention.start, mention.end);
    }
}

std::vector<ReportRecord> read_reports(Store const& store, CancelToken const* cancel)
{
    std::vector<ReportRecord> reports;
    ReportsById by_id;
    for_each_row(store, TableId::reports, nullptr, cancel,
                 [&](auto const& columns, auto const& row) {
                     reports.push_back(report_of(Cells(columns, row)));
                     by_id[reports.back().id].push_back(reports.size() - 1);
                 });
    for_each_row(
        store, TableId::mentions, nullptr, cancel, [&](auto const& columns, auto const& row) {
            Cells const cells(columns, row);
            auto mention = mention_of(cells);
            auto* const report =
                owner(reports, by_id, cells.text("report_id"), [&](ReportRecord const& one) {
                    return count_of(one, mention.what) == mention.number;
                });
            if (report != nullptr) report->mentions.push_back(std::move(mention));
        });
    for_each_row(
        store, TableId::candidates, nullptr, cancel, [&](auto const& columns, auto const& row) {
            Cells const cells(columns, row);
            auto const number = cells.index("number");
            auto const rank = cells.index("rank");
            auto const point = cells.position();
            if (!number || !rank || !point) return;
            auto* const report =
                owner(reports, by_id, cells.text("report_id"), [&](ReportRecord& one) {
                    auto const* const mention = place_mention(one, *number);
                    return mention != nullptr && mention->candidates.size() + 1 == *rank;
                });
            auto* const mention = report != nullptr ? place_mention(*report, *number) : nullptr;
            if (mention == nullptr) return;
            mention->candidates.push_back({cells.text("place_id"), cells.text("name"),
                                           cells.text("kind"), cells.text("country"), *point,
                                           cells.template number<double>("score").value_or(0)});
        });
    for (auto& report : reports) keep_inside(report);
    return reports;
}

void read_small_tables(Store const& store, CancelToken const* cancel, Content& content)
{
    for_each_row(
        store, TableId::layers, "position", cancel, [&](auto const& columns, auto const& row) {
            Cells const cells(columns, row);
            content.layers.push_back(
                {cells.text("name"), cells.text("source"), cells.text("visible") != "0",
                 std::clamp(cells.template number<double>("opacity").value_or(1), 0.0, 1.0),
                 cells.text("style")});
        });
    for_each_row(
        store, TableId::slides, "position", cancel, [&](auto const& columns, auto const& row) {
            Cells const cells(columns, row);
            content.slides.push_back({cells.text("title"), cells.text("text"), cells.text("json")});
        });
    for_each_row(store, TableId::view, nullptr, cancel, [&](auto const& columns, auto const& row) {
        Cells const cells(columns, row);
        content.view.insert_or_assign(cells.text("key"), cells.text("value"));
    });
    for_each_row(store, TableId::audit, nullptr, cancel, [&](auto const& columns, auto const& row) {
        Cells const cells(columns, row);
        content.audit.push_back({cells.moment("at"), cells.text("action"), cells.text("detail")});
    });
}

} // namespace

Content read_content(Store& store, std::string const& file, Diagnostics& diagnostics,
                     CancelToken const* cancel)
{
    Content content;
    store.database.begin();
    content.events = read_events(store, file, diagnostics, cancel);
    content.reports = read_reports(store, cancel);
    read_small_tables(store, cancel, content);
    store.database.roll_back();
    return content;
}

} // namespace placetime::project
