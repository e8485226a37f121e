#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "curation/edit.h"

namespace placetime::curation {

/// What was done, in order, and what of it can be undone and done again: without limit, and beyond
/// the end of the program, since it can be made anew of a project's audit. Undoing is an entry of
/// its own; nothing is ever taken out of the log. A new edit forgets what could be done again. One
/// thread.
class History {
public:
    using Entry = std::shared_ptr<Edit const>;

    History() = default;
    /// Of an audit: all edits in the order of their numbers, undone and done again as they say. An
    /// entry that undoes or redoes what is not next in line is kept in the log and moves nothing.
    explicit History(std::vector<Edit> log);

    /// Records an edit that was made, and numbers it. `edit.undoes` and `edit.redoes` move what can
    /// be undone, any other edit is a new one.
    Entry take(Edit edit);

    /// The edit that takes the last one back, to be applied and taken; none when there is none.
    std::optional<Edit> undo() const;
    std::optional<Edit> redo() const;
    /// What undo() and redo() are about, for the menu; null when there is none.
    Edit const* next_undo() const noexcept;
    Edit const* next_redo() const noexcept;

    /// Every entry, the oldest first.
    std::span<Entry const> log() const noexcept { return log_; }
    std::uint64_t last_number() const noexcept { return last_number_; }

private:
    std::vector<Entry> log_, done_, undone_;
    std::uint64_t last_number_ = 0;
};

} // namespace placetime::curation
