// What the summary panel counts, and its charts.
#include "viewer/panels/summary_numbers.h"

#include <exception>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"
#include "exchange/text_file.h"
#include "gazetteer/gazetteer.h"
#include "render/renderer.h"
#include "scene/chart_scene.h"
#include "scene/window.h"
#include "session/divisions.h"
#include "session/session.h"
#include "viewer/panels/state.h"

namespace placetime::viewer {
namespace {

using summary::By;

constexpr std::size_t kMostPeriods = 60;
/// Of more events figures are not added up here: reading them whole takes seconds.
constexpr std::size_t kMostWhole = 200'000;

SummaryKey key_of(session::Session const& session, SummaryPanelState const& state)
{
    auto const window = session.window();
    return {session.table()->version(),
            session.filters.revision(),
            window.begin,
            window.end,
            session.known(),
            state.hot_spots,
            state.cells};
}

/// On the worker.
SummaryNumbers count(SummaryKey const& key, events::EventTable const& table,
                     events::RowSet const& listed, summary::Divisions const& divisions,
                     CancelToken const& cancel)
{
    SummaryNumbers numbers;
    numbers.key = key;
    summary::Request request;
    request.among = &listed;
    // History and statements are told by the panel of filters: what is listed counts.
    request.filter.background = request.filter.statements = true;
    request.filter.window = {key.begin, key.end};
    request.divisions = &divisions;
    request.figures = false;
    auto const plain = summary::count(table, request, &cancel);
    auto const period = summary::suited_period(plain, request.filter.window, kMostPeriods);
    auto span = plain.span;
    if (span && key.begin) span->begin = *key.begin;
    if (span && key.end) span->end = *key.end;
    request.tables = {{summary::by_period(period), By::type}, {By::type}, {By::admin1}};
    request.figures = table.size() <= kMostWhole;
    numbers.summary = summary::count(table, request, &cancel);
    if (span) numbers.days = static_cast<double>(span->length().count()) / 86'400;
    // Before the first of all events nothing is known, which is not the same as none.
    auto const extent = table.span();
    if (key.begin && key.end && extent && *key.begin - (*key.end - *key.begin) >= extent->begin) {
        auto const length = *key.end - *key.begin;
        auto before = request;
        before.tables = {{By::admin1}, {By::type}};
        numbers.comparison = summary::compare(table, before, {*key.begin - length, *key.begin},
                                              {*key.begin, *key.end}, &cancel);
    }
    if (key.hot_spots) {
        summary::HotSpotOptions options;
        options.cells = key.cells;
        auto const rows = summary::counted_rows(table, request, nullptr, &cancel);
        numbers.hot_spots = summary::hot_spots(table, rows, options, divisions, &cancel);
    }
    return numbers;
}

std::string events_text(std::size_t count)
{
    return fmt::format("{} {}", count, count == 1 ? "event" : "events");
}

} // namespace

void bring_numbers(Ui& ui, SummaryPanelState& state)
{
    auto& session = ui.session;
    if (!state.divisions) state.divisions = session::divisions_of(gazetteer::Gazetteer::standard());
    auto const key = key_of(session, state);
    if (state.numbers && state.numbers->key == key) return;
    if (state.counting != 0) return; // it is asked again when that one is there
    state.wanted = key;
    auto work = [key, table = session.table(), listed = session.filters.listed_rows(),
                 divisions = state.divisions](CancelToken const& cancel, Progress const&) {
        return count(key, *table, *listed, *divisions, cancel);
    };
    std::weak_ptr<int> const alive = state.alive;
    auto done = [&state, alive](SummaryNumbers numbers) {
        if (alive.expired()) return;
        state.counting = 0;
        state.numbers = std::make_shared<SummaryNumbers const>(std::move(numbers));
    };
    auto failed = [&state, &session, alive](std::string const& problem) {
        if (alive.expired()) return;
        state.counting = 0;
        session.say(session::Notice::Kind::error, problem);
    };
    state.counting =
        session.tasks.start("Counting", std::move(work), std::move(done), std::move(failed), true);
}

std::string window_words(SummaryNumbers const& numbers)
{
    auto const& key = numbers.key;
    auto span = numbers.summary.span;
    if (key.begin && key.end) span = time::Interval{*key.begin, *key.end};
    if (!span) return "no dated event";
    if (!key.begin || !key.end) {
        span->begin = std::chrono::floor<std::chrono::days>(span->begin);
        span->end = std::chrono::ceil<std::chrono::days>(span->end);
    }
    return scene::written_out(*span);
}

summary::Drawing chart_of(session::Session const& session, SummaryPanelState const& state,
                          summary::ChartLook const& look, bool alone)
{
    auto const& numbers = *state.numbers;
    auto const& s = numbers.summary;
    summary::ChartWords words;
    words.subtitle = fmt::format("{}, {}", events_text(s.events), window_words(numbers));
    if (numbers.key.known) words.subtitle += "; " + scene::known_at_text(*numbers.key.known);
    if (s.undated + s.unplaced > 0)
        words.notes.push_back(
            fmt::format("Of these {} undated and {} unplaced.", s.undated, s.unplaced));
    words.notes.push_back(fmt::format("Events: machine-coded, {}. Source: {}.",
                                      s.unreviewed > 0 ? "unreviewed" : "reviewed",
                                      session.document().title));
    auto const title = [&](std::string text) {
        if (alone)
            words.title = std::move(text);
        else
            words = {}; // the panel about it says it
    };
    switch (state.chart) {
    case SummaryChart::time:
        title(fmt::format("Events by {} and type", to_string(s.tables[0].by.front())));
        return summary::time_chart(s.tables[0], words, look);
    case SummaryChart::types:
        title("Events by type");
        return summary::group_chart(s.tables[1], words, look);
    case SummaryChart::divisions:
        title("Events by first-level division");
        return summary::group_chart(s.tables[2], words, look, state.divisions.get());
    case SummaryChart::comparison:
        break;
    }
    title("The window and the one before");
    if (!numbers.comparison) {
        words.notes = {"The window before reaches beyond the first event."};
        return summary::group_chart({{By::admin1}, {}, 0, 0, 0, {}, false}, words, look);
    }
    if (alone)
        words.subtitle = fmt::format("{} before, {} now", numbers.comparison->all.first,
                                     events_text(numbers.comparison->all.second));
    return summary::comparison_chart(numbers.comparison->tables.front(), *numbers.comparison, words,
                                     look, state.divisions.get());
}

std::optional<std::string> take_chart_wish(PanelState& state)
{
    if (!state.summary_panel) return std::nullopt;
    return std::exchange(state.summary_panel->chart_wish, std::nullopt);
}

void save_chart(session::Session& session, PanelState& state, std::filesystem::path const& file)
{
    auto const& panel = state.summary_panel;
    if (!panel || !panel->numbers) return;
    try {
        typeset::Typesetter typesetter;
        summary::ChartLook look; // as for a briefing, whatever the panel's size
        look.colors = scene::chart_colors(session.settings.theme);
        look.measure = scene::chart_measure(typesetter);
        auto const drawing = chart_of(session, *panel, look, true);
        if (file.extension() == ".svg") {
            exchange::TextFile out(file);
            out.write(summary::to_svg(drawing));
            out.commit();
        } else {
            // A context of its own, on a thread of its own: the window's stays current here.
            auto const scene = scene::chart_scene(drawing, 1);
            std::exception_ptr failure;
            std::thread([&] {
                try {
                    render::write_png(file, render::draw(scene));
                } catch (...) {
                    failure = std::current_exception();
                }
            }).join();
            if (failure) std::rethrow_exception(failure);
        }
        session.say(session::Notice::Kind::info, fmt::format("wrote {}", file.string()));
    } catch (Error const& error) {
        session.say(session::Notice::Kind::error, error.what());
    }
}

} // namespace placetime::viewer
