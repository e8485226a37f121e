#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "coreference/agreement.h"
#include "coreference/growth.h"
#include "curation/history.h"
#include "events/event.h"
#include "session/search.h"
#include "viewer/panels/date_state.h"
#include "viewer/panels/pick_list.h"

namespace placetime::viewer {

/// A property of the event in the details that can be edited in its place.
enum class BenchField : std::uint8_t {
    none,
    title,
    type,
    status,
    attribution,
    when,
    where,
    precision,
    who,
    figures,
    grade
};

/// The date that is being typed.
struct DateDraft {
    std::array<char, 40> from{}, last{};
    int precision = -1; ///< of time::Precision; -1: as it is written
    DateFieldState from_calendar, last_calendar;
};

/// What the claims of the event say, found once for the event.
struct ClaimsView {
    bool read = false;
    coreference::Agreement agreement;
    std::array<std::vector<coreference::GrowthPoint>, events::kFigureKinds> growth;
};

/// The entries of the history that are about the event, the newest first.
struct HistoryView {
    std::size_t log = static_cast<std::size_t>(-1); ///< how many entries were looked at
    std::vector<curation::History::Entry> entries;
};

/// What is being edited in the details, for one event: another event begins anew.
struct BenchState {
    BenchField open = BenchField::none;
    bool fresh = false; ///< the field has just opened: it takes the keyboard
    std::array<char, 500> text{}, second{};
    std::array<std::array<char, 24>, 2 * events::kFigureKinds> figures{}; ///< min and max in turn
    DateDraft date;
    PickState types, places;
    std::vector<session::PlaceHit> hits; ///< places that are called as was typed
    std::string problem;                 ///< why what was typed cannot be taken; empty when it can
    ClaimsView claims;
    HistoryView history;
    bool history_open = false;
    bool note_wanted = false;    ///< the note on why is to take the keyboard
    bool all_candidates = false; ///< beyond the first few
};

} // namespace placetime::viewer
