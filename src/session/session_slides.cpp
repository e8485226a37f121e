#include <algorithm>

#include <fmt/format.h>

#include "base/files.h"
#include "briefing/briefing_json.h"
#include "briefing/flight.h"
#include "briefing/propose.h"
#include "briefing/words.h"
#include "session/session.h"
#include "session/slide_material.h"

namespace placetime::session {

namespace {

/// The number of the last entry of the log that is or does again this edit; or that undoes it.
std::uint64_t done_at(curation::History const& history, curation::Edit const& edit)
{
    for (auto at = history.log().rbegin(); at != history.log().rend(); ++at)
        if ((*at)->number == edit.number || (*at)->redoes == edit.number) return (*at)->number;
    return edit.number;
}

std::uint64_t undone_at(curation::History const& history, curation::Edit const& edit)
{
    for (auto at = history.log().rbegin(); at != history.log().rend(); ++at)
        if ((*at)->undoes == edit.number) return (*at)->number;
    return edit.number;
}

briefing::CameraView view_of(CameraControl const& camera)
{
    auto view = briefing::view_of(camera.camera(), camera.projection_name());
    return view;
}

} // namespace

bool Session::undoes_slides() const
{
    auto const* const edit = history_.next_undo();
    return slides.can_undo() &&
           (edit == nullptr || slides.done_at() >= session::done_at(history_, *edit));
}

bool Session::redoes_slides() const
{
    auto const* const edit = next_redone_edit();
    return slides.can_redo() &&
           (edit == nullptr || slides.undone_at() >= session::undone_at(history_, *edit));
}

/// An edit that was undone before slides were changed anew cannot be done again.
curation::Edit const* Session::next_redone_edit() const
{
    auto const* const edit = history_.next_redo();
    auto const changed = slides.changed_at();
    if (edit == nullptr || (changed && *changed >= session::undone_at(history_, *edit)))
        return nullptr;
    return edit;
}

std::string Session::undo_text() const
{
    if (undoes_slides()) return slides.undo_text();
    auto const* const edit = history_.next_undo();
    return edit == nullptr ? std::string() : edit->summary;
}

std::string Session::redo_text() const
{
    if (redoes_slides()) return slides.redo_text();
    auto const* const edit = next_redone_edit();
    return edit == nullptr ? std::string() : edit->summary;
}

bool Session::undo()
{
    if (!undoes_slides()) return go_in_history(history_.undo());
    say(Notice::Kind::info, "Undone: " + slides.undo_text() + '.');
    return slides.undo();
}

bool Session::redo()
{
    if (!redoes_slides()) return next_redone_edit() != nullptr && go_in_history(history_.redo());
    say(Notice::Kind::info, "Done again: " + slides.redo_text() + '.');
    return slides.redo();
}

briefing::Slide Session::slide_from_view() const
{
    briefing::Slide slide;
    slide.camera = view_of(camera);
    auto const window = timeline.query();
    slide.begin = window.begin;
    slide.end = window.end;
    if (timeline.mode() == Mode::from_start) {
        slide.begin.reset();
        slide.mode = briefing::Mode::cumulative;
    }
    slide.filter = filters.choice();
    for (auto const& layer : layers.layers())
        if (layer.style.visible) slide.layers.push_back(layer.name);
    slide.selected = selected_ids();
    slide.known_at = known_;
    slide.size_by = size_by;
    slide.choropleth = choropleth;
    slide.symbols = symbols;
    auto const row = selection.primary();
    slide.title = row ? document_.table->title(*row) : briefing::days_text(timeline.shown());
    return slide;
}

void Session::add_slide()
{
    slides.add(slide_from_view());
    settings.panels.filmstrip = true;
}

void Session::show_slide(std::size_t number)
{
    if (number >= slides.size()) return;
    slides.set_current(number);
    auto const slide = slides.slides()[number];
    playback.pause();
    tools.cancel();
    set_known(slide.known_at);
    filters.set_choice(slide.filter);
    filters.update(tasks);
    size_by = slide.size_by;
    choropleth = slide.choropleth;
    symbols = slide.symbols;
    for (auto const& layer : layers.layers())
        layers.set_visible(layer.id,
                           std::ranges::find(slide.layers, layer.name) != slide.layers.end());
    show_time(slide);
    std::vector<events::Row> rows;
    for (auto const& id : slide.selected)
        if (auto const row = document_.table->find(id)) rows.push_back(*row);
    auto const first = rows.empty() ? std::nullopt : std::optional(rows.front());
    selection.select(std::move(rows), first);
    show_camera(slide);
    briefing::Briefing one;
    one.slides.push_back(slide);
    for (auto const& sentence : briefing::missing(one, material_of(*this, {})))
        say(Notice::Kind::warning,
            fmt::format("Slide {}{}.", number + 1, sentence.substr(std::size("slide 1") - 1)));
}

void Session::show_time(briefing::Slide const& slide)
{
    auto const window = briefing::window_of(slide);
    auto const extent =
        timeline.extent().value_or(time::Interval{timeline.begin(), timeline.end()});
    constexpr auto kAtLeast = time::Seconds(1);
    if (window.begin && window.end) {
        timeline.set_mode(Mode::window);
        timeline.set_window({*window.begin, *window.end});
    } else if (window.end) {
        timeline.set_window({std::min(extent.begin, *window.end - kAtLeast), *window.end});
        timeline.set_mode(Mode::from_start);
    } else if (window.begin) {
        timeline.set_window({*window.begin, std::max(extent.end, *window.begin + kAtLeast)});
        timeline.set_mode(Mode::to_end);
    } else {
        timeline.show_all();
        return;
    }
    timeline.axis().reveal(timeline.playhead());
}

void Session::show_camera(briefing::Slide const& slide)
{
    if (!slide.camera) return fit_events();
    auto const& view = *slide.camera;
    if (auto const problem = camera.set_projection(view.projection))
        say(Notice::Kind::warning, *problem);
    // The window's map is of another shape than the slide's.
    auto const& frame = camera.camera().frame();
    auto const wide = double{frame.width}, high = double{frame.height} * 16 / 9;
    camera.look_at(view.center,
                   camera.has_frame() ? view.across * wide / std::min(wide, high) : view.across);
}

void Session::propose_briefing()
{
    if (!document_.is_open() || proposing_slides_ != 0) return;
    proposing_slides_ = tasks.start(
        "Proposing a briefing",
        [material = material_of(*this, {})](CancelToken const& cancel, Progress const&) {
            return briefing::propose(material, {}, &cancel);
        },
        [this, opened = opened_](briefing::Briefing proposed) {
            proposing_slides_ = 0;
            if (opened != opened_) return;
            proposed.marking = slides.briefing().marking;
            proposed.theme = slides.briefing().theme;
            auto const count = proposed.slides.size();
            slides.replace(std::move(proposed), "Propose a briefing");
            settings.panels.filmstrip = true;
            say(Notice::Kind::info,
                fmt::format("{} slides are proposed; Ctrl+Z takes them back.", count));
        },
        [this](std::string const& problem) {
            proposing_slides_ = 0;
            say(Notice::Kind::error, "No briefing can be proposed: " + problem + '.');
        });
}

void Session::import_briefing(std::filesystem::path const& file)
{
    Diagnostics diagnostics;
    auto read = briefing::read_briefing(file, diagnostics);
    for (std::size_t i = 0; i < std::min<std::size_t>(diagnostics.size(), 5); ++i)
        say(Notice::Kind::warning, diagnostics[i].message + '.');
    for (auto const& sentence : briefing::missing(read, material_of(*this, {})))
        say(Notice::Kind::warning, sentence + '.');
    slides.replace(std::move(read), "Import " + file.filename().string());
    settings.panels.filmstrip = true;
}

void Session::export_briefing(std::filesystem::path file)
{
    if (file.extension().empty()) file += ".json";
    write_file(file, briefing::to_json(slides.briefing()));
    say(Notice::Kind::info, "Wrote " + file.string() + '.');
}

} // namespace placetime::session
