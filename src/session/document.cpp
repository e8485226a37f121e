#include "session/document.h"

#include <algorithm>

#include "project/edit_json.h"
#include "text/fold.h"

namespace placetime::session {

void Opened::take(project::Content&& content)
{
    for (auto const& placed : content.events) seqs.push_back(placed.seq);
    table = events::EventTable::from(project::events_of(std::move(content.events)));
    names = std::move(content.names);
    distinct = std::move(content.distinct);
    edits = project::edits_of(content.audit);
    reports = std::move(content.reports);
    slides = std::move(content.slides);
    view = std::move(content.view);
}

void Opened::judge(std::vector<curation::NameRule> more_names,
                   std::vector<curation::Distinct> more_distinct)
{
    for (auto& rule : more_names)
        if (std::ranges::none_of(names, [folded = text::fold(rule.name)](auto const& known) {
                return text::fold(known.name) == folded;
            }))
            names.push_back(std::move(rule));
    for (auto& pair : more_distinct)
        if (std::ranges::find(distinct, pair) == distinct.end())
            distinct.push_back(std::move(pair));
}

std::string Document::read_only_reason() const
{
    return project && project->read_only() ? project->read_only_reason() : std::string();
}

project::ReportRecord const* Document::report(std::string_view source_id) const noexcept
{
    if (source_id.empty()) return nullptr;
    auto const found = std::ranges::find(*reports, source_id, &project::ReportRecord::id);
    return found == reports->end() ? nullptr : &*found;
}

project::MentionRecord const* place_mention(project::ReportRecord const& report,
                                            events::Event const& event) noexcept
{
    using What = project::MentionRecord::What;
    if (!event.where) return nullptr;
    project::MentionRecord const* best = nullptr;
    auto const quality = [&](project::MentionRecord const& mention) {
        bool const numbered = event.place_index && *event.place_index == mention.number;
        bool const same = !mention.place_id.empty() && mention.place_id == event.where->id;
        bool const worded = !mention.text.empty() && mention.text == event.where->text;
        bool const quoted = mention.start >= event.source_start && mention.end <= event.source_end;
        if (!same && !worded) return 0;
        return 8 * numbered + 4 * quoted + 2 * worded + same;
    };
    int most = 0;
    for (auto const& mention : report.mentions)
        if (mention.what == What::place && quality(mention) > most) {
            most = quality(mention);
            best = &mention;
        }
    return best;
}

std::pair<std::size_t, std::size_t> byte_range(std::string_view text, std::size_t start,
                                               std::size_t end) noexcept
{
    auto const begins_one = [&](std::size_t i) {
        return (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
    };
    std::size_t points = 0, at = 0;
    auto const go_to = [&](std::size_t point) {
        while (at < text.size() && points < point) {
            ++at;
            while (at < text.size() && !begins_one(at)) ++at;
            ++points;
        }
        return at;
    };
    auto const first = go_to(start);
    return {first, std::max(first, go_to(end))};
}

} // namespace placetime::session
