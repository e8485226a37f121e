#include "curation/workspace.h"

#include <algorithm>
#include <atomic>
#include <set>

#include "base/error.h"
#include "text/fold.h"

namespace placetime::curation {

using events::Event;
using events::EventTable;

namespace {

std::uint64_t next_revision() noexcept
{
    static std::atomic<std::uint64_t> last{0};
    return ++last;
}

std::string named(std::string const& id) { return "The event " + id; }

} // namespace

/// Where the records of an id's hash are: open addressing, each record in a slot.
struct Workspace::Index {
    explicit Index(EventTable const& table)
    {
        std::size_t slots = 16;
        while (slots < 2 * table.size()) slots *= 2;
        records.assign(slots, kNone);
        for (std::size_t record = 0; record < table.size(); ++record) {
            auto at = table.facts(table.row_of(record)).id_hash & (slots - 1);
            while (records[at] != kNone) at = (at + 1) & (slots - 1);
            records[at] = static_cast<std::uint32_t>(record);
        }
    }

    /// Records whose id may be this one, each once; until `see` returns false.
    template <typename See> void look(EventTable const& table, std::string_view id, See see) const
    {
        auto const hash = events::id_hash(id);
        auto const mask = records.size() - 1;
        for (auto at = hash & mask; records[at] != kNone; at = (at + 1) & mask)
            if (table.facts(table.row_of(records[at])).id_hash == hash && !see(records[at])) return;
    }

    static constexpr std::uint32_t kNone = ~std::uint32_t{0};
    std::vector<std::uint32_t> records;
};

std::int64_t Edition::seq(std::size_t record) const
{
    return seqs ? (*seqs)[record] : static_cast<std::int64_t>(record);
}

std::optional<std::size_t> Edition::record(std::int64_t seq) const
{
    if (seq < 0 || !table) return {};
    if (!seqs) {
        auto const record = static_cast<std::size_t>(seq);
        return record < table->size() ? std::optional(record) : std::nullopt;
    }
    auto const found = std::ranges::lower_bound(*seqs, seq);
    if (found == seqs->end() || *found != seq) return {};
    return static_cast<std::size_t>(found - seqs->begin());
}

Workspace::Workspace() : Workspace(std::make_shared<EventTable const>()) {}

Workspace::Workspace(std::shared_ptr<EventTable const> base, std::vector<std::int64_t> seqs,
                     std::vector<NameRule> names, std::vector<Distinct> distinct)
    : base_(std::move(base)), names_(std::move(names)), distinct_(std::move(distinct)),
      size_(base_->size()), next_seq_(static_cast<std::int64_t>(base_->size())),
      revision_(next_revision())
{
    bool plain = true;
    for (std::size_t i = 0; i < seqs.size() && plain; ++i)
        plain = seqs[i] == static_cast<std::int64_t>(i);
    if (!plain) {
        next_seq_ = seqs.back() + 1;
        base_seqs_ = std::make_shared<std::vector<std::int64_t> const>(std::move(seqs));
    }
    std::ranges::stable_sort(names_, {}, [](NameRule const& r) { return text::fold(r.name); });
    std::ranges::sort(distinct_);
    edition_ = {base_, base_seqs_};
}

std::int64_t Workspace::base_seq(std::size_t record) const
{
    return base_seqs_ ? (*base_seqs_)[record] : static_cast<std::int64_t>(record);
}

std::optional<std::size_t> Workspace::base_record(std::int64_t seq) const
{
    return Edition{base_, base_seqs_}.record(seq);
}

std::optional<std::int64_t> Workspace::seq_of(std::string_view id) const
{
    if (auto const found = changed_ids_.find(std::string(id)); found != changed_ids_.end())
        return found->second;
    if (!index_) index_ = std::make_shared<Index const>(*base_);
    std::optional<std::int64_t> best;
    index_->look(*base_, id, [&](std::size_t record) {
        auto const seq = base_seq(record);
        if ((!best || seq < *best) && !changed_.contains(seq) &&
            base_->id(base_->row_of(record)) == id)
            best = seq;
        return true;
    });
    return best;
}

std::optional<PlacedEvent> Workspace::find(std::string_view id) const
{
    auto const seq = seq_of(id);
    if (!seq) return {};
    if (auto const changed = changed_.find(*seq); changed != changed_.end())
        return PlacedEvent{*seq, *changed->second};
    return PlacedEvent{*seq, base_->event(base_->row_of(*base_record(*seq)))};
}

void Workspace::for_each(std::function<bool(std::int64_t, Event const&)> const& see) const
{
    auto changed = changed_.begin();
    for (std::size_t record = 0; record <= base_->size(); ++record) {
        bool const at_end = record == base_->size();
        auto const seq = at_end ? 0 : base_seq(record);
        for (; changed != changed_.end() && (at_end || changed->first < seq); ++changed)
            if (changed->second && !see(changed->first, *changed->second)) return;
        if (at_end) return;
        if (changed != changed_.end() && changed->first == seq) {
            auto const& event = (changed++)->second;
            if (event && !see(seq, *event)) return;
        } else if (!see(seq, base_->event(base_->row_of(record)))) {
            return;
        }
    }
}

std::vector<std::string> Workspace::ids() const
{
    std::vector<std::string> ids;
    for_each([&](std::int64_t, Event const& event) {
        ids.push_back(event.id);
        return true;
    });
    return ids;
}

std::vector<PlacedEvent> Workspace::events() const
{
    std::vector<PlacedEvent> events;
    events.reserve(size_);
    for_each([&](std::int64_t seq, Event const& event) {
        events.push_back({seq, event});
        return true;
    });
    return events;
}

NameRule const* Workspace::rule(std::string_view name) const
{
    auto const folded = text::fold(name);
    auto const found = std::ranges::find_if(
        names_, [&](NameRule const& rule) { return text::fold(rule.name) == folded; });
    return found == names_.end() ? nullptr : &*found;
}

bool Workspace::judged_distinct(Event const& a, Event const& b) const
{
    if (distinct_.empty()) return false;
    auto const judged = [this](std::string const& x, std::string const& y) {
        return std::ranges::binary_search(distinct_, distinct_pair(x, y));
    };
    auto const any_claim = [](Event const& event, auto const& test) {
        return test(event.id) || std::ranges::any_of(event.claims, [&](Event const& claim) {
                   return test(claim.id);
               });
    };
    return any_claim(a, [&](std::string const& x) {
        return any_claim(b, [&](std::string const& y) { return judged(x, y); });
    });
}

/// Looks at everything before anything is changed.
void Workspace::check(Edit const& edit) const
{
    std::set<std::string_view> gone;
    std::set<std::int64_t> free;
    for (auto const& [seq, event] : edit.before) {
        auto const now = find(event.id);
        if (!now) throw Error(named(event.id) + " is not there any more.");
        if (now->seq != seq || !same(now->event, event))
            throw Error(named(event.id) + " was changed since.");
        gone.insert(event.id);
        free.insert(seq);
    }
    std::set<std::string_view> coming;
    for (auto const& [seq, event] : edit.after) {
        if (!coming.insert(event.id).second || (!gone.contains(event.id) && seq_of(event.id)))
            throw Error(named(event.id) + " is there already.");
        auto const changed = changed_.find(seq);
        bool const taken =
            changed != changed_.end() ? changed->second != nullptr : base_record(seq).has_value();
        if (seq < 0 || (taken && !free.contains(seq)))
            throw Error(named(event.id) + " would take another event's place.");
    }
    for (auto const& before : edit.names_before) {
        auto const* const now = rule(before.name);
        if (now == nullptr || now->name != before.name || !same(now->place, before.place))
            throw Error("What “" + before.name + "” means was changed since.");
    }
    for (auto const& after : edit.names_after) {
        auto const folded = text::fold(after.name);
        bool const goes = std::ranges::any_of(edit.names_before, [&](NameRule const& before) {
            return text::fold(before.name) == folded;
        });
        if (!goes && rule(after.name) != nullptr)
            throw Error("“" + after.name + "” has a meaning already.");
    }
    for (auto const& pair : edit.distinct_before)
        if (!std::ranges::binary_search(distinct_, pair))
            throw Error("Nobody said that these events differ.");
    for (auto const& pair : edit.distinct_after)
        if (std::ranges::binary_search(distinct_, pair) &&
            std::ranges::find(edit.distinct_before, pair) == edit.distinct_before.end())
            throw Error("That these events differ was said before.");
}

void Workspace::put(std::int64_t seq, SharedEvent event)
{
    changed_ids_[event->id] = seq;
    changed_[seq] = std::move(event);
    next_seq_ = std::max(next_seq_, seq + 1);
    ++size_;
}

void Workspace::apply(Edit const& edit)
{
    check(edit);
    for (auto const& [seq, event] : edit.before) {
        changed_ids_.erase(event.id);
        if (base_record(seq))
            changed_[seq] = nullptr;
        else
            changed_.erase(seq);
        --size_;
    }
    for (auto const& [seq, event] : edit.after) put(seq, std::make_shared<Event const>(event));
    for (auto const& before : edit.names_before)
        std::erase_if(names_, [&, folded = text::fold(before.name)](NameRule const& rule) {
            return text::fold(rule.name) == folded;
        });
    for (auto const& after : edit.names_after) {
        auto const at =
            std::ranges::upper_bound(names_, text::fold(after.name), {},
                                     [](NameRule const& rule) { return text::fold(rule.name); });
        names_.insert(at, after);
    }
    for (auto const& pair : edit.distinct_before) std::erase(distinct_, pair);
    for (auto const& pair : edit.distinct_after)
        distinct_.insert(std::ranges::lower_bound(distinct_, pair), pair);
    if (!edit.before.empty() || !edit.after.empty()) edition_ = {};
    revision_ = next_revision();
}

} // namespace placetime::curation
