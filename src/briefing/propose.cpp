#include "briefing/propose.h"

#include <algorithm>

#include <fmt/format.h>

#include "base/error.h"
#include "briefing/proposal_places.h"
#include "briefing/proposal_time.h"
#include "briefing/proposal_words.h"
#include "briefing/words.h"
#include "summary/counts.h"

namespace placetime::briefing {

namespace {

using events::Row;
using time::Instant;

constexpr std::size_t kSelected = 3;
/// Fewer events make no slide of their own.
constexpr std::size_t kLeast = 3;
constexpr std::size_t kEpisodes = 4, kThemes = 2, kSourcesListed = 8;
constexpr double kPlayedSeconds = 12;

class Proposer {
public:
    Proposer(Material const& material, ProposalOptions const& options, CancelToken const* cancel)
        : material_(material), options_(options), cancel_(cancel), table_(*material.table),
          reader_(material)
    {
        auto const all = reader_.shown({});
        if (all.empty())
            throw Error("no event has both a date and a place, so that there is nothing to make "
                        "slides of");
        episodes_ = find_episodes(table_, all, kLeast, kEpisodes);
        span_ = {episodes_.front().interval.begin, episodes_.back().interval.end};
        rows_ = reader_.shown(slide_of(span_));
        country_ = reader_.main_country(rows_);
    }

    Briefing briefing()
    {
        briefing_.title = options_.title.empty() ? title() : options_.title;
        add_overview();
        add_times();
        add_places();
        add_regions();
        add_themes();
        add_sources();
        return std::move(briefing_);
    }

private:
    /// "April 2010 and October 2020"
    std::string time_text() const
    {
        if (episodes_.size() == 1) return days_text(span_);
        std::vector<std::string> parts;
        for (auto const& one : episodes_) {
            auto text = months_text(one.interval);
            if (parts.empty() || parts.back() != text) parts.push_back(std::move(text));
        }
        return listed(parts);
    }

    std::string title() const
    {
        return fmt::format("{}, {}", country_.empty() ? "Events" : country_, time_text());
    }

    Slide slide_of(time::Interval const& interval) const
    {
        Slide slide;
        slide.begin = interval.begin;
        slide.end = interval.end;
        for (auto const& layer : material_.layers)
            if (layer.style.visible) slide.layers.push_back(layer.name);
        return slide;
    }

    /// Gives a slide its text, the events that tell most, source and notes.
    void tell(Slide& slide, std::vector<Row> const& rows, Facts const& facts, std::string lead)
    {
        auto const chosen = reader_.telling(rows, kSelected, slide.begin);
        for (auto const row : chosen) slide.selected.push_back(table_.id(row));
        // On the slide of a day only what began before it needs a date.
        bool const is_day =
            slide.begin && slide.end && *slide.end - *slide.begin <= std::chrono::days(1);
        slide.text = std::move(lead) + ".\n\n" +
                     bullets(chosen, reader_, is_day ? slide.begin : std::nullopt);
        if (auto const figures = figures_text(facts); !figures.empty())
            slide.text += '\n' + figures + '\n';
        slide.source = source_line(rows, facts, reader_);
        slide.notes = notes_on(chosen, reader_);
    }

    void add(Slide slide)
    {
        if (cancel_ != nullptr) cancel_->check();
        briefing_.slides.push_back(std::move(slide));
    }

    void add_overview()
    {
        auto slide = slide_of(span_);
        auto const facts = reader_.of(rows_);
        slide.title = fmt::format("{}: {}", title(), counted(facts.events, "event", "events"));
        slide.text = fmt::format("{}.\n\n", capital(types_text(facts)));
        if (episodes_.size() > 1)
            for (auto const& one : episodes_)
                slide.text += fmt::format(
                    "- {}: {}\n", days_text(one.interval),
                    counted(reader_.shown(slide_of(one.interval)).size(), "event", "events"));
        if (auto const places = places_text(facts); !places.empty())
            slide.text += fmt::format("- Most in {}\n", places);
        if (facts.country_wide > 0)
            slide.text += fmt::format("- {} told of a country as a whole\n",
                                      counted(facts.country_wide, "is", "are"));
        if (auto const figures = figures_text(facts); !figures.empty())
            slide.text += '\n' + figures + '\n';
        slide.source = source_line(rows_, facts, reader_);
        slide.notes = counting_note();
        if (episodes_.size() == 1) let_play(slide);
        add(std::move(slide));
    }

    void let_play(Slide& slide) const
    {
        slide.plays = true;
        slide.seconds = kPlayedSeconds;
    }

    /// How it was counted, and what the slides do not show.
    std::string counting_note() const
    {
        auto note = std::string("An event counts once however many reports tell of it. Rejected "
                                "events, history, statements and what was denied, planned or did "
                                "not happen are left out.");
        auto const counted = summary::counted_rows(table_, summary::Request{});
        std::size_t undated = 0, unplaced = 0, outside = 0;
        events::RowSet shown(table_.size());
        for (auto const row : rows_) shown.set(row);
        counted.for_each([&](Row row) {
            if ((table_.flags()[row] & events::kDated) == 0)
                ++undated;
            else if ((table_.flags()[row] & events::kPlaced) == 0)
                ++unplaced;
            else
                outside += !shown.test(row);
        });
        std::vector<std::string> parts;
        if (undated > 0) parts.push_back(fmt::format("{} without a date", undated));
        if (unplaced > 0) parts.push_back(fmt::format("{} without a place", unplaced));
        if (outside > 0) parts.push_back(fmt::format("{} before or after this time", outside));
        if (!parts.empty()) note += fmt::format(" Nor are shown: {}.", listed(parts));
        return note;
    }

    struct Busy {
        Slide slide;
        std::vector<Row> rows;
        std::string when;
    };

    /// The periods of an episode with events that begin in them.
    std::vector<Busy> periods_of(Episode const& episode) const
    {
        std::vector<Busy> busy;
        auto const period = period_for(episode.interval);
        for (auto t = summary::period_begin(episode.interval.begin, period);
             t < episode.interval.end;) {
            auto const next = summary::next_period(t, period);
            time::Interval const interval{t, next};
            Busy one{slide_of(interval), {}, period_text(interval, period)};
            keep_fine(one.slide.filter, period);
            one.rows = reader_.shown(one.slide);
            auto const begun = std::ranges::count_if(one.rows, [&](Row row) {
                return table_.begins()[row] >= t.time_since_epoch().count();
            });
            if (static_cast<std::size_t>(begun) >= kLeast) busy.push_back(std::move(one));
            t = next;
        }
        return busy;
    }

    /// Episodes, each with its busiest periods.
    void add_times()
    {
        std::vector<std::vector<Busy>> busy;
        std::vector<std::size_t> counts;
        for (auto const& episode : episodes_) {
            busy.push_back(periods_of(episode));
            if (busy.back().size() < 2 && episodes_.size() > 1 &&
                episode.interval.length() <= std::chrono::days(1))
                busy.back().clear(); // it would be the same slide again
            for (auto const& one : busy.back()) counts.push_back(one.rows.size());
        }
        std::ranges::sort(counts, std::greater());
        auto left = std::min(options_.periods, counts.size());
        auto const least = left > 0 ? counts[left - 1] : 0;
        auto above = static_cast<std::size_t>(
            std::ranges::count_if(counts, [&](std::size_t count) { return count > least; }));
        auto equal = left - std::min(left, above);
        for (std::size_t i = 0; i < episodes_.size(); ++i) {
            if (episodes_.size() > 1) add_episode(episodes_[i]);
            for (auto& one : busy[i]) {
                if (left == 0 || one.rows.size() < least) continue;
                if (one.rows.size() == least) {
                    if (equal == 0) continue;
                    --equal;
                }
                add_period(one);
            }
        }
    }

    void add_episode(Episode const& episode)
    {
        auto slide = slide_of(episode.interval);
        auto const rows = reader_.shown(slide);
        auto const facts = reader_.of(rows);
        slide.title = fmt::format("{}: {}{}", days_text(episode.interval),
                                  counted(facts.events, "event", "events"), where_most(facts));
        tell(slide, rows, facts, capital(types_text(facts)));
        let_play(slide);
        add(std::move(slide));
    }

    void add_period(Busy& busy)
    {
        auto const facts = reader_.of(busy.rows);
        busy.slide.title = fmt::format("{}: {}{}", busy.when,
                                       counted(facts.events, "event", "events"), where_most(facts));
        tell(busy.slide, busy.rows, facts, capital(types_text(facts)));
        add(std::move(busy.slide));
    }

    void add_places()
    {
        for (auto const& spot : find_spots(material_, rows_, options_.places, cancel_)) {
            auto slide = slide_of(span_);
            slide.filter.region = spot.region;
            slide.filter.max_place_precision = spot.precision;
            auto const rows = reader_.shown(slide);
            auto const facts = reader_.of(rows);
            if (facts.places.empty()) continue;
            auto const several = facts.places.size() > 1;
            auto const& named = facts.towns.empty() ? facts.places : facts.towns;
            slide.title =
                fmt::format("{}{}: {} of {}", named.front().name, several ? " and around" : "",
                            grouped(facts.events), counted(rows_.size(), "event", "events"));
            tell(slide, rows, facts, capital(types_text(facts)));
            if (spot.hot)
                slide.notes = "Events stand closer here than chance would have it (Getis and Ord's "
                              "Gi*, false discovery rate 5 %). Where reporting is thick, events "
                              "are too.\n\n" +
                              slide.notes;
            add(std::move(slide));
        }
    }

    /// Divisions tinted, where events are known to several.
    void add_regions()
    {
        if (!material_.divisions) return;
        auto slide = slide_of(span_);
        events::RowSet among(table_.size());
        for (auto const row : rows_) among.set(row);
        summary::Request request;
        request.tables = {{summary::By::admin1}};
        request.among = &among;
        request.figures = false;
        request.divisions = material_.divisions.get();
        auto const counts = summary::count(table_, request, cancel_);
        std::vector<std::string> names;
        std::size_t known = 0, divisions = 0;
        for (auto const& group : counts.tables.front().groups) {
            if (group.keys.front().kind != summary::Key::Kind::value) continue;
            ++divisions;
            known += group.events;
            if (names.size() < 3)
                names.push_back(fmt::format("{} ({})", as_text(group.keys.front().name),
                                            grouped(group.events)));
        }
        if (divisions < 3 || known * 3 < rows_.size()) return;
        auto const facts = reader_.of(rows_);
        slide.title = fmt::format("By region: {} of {} are known to one", grouped(known),
                                  counted(rows_.size(), "event", "events"));
        slide.text = fmt::format("Most in {}.\n\nEach event counts in the first-level division "
                                 "that holds its place.\n",
                                 listed(names));
        slide.choropleth = scene::Choropleth::admin1;
        slide.symbols = false;
        slide.source = source_line(rows_, facts, reader_);
        add(std::move(slide));
    }

    /// The types with most events, each with its sub-types.
    void add_themes()
    {
        auto const types = reader_.of(rows_).types;
        if (types.size() < 2) return;
        for (std::size_t i = 0; i < std::min(kThemes, types.size()); ++i) {
            auto const [type, count] = types[i];
            if (count < kLeast) return;
            auto slide = slide_of(span_);
            slide.filter.types.fill(false);
            slide.filter.types[static_cast<std::size_t>(type)] = true;
            auto const rows = reader_.shown(slide);
            auto const facts = reader_.of(rows);
            slide.title = fmt::format("{}: {} of {}{}", capital(std::string(events_of_type(type))),
                                      grouped(count), counted(rows_.size(), "event", "events"),
                                      where_most(facts));
            auto lead = subtypes_text(rows, reader_);
            if (lead.empty()) lead = places_text(facts);
            if (lead.empty()) lead = counted(count, "event", "events");
            tell(slide, rows, facts, capital(lead));
            add(std::move(slide));
        }
    }

    void add_sources()
    {
        auto slide = slide_of(span_);
        auto const facts = reader_.of(rows_);
        if (facts.publishers.empty() && facts.reports == 0) return;
        auto const reports = counted(facts.reports, "report", "reports");
        auto const publishers = counted(facts.publishers.size(), "publisher", "publishers");
        slide.title = "Sources: ";
        if (facts.reports > 0 || facts.publishers.empty()) slide.title += reports;
        if (!facts.publishers.empty())
            slide.title += facts.reports > 0 ? " by " + publishers : publishers;
        auto const& list = facts.publishers.empty() ? facts.report_titles : facts.publishers;
        for (std::size_t i = 0; i < std::min(kSourcesListed, list.size()); ++i)
            slide.text += fmt::format("- {}: {}\n", as_text(list[i].name),
                                      counted(list[i].events, "event", "events"));
        if (list.size() > kSourcesListed)
            slide.text += fmt::format("- {} more\n", list.size() - kSourcesListed);
        slide.text += '\n' + reviewed_text(facts);
        slide.source = source_line(rows_, facts, reader_);
        slide.notes = counting_note();
        add(std::move(slide));
    }

    static std::string reviewed_text(Facts const& facts)
    {
        auto const reviewed = facts.events - facts.unreviewed;
        auto text = reviewed == 0 ? std::string("No event was reviewed by a person.")
                                  : fmt::format("A person reviewed {} of {}.", reviewed,
                                                counted(facts.events, "event", "events"));
        if (facts.claimed > 0)
            text += fmt::format(" {} claimed by a source, not asserted.",
                                counted(facts.claimed, "is", "are"));
        return text + '\n';
    }

    Material const& material_;
    ProposalOptions const& options_;
    CancelToken const* cancel_;
    events::EventTable const& table_;
    FactReader reader_;
    std::vector<Episode> episodes_;
    time::Interval span_;
    std::vector<Row> rows_; ///< of the whole time
    std::string country_;   ///< of most events
    Briefing briefing_;
};

} // namespace

Briefing propose(Material const& material, ProposalOptions const& options,
                 CancelToken const* cancel)
{
    return Proposer(material, options, cancel).briefing();
}

} // namespace placetime::briefing
