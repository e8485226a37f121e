#include "project/read_content.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

#include "exchange/event_feature.h"
#include "project/row_cells.h"
#include "text/fold.h"

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

AuditRecord audit_of(Cells const& cells)
{
    AuditRecord entry;
    entry.at = cells.moment("at");
    entry.action = cells.text("action");
    entry.detail = cells.text("detail");
    entry.number = cells.number<std::uint64_t>("number").value_or(0);
    entry.kind = cells.text("kind");
    entry.summary = cells.text("summary");
    entry.who = cells.text("who");
    entry.why = cells.text("why");
    entry.undoes = cells.number<std::uint64_t>("undoes");
    entry.redoes = cells.number<std::uint64_t>("redoes");
    entry.before = cells.text("before");
    entry.after = cells.text("after");
    return entry;
}

/// Gives an entry the shapes whose keys it names: "0123456789abcdef-120" in quotes.
void find_shapes(AuditRecord& entry,
                 std::unordered_map<std::string, std::shared_ptr<std::string const>> const& shapes)
{
    constexpr std::string_view kList = "\"shapes\":[";
    for (std::string_view text : {std::string_view(entry.before), std::string_view(entry.after)}) {
        for (auto at = text.find(kList); at != text.npos; at = text.find(kList, at)) {
            at += kList.size();
            auto const list = text.substr(at, text.find(']', at) - at);
            for (std::size_t i = list.find('"'); i != list.npos; i = list.find('"', i)) {
                auto const end = std::min(list.find('"', i + 1), list.size());
                if (auto const found = shapes.find(std::string(list.substr(i + 1, end - i - 1)));
                    found != shapes.end())
                    entry.shapes.insert(*found);
                i = end + 1;
            }
        }
    }
}

void read_audit(Store const& store, CancelToken const* cancel, Content& content)
{
    for_each_row(store, TableId::audit, nullptr, cancel, [&](auto const& columns, auto const& row) {
        content.audit.push_back(audit_of(Cells(columns, row)));
    });
    if (store.version < version_of(TableId::shapes)) return;
    std::unordered_map<std::string, std::shared_ptr<std::string const>> shapes;
    for_each_row(
        store, TableId::shapes, nullptr, cancel, [&](auto const& columns, auto const& row) {
            Cells const cells(columns, row);
            shapes.try_emplace(cells.text("key"),
                               std::make_shared<std::string const>(cells.text("geometry")));
        });
    if (shapes.empty()) return;
    for (auto& entry : content.audit)
        if (entry.number > 0) find_shapes(entry, shapes);
}

/// None without a name or a position.
std::optional<curation::NameRule> rule_of(Cells const& cells)
{
    auto const point = cells.position();
    if (cells.text("name").empty() || !point) return std::nullopt;
    curation::NameRule rule{cells.text("name"), {}};
    auto& place = rule.place;
    place.id = cells.text("place_id");
    place.name = cells.text("place");
    place.kind = cells.text("kind");
    place.country = cells.text("country");
    std::string_view codes = cells.text("countries");
    while (!codes.empty()) {
        auto const end = std::min(codes.find(','), codes.size());
        if (end > 0) place.countries.emplace_back(codes.substr(0, end));
        codes.remove_prefix(std::min(end + 1, codes.size()));
    }
    place.admin1 = cells.text("admin1");
    place.point = *point;
    auto const precision = cells.number<double>("precision_m").value_or(0);
    if (std::isfinite(precision) && precision > 0) place.precision_m = precision;
    place.role = events::parse_role(cells.text("role")).value_or(events::PlaceRole::where);
    place.text = cells.text("place_text");
    auto shape = exchange::parse_geometry(cells.text("geometry"));
    if (shape && geo::bounding_box(*shape))
        place.geometry = std::move(*shape);
    else
        place.geometry = place.point;
    return rule;
}

/// What analysts judged. Of two rules for names that fold alike the later one counts.
void read_judgements(Store const& store, CancelToken const* cancel, Content& content)
{
    if (store.version < version_of(TableId::gazetteer)) return;
    std::map<std::string, curation::NameRule> names;
    for_each_row(store, TableId::gazetteer, nullptr, cancel,
                 [&](auto const& columns, auto const& row) {
                     if (auto rule = rule_of(Cells(columns, row))) {
                         auto folded = text::fold(rule->name);
                         if (!folded.empty())
                             names.insert_or_assign(std::move(folded), std::move(*rule));
                     }
                 });
    for (auto& [folded, rule] : names) content.names.push_back(std::move(rule));
    for_each_row(store, TableId::distinct_pairs, nullptr, cancel,
                 [&](auto const& columns, auto const& row) {
                     Cells const cells(columns, row);
                     auto const& first = cells.text("first");
                     auto const& second = cells.text("second");
                     if (!first.empty() && !second.empty() && first != second)
                         content.distinct.push_back(curation::distinct_pair(first, second));
                 });
    std::ranges::sort(content.distinct);
    content.distinct.erase(std::unique(content.distinct.begin(), content.distinct.end()),
                           content.distinct.end());
}

} // namespace

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
}

Content read_content(Store& store, std::string const& file, Diagnostics& diagnostics,
                     CancelToken const* cancel)
{
    Content content;
    store.database.begin();
    content.events = read_events(store, file, diagnostics, cancel);
    content.reports = read_reports(store, cancel);
    read_small_tables(store, cancel, content);
    read_audit(store, cancel, content);
    read_judgements(store, cancel, content);
    store.database.roll_back();
    return content;
}

} // namespace placetime::project
