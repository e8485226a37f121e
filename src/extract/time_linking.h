#pragma once

#include <optional>
#include <string>
#include <vector>

#include "dating/dating.h"
#include "extract/assessment.h"
#include "extract/trigger.h"

namespace placetime::extract {

/// A time that an event was given, and how surely.
struct TimeLink {
    time::DatedInterval when;
    std::optional<std::size_t> mention; ///< into Dating::mentions
    double confidence = 0;
    bool own = false;   ///< written in the event's own sentence
    bool since = false; ///< "since Thursday": from then until the report
};

/// Finds the time of each trigger of a document's sentences, going through them in order: it
/// remembers the story's running time.
class TimeLinker {
public:
    TimeLinker(Words const& words, dating::Dating const& times);

    /// One flag for each token of the sentence that belongs to a time expression.
    std::vector<bool> mask(Sentence const& sentence) const;
    /// The same for titles: dates with the preposition before them; durations stay.
    std::vector<bool> title_mask(Sentence const& sentence) const;
    /// Written in the sentence; no value when there is none that is the event's.
    std::optional<TimeLink> find(Sentence const& sentence, Trigger const& trigger,
                                 Assessment const& assessment) const;
    /// From the sentences before, else the report's day; no value for history.
    std::optional<TimeLink> inherited(Assessment const& assessment, std::uint32_t paragraph) const;
    /// True when the paragraph tells of the past, so that a sentence without a date is background.
    bool in_history(Assessment const& assessment, std::uint32_t paragraph) const;
    /// True when the sentence holds no time expression.
    bool silent(std::uint32_t sentence) const
    {
        return first_mention_[sentence] == first_mention_[sentence + 1];
    }
    /// Called for a heading: one that is only a date dates what stands below it. True when it is.
    bool open_section(std::uint32_t sentence);
    /// Called after each sentence.
    void remember(Sentence const& sentence, std::uint32_t paragraph, TimeLink const* event);

    std::optional<time::DatedInterval> const& report_date() const noexcept
    {
        return times_.report_date;
    }
    /// Ended more than 30 days before the report.
    bool is_background(time::Interval const& interval) const;
    bool after_report(time::Interval const& interval) const;

private:
    bool usable(dating::TimeMention const& mention) const;
    void note_latest();
    void bound_end(TimeLink& link) const;
    void shift_after(Sentence const& sentence, Trigger const& trigger, std::uint32_t token,
                     TimeLink& link) const;

    Words const& words_;
    dating::Dating const& times_;
    std::vector<std::uint32_t> first_mention_; ///< per sentence, one past the end at the back
    std::optional<time::DatedInterval> running_;
    std::optional<std::size_t> running_mention_;
    std::optional<std::size_t> section_; ///< the date that heads the section, into the mentions
    std::uint32_t running_paragraph_ = kNone;
    std::uint32_t history_paragraph_ = kNone;
    std::optional<time::DatedInterval>
        latest_; ///< of all that was dated so far: where the story stands
    std::optional<std::size_t> latest_mention_;
};

} // namespace placetime::extract
