#include <algorithm>
#include <tuple>

#include <fmt/format.h>

#include "briefing/words.h"
#include "publish/deck.h"
#include "scene/window.h"

namespace placetime::publish {

namespace {

constexpr std::size_t kLongest = 20'000; // characters of one line

std::string line(std::string const& text) { return briefing::on_one_line(text, kLongest); }

/// "5 October 2020, 14:00 UTC", "5 October 2020", "October 2020", "2020": no finer than known.
std::string when(events::EventTime const& time)
{
    using time::Precision;
    if (time.precision < Precision::day) return scene::written_out(time.interval);
    switch (time.precision) {
    case Precision::day:
    case Precision::week:
    case Precision::range:
        return briefing::days_text(time.interval);
    default:
        return scene::short_date(time, true);
    }
}

std::string source(events::Event const& event)
{
    auto const text = briefing::source_text(event);
    if (event.source_count <= 1 || text.empty()) return text;
    return fmt::format("{} and {} more", text, event.source_count - 1);
}

bool leads_somewhere(std::string const& url)
{
    return url.starts_with("https://") || url.starts_with("http://");
}

EventRow row_of(events::Event const& event)
{
    EventRow row;
    if (event.when) row.when = when(*event.when);
    row.what = line(event.title);
    row.type = std::string(to_string(event.type));
    if (!event.subtype.empty()) row.type += ": " + line(event.subtype);
    if (event.where)
        row.where = line(event.where->name.empty() ? event.where->text : event.where->name);
    row.quote = line(event.source_quote);
    row.source = line(source(event));
    if (leads_somewhere(event.source_url)) row.link = event.source_url;
    row.unreviewed = event.review == events::Review::unreviewed;
    row.claimed = event.status == events::Status::claimed;
    return row;
}

} // namespace

std::vector<EventRow> event_rows(Deck const& deck, std::vector<events::Row> const& rows)
{
    auto const& table = *deck.material.table;
    auto sorted = rows;
    std::ranges::sort(sorted, {}, [&](events::Row row) {
        return std::tuple(row >= table.dated(), table.begins()[row], table.ends()[row],
                          table.record(row));
    });
    sorted.erase(std::unique(sorted.begin(), sorted.end()), sorted.end());
    std::vector<EventRow> result;
    result.reserve(sorted.size());
    for (auto const row : sorted) {
        result.push_back(row_of(table.event(row)));
        result.back().row = row;
    }
    return result;
}

} // namespace placetime::publish
