#include "extract/event_builder.h"

#include <algorithm>
#include <chrono>

#include "events/filter.h"
#include "extract/event_candidate.h"
#include "extract/layout.h"
#include "extract/trigger.h"
#include "extract/wording.h"
#include "time/zones.h"

namespace placetime::extract {
namespace {

using events::Event;
using events::Status;
using events::Type;

constexpr double kLeastScore = 0.46;  ///< below, the words are too weak for an event
constexpr double kLeastFurther = 0.5; ///< of a second event of one sentence
constexpr double kLeastNews = 0.58;   ///< of a perfect tense that is dated to the report's day
constexpr std::size_t kMostPerSentence = 3;

bool told(Status status) { return status == Status::asserted || status == Status::claimed; }

class Builder {
public:
    Builder(text::Document const& document, Vocabulary const& vocabulary,
            geoparse::Geoparse const& places, dating::Dating const& times,
            gazetteer::Gazetteer const& gazetteer, reports::Report const& report)
        : document_(document), words_(document, vocabulary),
          place_links_(words_, places, gazetteer), time_links_(words_, times), times_(times),
          report_(report), parts_(lay_out(words_, times))
    {
    }

    std::vector<Event> run()
    {
        auto const& sentences = document_.sentences();
        for (std::uint32_t i = 0; i < sentences.size(); ++i) {
            if (parts_[i] == Part::furniture || parts_[i] == Part::repeated) continue;
            sentence(i);
        }
        fall_back();
        std::stable_sort(events_.begin(), events_.end(), [](Event const& a, Event const& b) {
            return a.source_start < b.source_start;
        });
        return std::move(events_);
    }

private:
    void sentence(std::uint32_t index)
    {
        auto const& about = document_.sentences()[index];
        auto const paragraph = about.paragraph;
        if (parts_[index] == Part::heading || parts_[index] == Part::headline) {
            if (time_links_.open_section(index)) return;
            // a menu's or a kicker's place stands before another heading
            auto const next = index + 1;
            bool const text_below =
                next < parts_.size() && (parts_[next] == Part::text || !time_links_.silent(next));
            if (text_below && place_links_.open_section(index)) return;
        }
        bool const triggers = may_hold_trigger(words_, about.first_token, about.last_token);
        if (!triggers && place_links_.silent(index) && time_links_.silent(index)) return;
        Sentence const s(words_, index);
        if (!triggers) {
            if (parts_[index] == Part::text) {
                time_links_.remember(s, paragraph, nullptr);
                place_links_.remember(s, paragraph, nullptr);
            }
            return;
        }
        masked_ = time_links_.mask(s);
        title_masked_ = time_links_.title_mask(s);
        auto const chosen = choose(s);
        bool const spare = parts_[index] != Part::text;
        auto const figures = chosen.empty() ? std::vector<FigureClaim>() : find_figures(s, masked_);
        for (std::size_t i = 0; i < chosen.size(); ++i) {
            if (single_death(chosen[i], figures)) continue;
            auto& target = parts_[index] == Part::caption ? captions_
                           : spare                        ? headlines_
                                                          : events_;
            add(s, chosen[i], nearest_figures(s, chosen, i, figures), paragraph, target);
        }
        if (!spare) {
            time_links_.remember(s, paragraph,
                                 chosen.empty() || !chosen.front().time ? nullptr
                                                                        : &*chosen.front().time);
            place_links_.remember(s, paragraph,
                                  chosen.empty() || !chosen.front().place ? nullptr
                                                                          : &*chosen.front().place);
        }
    }

    std::vector<Candidate> choose(Sentence const& s)
    {
        std::vector<Candidate> candidates;
        bool const caption = parts_[s.index()] == Part::caption;
        auto const triggers = find_triggers(s);
        for (auto const& trigger : triggers) {
            Candidate c;
            c.trigger = trigger;
            c.assessment = assess(s, trigger);
            if (caption && c.assessment.present) {
                c.assessment.present = false;
                c.assessment.certainty /= 0.6;
            }
            c.time = time_links_.find(s, trigger, c.assessment);
            c.place = place_links_.find(s, trigger, triggers, c.assessment.verb);
            candidates.push_back(std::move(c));
        }
        settle_times(s, candidates);
        for (auto& c : candidates) c.score = score(s, c);
        prefer_causes(s, candidates);
        for (auto& c : candidates) { // ", bringing the number of dead to 20": no event beside one
            bool const sums = s.clause_of(c.trigger.head).kind == ClauseKind::participial &&
                              (words_.lower(c.trigger.first) == "bringing" ||
                               words_.lower(c.trigger.first) == "raising" ||
                               words_.lower(c.trigger.first) == "taking");
            if (sums && candidates.size() > 1) c.score *= 0.6;
        }
        std::stable_sort(candidates.begin(), candidates.end(),
                         [](Candidate const& a, Candidate const& b) { return a.score > b.score; });
        std::vector<Candidate> chosen;
        for (auto& c : candidates) {
            if (chosen.empty() ? c.score < kLeastScore : c.score < kLeastFurther) break;
            if (!chosen.empty() && !separate(s, c, chosen)) continue;
            for (auto const& other : chosen) { // its date is its own, its place only borrowed
                bool const borrowed = c.place && !c.place->antecedent && other.place &&
                                      c.place->token == other.place->token &&
                                      s.clause_distance(c.trigger.head, c.place->token) > 0;
                if (borrowed) c.place.reset();
            }
            chosen.push_back(c);
            if (chosen.size() == kMostPerSentence) break;
        }
        return chosen;
    }

    double score(Sentence const& s, Candidate const& c) const
    {
        auto value = static_cast<double>(c.trigger.strength) * c.assessment.certainty;
        bool const recent = dated(c);
        if (c.assessment.present && recent && !c.assessment.history)
            value /= 0.6; // the historic present of news
        if (recent && s.clause_distance(c.trigger.head, token_of(*c.time)) <= 1) value += 0.1;
        if (c.place && c.place->own) value += 0.06;
        if (!told(c.assessment.status)) value *= 0.9;
        if (c.assessment.history) value *= 0.9;
        return std::min(value, 1.0);
    }

    /// "The blast killed three": what killed is the event, not the killing.
    void prefer_causes(Sentence const& s, std::vector<Candidate>& candidates) const
    {
        auto const& kinds = words_.vocabulary().kinds();
        for (auto const& c : candidates) {
            auto const& kind = kinds[c.trigger.kind];
            bool const casualties = c.trigger.last == c.trigger.first + 1 &&
                                    (words_.is(c.trigger.head, Class::killed) ||
                                     words_.is(c.trigger.head, Class::injured));
            if (!casualties || kind.type > Type::riots) continue;
            for (auto& other : candidates) {
                auto const& cause = kinds[other.trigger.kind];
                bool const violent = cause.type <= Type::riots || cause.subtype == "disaster";
                if (&other == &c || other.trigger.verb || !violent ||
                    other.trigger.strength < 0.6F || !told(other.assessment.status))
                    continue;
                if (s.clause_distance(c.trigger.head, other.trigger.head) > 1) continue;
                if (other.score > c.score) continue;
                other.score = c.score + 0.01;
                other.assessment.reference = other.assessment.reference && c.assessment.reference;
                if (!other.time) other.time = c.time;
                if (!other.place) other.place = c.place;
                if (other.assessment.status == Status::asserted)
                    other.assessment.status = c.assessment.status;
                if (other.assessment.attribution.empty())
                    other.assessment.attribution = c.assessment.attribution;
            }
        }
    }

    /// A date belongs to the nearest word of its clause: a noun with another trigger between loses
    /// it.
    void settle_times(Sentence const& s, std::vector<Candidate>& candidates) const
    {
        for (auto& c : candidates) {
            if (!c.time || !c.time->mention || is_verb(s.tag(c.trigger.head))) continue;
            auto const token = token_of(*c.time);
            auto const low = std::min(token, c.trigger.head);
            auto const high = std::max(token, c.trigger.head);
            if (high - low <= 6 || token < c.trigger.head) continue;
            for (auto const& other : candidates) {
                bool const between = other.trigger.head > low && other.trigger.head < high;
                if (between && !is_verb(s.tag(other.trigger.head)) &&
                    s.clause_index(other.trigger.head) == s.clause_index(token)) {
                    c.time.reset();
                    break;
                }
            }
        }
    }

    std::uint32_t token_of(TimeLink const& link) const
    {
        return link.mention ? times_.mentions[*link.mention].first_token : 0;
    }

    /// "Seven people died when a bus was shelled": the one counts what the other did.
    bool toll_of(Sentence const& s, Candidate const& toll, Candidate const& cause) const
    {
        bool const counts = toll.trigger.last == toll.trigger.first + 1 &&
                            (words_.is(toll.trigger.head, Class::killed) ||
                             words_.is(toll.trigger.head, Class::injured));
        if (!counts) return false;
        if (toll.trigger.head > cause.trigger.head) // "opened fire, killing 34"
            return s.clause_of(toll.trigger.head).kind == ClauseKind::participial &&
                   s.tag(toll.trigger.head) == Tag::gerund;
        auto const& clause = s.clause_of(cause.trigger.head);
        if (clause.kind != ClauseKind::adverbial || clause.opener == kNone) return false;
        auto const opener = words_.lower(clause.opener);
        return opener == "when" || opener == "as" || opener == "after";
    }

    /// A further event of a sentence needs its own clause, and its own place or its own date.
    bool separate(Sentence const& s, Candidate const& c, std::vector<Candidate> const& chosen) const
    {
        auto const& kinds = words_.vocabulary().kinds();
        if (kinds[c.trigger.kind].type == Type::diplomacy && !(c.place && c.place->own))
            return false;
        for (auto const& other : chosen) {
            if (s.clause_index(c.trigger.head) == s.clause_index(other.trigger.head)) return false;
            if (toll_of(s, c, other) || toll_of(s, other, c)) return false;
            // the other only borrowed this one's place from this one's clause
            bool const lent = kinds[c.trigger.kind].type != kinds[other.trigger.kind].type &&
                              c.place && other.place && other.place->own &&
                              c.place->token == other.place->token &&
                              s.clause_distance(other.trigger.head, other.place->token) > 0 &&
                              s.clause_distance(c.trigger.head, c.place->token) == 0;
            bool const own_place =
                lent ||
                (c.place && c.place->own &&
                 (!other.place || !other.place->own || other.place->token != c.place->token));
            bool const own_time = c.time && (!other.time || other.time->mention != c.time->mention);
            bool const near_place =
                own_place && s.clause_distance(c.trigger.head, c.place->token) == 0;
            bool const near_time =
                own_time && s.clause_distance(c.trigger.head, token_of(*c.time)) == 0;
            if (!near_place && !near_time) return false;
            if (told(other.assessment.status) != told(c.assessment.status)) return false;
        }
        return true;
    }

    /// "The singer died in April": one natural death is no event; a number of dead is.
    bool single_death(Candidate const& c, std::vector<FigureClaim> const& figures) const
    {
        auto const& kind = words_.vocabulary().kinds()[c.trigger.kind];
        if (kind.type != Type::humanitarian || c.trigger.last != c.trigger.first + 1) return false;
        auto const word = words_.lower(c.trigger.head);
        if (word != "died" && word != "die" && word != "dies" && word != "dying") return false;
        // "A 19-year-old man died" of the violence told of before
        bool const told_of =
            last_kind_ && words_.vocabulary().kinds()[*last_kind_].type <= Type::riots;
        return std::none_of(figures.begin(), figures.end(), [&](FigureClaim const& f) {
            return f.kind == events::FigureKind::killed &&
                   (told_of || !f.value.min || *f.value.min > 1 || !f.value.max);
        });
    }

    /// "At least 27 people died": a sentence that only counts casualties or damage tells of the
    /// event before.
    std::uint16_t kind_of(Sentence const& s, Candidate const& c, std::uint32_t paragraph) const
    {
        auto const& kinds = words_.vocabulary().kinds();
        auto const& kind = kinds[c.trigger.kind];
        if (!last_kind_ || paragraph > last_kind_paragraph_ + 2) return c.trigger.kind;
        auto const& last = kinds[*last_kind_];
        bool const toll = words_.is(c.trigger.last - 1, Class::toll);
        bool const casualties =
            toll ||
            (kind.type == Type::violence_against_civilians &&
             c.trigger.last == c.trigger.first + 1 && c.trigger.verb && s.passive(c.trigger.head) &&
             agent_of(s, c.trigger.head).empty()) ||
            (kind.type == Type::humanitarian && words_.lower(c.trigger.head).starts_with("die"));
        bool const violent = last.type <= Type::riots;
        if (casualties && (violent || last.subtype == "disaster")) return *last_kind_;
        if (kind.subtype == "Looting/property destruction" && last.subtype == "disaster")
            return *last_kind_;
        return c.trigger.kind;
    }

    void add(Sentence const& s, Candidate c, std::vector<FigureClaim> const& figures,
             std::uint32_t paragraph, std::vector<Event>& out)
    {
        c.trigger.kind = kind_of(s, c, paragraph);
        auto const& kind = words_.vocabulary().kinds()[c.trigger.kind];
        bool const statement = kind.type == Type::diplomacy && kind.subtype == "statement";
        bool const history = !c.time && time_links_.in_history(c.assessment, paragraph);
        bool background = history;
        bool const reference = c.assessment.reference && !c.time;
        if (!c.time && !history && !reference)
            c.time = time_links_.inherited(c.assessment, paragraph);
        // "has been imprisoned", at some time: only strong words in the perfect are today's news
        bool const vague = c.time && !c.time->own && !c.time->mention && c.assessment.perfect &&
                           c.score < kLeastNews;
        if (vague) c.time.reset();
        if (!c.place) c.place = place_links_.inherited(s, c.trigger, paragraph);
        Event e;
        e.type = kind.type;
        e.subtype = kind.subtype;
        e.status = c.assessment.status;
        e.attribution = c.assessment.attribution;
        e.title = title_of(s, c.trigger, c.assessment, title_masked_);
        auto const actors = actors_of(s, c.trigger, c.assessment);
        e.actor1 = actors.first;
        e.actor2 = actors.second;
        source(s, e);
        when(c, e);
        if (c.time && time_links_.is_background(c.time->when.interval)) background = true;
        bool const long_ago = c.time && c.time->own && !c.time->since &&
                              c.time->when.precision == time::Precision::range &&
                              c.time->when.interval.length() > time::Seconds(400 * 86400);
        if (long_ago) background = true; // "in the past 15 years"
        if (c.time && c.time->own && told(e.status) &&
            time_links_.after_report(c.time->when.interval))
            e.status = Status::planned;
        e.background = background;
        bool const without_casualties =
            kind.type == Type::diplomacy || kind.subtype == "court" || kind.subtype == "election";
        if (!without_casualties) fill_figures(s, figures, e);
        if (c.time && c.time->since && !e.figures_text.empty()) e.figures_cumulative = true;
        if (told(e.status) && !background && parts_[s.index()] == Part::text) {
            last_kind_ = c.trigger.kind;
            last_kind_paragraph_ = paragraph;
        }
        e.time_index = c.time ? c.time->mention : std::nullopt;
        e.date_confidence = c.time ? c.time->confidence : 0.0;
        std::vector<PlaceLink> places;
        if (c.place) places.push_back(*c.place);
        if (c.place && !statement) {
            for (auto const m : c.place->together) {
                auto link = *c.place;
                if (!place_links_.move_to(link, m)) continue;
                places.push_back(std::move(link));
                if (places.size() == 4) break;
            }
        }
        e.confidence = 0;
        std::size_t const count = std::max<std::size_t>(places.size(), 1);
        if (count > 1 && std::any_of(e.figures.begin(), e.figures.end(),
                                     [](auto const& f) { return f.known(); }))
            e.figures_cumulative = true;
        for (std::size_t i = 0; i < count; ++i) {
            auto event = e;
            if (i < places.size()) {
                event.where = place_links_.describe(places[i]);
                event.place_index = places[i].mention;
                event.place_confidence = places[i].confidence;
            }
            event.confidence = confidence(c, event);
            finish(std::move(event), out);
        }
    }

    void source(Sentence const& s, Event& e) const
    {
        auto const& sentence = document_.sentences()[s.index()];
        e.source_id = report_.id;
        e.source_title = report_.title;
        e.source_url = report_.url;
        e.publisher = report_.publisher;
        e.source_start = document_.code_points(sentence.begin);
        e.source_end = document_.code_points(sentence.end);
        e.source_quote = std::string(document_.of(sentence));
        if (times_.report_date) e.reported = times_.report_date->interval.begin;
    }

    /// Civil dates stay as they are; finer times go from the place's wall clock to UTC.
    void when(Candidate const& c, Event& e) const
    {
        if (!c.time) return;
        events::EventTime t;
        t.interval = c.time->when.interval;
        t.precision = c.time->when.precision;
        t.zone = place_links_.zone(c.place);
        bool utc = false;
        if (c.time->mention) {
            auto const& mention = times_.mentions[*c.time->mention];
            utc = mention.utc;
            if (c.time->own) t.text = std::string(document_.slice(mention.begin, mention.end));
        }
        if (!time::is_civil(t.precision) && !t.zone.empty() && !utc) {
            auto const shift = [&](time::Instant i) {
                return time::to_utc(std::chrono::local_seconds(i.time_since_epoch()), t.zone);
            };
            t.interval.begin = shift(t.interval.begin);
            t.interval.end = shift(t.interval.end);
        }
        if (t.interval.end <= t.interval.begin)
            t.interval.end = t.interval.begin + time::Seconds(1);
        e.when = std::move(t);
    }

    void fill_figures(Sentence const& s, std::vector<FigureClaim> const& figures, Event& e) const
    {
        for (auto const& figure : figures) {
            auto& slot = e.figure(figure.kind);
            if (slot.known()) continue;
            slot = figure.value;
            e.figures_cumulative = e.figures_cumulative || figure.cumulative;
            auto const text = text_of(s, figure.text);
            if (e.figures_text.find(text) == std::string::npos)
                e.figures_text += (e.figures_text.empty() ? "" : "; ") + text;
        }
    }

    void finish(Event event, std::vector<Event>& out)
    {
        int counter = 0;
        for (auto const& other : out) {
            bool const same = other.source_start == event.source_start &&
                              other.type == event.type && other.subtype == event.subtype;
            counter += same;
            bool const twin = other.type == event.type && other.subtype == event.subtype &&
                              other.title == event.title && same_place(other, event) &&
                              same_day(other, event);
            if (twin) return;
        }
        event.id = events::event_id(event.source_id, event.source_start, event.source_end,
                                    event.type, event.subtype, counter);
        out.push_back(std::move(event));
    }

    /// Captions and headlines give an event only where nothing else tells it.
    void fall_back()
    {
        auto const covered = [this](Event const& event) {
            return std::any_of(events_.begin(), events_.end(), [&](Event const& other) {
                bool const same_type = other.type == event.type ||
                                       (other.type == Type::riots && event.type == Type::protests);
                bool const same_time = !other.when || !event.when ||
                                       other.when->interval.overlaps(event.when->interval);
                return same_type && same_time && !other.background;
            });
        };
        for (auto* const spare : {&captions_, &headlines_}) {
            for (auto& event : *spare) {
                if (!told(event.status) || covered(event)) continue;
                if (spare == &headlines_ && !events_.empty() && event.date_confidence < 0.5)
                    continue;
                events_.push_back(std::move(event));
            }
        }
    }

    text::Document const& document_;
    Words words_;
    PlaceLinker place_links_;
    TimeLinker time_links_;
    dating::Dating const& times_;
    reports::Report const& report_;
    std::vector<Part> parts_;
    std::vector<bool> masked_, title_masked_;
    std::optional<std::uint16_t>
        last_kind_; ///< of the event before, whose casualties a sentence may count
    std::uint32_t last_kind_paragraph_ = 0;
    std::vector<Event> events_, captions_, headlines_;
};

} // namespace

std::vector<Event> build_events(text::Document const& document, Vocabulary const& vocabulary,
                                geoparse::Geoparse const& places, dating::Dating const& times,
                                gazetteer::Gazetteer const& gazetteer,
                                reports::Report const& report)
{
    return Builder(document, vocabulary, places, times, gazetteer, report).run();
}

} // namespace placetime::extract
