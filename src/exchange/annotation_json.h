#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "extract/extract.h"

namespace placetime::exchange {

struct AnnotationOptions {
    bool explain = false; ///< adds the key "explain": the focus country, people and demonyms that
                          ///< were evidence, and `reasons` where given
    std::vector<geoparse::Reasons> const* reasons = nullptr;
};

/// The JSON of `placetime annotate`, one line for each place, time and event: report, places, times
/// and events in the order of the text. Unknown is null; offsets count code points of the report's
/// text; positions have at most 6 decimals, shares 3. The same input gives the same bytes.
std::string annotation_json(extract::Annotation const& annotation,
                            gazetteer::Gazetteer const& gazetteer,
                            AnnotationOptions const& options = {});

/// When a time mention was, in UTC: a day and coarser as it is, a clock time shifted from the zone
/// of the first event that it dates, else of the focus country (UTC when neither is known). No
/// value where the mention has none. Build it once for an annotation.
class MentionTimes {
public:
    /// Both must outlive the object.
    MentionTimes(extract::Annotation const& annotation, gazetteer::Gazetteer const& gazetteer);
    std::optional<time::Interval> utc(std::size_t mention) const;

private:
    extract::Annotation const& annotation_;
    std::vector<std::string_view> zones_; ///< of the first event of each mention; empty for none
    std::string focus_zone_;
};

} // namespace placetime::exchange
