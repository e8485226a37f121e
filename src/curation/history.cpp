#include "curation/history.h"

#include <algorithm>

namespace placetime::curation {

History::History(std::vector<Edit> log)
{
    std::ranges::stable_sort(log, {}, &Edit::number);
    for (auto& edit : log) take(std::move(edit));
}

History::Entry History::take(Edit edit)
{
    if (edit.number <= last_number_) edit.number = last_number_ + 1;
    last_number_ = edit.number;
    auto entry = std::make_shared<Edit const>(std::move(edit));
    log_.push_back(entry);
    auto const move_last = [](std::vector<Entry>& from, std::vector<Entry>& to,
                              std::uint64_t number) {
        if (from.empty() || from.back()->number != number) return;
        to.push_back(std::move(from.back()));
        from.pop_back();
    };
    if (entry->undoes) {
        move_last(done_, undone_, *entry->undoes);
    } else if (entry->redoes) {
        move_last(undone_, done_, *entry->redoes);
    } else {
        done_.push_back(entry);
        undone_.clear();
    }
    return entry;
}

std::optional<Edit> History::undo() const
{
    if (done_.empty()) return {};
    auto const& last = *done_.back();
    auto edit = inverse(last);
    edit.kind = "undo";
    edit.summary = "Undone: " + last.summary;
    edit.undoes = last.number;
    return edit;
}

std::optional<Edit> History::redo() const
{
    if (undone_.empty()) return {};
    auto const& last = *undone_.back();
    auto edit = inverse(inverse(last));
    edit.kind = "redo";
    edit.summary = "Done again: " + last.summary;
    edit.redoes = last.number;
    return edit;
}

Edit const* History::next_undo() const noexcept
{
    return done_.empty() ? nullptr : done_.back().get();
}

Edit const* History::next_redo() const noexcept
{
    return undone_.empty() ? nullptr : undone_.back().get();
}

} // namespace placetime::curation
