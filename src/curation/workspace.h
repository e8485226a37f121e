#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "curation/edit.h"
#include "events/event_table.h"

namespace placetime::curation {

/// The events of a workspace as a table. Record i has the place seqs[i] in the project's order.
struct Edition {
    std::shared_ptr<events::EventTable const> table;
    std::shared_ptr<std::vector<std::int64_t> const> seqs; ///< ascending; null: i itself
    std::int64_t seq(std::size_t record) const;
    /// None when no event has this place.
    std::optional<std::size_t> record(std::int64_t seq) const;
};

/// All events with what was judged about them: what a project holds, as it stands after every edit.
/// The table it began with is kept as it is and read when an event is asked for (a large CSV is not
/// copied); only what was edited is held whole. Where several events have one id, the first of them
/// is meant. Copies are cheap: they share all events. One thread.
class Workspace {
public:
    Workspace();
    /// `seqs`: ascending, one for each record; empty: the records' numbers.
    explicit Workspace(std::shared_ptr<events::EventTable const> base,
                       std::vector<std::int64_t> seqs = {}, std::vector<NameRule> names = {},
                       std::vector<Distinct> distinct = {});

    std::size_t size() const noexcept { return size_; }
    /// The first call makes an index of the ids: some 30 ms for a million.
    std::optional<PlacedEvent> find(std::string_view id) const;
    std::optional<std::int64_t> seq_of(std::string_view id) const;
    /// In order. O(all): every event is read.
    std::vector<std::string> ids() const;
    std::vector<PlacedEvent> events() const;
    /// Every event in order until `see` returns false.
    void for_each(std::function<bool(std::int64_t seq, events::Event const&)> const& see) const;
    /// Greater than every place that was ever taken.
    std::int64_t next_seq() const noexcept { return next_seq_; }

    /// In order of their folded names.
    std::vector<NameRule> const& names() const noexcept { return names_; }
    /// Null when the name has no rule.
    NameRule const* rule(std::string_view name) const;
    /// Ascending.
    std::vector<Distinct> const& distinct() const noexcept { return distinct_; }
    /// True when the two events, or a claim of the one and a claim of the other, were judged to be
    /// different. Ids of events and of claims.
    bool judged_distinct(events::Event const& a, events::Event const& b) const;

    /// Makes the edit. Throws Error, and changes nothing, when what it replaces is not there as it
    /// says, or what it adds is there already.
    void apply(Edit const& edit);
    /// Takes it back: apply(inverse(edit)).
    void revert(Edit const& edit) { apply(inverse(edit)); }

    /// The events as they stand. Made at the first call after an edit: O(rows) with a sort, some
    /// 30 ms for 100 000.
    Edition const& edition() const;
    /// True when edition() has nothing to do.
    bool edition_ready() const noexcept { return edition_.table != nullptr; }
    /// An edition that was made elsewhere, of a copy of this that had the same revision().
    void take_edition(Edition edition) const { edition_ = std::move(edition); }
    /// The edition with some of its events replaced (by their ids; unknown ones are ignored), as a
    /// picture of them that is not kept.
    Edition shown_with(std::vector<events::Event> const& instead) const;
    /// Puts a table's events after the others; its records get the next places.
    void append(std::shared_ptr<events::EventTable const> const& table);

    /// Grows with every change; copies have the same until they change.
    std::uint64_t revision() const noexcept { return revision_; }

private:
    struct Index;
    using SharedEvent = std::shared_ptr<events::Event const>;

    void check(Edit const& edit) const;
    void put(std::int64_t seq, SharedEvent event);
    std::int64_t base_seq(std::size_t record) const;
    std::optional<std::size_t> base_record(std::int64_t seq) const;
    Edition edition_with(std::map<std::int64_t, SharedEvent> const& changed) const;

    std::shared_ptr<events::EventTable const> base_;
    std::shared_ptr<std::vector<std::int64_t> const> base_seqs_; ///< null: the records' numbers
    mutable std::shared_ptr<Index const> index_;                 ///< of the base's ids
    std::map<std::int64_t, SharedEvent> changed_; ///< against the base; null: taken out
    std::unordered_map<std::string, std::int64_t> changed_ids_;
    std::vector<NameRule> names_;
    std::vector<Distinct> distinct_;
    std::size_t size_ = 0;
    std::int64_t next_seq_ = 0;
    std::uint64_t revision_ = 1;
    mutable Edition edition_;
};

} // namespace placetime::curation
