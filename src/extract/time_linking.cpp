#include "extract/time_linking.h"

#include <algorithm>

namespace placetime::extract {
namespace {

using time::Precision;

constexpr time::Seconds kDay{86400};

bool finer_than_month(time::DatedInterval const& when)
{
    return when.precision <= Precision::week ||
           (when.precision == Precision::range && when.interval.length() <= 14 * kDay);
}

} // namespace

TimeLinker::TimeLinker(Words const& words, dating::Dating const& times)
    : words_(words), times_(times), first_mention_(words.document().sentences().size() + 1, 0)
{
    std::size_t at = 0;
    for (std::size_t s = 0; s < first_mention_.size(); ++s) {
        while (at < times.mentions.size() && times.mentions[at].sentence < s) ++at;
        first_mention_[s] = static_cast<std::uint32_t>(at);
    }
}

std::vector<bool> TimeLinker::mask(Sentence const& s) const
{
    std::vector<bool> masked(s.last() - s.first(), false);
    for (auto m = first_mention_[s.index()]; m < first_mention_[s.index() + 1]; ++m) {
        auto const& mention = times_.mentions[m];
        for (auto i = std::max(mention.first_token, s.first());
             i < mention.last_token && i < s.last(); ++i)
            masked[i - s.first()] = true;
    }
    return masked;
}

std::vector<bool> TimeLinker::title_mask(Sentence const& s) const
{
    std::vector<bool> masked(s.last() - s.first(), false);
    for (auto m = first_mention_[s.index()]; m < first_mention_[s.index() + 1]; ++m) {
        auto const& mention = times_.mentions[m];
        if (!mention.when) continue;
        auto first = std::max(mention.first_token, s.first());
        bool const possessive =
            mention.last_token < s.last() &&
            words_.token(mention.last_token).kind == text::TokenKind::possessive;
        while (!possessive && first > s.first() &&
               (words_.is(first - 1, Class::preposition) || words_.lower(first - 1) == "late" ||
                words_.lower(first - 1) == "early"))
            --first;
        for (auto i = first; i < mention.last_token + (possessive ? 1U : 0U) && i < s.last(); ++i)
            masked[i - s.first()] = true;
    }
    return masked;
}

bool TimeLinker::is_background(time::Interval const& interval) const
{
    return times_.report_date && interval.end + 30 * kDay < times_.report_date->interval.begin;
}

bool TimeLinker::after_report(time::Interval const& interval) const
{
    return times_.report_date && interval.begin >= times_.report_date->interval.end;
}

/// Not the dateline, unless it opens an entry ("Kismayo - 7 April: ..."), and no end of a range.
bool TimeLinker::usable(dating::TimeMention const& mention) const
{
    if (!mention.when || mention.ends_range) return false;
    return !mention.document_date || (mention.last_token < words_.document().tokens().size() &&
                                      words_.mark(mention.last_token) == ':');
}

bool TimeLinker::open_section(std::uint32_t sentence)
{
    auto const& about = words_.document().sentences()[sentence];
    for (auto m = first_mention_[sentence]; m < first_mention_[sentence + 1]; ++m) {
        auto const& mention = times_.mentions[m];
        if (!mention.when || mention.when->precision > Precision::day ||
            after_report(mention.when->interval))
            continue;
        bool const reported =
            times_.report_date && mention.when->interval.overlaps(times_.report_date->interval);
        if (mention.document_date && reported) continue;
        for (auto i = about.first_token; i < about.last_token; ++i) { // nothing but the date
            bool const inside = i >= mention.first_token && i < mention.last_token;
            if (!inside && words_.is_word(i)) return false;
        }
        section_ = m;
        return true;
    }
    return false;
}

/// From the day of its beginning: a range is civil.
void as_range(TimeLink& link)
{
    link.when.interval.begin = std::chrono::floor<std::chrono::days>(link.when.interval.begin);
    link.when.precision = Precision::range;
}

/// The date of a reporting verb: it happened by then, and not before what was told last, if that is
/// less than a week ago.
void TimeLinker::bound_end(TimeLink& link) const
{
    link.confidence *= 0.7;
    auto const begin = link.when.interval.begin;
    if (!running_ || running_->interval.begin >= begin ||
        begin - running_->interval.begin > 7 * kDay)
        return;
    link.when.interval.begin = running_->interval.begin;
    as_range(link);
}

/// "a politician freed from prison this week threw stones": the date of the participle of a noun.
bool of_participle(Sentence const& s, std::uint32_t token, std::uint32_t head)
{
    auto const& w = s.words();
    auto const lowest = token > s.first() + 6 ? token - 6 : s.first() + 1;
    for (auto i = token; i-- > lowest;) {
        if (i == head || w.mark(i) == ',' || w.mark(i) == ';') return false;
        if (!is_verb(s.tag(i))) continue;
        return s.tag(i) == Tag::participle && s.tag(i - 1) == Tag::noun && head != i;
    }
    return false;
}

/// "on Thursday, one day after riots left 74 dead", "a day after he fled as crowds stormed ...":
/// the date of what stands in the clause of "after" is that much earlier.
void TimeLinker::shift_after(Sentence const& s, Trigger const& t, std::uint32_t token,
                             TimeLink& link) const
{
    auto const& w = words_;
    if (link.when.precision != Precision::day) return;
    auto c = s.clause_index(t.head);
    for (int steps = 0; steps < 4; ++steps) {
        auto const& clause = s.clauses()[c];
        if (c == s.clause_index(token)) return;
        bool const after = clause.kind == ClauseKind::adverbial && clause.opener != kNone &&
                           w.lower(clause.opener) == "after" && token < clause.opener;
        if (after) break;
        bool const passes =
            clause.kind == ClauseKind::adverbial || clause.kind == ClauseKind::coordinate;
        if (clause.parent == c || !passes) return;
        c = clause.parent;
    }
    auto const opener = s.clauses()[c].opener;
    if (opener == kNone || w.lower(opener) != "after" || token > opener) return;
    auto const unit = opener > s.first() + 1 ? w.lower(opener - 1) : std::string_view();
    auto const number = unit.empty() ? std::string_view() : w.lower(opener - 2);
    int days = 0;
    for (auto const& [name, value] : {std::pair{"a", 1},
                                      {"one", 1},
                                      {"two", 2},
                                      {"three", 3},
                                      {"four", 4},
                                      {"five", 5},
                                      {"six", 6}}) {
        if (number == name) days = value;
    }
    if (days != 0 && (unit == "day" || unit == "days")) {
        link.when.interval.begin -= days * kDay;
        link.when.interval.end -= days * kDay;
    }
    link.confidence *= 0.85;
}

std::optional<TimeLink> TimeLinker::find(Sentence const& s, Trigger const& t,
                                         Assessment const& a) const
{
    auto const& w = words_;
    std::optional<TimeLink> best;
    double best_cost = 8.5;
    for (auto m = first_mention_[s.index()]; m < first_mention_[s.index() + 1]; ++m) {
        auto const& mention = times_.mentions[m];
        if (!usable(mention)) continue;
        auto const token = std::clamp(mention.first_token, s.first(), s.last() - 1);
        int const apart = s.clause_distance(t.head, token);
        auto const gap = token > t.head ? token - t.head : t.head - token;
        double cost = 1.8 * apart + 0.06 * static_cast<double>(gap);
        // a date of a relative or subordinate clause is not the main clause's
        auto const& clause = s.clause_of(token);
        bool const inside = s.clause_index(token) == s.clause_index(t.head);
        if (!inside && clause.kind == ClauseKind::relative) cost += 4;
        if (!inside && clause.kind == ClauseKind::adverbial && clause.opener != kNone) {
            auto const opener = w.lower(clause.opener);
            if (opener == "before" || opener == "until") cost += 3;
        }
        if (of_participle(s, token, t.head)) cost += 5.5;
        if (s.quoted(token) != s.quoted(t.head)) cost += 1;
        // what happened has no date to come, and "who had been sentenced" not the day of the main
        // clause
        bool const past =
            (a.status == events::Status::asserted || a.status == events::Status::claimed) &&
            !a.present;
        if (!inside && past && after_report(mention.when->interval)) continue;
        auto const& own_clause = s.clause_of(t.head);
        if (!inside && own_clause.kind == ClauseKind::relative && own_clause.opener != kNone) {
            auto const opener = w.lower(own_clause.opener);
            if (opener == "who" || opener == "whose" || opener == "whom") cost += 6;
        }
        // "since Monday, when thousands took to the streets"
        auto const& mine = s.clause_of(t.head);
        bool const when = mine.opener != kNone && w.lower(mine.opener) == "when" &&
                          token < mine.opener && mine.opener - mention.last_token <= 1;
        if (when) cost = 0.1;
        auto const before = token > s.first() ? w.lower(token - 1) : std::string_view();
        if (before == "until" || before == "till") cost += 2.5;
        if (mention.last_token < s.last() &&
            words_.token(mention.last_token).kind == text::TokenKind::possessive &&
            is_verb(s.tag(t.head)))
            cost += 2; // "last Tuesday's vote"
        // "bringing the number of dead since Monday to 20": the count's, not the event's
        if (!inside && before == "since" && clause.kind == ClauseKind::participial &&
            token > t.head)
            continue;
        bool const since = (before == "since" || (clause.opener != kNone && !inside &&
                                                  w.lower(clause.opener) == "since"));
        // "the 2009 law", "the results of the 2007 vote"
        bool const modifier = mention.last_token < s.last() && w.is_word(mention.last_token) &&
                              !w.is(mention.last_token, Class::preposition) &&
                              !w.is(mention.last_token, Class::conjunction) &&
                              mention.when->precision >= Precision::month &&
                              (before == "the" || before == "a") && mention.last_token != t.head &&
                              mention.last_token + 1 != t.head;
        if (modifier) cost += 2.0;
        if (cost >= best_cost) continue;
        TimeLink link;
        link.when = *mention.when;
        link.mention = m;
        link.own = true;
        link.confidence = mention.confidence * std::max(0.45, 1.0 - 0.09 * cost);
        if (since && !when && times_.report_date &&
            link.when.interval.begin < times_.report_date->interval.end) { // up to now
            link.when.interval.end =
                std::max(link.when.interval.end, times_.report_date->interval.end);
            as_range(link);
            link.since = true;
        }
        shift_after(s, t, token, link);
        // the date of the reporting verb only bounds the end
        auto c = s.clause_index(t.head);
        for (int steps = 0; steps < 6; ++steps) {
            auto const& around = s.clauses()[c];
            if (around.governor != kNone && token < around.first && c != s.clause_index(token)) {
                bool const reported =
                    a.status == events::Status::claimed && !w.is(around.governor, Class::announce);
                bool const next_to_verb = token > around.governor ? token - around.governor < 8
                                                                  : around.governor - token < 4;
                if (reported && next_to_verb && link.when.interval.length() <= 3 * kDay) {
                    bound_end(link);
                } else if (reported || !w.is(around.governor, Class::announce)) {
                    link.confidence *= 0.85;
                }
            }
            if (around.parent == c) break;
            c = around.parent;
        }
        // "..., the agency said on Monday"
        auto const teller = s.finite_verb(s.clause_index(token));
        if (!inside && teller != kNone && teller < token && token - teller <= 3 && token > t.head &&
            a.status == events::Status::claimed && w.is(teller, Class::say) &&
            link.when.interval.length() <= 3 * kDay) {
            bound_end(link);
        }
        best = link;
        best_cost = cost;
    }
    return best;
}

bool TimeLinker::in_history(Assessment const& a, std::uint32_t paragraph) const
{
    if (a.history) return true;
    if (a.perfect && !a.pluperfect) return false;
    return history_paragraph_ == paragraph && paragraph != kNone;
}

std::optional<TimeLink> TimeLinker::inherited(Assessment const& a, std::uint32_t paragraph) const
{
    TimeLink link;
    bool const same = running_ && running_paragraph_ == paragraph;
    bool const plain = running_ && running_->precision <= Precision::week;
    if (!(same && plain) && section_ && !a.perfect) { // under a heading that is a date
        link.when = *times_.mentions[*section_].when;
        link.mention = section_;
        link.confidence = 0.6;
        return link;
    }
    bool const story = latest_ && latest_->precision <= Precision::week && !a.perfect;
    if ((same && plain) || story) {
        link.when = same && plain ? *running_ : *latest_;
        link.mention = same && plain ? running_mention_ : latest_mention_;
        link.confidence = same && plain ? 0.55 : 0.4;
        if (after_report(link.when.interval)) return {};
        if (!time::is_civil(link.when.precision)) { // the hour was another event's: its day
            auto const date = std::chrono::floor<std::chrono::days>(link.when.interval.begin);
            link.when = {time::day(date), Precision::day};
        }
        return link;
    }
    if (times_.report_date) {
        link.when = *times_.report_date;
        link.confidence = 0.3;
        return link;
    }
    return {};
}

void TimeLinker::note_latest()
{
    if (latest_ && running_->interval.begin < latest_->interval.begin) return;
    latest_ = running_;
    latest_mention_ = running_mention_;
}

void TimeLinker::remember(Sentence const& s, std::uint32_t paragraph, TimeLink const* event)
{
    bool fresh = false;
    for (auto m = first_mention_[s.index()]; m < first_mention_[s.index() + 1]; ++m) {
        auto const& mention = times_.mentions[m];
        if (!usable(mention)) continue;
        auto const last = words_.lower(mention.last_token - 1);
        bool const earlier = last == "after" || last == "before" || last == "earlier";
        if (event && earlier) continue; // "a week after it had barred": another event's
        auto const at = std::clamp(mention.first_token, s.first(), s.last() - 1);
        auto const teller = s.finite_verb(s.clause_index(at));
        bool const spoken = teller != kNone &&
                            (words_.is(teller, Class::say) || words_.is(teller, Class::announce));
        if (event && event->own && event->mention != m && spoken)
            continue; // "..., the minister said on Friday"
        if (is_background(mention.when->interval) && !after_report(mention.when->interval)) {
            auto const token = std::clamp(mention.first_token, s.first(), s.last() - 1);
            if (s.clause_of(token).kind != ClauseKind::relative && !fresh)
                history_paragraph_ = paragraph;
            continue;
        }
        if (!finer_than_month(*mention.when) || after_report(mention.when->interval)) continue;
        auto const token = std::clamp(mention.first_token, s.first(), s.last() - 1);
        if (s.clause_of(token).kind == ClauseKind::relative && running_) continue;
        running_ = *mention.when;
        running_mention_ = m;
        running_paragraph_ = paragraph;
        fresh = true;
        note_latest();
    }
    if (fresh && history_paragraph_ == paragraph) history_paragraph_ = kNone;
    if (event && event->own && !event->since && finer_than_month(event->when) &&
        !is_background(event->when.interval) && !after_report(event->when.interval)) {
        running_ = event->when;
        if (running_->precision == Precision::range) running_->precision = Precision::day;
        running_mention_ = event->mention;
        running_paragraph_ = paragraph;
        note_latest();
    }
}

} // namespace placetime::extract
