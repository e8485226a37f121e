#include "project/reextract.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

#include "project/kept.h"
#include "project/rows.h"
#include "text/utf8.h"

namespace placetime::project {

namespace {

using curation::PlacedEvent;
using events::Event;
using events::Review;

constexpr std::size_t kNone = static_cast<std::size_t>(-1);

bool is_handled(Event const& event)
{
    return event.review != Review::unreviewed || !event.claims.empty();
}

bool same_file(ReportRecord const& a, ReportRecord const& b)
{
    return std::filesystem::path(a.file).lexically_normal() ==
           std::filesystem::path(b.file).lexically_normal();
}

/// Numbers are read from a project with 15 digits.
bool same_cell(layers::Cell const& a, layers::Cell const& b)
{
    auto const* const x = std::get_if<double>(&a);
    auto const* const y = std::get_if<double>(&b);
    if (x == nullptr || y == nullptr) return a == b;
    return std::abs(*x - *y) <= 1e-12 * std::max(1.0, std::abs(*x));
}

bool same_report(ReportRecord const& a, ReportRecord const& b)
{
    auto const x = rows_of(a), y = rows_of(b);
    return std::ranges::equal(x, y, [](Row const& one, Row const& other) {
        return one.table == other.table && std::ranges::equal(one.cells, other.cells, same_cell);
    });
}

bool same_date(Event const& a, Event const& b)
{
    return a.when && b.when && a.when->interval == b.when->interval;
}

bool same_place(Event const& a, Event const& b)
{
    if (!a.where || !b.where) return false;
    return a.where->id.empty() ? a.where->point == b.where->point : a.where->id == b.where->id;
}

/// The reports of one id: as the project has them, and as they are now.
class Group {
public:
    Group(std::span<ReportRecord const> stored, std::string const& id)
    {
        for (auto const& report : stored)
            if (report.id == id) stored_.push_back(&report);
    }

    void add(FreshReport&& fresh)
    {
        fresh_.push_back(std::move(fresh.report));
        for (auto& event : fresh.events) found_.push_back(std::move(event));
    }

    void pair_up()
    {
        bool const one = stored_.size() == 1 && fresh_.size() == 1;
        for (auto const* const report : stored_) {
            auto const again = std::ranges::find_if(fresh_, [&](ReportRecord const& fresh) {
                return one || same_file(*report, fresh);
            });
            if (again == fresh_.end())
                others_.push_back(report);
            else
                pairs_.push_back({report, &*again});
        }
    }

    /// True when an event of this id belongs to a report that was not named again.
    bool is_of_other(Event const& event) const
    {
        if (others_.empty() || event.source_quote.empty()) return false;
        auto const holds = [&](ReportRecord const& report) {
            return report.text.find(event.source_quote) != std::string::npos;
        };
        return std::ranges::none_of(pairs_, [&](Pair const& pair) { return holds(*pair.was); }) &&
               std::ranges::any_of(others_, [&](auto const* other) { return holds(*other); });
    }

    /// What a save has to write: all of the id, for it replaces all of the id.
    void add_changed(std::vector<ReportRecord>& out) const
    {
        bool const same =
            pairs_.size() == fresh_.size() && std::ranges::all_of(pairs_, [](Pair const& pair) {
                return same_report(*pair.was, *pair.now);
            });
        if (same) return;
        for (auto const* const report : stored_) {
            auto const pair = std::ranges::find(pairs_, report, &Pair::was);
            out.push_back(pair == pairs_.end() ? *report : *pair->now);
        }
        for (auto const& report : fresh_)
            if (std::ranges::find(pairs_, &report, &Pair::now) == pairs_.end())
                out.push_back(report);
    }

    bool same_text() const
    {
        return std::ranges::all_of(
            pairs_, [](Pair const& pair) { return pair.was->text == pair.now->text; });
    }

    bool overlap(Event const& a, Event const& b) const
    {
        if (a.source_quote.empty() || b.source_quote.empty()) return false;
        if (a.source_quote == b.source_quote) return true;
        if (same_text()) return a.source_start < b.source_end && b.source_start < a.source_end;
        return a.source_quote.find(b.source_quote) != std::string::npos ||
               b.source_quote.find(a.source_quote) != std::string::npos;
    }

    /// An event that stays, with its offsets and mentions as the new report has them; what is not
    /// there any more is left as it was, but for the mention.
    Event linked(Event event) const
    {
        for (auto& claim : event.claims)
            if (claim.source_id == event.source_id) claim = linked(std::move(claim));
        auto const pair = std::ranges::find_if(pairs_, [&](Pair const& one) {
            return one.was->text.find(event.source_quote) != std::string::npos;
        });
        if (pair == pairs_.end() || event.source_quote.empty()) return event;
        auto const start = event.source_start;
        if (pair->was->text != pair->now->text) {
            auto const at = pair->now->text.find(event.source_quote);
            if (at == std::string::npos) {
                event.place_index.reset();
                event.time_index.reset();
                return event;
            }
            event.source_start =
                text::count_code_points(std::string_view(pair->now->text).substr(0, at));
            event.source_end = event.source_start + text::count_code_points(event.source_quote);
        }
        auto const shift =
            static_cast<std::int64_t>(event.source_start) - static_cast<std::int64_t>(start);
        using What = MentionRecord::What;
        event.place_index =
            number_now(*pair->was, *pair->now, What::place, event.place_index, shift);
        event.time_index = number_now(*pair->was, *pair->now, What::time, event.time_index, shift);
        return event;
    }

    std::vector<Event>& found() noexcept { return found_; }

private:
    struct Pair {
        ReportRecord const* was;
        ReportRecord const* now;
    };

    /// The number of the mention that stands where the old one stood.
    static std::optional<std::size_t> number_now(ReportRecord const& was, ReportRecord const& now,
                                                 MentionRecord::What what,
                                                 std::optional<std::size_t> number,
                                                 std::int64_t shift)
    {
        if (!number) return std::nullopt;
        auto const moved = [&](std::size_t offset) {
            return static_cast<std::int64_t>(offset) + shift;
        };
        for (auto const& old : was.mentions) {
            if (old.what != what || old.number != *number) continue;
            for (auto const& mention : now.mentions)
                if (mention.what == what &&
                    static_cast<std::int64_t>(mention.start) == moved(old.start) &&
                    static_cast<std::int64_t>(mention.end) == moved(old.end))
                    return mention.number;
        }
        return std::nullopt;
    }

    std::vector<ReportRecord const*> stored_;
    std::vector<ReportRecord> fresh_;
    std::vector<Event> found_;
    std::vector<Pair> pairs_;
    std::vector<ReportRecord const*> others_;
};

class Reconciler {
public:
    Reconciler(std::span<PlacedEvent const> events, std::int64_t next_seq) : next_seq_(next_seq)
    {
        for (auto const& one : events) {
            next_seq_ = std::max(next_seq_, one.seq + 1);
            ids_.insert(one.event.id);
            by_source_[one.event.source_id].push_back(&one);
            for (auto const& claim : one.event.claims)
                if (claim.source_id != one.event.source_id)
                    claims_of_others_[claim.source_id].push_back(&claim);
        }
    }

    void reconcile(std::string const& id, Group& group)
    {
        std::vector<PlacedEvent const*> drafts;
        std::vector<Event const*> handled = claims_of_others_[id];
        for (auto const* const one : by_source_[id]) {
            if (!is_handled(one->event)) {
                if (!group.is_of_other(one->event)) drafts.push_back(one);
                continue;
            }
            ++result_.kept;
            if (one->event.claims.empty()) handled.push_back(&one->event);
            for (auto const& claim : one->event.claims)
                if (claim.source_id == id) handled.push_back(&claim);
            keep(*one, group);
        }
        auto& found = group.found();
        std::vector<bool> answered(found.size(), false);
        match(group, handled, found, answered, [](std::size_t, std::size_t) {});
        std::vector<Event const*> old;
        for (auto const* const draft : drafts) old.push_back(&draft->event);
        std::vector<std::size_t> again(drafts.size(), kNone);
        match(group, old, found, answered,
              [&](std::size_t draft, std::size_t event) { again[draft] = event; });
        for (std::size_t i = 0; i < drafts.size(); ++i)
            give_way(*drafts[i], again[i] == kNone ? nullptr : &found[again[i]]);
        for (std::size_t i = 0; i < found.size(); ++i)
            if (!answered[i]) add(std::move(found[i]));
    }

    Reextraction take() { return std::move(result_); }
    std::vector<ReportRecord>& reports() noexcept { return result_.reports; }

private:
    void keep(PlacedEvent const& one, Group const& group)
    {
        auto linked = group.linked(one.event);
        if (curation::same(linked, one.event)) return;
        result_.before.push_back(one);
        result_.after.push_back({one.seq, std::move(linked)});
    }

    /// Pairs each of `known` with at most one that was found: by id, then by what is most alike.
    template <class Pair>
    static void match(Group const& group, std::vector<Event const*> const& known,
                      std::vector<Event> const& found, std::vector<bool>& answered, Pair&& pair)
    {
        std::vector<bool> done(known.size(), false);
        auto const take = [&](std::size_t i, std::size_t k) {
            done[i] = answered[k] = true;
            pair(i, k);
        };
        for (std::size_t i = 0; i < known.size(); ++i)
            for (std::size_t k = 0; k < found.size() && !done[i]; ++k)
                if (!answered[k] && found[k].id == known[i]->id) take(i, k);
        for (int least = 3; least > 0; --least) // the surest pairs first
            for (std::size_t i = 0; i < known.size(); ++i)
                for (std::size_t k = 0; k < found.size() && !done[i]; ++k)
                    if (!answered[k] && likeness(group, *known[i], found[k]) >= least) take(i, k);
    }

    /// 0: not the same; up to 3.
    static int likeness(Group const& group, Event const& known, Event const& found)
    {
        bool const edited = known.review == Review::edited;
        if (!group.overlap(known, found)) return 0;
        int const agree = same_place(known, found) + same_date(known, found);
        if (known.type == found.type) return 1 + agree;
        return edited && agree > 0 ? 1 : 0;
    }

    void give_way(PlacedEvent const& draft, Event* found)
    {
        if (found == nullptr) {
            ++result_.removed;
            result_.before.push_back(draft);
            ids_.erase(draft.event.id);
            return;
        }
        if (found->id != draft.event.id) {
            ids_.erase(draft.event.id);
            take_id(*found);
        }
        if (curation::same(as_kept(draft.event, &stored_shape_), as_kept(*found, &found_shape_))) {
            ++result_.unchanged;
            return;
        }
        ++result_.replaced;
        result_.before.push_back(draft);
        result_.after.push_back({draft.seq, std::move(*found)});
    }

    void add(Event event)
    {
        ++result_.added;
        take_id(event);
        result_.after.push_back({next_seq_++, std::move(event)});
    }

    /// An id that no other event has: two reports can have the same id, and so their events.
    void take_id(Event& event)
    {
        auto const id = event.id;
        for (int count = 2; !ids_.insert(event.id).second; ++count)
            event.id = fmt::format("{}-{}", id, count);
    }

    Reextraction result_;
    std::int64_t next_seq_;
    std::unordered_set<std::string> ids_;
    std::map<std::string, std::vector<PlacedEvent const*>> by_source_;
    std::map<std::string, std::vector<Event const*>> claims_of_others_;
    LastShape stored_shape_, found_shape_;
};

} // namespace

std::string Reextraction::summary() const
{
    return fmt::format("{} {} added, {} replaced, {} removed, {} as they were, {} kept as an "
                       "analyst left them",
                       added, added == 1 ? "event" : "events", replaced, removed, unchanged, kept);
}

curation::Edit Reextraction::edit() const
{
    curation::Edit edit;
    edit.kind = "extract";
    edit.summary = "Extracted again: " + summary();
    edit.before = before;
    edit.after = after;
    return edit;
}

Changes Reextraction::changes(std::optional<time::Instant> now) const
{
    Changes changes;
    if (empty()) return changes;
    std::unordered_set<std::string> left;
    for (auto const& one : after) left.insert(one.event.id);
    for (auto const& one : before)
        if (!left.contains(one.event.id)) changes.removed.push_back(one.event.id);
    changes.events = after;
    changes.reports = reports;
    changes.audit.push_back({.at = now, .action = "extract", .detail = summary()});
    return changes;
}

Reextraction reextract(std::span<PlacedEvent const> events, std::span<ReportRecord const> reports,
                       std::vector<FreshReport> fresh, std::int64_t next_seq)
{
    std::vector<std::string> order;
    std::map<std::string, Group> groups;
    for (auto& one : fresh) {
        auto const id = one.report.id;
        auto const [group, is_new] = groups.try_emplace(id, reports, id);
        if (is_new) order.push_back(id);
        group->second.add(std::move(one));
    }
    Reconciler reconciler(events, next_seq);
    for (auto const& id : order) {
        auto& group = groups.at(id);
        group.pair_up();
        group.add_changed(reconciler.reports());
        reconciler.reconcile(id, group);
    }
    return reconciler.take();
}

} // namespace placetime::project
