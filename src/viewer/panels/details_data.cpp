#include "viewer/panels/details_data.h"

#include <algorithm>

#include "session/session.h"
#include "text/utf8.h"

namespace placetime::viewer {
namespace {

using What = project::MentionRecord::What;

bool is_own(project::MentionRecord const& mention, events::Event const& event)
{
    return mention.what == What::place ? event.place_index == mention.number
                                       : event.time_index == mention.number;
}

/// The marks of a report: the event's sentence, and all that was found.
std::vector<TextMark> marks_of(project::ReportRecord const& report, events::Event const& event)
{
    text::OffsetMap const offsets(report.text);
    std::vector<TextMark> marks;
    if (event.source_end > event.source_start)
        marks.push_back({offsets.bytes(event.source_start), offsets.bytes(event.source_end),
                         TextMark::Kind::sentence, 0});
    for (std::size_t i = 0; i < report.mentions.size(); ++i) {
        auto const& mention = report.mentions[i];
        auto const kind = is_own(mention, event) ? TextMark::Kind::own : TextMark::Kind::named;
        marks.push_back({offsets.bytes(mention.start), offsets.bytes(mention.end), kind, i});
    }
    std::stable_sort(marks.begin(), marks.end(),
                     [](auto const& a, auto const& b) { return a.begin < b.begin; });
    return marks;
}

void mark_words(std::string const& quote, std::string const& words, std::vector<TextMark>& marks)
{
    if (words.empty()) return;
    auto const at = quote.find(words);
    if (at != std::string::npos)
        marks.push_back({at, at + words.size(), TextMark::Kind::own, marks.size()});
}

/// In the quote: the mentions of the report that lie in it, or, without a report, the words that
/// the event took for its place and date.
std::vector<TextMark> quote_marks_of(DetailsState const& state)
{
    auto const& event = state.event;
    std::vector<TextMark> marks;
    auto const sentence =
        std::find_if(state.marks.begin(), state.marks.end(),
                     [](auto const& mark) { return mark.kind == TextMark::Kind::sentence; });
    if (sentence != state.marks.end() &&
        sentence->end - sentence->begin == event.source_quote.size()) {
        for (auto mark : state.marks) {
            if (mark.kind != TextMark::Kind::own || mark.begin < sentence->begin ||
                mark.end > sentence->end)
                continue;
            mark.begin -= sentence->begin;
            mark.end -= sentence->begin;
            marks.push_back(mark);
        }
        return marks;
    }
    if (event.where) mark_words(event.source_quote, event.where->text, marks);
    if (event.when) mark_words(event.source_quote, event.when->text, marks);
    std::stable_sort(marks.begin(), marks.end(),
                     [](auto const& a, auto const& b) { return a.begin < b.begin; });
    return marks;
}

} // namespace

void read_details(Ui& ui, DetailsState& state, events::Row row)
{
    auto const& table = *ui.session.table();
    if (state.table == table.version() && state.row == row) return;
    auto const before = std::move(state.event.id);
    state = {};
    state.table = table.version();
    state.row = row;
    state.event = table.event(row);
    bool const same = before == state.event.id; // it was edited: the field stays as it is
    auto& bench = ui.state.bench;
    if (!same) bench = {};
    bench.claims = {};
    bench.history = {};
    if (auto const* const report = ui.session.document().report(state.event.source_id))
        state.marks = marks_of(*report, state.event);
    state.quote_marks = quote_marks_of(state);
    state.scroll = !same;
}

project::MentionRecord const* mention_of(project::ReportRecord const& report,
                                         TextMark const& mark) noexcept
{
    if (mark.kind == TextMark::Kind::sentence || mark.index >= report.mentions.size())
        return nullptr;
    return &report.mentions[mark.index];
}

} // namespace placetime::viewer
