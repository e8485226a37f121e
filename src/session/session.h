#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "curation/history.h"
#include "curation/review_queue.h"
#include "curation/workspace.h"
#include "events/histogram.h"
#include "gazetteer/gazetteer.h"
#include "project/recovery.h"
#include "scene/scene.h"
#include "session/bench.h"
#include "session/camera_control.h"
#include "session/document.h"
#include "session/event_list.h"
#include "session/filter_state.h"
#include "session/layers_model.h"
#include "session/map_tools.h"
#include "session/playback.h"
#include "session/search.h"
#include "session/selection.h"
#include "session/settings.h"
#include "session/slides_model.h"
#include "session/tasks.h"
#include "session/timeline.h"

namespace placetime::session {

/// A message for the user, in the window until it is dismissed or (not an error) grows old.
struct Notice {
    enum class Kind : std::uint8_t { info, warning, error };
    Kind kind = Kind::info;
    std::string text; ///< one or two sentences
    double age = 0;   ///< seconds
    std::uint64_t id = 0;
};

/// What only the window can do; each may be empty. Called on the UI thread.
struct Hooks {
    std::function<void()> open_dialog, save_as_dialog, add_layer_dialog;
    std::function<void()> focus_search, focus_date, show_about;
    std::function<void()> next_panel, previous_panel; ///< takes the keyboard there
    std::function<void()> toggle_full_screen, quit;
    std::function<void(std::string const&)> copy_text;
    /// Asks whether work that is not saved may go; calls what it is given when it may, or once it
    /// is saved.
    std::function<void(std::function<void()> then)> ask_to_replace;
    // The bench: the field of the event panel that is to be typed in.
    std::function<void()> edit_place, edit_date, edit_type, edit_title, edit_note;
    std::function<void()> add_event;    ///< of the text that is selected in the report reader
    std::function<void()> open_palette; ///< the commands, searched by words
    // The briefing.
    std::function<void()> present, present_from_slide; ///< from the first slide; from the current
    std::function<void()> import_briefing, export_briefing, export_handout; ///< ask for a file
};

/// What the program is given at its start.
struct SessionOptions {
    Loader loader;
    SettingsFiles settings_files;                    ///< empty paths: nothing is remembered
    std::filesystem::path recovery_folder;           ///< empty: no recovery of unsaved work
    gazetteer::Gazetteer const* gazetteer = nullptr; ///< null: no search for places
    std::string version;
};

/// The whole state of the window, without a window. One thread (the UI's); the worker of `tasks`
/// touches nothing in here.
class Session {
public:
    explicit Session(SessionOptions options);
    /// Saves settings, and what is changed in an open project; gives up unfinished tasks. Recovery
    /// of unsaved work is removed: leaving is a decision (see must_ask()).
    ~Session();
    Session(Session const&) = delete;
    Session& operator=(Session const&) = delete;

    static constexpr double kAutosaveAfter = 2; ///< seconds of quiet after a change
    static constexpr double kRecoverEvery = 30; ///< seconds, for what has no file
    static constexpr double kNoticeSeconds = 8; ///< how long a notice that is no error stays

    /// Does everything that time does: results of tasks, playing, camera motion, filters, list,
    /// search, notices, autosave. Call once a frame before drawing. `now` is for the audit table.
    /// True when something that is drawn changed.
    bool update(double seconds, std::optional<time::Instant> now = {});
    /// Seconds until update() should be called again though nothing is typed: 0 while something
    /// moves, infinity at rest.
    double next_update() const noexcept;

    // What is open.
    Document const& document() const noexcept { return document_; }
    std::shared_ptr<events::EventTable const> const& table() const noexcept
    {
        return document_.table;
    }
    /// Opens files in place of what is open, as a task; asks first where must_ask().
    void open(std::vector<std::string> files);
    /// Adds files to what is open (dropped on the window): layers on top, events and reports to the
    /// others. The same as open() when nothing is open.
    void add(std::vector<std::string> files);
    /// Shows what was read elsewhere, at once.
    void show(Opened opened, std::vector<std::string> files);
    bool opening() const noexcept { return opening_ != 0; }
    void cancel_opening();
    /// Saves to the project; without one it asks for a name by Hooks::save_as_dialog.
    void save();
    void save_as(std::filesystem::path file);
    bool saving() const noexcept { return saving_ != 0; }
    /// What a crash left of earlier runs, newest first. Looks at the disk at each call.
    std::vector<project::Recoverable> recoverable() const;
    /// Opens it as unsaved work, as a task; the copy of the crash goes when a new one is kept or
    /// it is saved.
    void recover(project::Recoverable work);
    /// Throws FileError.
    void discard(project::Recoverable const& work) { project::discard(work); }
    /// True when leaving now would lose something: unsaved work without a project, or a project
    /// that could not be saved.
    bool must_ask() const noexcept;

    // Parts.
    Timeline timeline;
    Playback playback;
    FilterState filters;
    EventList list;
    Selection selection;
    CameraControl camera;
    MapTools tools;
    LayersModel layers;
    SlidesModel slides; ///< of the briefing
    Search search;
    Settings settings;
    Hooks hooks;
    Tasks tasks;
    scene::SizeBy size_by = scene::SizeBy::events;          ///< what the symbols' areas show
    scene::Choropleth choropleth = scene::Choropleth::none; ///< areas tinted by their events
    bool symbols = true;                                    ///< events stand on the map themselves
    bool help_open = false;

    // What follows from them.
    /// The window that the table is asked for.
    events::Window window() const noexcept { return timeline.query(); }
    /// What the map draws: rows that pass all filters and may be drawn.
    events::RowSet const& drawn() const noexcept { return filters.drawn(); }
    StatusCounts counts() const { return filters.counts(timeline.query()); }
    /// Of drawn() over the axis' bins for a width in pixels, no bin shorter than most events; kept
    /// until something changes.
    events::Histogram const& histogram(double width);
    /// Seconds since 1970: UTC, or civil dates at the place.
    std::string_view zone() const noexcept { return "UTC"; }

    // The analyst's bench: edits. Operations are those of curation/operations.h.
    /// All events as they stand after every edit, whatever is shown of them.
    curation::Workspace const& workspace() const noexcept { return workspace_; }
    curation::History const& history() const noexcept { return history_; }
    /// Empty when events can be edited; else a sentence that says why not, and how.
    std::string why_not_editable() const;
    /// Makes an edit, keeps it with who, when and why, shows and saves it. Its events are selected
    /// where the selection would be lost. False without an edit, and when events cannot be edited
    /// (said in a notice). Throws Error when the workspace is another by now.
    bool edit(std::optional<curation::Edit> edit);
    using Operation =
        std::function<std::optional<curation::Edit>(curation::Workspace const&, curation::Ids)>;
    /// An operation on the selected events; its Error becomes a notice.
    bool edit_selected(Operation const& operation);
    /// What was done last, an edit of events or a change of slides, is taken back, or made again.
    /// The events of an edit are selected and brought into view. False when there is none, or its
    /// events are not as it left them (said in a notice).
    bool undo();
    bool redo();
    /// What that would be: "Delete slide “Osh”"; empty when there is nothing.
    std::string undo_text() const;
    std::string redo_text() const;
    std::vector<std::string> selected_ids() const;
    /// The primary selected event as it stands, also while it is shown as known earlier.
    std::optional<events::Event> selected_event() const;
    std::string note; ///< why the next edit is made; cleared with it
    gazetteer::Gazetteer const* gazetteer() const noexcept { return options_.gazetteer; }
    /// What the selected event's place may be; kept until another is selected or it changes.
    std::vector<PlaceChoice> const& place_choices() const;
    /// The selected events' place: a choice (a candidate, a place that was searched for); a
    /// point, by default with the precision that it has on the screen; an area.
    bool choose_place(events::EventPlace const& place);
    bool move_place(geo::LonLat point, std::optional<geo::Meters> precision = {});
    bool draw_place(geo::MultiPolygon area);
    /// This name in reports means the selected event's place from now on, for all that are not
    /// reviewed.
    bool apply_name_everywhere();

    // The bench: review. While it is on, digits choose candidates.
    bool reviewing() const noexcept { return settings.panels.review; }
    void set_reviewing(bool on); ///< on: goes to the first of the queue
    /// Of the listed events (all filters but time applied); brought up to date by update().
    curation::ReviewQueue const& review_queue() const noexcept { return queue_; }
    /// Judges the selected events, and goes on to the next of the queue.
    bool review(events::Review as);
    void review_next();
    void review_previous();
    /// The selected event's candidate, from 0, then on to the next. Choosing the place that it has
    /// accepts the event. False when there is none.
    bool review_choose(std::size_t candidate);

    // The bench: several reports, one happening.
    Proposals proposals; ///< found on the worker whenever events change
    bool proposing() const noexcept { return proposing_ != 0; }
    /// The current one becomes one event, or its events are judged to be different.
    bool accept_proposal();
    bool keep_proposal_apart();
    void show_proposal(int by); ///< selects the events of one further on

    // The bench: what was known when.
    std::optional<time::Instant> known() const noexcept { return known_; }
    /// Shows what had been reported at a moment: other events are hidden, merged ones look as they
    /// were known. None: all that is known.
    void set_known(std::optional<time::Instant> moment);
    /// The moments of all reports (claims counted), ascending, each once; kept until events change.
    std::vector<time::Instant> const& report_times() const;
    void step_known(int reports); ///< from report to report

    // The briefing.
    /// What the window shows as a slide: an instant is a second's window, all from a moment a
    /// window without an end. Its title is that of the selected event, else the time.
    briefing::Slide slide_from_view() const;
    void add_slide(); ///< of what the window shows, after the current one; opens the filmstrip
    /// The window shows what the slide does: map, time, filters, layers, selection. It becomes the
    /// current one. What is not there is said.
    void show_slide(std::size_t slide);
    /// Replaces the slides by a proposal, made on the worker.
    void propose_briefing();
    bool proposing_briefing() const noexcept { return proposing_slides_ != 0; }
    /// Replaces the slides by a file's. Throws FileError, FormatError.
    void import_briefing(std::filesystem::path const& file);
    void export_briefing(std::filesystem::path file); ///< throws FileError

    // Doing.
    /// Selects; scrolls nothing. `fly` brings it into view when it lies outside.
    void select(events::Row row, bool fly = false);
    void select_next(); ///< in the list's order
    void select_previous();
    void clear_selection();
    /// Moves the window to the selected event's time when it lies outside.
    void reveal_selection();
    void fit_events();    ///< the drawn events of the window, else all drawn, else the world
    void fit_selection(); ///< else fit_events()
    void fly_to(PlaceHit const& hit);
    /// A sentence when it is no date, else nothing.
    std::optional<std::string> jump_to(std::string_view iso) { return timeline.jump_to(iso); }
    /// The measured or drawn points become what the tool makes of them.
    void finish_tool();

    // Talking.
    std::vector<Notice> const& notices() const noexcept { return notices_; }
    void say(Notice::Kind kind, std::string text);
    void dismiss(std::uint64_t notice);

    // View state, as a project keeps it.
    project::ViewRecord view_record() const;
    /// Unknown or broken entries are left out.
    void apply_view(project::ViewRecord const& view);

private:
    /// What a save writes, to be used on the worker.
    struct Snapshot;
    /// The state that a view record is made of, as numbers that change with it.
    struct Marks {
        std::uint64_t timeline = 0, filters = 0, camera = 0, layers = 0, slides = 0;
        double speed = 0;
        AtEnd at_end = AtEnd::stop;
        bool reverse = false, skip_empty = false;
        scene::SizeBy size_by = scene::SizeBy::events;
        friend bool operator==(Marks const&, Marks const&) = default;
    };
    Marks marks() const noexcept;
    std::uint64_t list_marks() const noexcept;
    /// What is compared to tell whether the view changed: a resized window keeps the scale.
    struct Seen {
        project::ViewRecord view; ///< without where the map looks
        geo::LonLat center;
        double meters_per_pixel = 1;
    };
    Seen seen_now() const;
    bool looks_as_before() const;
    void settle_baseline();
    void take(Opened opened, std::vector<std::string> files);
    void take_more(Opened opened, std::vector<std::string> files);
    void take_again(Opened& opened);
    void tell_problems(Opened const& opened);
    void start_bench(curation::Workspace workspace, curation::History history);
    bool make(curation::Edit edit, bool reveal);
    bool go_in_history(std::optional<curation::Edit> step);
    bool undoes_slides() const;
    bool redoes_slides() const;
    curation::Edit const* next_redone_edit() const;
    void show_time(briefing::Slide const& slide);
    void show_camera(briefing::Slide const& slide);
    void bring_edition();
    void show_edition(curation::Edition edition);
    static curation::Edition edition_as_known(curation::Workspace const& workspace,
                                              std::optional<time::Instant> known);
    void settle_selection();
    void bring_queue();
    void bring_proposals(double seconds);
    void save_edits();
    void save_rest();
    void save_before_leaving();
    void keep_edits();
    void note_slides();
    void bring_slides();
    void put_off_copy();
    void forget_saved(std::size_t edits);
    void load(std::vector<std::string> files, bool more);
    Snapshot snapshot() const;
    void start_save(bool automatic);
    void keep_copy();
    void forget_recovered();
    void watch_changes(double seconds);
    void watch_settings(double seconds);
    void age_notices(double seconds);
    double typical_length() const;
    std::vector<geo::LonLat> outline_of(events::RowSet const& rows) const;

    SessionOptions options_;
    Document document_;

    // The bench.
    curation::Workspace workspace_;
    curation::History history_;
    std::uint64_t opened_ = 0;                            ///< grows when other files are opened
    std::vector<curation::History::Entry> unsaved_edits_; ///< not in the project's file
    std::size_t saving_edits_ = 0; ///< the first of them, in the save that runs
    bool save_again_ = false;      ///< asked for while one runs
    std::optional<std::filesystem::path> save_as_next_;
    std::size_t kept_edits_ = 0;       ///< the first of them, in the copy of unsaved work
    curation::Edition shown_;          ///< what document_.table is
    std::uint64_t shown_revision_ = 0; ///< of the workspace, in shown_
    std::optional<time::Instant> known_, shown_known_;
    TaskId building_ = 0;                ///< a new edition
    std::vector<std::string> to_select_; ///< when it is shown
    bool to_reveal_ = false;
    curation::ReviewQueue queue_;
    std::uint64_t queue_filters_ = 0; ///< revision of the filters in queue_
    TaskId proposing_slides_ = 0;
    std::uint64_t kept_slides_ = 0; ///< SlidesModel::changes() in the copy of unsaved work
    TaskId proposing_ = 0;
    std::uint64_t proposed_revision_ = 0; ///< of the workspace
    std::uint64_t proposals_for_ = 0;     ///< the same, that is waited for
    double propose_rest_ = 0;             ///< seconds until it begins
    mutable std::vector<PlaceChoice> choices_;
    mutable std::string choices_for_;
    mutable std::uint64_t choices_revision_ = 0;
    mutable std::vector<time::Instant> report_times_;
    mutable std::uint64_t report_times_revision_ = 0;

    std::optional<time::Instant> now_;
    std::vector<Notice> notices_;
    std::uint64_t next_notice_ = 1;
    TaskId opening_ = 0, saving_ = 0, keeping_ = 0;
    bool keeping_whole_ = false; ///< keeping_ writes all of it, which takes long

    // Saving.
    Seen baseline_; ///< as it was opened or last saved
    bool baseline_due_ = false, camera_baseline_due_ = false;
    Marks seen_;
    double quiet_ = 0;          ///< seconds since marks() changed
    bool view_changed_ = false; ///< since the last look at it
    double autosave_rest_ = 0;  ///< seconds until an autosave that failed is tried again
    std::shared_ptr<project::UnsavedWork> unsaved_;
    std::optional<project::Recoverable> recovered_; ///< to be discarded
    double copy_age_ = 0;
    bool copy_due_ = false;
    Settings saved_settings_, seen_settings_;
    double settings_quiet_ = 0;

    events::Histogram histogram_;
    std::uint64_t histogram_revision_ = 0;
    double histogram_width_ = 0;
    Axis histogram_axis_;
};

} // namespace placetime::session
