#include "session/filter_state.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "events/table_filter.h"

namespace placetime::session {

namespace {

using events::Row;
using events::RowSet;

/// Why a row does not pass: a bit for each filter.
enum Fail : std::uint16_t {
    kType = 1,
    kStatus = 2,
    kReview = 4,
    kPrecision = 8,
    kSource = 16,
    kConfidence = 32,
    kPlacePrecision = 64,
    kWords = 128,
    kRegion = 256,
    kHistory = 512,
    kStatements = 1024,
    kNotKnown = 2048
};

template <std::size_t N>
std::array<std::uint16_t, N> failing(std::array<bool, N> const& on, Fail fail)
{
    std::array<std::uint16_t, N> fails{};
    for (std::size_t i = 0; i < N; ++i) fails[i] = on[i] ? std::uint16_t{0} : std::uint16_t{fail};
    return fails;
}

template <typename Enum> std::size_t index(Enum value) noexcept
{
    return static_cast<std::size_t>(value);
}

/// Two events that differ in nothing but one filter's value pass or fail by that filter alone: it
/// is counted for the value when no other filter stops it.
bool passes_but(std::uint16_t fails, std::uint16_t own) noexcept { return (fails & ~own) == 0; }

std::size_t tenth(std::uint8_t percent) noexcept { return std::min<std::size_t>(percent / 10, 9); }

} // namespace

void FilterState::set_table(std::shared_ptr<events::EventTable const> table)
{
    table_ = std::move(table);
    word_rows_ = region_rows_ = nullptr;
    word_rows_for_.clear();
    region_stale_ = true;
    mark_hidden_sources();
    listed_ = drawn_ = std::make_shared<RowSet const>(table_->size());
    touch();
}

void FilterState::replace_table(std::shared_ptr<events::EventTable const> table,
                                std::function<std::optional<Row>(Row)> const& old_row)
{
    auto const words = std::exchange(word_rows_, nullptr);
    set_table(std::move(table));
    if (!words || table_->size() <= kSearchAtOnce) return;
    RowSet kept(table_->size());
    for (Row row = 0; row < table_->size(); ++row)
        if (auto const old = old_row(row); old && words->test(*old)) kept.set(row);
    word_rows_ = std::make_shared<RowSet const>(std::move(kept));
}

void FilterState::set_known(std::optional<time::Instant> moment)
{
    if (moment == known_) return;
    known_ = moment;
    touch();
}

void FilterState::mark_hidden_sources()
{
    source_off_.clear();
    if (!table_) return;
    auto const& hidden = choice_.hidden_sources;
    for (auto const& name : table_->source_names())
        source_off_.push_back(std::find(hidden.begin(), hidden.end(), name) != hidden.end());
}

void FilterState::set_choice(FilterChoice choice)
{
    if (choice == choice_) return;
    region_stale_ = region_stale_ || choice.region != choice_.region;
    choice_ = std::move(choice);
    mark_hidden_sources();
    touch();
}

void FilterState::set_type(events::Type type, bool on)
{
    auto choice = choice_;
    choice.types[index(type)] = on;
    set_choice(std::move(choice));
}

void FilterState::only_type(events::Type type)
{
    auto choice = choice_;
    choice.types.fill(false);
    choice.types[index(type)] = true;
    if (choice.types == choice_.types) choice.types.fill(true);
    set_choice(std::move(choice));
}

void FilterState::set_status(events::Status status, bool on)
{
    auto choice = choice_;
    choice.statuses[index(status)] = on;
    set_choice(std::move(choice));
}

void FilterState::set_review(events::Review review, bool on)
{
    auto choice = choice_;
    choice.reviews[index(review)] = on;
    set_choice(std::move(choice));
}

void FilterState::set_precision(time::Precision precision, bool on)
{
    auto choice = choice_;
    choice.precisions[index(precision)] = on;
    set_choice(std::move(choice));
}

bool FilterState::source(std::size_t source) const
{
    return source >= source_off_.size() || !source_off_[source];
}

void FilterState::set_source(std::size_t source, bool on)
{
    if (!table_ || source >= table_->source_names().size()) return;
    auto const& name = table_->source_names()[source];
    auto choice = choice_;
    std::erase(choice.hidden_sources, name);
    if (!on) choice.hidden_sources.push_back(name);
    set_choice(std::move(choice));
}

void FilterState::set_words(std::string words)
{
    auto choice = choice_;
    choice.words = std::move(words);
    set_choice(std::move(choice));
}

void FilterState::set_min_confidence(double confidence)
{
    auto choice = choice_;
    choice.min_confidence = std::clamp(confidence, 0.0, 1.0);
    set_choice(std::move(choice));
}

void FilterState::set_max_place_precision(geo::Meters meters)
{
    auto choice = choice_;
    choice.max_place_precision = std::max(meters, 0.0);
    set_choice(std::move(choice));
}

void FilterState::set_region(geo::MultiPolygon region)
{
    auto choice = choice_;
    choice.region = std::move(region);
    set_choice(std::move(choice));
}

void FilterState::set_background(bool on)
{
    auto choice = choice_;
    choice.background = on;
    set_choice(std::move(choice));
}

void FilterState::set_statements(bool on)
{
    auto choice = choice_;
    choice.statements = on;
    set_choice(std::move(choice));
}

void FilterState::bring_words(Tasks& tasks)
{
    if (choice_.words == word_rows_for_) return;
    tasks.cancel(word_task_);
    searching_ = false;
    word_rows_for_ = choice_.words;
    events::Filter filter;
    filter.words = choice_.words;
    if (events::WordSearch(filter.words).empty()) {
        word_rows_ = nullptr;
    } else if (table_->size() <= kSearchAtOnce) {
        word_rows_ = std::make_shared<RowSet const>(events::matching(*table_, filter));
    } else {
        searching_ = true;
        word_task_ = tasks.start(
            "Searching events",
            [table = table_, filter](CancelToken const& cancel, Progress const&) {
                return events::matching(*table, filter, &cancel);
            },
            [this, table = table_, alive = std::weak_ptr(alive_)](RowSet rows) {
                if (alive.expired() || table != table_) return;
                word_rows_ = std::make_shared<RowSet const>(std::move(rows));
                searching_ = false;
                touch();
            },
            {}, true);
    }
}

bool FilterState::update(Tasks& tasks)
{
    if (!stale_ || !table_) return false;
    stale_ = false;
    bring_words(tasks);
    if (region_stale_) {
        region_stale_ = false;
        region_rows_ = nullptr;
        if (!choice_.region.empty()) {
            events::Filter filter;
            filter.region = choice_.region;
            region_rows_ = std::make_shared<RowSet const>(events::matching(*table_, filter));
        }
    }
    recompute();
    ++revision_;
    return true;
}

void FilterState::recompute()
{
    auto const& table = *table_;
    auto const type_fails = failing(choice_.types, kType);
    auto const status_fails = failing(choice_.statuses, kStatus);
    auto const review_fails = failing(choice_.reviews, kReview);
    auto const precision_fails = failing(choice_.precisions, kPrecision);
    auto const least = std::lround(choice_.min_confidence * 100);
    auto const greatest = static_cast<float>(choice_.max_place_precision);
    auto const types = table.types();
    auto const statuses = table.statuses();
    auto const reviews = table.reviews();
    auto const precisions = table.precisions();
    auto const sources = table.sources();
    auto const confidences = table.confidences();
    auto const place_precisions = table.place_precisions();
    auto const flags = table.flags();
    auto const reported = table.reported();
    auto const known = known_ && !reported.empty() ? known_->time_since_epoch().count()
                                                   : std::numeric_limits<std::int64_t>::max();

    auto listed = std::make_shared<RowSet>(table.size());
    auto drawn = std::make_shared<RowSet>(table.size());
    facets_ = {};
    facets_.sources.assign(table.source_names().size(), 0);
    undated_ = unplaced_ = 0;
    for (Row row = 0; row < table.size(); ++row) {
        auto const flag = flags[row];
        bool const dated = (flag & events::kDated) != 0;
        bool const placed = (flag & events::kPlaced) != 0;
        auto const type = index(types[row]), status = index(statuses[row]),
                   review = index(reviews[row]), precision = index(precisions[row]);
        unsigned fails = type_fails[type] | unsigned{status_fails[status]} | review_fails[review];
        if (dated) fails |= precision_fails[precision];
        if (source_off_[sources[row]]) fails |= kSource;
        if (confidences[row] < least) fails |= kConfidence;
        if (greatest > 0 && placed && place_precisions[row] > greatest) fails |= kPlacePrecision;
        if (word_rows_ && !word_rows_->test(row)) fails |= kWords;
        if (region_rows_ && !region_rows_->test(row)) fails |= kRegion;
        if (known_ && !reported.empty() && reported[row] > known) fails |= kNotKnown;
        if ((flag & events::kBackground) != 0 && !choice_.background) fails |= kHistory;
        if ((flag & events::kStatement) != 0 && !choice_.statements) fails |= kStatements;
        if ((fails & (fails - 1)) != 0) continue; // two filters stop it: it counts nowhere

        auto const f = static_cast<std::uint16_t>(fails);
        facets_.types[type] += passes_but(f, kType);
        facets_.statuses[status] += passes_but(f, kStatus);
        facets_.reviews[review] += passes_but(f, kReview);
        if (dated) facets_.precisions[precision] += passes_but(f, kPrecision);
        facets_.sources[sources[row]] += passes_but(f, kSource);
        facets_.confidences[tenth(confidences[row])] += passes_but(f, kConfidence);
        if ((flag & events::kBackground) != 0) facets_.background += passes_but(f, kHistory);
        if ((flag & events::kStatement) != 0) facets_.statements += passes_but(f, kStatements);
        if (fails != 0) continue;

        listed->set(row);
        undated_ += !dated;
        unplaced_ += !placed;
        bool const happened =
            statuses[row] == events::Status::asserted || statuses[row] == events::Status::claimed;
        if (dated && placed && happened && reviews[row] != events::Review::rejected)
            drawn->set(row);
    }
    listed_ = std::move(listed);
    drawn_ = std::move(drawn);
}

StatusCounts FilterState::counts(events::Window const& window) const
{
    StatusCounts counts;
    if (!table_) return counts;
    for (auto const range : table_->in_window(window)) {
        counts.shown += drawn_->count(range);
        counts.listed += listed_->count(range);
    }
    counts.total = table_->size();
    counts.undated = undated_;
    counts.unplaced = unplaced_;
    return counts;
}

} // namespace placetime::session
