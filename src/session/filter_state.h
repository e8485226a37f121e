#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "briefing/filter_choice.h"
#include "events/event_table.h"
#include "events/filter.h"
#include "geo/geometry.h"
#include "session/tasks.h"

namespace placetime::session {

using briefing::FilterChoice, briefing::kStatusCount, briefing::kReviewCount,
    briefing::kPrecisionCount;

/// How many events have each value, all filters but the value's own applied, whatever their time.
struct FacetCounts {
    std::array<std::uint32_t, events::kTypeCount> types{};
    std::array<std::uint32_t, kStatusCount> statuses{};
    std::array<std::uint32_t, kReviewCount> reviews{};
    std::array<std::uint32_t, kPrecisionCount> precisions{};
    std::array<std::uint32_t, 10> confidences{}; ///< tenths: [0, 0.1) ... [0.9, 1]
    std::vector<std::uint32_t> sources;          ///< as EventTable::source_names
    std::uint32_t background = 0, statements = 0;
};

/// For the status bar.
struct StatusCounts {
    std::size_t shown = 0;    ///< drawn on the map (or beyond its edge) in the window
    std::size_t listed = 0;   ///< in the window, drawn or not
    std::size_t total = 0;    ///< all events of the table
    std::size_t undated = 0;  ///< pass the filters, have no date
    std::size_t unplaced = 0; ///< pass the filters, have no place
};

/// The filters, with what they let through. One thread (the UI's); a search by words over a large
/// table goes on a worker, and the rows stay as they were until it is done.
class FilterState {
public:
    /// Tables of more rows than this are searched for words on the worker.
    static constexpr std::size_t kSearchAtOnce = 50'000;

    void set_table(std::shared_ptr<events::EventTable const> table);
    /// The same events, some of them edited. `old_row` of a row of the new table is what it was,
    /// none for a new one: a search by words over a large table keeps its old answer until there
    /// is a new one.
    void replace_table(std::shared_ptr<events::EventTable const> table,
                       std::function<std::optional<events::Row>(events::Row)> const& old_row);
    /// Only what was reported at or before this moment passes, and what has no report date. No part
    /// of the choice: it is a moment, not a taste.
    void set_known(std::optional<time::Instant> moment);
    std::optional<time::Instant> known() const noexcept { return known_; }

    FilterChoice const& choice() const noexcept { return choice_; }
    void set_choice(FilterChoice choice);
    void reset() { set_choice({}); }

    void set_type(events::Type type, bool on);
    /// Only this type, or all again when it is the only one.
    void only_type(events::Type type);
    void set_status(events::Status status, bool on);
    void set_review(events::Review review, bool on);
    void set_precision(time::Precision precision, bool on);
    void set_source(std::size_t source, bool on); ///< index into source_names
    bool source(std::size_t source) const;
    void set_words(std::string words);
    void set_min_confidence(double confidence);
    void set_max_place_precision(geo::Meters meters);
    void set_region(geo::MultiPolygon region);
    void set_background(bool on);
    void set_statements(bool on);

    /// Brings rows and counts up to date; cheap when nothing changed. About 6 ms for a million
    /// rows. True when the rows changed.
    bool update(Tasks& tasks);
    bool searching() const noexcept { return searching_; }

    /// What passes all filters but time, drawn or only listed.
    events::RowSet const& listed() const noexcept { return *listed_; }
    /// Of these what a map draws: dated, placed, asserted or claimed, not rejected.
    events::RowSet const& drawn() const noexcept { return *drawn_; }
    /// The same, to be kept by another thread.
    std::shared_ptr<events::RowSet const> listed_rows() const noexcept { return listed_; }
    std::shared_ptr<events::RowSet const> drawn_rows() const noexcept { return drawn_; }
    FacetCounts const& facets() const noexcept { return facets_; }
    StatusCounts counts(events::Window const& window) const;

    /// Grows whenever listed() and drawn() change.
    std::uint64_t revision() const noexcept { return revision_; }

private:
    void touch() noexcept { stale_ = true; }
    void mark_hidden_sources();
    void recompute();
    void bring_words(Tasks& tasks);

    std::shared_ptr<events::EventTable const> table_ = std::make_shared<events::EventTable>();
    FilterChoice choice_;
    std::optional<time::Instant> known_;
    std::vector<bool> source_off_{false}; ///< by index
    std::shared_ptr<events::RowSet const> listed_ = std::make_shared<events::RowSet>(),
                                          drawn_ = listed_;
    std::shared_ptr<events::RowSet const> word_rows_, region_rows_; ///< null: all
    std::string word_rows_for_;
    bool region_stale_ = false, stale_ = true, searching_ = false;
    TaskId word_task_ = 0;
    std::shared_ptr<int> alive_ = std::make_shared<int>(0); ///< callbacks hold it weakly
    FacetCounts facets_;
    std::size_t undated_ = 0, unplaced_ = 0;
    std::uint64_t revision_ = 1;
};

} // namespace placetime::session
