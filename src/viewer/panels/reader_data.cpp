#include "viewer/panels/reader_data.h"

#include <algorithm>
#include <unordered_map>

#include "text/utf8.h"

namespace placetime::viewer {
namespace {

using What = project::MentionRecord::What;

/// Sources, as the table names them, that a report of the document may be.
std::vector<bool> sources_of(session::Document const& document)
{
    auto const& names = document.table->source_names();
    std::unordered_map<std::string_view, bool> wanted;
    for (auto const& report : *document.reports)
        for (auto const* const name : {&report.publisher, &report.title, &report.id})
            if (!name->empty()) wanted.emplace(*name, true);
    std::vector<bool> found(names.size());
    for (std::size_t i = 0; i < names.size(); ++i) found[i] = wanted.contains(names[i]);
    return found;
}

/// Calls `with` for the event's claims, or for the event itself when it has none.
template <typename With> void each_claim(events::Event const& event, With const& with)
{
    if (event.claims.empty()) return with(event);
    for (auto const& claim : event.claims) with(claim);
}

void sort_marks(ReaderState& state)
{
    std::ranges::stable_sort(state.marks, {}, &ReaderMark::begin);
    state.longest = 0;
    for (auto const& mark : state.marks)
        state.longest = std::max(state.longest, mark.end - mark.begin);
}

bool is_word(char c)
{
    auto const u = static_cast<unsigned char>(c);
    return u >= 0x80 || (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || (u >= 'A' && u <= 'Z');
}

} // namespace

void count_finds(session::Document const& document, ReaderState& state)
{
    auto const& table = *document.table;
    auto const& reports = *document.reports;
    if (state.table == table.version() && state.reports == &reports) return;
    if (state.reports != &reports) state.report = 0;
    state.table = table.version();
    state.reports = &reports;
    state.read.reset();
    state.finds.assign(reports.size(), {});
    state.rows.assign(reports.size(), {});
    std::unordered_map<std::string_view, std::size_t> numbers;
    for (std::size_t i = 0; i < reports.size(); ++i) {
        numbers.emplace(reports[i].id, i);
        for (auto const& mention : reports[i].mentions)
            ++(mention.what == What::place ? state.finds[i].places : state.finds[i].dates);
    }
    if (reports.empty()) return;
    auto const wanted = sources_of(document);
    auto const sources = table.sources();
    auto const flags = table.flags();
    for (events::Row row = 0; row < table.size(); ++row) {
        bool const merged = (flags[row] & events::kMerged) != 0; // its claims have other sources
        if (!wanted[sources[row]] && !merged) continue;
        each_claim(table.event(row), [&](events::Event const& claim) {
            auto const found = numbers.find(claim.source_id);
            if (found == numbers.end()) return;
            auto& rows = state.rows[found->second];
            if (!rows.empty() && rows.back() == row) return;
            rows.push_back(row);
            ++state.finds[found->second].events;
        });
    }
}

void read_report(session::Document const& document, ReaderState& state)
{
    auto const& reports = *document.reports;
    if (reports.empty()) return;
    state.report = std::min(state.report, reports.size() - 1);
    if (state.read == state.report) return;
    state.read = state.report;
    auto const& report = reports[state.report];
    text::OffsetMap const offsets(report.text);
    state.marks.clear();
    state.anchor.reset();
    state.selected.reset();
    for (auto const row : state.rows[state.report])
        each_claim(document.table->event(row), [&](events::Event const& claim) {
            if (claim.source_id == report.id && claim.source_end > claim.source_start)
                state.marks.push_back({offsets.bytes(claim.source_start),
                                       offsets.bytes(claim.source_end), ReaderMark::Kind::event,
                                       row});
        });
    for (std::size_t i = 0; i < report.mentions.size(); ++i) {
        auto const& mention = report.mentions[i];
        state.marks.push_back(
            {offsets.bytes(mention.start), offsets.bytes(mention.end),
             mention.what == What::place ? ReaderMark::Kind::place : ReaderMark::Kind::time, i});
    }
    sort_marks(state);
}

std::optional<std::size_t> report_of(session::Document const& document, std::string_view source_id)
{
    auto const* const report = document.report(source_id);
    if (report == nullptr) return std::nullopt;
    return static_cast<std::size_t>(report - document.reports->data());
}

std::vector<std::size_t> marks_at(ReaderState const& state, std::size_t byte)
{
    std::vector<std::size_t> found;
    auto const first = std::ranges::lower_bound(
        state.marks, byte > state.longest ? byte - state.longest : 0, {}, &ReaderMark::begin);
    for (auto mark = first; mark != state.marks.end() && mark->begin <= byte; ++mark)
        if (mark->end > byte) found.push_back(static_cast<std::size_t>(mark - state.marks.begin()));
    std::ranges::stable_sort(found, {}, [&](std::size_t i) {
        auto const& mark = state.marks[i];
        return std::pair(mark.kind == ReaderMark::Kind::event, mark.end - mark.begin);
    });
    return found;
}

std::pair<std::size_t, std::size_t> word_at(std::string_view text, std::size_t byte)
{
    std::size_t from = std::min(byte, text.size()), to = from;
    while (from > 0 && is_word(text[from - 1])) --from;
    while (to < text.size() && is_word(text[to])) ++to;
    return {from, to};
}

} // namespace placetime::viewer
