#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "curation/edit.h"
#include "events/event.h"
#include "extract/extract.h"
#include "geo/lonlat.h"
#include "time/instant.h"

namespace placetime::project {

/// What a place mention may mean.
struct CandidateRecord {
    std::string place_id, name, kind, country; ///< empty when not known
    geo::LonLat point;
    double score = 0; ///< 0 to 1
};

/// A place or a time named in a report.
struct MentionRecord {
    enum class What : std::uint8_t { place, time };
    What what = What::place;
    std::size_t number = 0;         ///< from 0 in its report for each `what`: what an event's
                                    ///< place_index and time_index mean
    std::size_t start = 0, end = 0; ///< code points of the report's text, half-open
    std::string text;
    // Of a place: what it was taken for; empty and none when that is not known.
    std::string place_id, name, kind, country;
    std::optional<geo::LonLat> point;
    double precision_m = 0;                  ///< 0 is unknown
    std::vector<CandidateRecord> candidates; ///< best first
    // Of a time.
    std::string timex_type, timex_value;     ///< TIMEX3
    std::optional<time::DatedInterval> when; ///< UTC; none for durations and sets
    double confidence = 0;                   ///< 0 to 1
};

/// A report with its text and what was found in it.
struct ReportRecord {
    std::string id, title;
    std::optional<time::Instant> date; ///< begin of the day, month ... of publication
    time::Precision precision = time::Precision::day;
    std::string date_source; ///< option, metadata, text, file; empty without a date
    std::string publisher, url, language;
    std::string file; ///< as the user named it
    std::string text;
    std::vector<MentionRecord> mentions; ///< places in order of position, then times
};

/// A layer of the map; its position is that in the list, the first is drawn first.
struct LayerRecord {
    std::string name;
    std::string source; ///< a file
    bool visible = true;
    double opacity = 1; ///< 0 to 1
    std::string style;  ///< JSON
    friend bool operator==(LayerRecord const&, LayerRecord const&) = default;
};

/// A slide; its position is that in the list.
struct SlideRecord {
    std::string title, text;
    std::string json; ///< the slide by the briefing's contract
    friend bool operator==(SlideRecord const&, SlideRecord const&) = default;
};

/// Something done to the project. An edit (project/edit_json.h) has a number.
struct AuditRecord {
    std::optional<time::Instant> at;
    std::string action = {}; ///< "extract", "save", "edit", "undo", "redo"
    std::string detail = {}; ///< for a person; empty for an edit
    // Of an edit.
    std::uint64_t number = 0; ///< from 1, ascending; 0 is no edit
    std::string kind = {};    ///< as curation::Edit has it, and the next three too
    std::string summary = {}, who = {}, why = {};
    std::optional<std::uint64_t> undoes = {}, redoes = {};
    std::string before = {}, after = {}; ///< JSON
    /// Lines and areas that before and after name by their keys, as GeoJSON. They are kept once in
    /// a project however many edits have them.
    std::map<std::string, std::shared_ptr<std::string const>> shapes = {};

    /// Shapes follow from the rest.
    friend bool operator==(AuditRecord const& a, AuditRecord const& b);
};

/// How the project was last looked at, by names that the session chooses. Values are not empty: a
/// setting without one is not kept.
using ViewRecord = std::map<std::string, std::string>;

/// The place of an event that is to have the next free one (or keeps its own).
inline constexpr std::int64_t kNextSeq = -1;

/// All that a project holds.
struct Content {
    std::vector<curation::PlacedEvent> events; ///< ascending by their places in the order
    std::vector<ReportRecord> reports;
    std::vector<LayerRecord> layers;
    std::vector<SlideRecord> slides;
    ViewRecord view;
    std::vector<AuditRecord> audit; ///< oldest first
    std::vector<curation::NameRule> names;    ///< in order of their folded names
    std::vector<curation::Distinct> distinct; ///< ascending
};

/// Events as they follow each other, the first at 0.
std::vector<curation::PlacedEvent> placed(std::vector<events::Event> events);
/// The events alone, taken out.
std::vector<events::Event> events_of(std::vector<curation::PlacedEvent>&& placed);
std::vector<events::Event> events_of(std::vector<curation::PlacedEvent> const& placed);

/// The report of an annotation with its mentions and candidates by name. Offsets become code
/// points, clock times UTC.
ReportRecord record_of(extract::Annotation const& annotation,
                       gazetteer::Gazetteer const& gazetteer);

} // namespace placetime::project
