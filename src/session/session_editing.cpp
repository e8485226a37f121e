#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "session/session.h"

namespace placetime::session {

using events::Row;

namespace {

/// Tables of more rows are made anew on the worker; below, it takes some 30 ms.
constexpr std::size_t kEditAtOnce = 150'000;
/// The precision of a place that is put by hand: so many pixels of the map as it is seen.
constexpr double kPrecisionPixels = 8;
constexpr geo::Meters kFinest = 10;

std::set<std::string_view> ids_of(std::vector<curation::PlacedEvent> const& events)
{
    std::set<std::string_view> ids;
    for (auto const& placed : events) ids.insert(placed.event.id);
    return ids;
}

} // namespace

std::string Session::why_not_editable() const
{
    if (!document_.is_open()) return "Nothing is open that could be edited.";
    if (auto const reason = document_.read_only_reason(); !reason.empty())
        return reason + ". Save a copy to edit it (Ctrl+Shift+S).";
    return {};
}

bool Session::edit(std::optional<curation::Edit> edit)
{
    if (!edit) return false;
    if (auto reason = why_not_editable(); !reason.empty()) {
        say(Notice::Kind::warning, std::move(reason));
        return false;
    }
    return make(std::move(*edit), false);
}

bool Session::edit_selected(Operation const& operation)
{
    auto const ids = selected_ids();
    if (ids.empty()) return false;
    try {
        return edit(operation(workspace_, ids));
    } catch (Error const& error) {
        say(Notice::Kind::error, error.what());
        return false;
    }
}

/// Of an undone edit the events are shown: one does not see it otherwise.
bool Session::make(curation::Edit edit, bool reveal)
{
    workspace_.apply(edit);
    edit.who = settings.analyst.empty() ? login_name() : settings.analyst;
    edit.at = now_;
    edit.why = std::exchange(note, {});
    bool const anew = !edit.undoes && !edit.redoes;
    auto const entry = history_.take(std::move(edit));
    if (anew) slides.forget_redo();
    unsaved_edits_.push_back(entry);
    document_.content_changed = true;
    document_.disposable = false;

    auto const after = ids_of(entry->after);
    auto const selected = selected_ids();
    bool const lost = std::ranges::any_of(entry->before, [&](curation::PlacedEvent const& before) {
        return !after.contains(before.event.id) &&
               std::ranges::find(selected, before.event.id) != selected.end();
    });
    to_select_.clear();
    if (reveal || lost || entry->kind == "add")
        for (auto const& id : after) to_select_.emplace_back(id);
    to_reveal_ = reveal;
    bring_edition();
    save_edits();
    return true;
}

/// What was changed by other hands since (a project that was extracted into) stays as it is.
bool Session::go_in_history(std::optional<curation::Edit> step)
{
    if (!step) return false;
    if (auto reason = why_not_editable(); !reason.empty()) {
        say(Notice::Kind::warning, std::move(reason));
        return false;
    }
    try {
        return make(std::move(*step), true);
    } catch (Error const& error) {
        say(Notice::Kind::error, error.what());
        return false;
    }
}

/// Sees to it that the table shows the workspace as it stands, and as it was known; on the worker
/// when it is large: until then the old one is shown.
void Session::bring_edition()
{
    if (shown_revision_ == workspace_.revision() && shown_known_ == known_) return;
    if (document_.table->size() <= kEditAtOnce) {
        shown_revision_ = workspace_.revision();
        shown_known_ = known_;
        return show_edition(edition_as_known(workspace_, known_));
    }
    if (building_ != 0) return; // what came meanwhile is done when it is ready
    struct Built {
        curation::Edition whole, shown;
    };
    building_ = tasks.start(
        "Bringing the table up to date",
        [workspace = workspace_, known = known_](CancelToken const&, Progress const&) {
            auto const& whole = workspace.edition();
            return Built{whole, edition_as_known(workspace, known)};
        },
        [this, revision = workspace_.revision(), known = known_](Built built) {
            building_ = 0;
            if (revision == workspace_.revision()) workspace_.take_edition(built.whole);
            shown_revision_ = revision;
            shown_known_ = known;
            show_edition(std::move(built.shown));
            bring_edition();
        },
        [this](std::string const& problem) {
            building_ = 0;
            say(Notice::Kind::error, problem);
        },
        true);
}

/// Selection, filters, list, camera and window stay where they were.
void Session::show_edition(curation::Edition edition)
{
    auto const old = std::exchange(shown_, std::move(edition));
    bool const showed_all = timeline.shows_all();
    document_.table = shown_.table;
    filters.replace_table(document_.table, [&](Row row) -> std::optional<Row> {
        auto const record = old.record(shown_.seq(document_.table->record(row)));
        return record ? std::optional(old.table->row_of(*record)) : std::nullopt;
    });
    list.set_table(document_.table);
    selection.remap([&](Row row) -> std::optional<Row> {
        auto const record = shown_.record(old.seq(old.table->record(row)));
        return record ? std::optional(document_.table->row_of(*record)) : std::nullopt;
    });
    if (auto const span = document_.table->span(); span != timeline.extent()) {
        timeline.set_extent(span, !timeline.extent().has_value());
        if (showed_all) timeline.show_all();
    }
    filters.update(tasks);
    settle_selection();
}

/// What an edit put in the place of what was selected.
void Session::settle_selection()
{
    auto const ids = std::exchange(to_select_, {});
    std::vector<Row> rows;
    for (auto const& id : ids)
        if (auto const seq = workspace_.seq_of(id))
            if (auto const record = shown_.record(*seq))
                rows.push_back(document_.table->row_of(*record));
    if (rows.empty()) return;
    selection.select(std::move(rows));
    if (!std::exchange(to_reveal_, false)) return;
    auto const row = *selection.primary();
    auto const at = geo::LonLat{document_.table->lons()[row], document_.table->lats()[row]};
    if ((document_.table->flags()[row] & events::kPlaced) == 0) return;
    auto const on_screen = camera.camera().to_screen(at);
    bool const wide = (document_.table->flags()[row] & events::kWide) != 0;
    if (!wide && !(on_screen && camera.camera().frame().contains(*on_screen))) camera.center_on(at);
}

std::vector<std::string> Session::selected_ids() const
{
    std::vector<std::string> ids;
    for (auto const row : selection.rows()) ids.push_back(document_.table->id(row));
    return ids;
}

std::optional<events::Event> Session::selected_event() const
{
    auto const row = selection.primary();
    if (!row) return {};
    if (shown_known_ || shown_revision_ != workspace_.revision()) {
        auto placed = workspace_.find(document_.table->id(*row));
        return placed ? std::optional(std::move(placed->event)) : std::nullopt;
    }
    return document_.table->event(*row);
}

std::vector<PlaceChoice> const& Session::place_choices() const
{
    auto const row = selection.primary();
    auto id = row ? document_.table->id(*row) : std::string();
    if (id == choices_for_ && choices_revision_ == workspace_.revision()) return choices_;
    choices_.clear();
    choices_for_ = std::move(id);
    choices_revision_ = workspace_.revision();
    if (auto const event = selected_event())
        choices_ =
            session::place_choices(*event, document_.report(event->source_id), options_.gazetteer);
    return choices_;
}

bool Session::choose_place(events::EventPlace const& place)
{
    return edit_selected([&](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::set_place(workspace, ids, place);
    });
}

bool Session::move_place(geo::LonLat point, std::optional<geo::Meters> precision)
{
    auto const metres = precision.value_or(
        std::max(kFinest, kPrecisionPixels * camera.camera().meters_per_pixel()));
    auto const holds = around(options_.gazetteer, point);
    return edit_selected([&](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::set_point(workspace, ids, point, metres, holds);
    });
}

bool Session::draw_place(geo::MultiPolygon area)
{
    if (area.empty()) return false;
    auto const holds = around(options_.gazetteer, curation::inner_point(area));
    return edit_selected([&](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::set_area(workspace, ids, area, holds);
    });
}

bool Session::apply_name_everywhere()
{
    auto const event = selected_event();
    if (!event || !event->where || event->where->text.empty()) return false;
    return edit_selected([&](curation::Workspace const& workspace, curation::Ids ids) {
        return curation::apply_name(workspace, event->where->text, *event->where, ids);
    });
}

} // namespace placetime::session
