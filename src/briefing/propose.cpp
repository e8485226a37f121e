#include "briefing/propose.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <set>

#include <fmt/format.h>

#include "base/error.h"
#include "briefing/proposal_places.h"
#include "briefing/proposal_words.h"
#include "briefing/words.h"
#include "summary/periods.h"

namespace placetime::briefing {

namespace {

using events::Row;
using time::Instant;

constexpr std::size_t kSelected = 3;
/// Fewer events make no slide of their own.
constexpr std::size_t kLeast = 3;
/// Rows of a chart over the whole time.
constexpr std::size_t kMostPeriods = 40;
constexpr double kOverviewSeconds = 12;

Instant instant(std::int64_t t) { return Instant(time::Seconds(t)); }

std::string percent(std::size_t part, std::size_t whole)
{
    return fmt::format("{:.0f} %", 100.0 * static_cast<double>(part) / static_cast<double>(whole));
}

class Proposer {
public:
    Proposer(Material const& material, ProposalOptions const& options, CancelToken const* cancel)
        : material_(material), options_(options), cancel_(cancel), table_(*material.table),
          reader_(material), rows_(reader_.shown({}))
    {
        if (rows_.empty())
            throw Error("no event has both a date and a place, so that there is nothing to make "
                        "slides of");
        find_time();
    }

    Briefing briefing()
    {
        Briefing briefing;
        add_overview(briefing);
        add_periods(briefing);
        add_places(briefing);
        add_regions(briefing);
        add_sources(briefing);
        briefing.title = options_.title.empty() ? title() : options_.title;
        return briefing;
    }

private:
    bool is_fine(Row row) const { return table_.precisions()[row] <= time::Precision::day; }
    void check() const
    {
        if (cancel_ != nullptr) cancel_->check();
    }

    /// The days in which nearly all happened: the middle 95 % of the events' begins, and what is
    /// near them. Events known to a day or better speak where they are most.
    void find_time()
    {
        std::vector<std::int64_t> begins;
        auto const fine = std::ranges::count_if(rows_, [&](Row row) { return is_fine(row); });
        bool const fine_only = fine * 2 >= static_cast<std::ptrdiff_t>(rows_.size());
        for (auto const row : rows_)
            if (!fine_only || is_fine(row)) begins.push_back(table_.begins()[row]);
        std::ranges::sort(begins);
        auto const cut = begins.size() / 40;
        auto const low = begins[cut], high = begins[begins.size() - 1 - cut];
        auto const near = std::max<std::int64_t>((high - low) / 4, 86'400);
        auto first = high, last = low;
        for (auto const t : begins)
            if (t >= low - near && t <= high + near) {
                first = std::min(first, t);
                last = std::max(last, t);
            }
        using std::chrono::days;
        span_ = {std::chrono::floor<days>(instant(first)),
                 std::chrono::floor<days>(instant(last)) + days(1)};
    }

    std::string title()
    {
        auto const country = reader_.main_country(rows_);
        return fmt::format("{}, {}", country.empty() ? "Events" : country, days_text(span_));
    }

    Slide slide_of_all() const
    {
        Slide slide;
        slide.begin = span_.begin;
        slide.end = span_.end;
        for (auto const& layer : material_.layers)
            if (layer.style.visible) slide.layers.push_back(layer.name);
        return slide;
    }

    /// What every slide has of the events that it shows.
    void fill(Slide& slide, std::vector<Row> const& rows, Facts const& facts)
    {
        auto const chosen = reader_.telling(rows, kSelected);
        for (auto const row : chosen) slide.selected.push_back(table_.id(row));
        slide.source = source_line(facts);
        slide.notes = notes_on(chosen, reader_);
    }

    void add_overview(Briefing& briefing)
    {
        auto slide = slide_of_all();
        auto const rows = reader_.shown(slide);
        auto const facts = reader_.of(rows);
        auto const country = reader_.main_country(rows);
        auto const events = counted(facts.events, "event", "events");
        slide.title = country.empty()
                          ? fmt::format("{}: {}", days_text(span_), events)
                          : fmt::format("{}, {}: {}", country, days_text(span_), events);
        slide.text = fmt::format("Most are {}.\n\n", types_text(facts));
        if (auto const places = places_text(facts); !places.empty())
            slide.text += fmt::format("- Most happened in {}.\n", places);
        if (facts.country_wide > 0)
            slide.text += fmt::format("- {} known to a country only.\n",
                                      counted(facts.country_wide, "is", "are"));
        if (auto const busiest = busiest_day(); !busiest.empty()) slide.text += busiest;
        if (auto const figures = figures_text(facts, reader_); !figures.empty())
            slide.text += "- " + figures + '\n';
        fill(slide, rows, facts);
        slide.selected.clear(); // nothing stands before the whole
        slide.plays = true;
        slide.seconds = kOverviewSeconds;
        slide.notes = counting_note() + (slide.notes.empty() ? "" : "\n\n" + slide.notes);
        briefing.slides.push_back(std::move(slide));
    }

    std::string counting_note()
    {
        auto note = std::string("An event counts once however many reports tell of it. Rejected "
                                "events, history, statements and what was denied, planned or did "
                                "not happen are left out.");
        std::size_t outside = 0, undated = 0, unplaced = 0;
        for (auto const row : rows_)
            outside += instant(table_.ends()[row]) <= span_.begin ||
                       instant(table_.begins()[row]) >= span_.end;
        for (Row row = 0; row < table_.size(); ++row) {
            if (!events::is_told(table_.statuses()[row]) ||
                table_.reviews()[row] == events::Review::rejected ||
                (table_.flags()[row] & (events::kBackground | events::kStatement)) != 0)
                continue;
            if ((table_.flags()[row] & events::kDated) == 0)
                ++undated;
            else
                unplaced += (table_.flags()[row] & events::kPlaced) == 0;
        }
        std::vector<std::string> parts;
        if (outside > 0) parts.push_back(fmt::format("{} before or after this time", outside));
        if (undated > 0) parts.push_back(fmt::format("{} without a date", undated));
        if (unplaced > 0) parts.push_back(fmt::format("{} without a place", unplaced));
        if (!parts.empty()) note += fmt::format(" Not shown either: {}.", listed(parts));
        return note;
    }

    /// A slide of a time that lasts so long: without what is known to a coarser time only.
    Slide slide_of(time::Interval const& interval, summary::Period period) const
    {
        auto slide = slide_of_all();
        slide.begin = interval.begin;
        slide.end = interval.end;
        auto const coarser = [&](time::Precision precision) {
            using time::Precision;
            switch (period) {
            case summary::Period::hour:
            case summary::Period::day:
                return precision >= Precision::week && precision != Precision::range;
            case summary::Period::week:
                return precision >= Precision::month && precision != Precision::range;
            case summary::Period::month:
                return precision >= Precision::season && precision != Precision::range;
            case summary::Period::quarter:
                return precision >= Precision::year && precision != Precision::range;
            case summary::Period::year:
                return precision >= Precision::decade && precision != Precision::range;
            }
            return false;
        };
        for (std::size_t i = 0; i < kPrecisionCount; ++i)
            if (coarser(static_cast<time::Precision>(i))) slide.filter.precisions[i] = false;
        return slide;
    }

    struct Busy {
        Slide slide;
        std::vector<Row> rows;
        time::Interval interval;
    };

    summary::Period period() const
    {
        auto const suited = summary::suited_period(span_, kMostPeriods);
        return suited == summary::Period::hour ? summary::Period::day : suited;
    }

    /// Periods with events of their own, the busiest first.
    std::vector<Busy> busy_periods(summary::Period period) const
    {
        std::vector<Busy> busy;
        for (auto t = summary::period_begin(span_.begin, period); t < span_.end;) {
            check();
            auto const next = summary::next_period(t, period);
            Busy one{slide_of({t, next}, period), {}, {t, next}};
            one.rows = reader_.shown(one.slide);
            auto const begun = std::ranges::count_if(
                one.rows, [&](Row row) { return instant(table_.begins()[row]) >= t; });
            if (static_cast<std::size_t>(begun) >= kLeast) busy.push_back(std::move(one));
            t = next;
        }
        std::ranges::stable_sort(busy, std::greater(),
                                 [](Busy const& one) { return one.rows.size(); });
        return busy;
    }

    std::string busiest_day() const
    {
        auto const busy = busy_periods(period());
        if (busy.size() < 2 || busy[0].rows.size() == busy[1].rows.size()) return {};
        return fmt::format("- The busiest {} was {}, with {}.\n", to_string(period()),
                           days_text(busy[0].interval),
                           counted(busy[0].rows.size(), "event", "events"));
    }

    void add_periods(Briefing& briefing)
    {
        auto busy = busy_periods(period());
        if (busy.size() > options_.periods) busy.resize(options_.periods);
        std::ranges::sort(busy, {}, [](Busy const& one) { return one.interval.begin; });
        for (auto& one : busy) {
            auto& slide = one.slide;
            auto const facts = reader_.of(one.rows);
            slide.title = fmt::format("{}: {}{}", days_text(one.interval),
                                      counted(facts.events, "event", "events"), where_most(facts));
            add_story(slide, one.rows, facts);
            briefing.slides.push_back(std::move(slide));
        }
    }

    /// Types, figures, and the events that tell most.
    void add_story(Slide& slide, std::vector<Row> const& rows, Facts const& facts)
    {
        fill(slide, rows, facts);
        slide.text = fmt::format("{}.\n\n", capital(types_text(facts)));
        slide.text += bullets(reader_.telling(rows, kSelected), reader_);
        if (auto const figures = figures_text(facts, reader_); !figures.empty())
            slide.text += '\n' + figures + '\n';
    }

    static std::string capital(std::string text)
    {
        if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
            text[0] = static_cast<char>(text[0] - 'a' + 'A');
        return text;
    }

    void add_places(Briefing& briefing)
    {
        auto spots = find_spots(material_, rows_in_time(), options_.places, cancel_);
        for (auto const& spot : spots) {
            auto slide = slide_of_all();
            slide.filter.region = spot.region;
            slide.filter.max_place_precision = spot.precision;
            auto const rows = reader_.shown(slide);
            if (rows.size() < kLeast) continue;
            auto const facts = reader_.of(rows);
            if (facts.places.empty()) continue;
            slide.title = fmt::format("{}: {}, {} of all", facts.places.front().name,
                                      counted(facts.events, "event", "events"),
                                      percent(facts.events, all_in_time()));
            add_story(slide, rows, facts);
            if (spot.hot)
                slide.notes = "Events stand closer here than chance would have it (Getis and Ord's "
                              "Gi*, false discovery rate 5 %).\n\n" +
                              slide.notes;
            briefing.slides.push_back(std::move(slide));
        }
    }

    std::vector<Row> rows_in_time() const { return reader_.shown(slide_of_all()); }
    std::size_t all_in_time() const { return rows_in_time().size(); }

    void add_regions(Briefing&) {}

    void add_sources(Briefing& briefing)
    {
        auto slide = slide_of_all();
        auto const rows = reader_.shown(slide);
        auto const facts = reader_.of(rows);
        if (facts.publishers.empty() && facts.reports == 0) return;
        slide.title = fmt::format("Sources: {}", source_counts(facts));
        constexpr std::size_t kMost = 8;
        for (std::size_t i = 0; i < std::min(kMost, facts.publishers.size()); ++i)
            slide.text += fmt::format("- {}: {}\n", as_text(facts.publishers[i].name),
                                      counted(facts.publishers[i].events, "event", "events"));
        if (facts.publishers.size() > kMost)
            slide.text += fmt::format("- {} more\n", facts.publishers.size() - kMost);
        fill(slide, rows, facts);
        slide.selected.clear();
        briefing.slides.push_back(std::move(slide));
    }

    static std::string source_counts(Facts const& facts)
    {
        auto const reports = counted(facts.reports, "report", "reports");
        if (facts.publishers.empty()) return reports;
        auto const publishers = counted(facts.publishers.size(), "publisher", "publishers");
        return facts.reports == 0 ? publishers : fmt::format("{} by {}", reports, publishers);
    }

    Material const& material_;
    ProposalOptions const& options_;
    CancelToken const* cancel_;
    events::EventTable const& table_;
    mutable FactReader reader_;
    std::vector<Row> rows_; ///< all that a map draws
    time::Interval span_;
};

} // namespace

Briefing propose(Material const& material, ProposalOptions const& options,
                 CancelToken const* cancel)
{
    return Proposer(material, options, cancel).briefing();
}

} // namespace placetime::briefing
