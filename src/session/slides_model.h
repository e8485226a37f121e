#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "briefing/slide.h"

namespace placetime::session {

/// The briefing that is being made: its slides, title, marking and theme, and the slide that one is
/// at. Every change can be undone and done again, without limit, and has a sentence that names it.
/// A change that changes nothing is none. One thread.
class SlidesModel {
public:
    briefing::Briefing const& briefing() const noexcept { return *now_; }
    std::span<briefing::Slide const> slides() const noexcept { return now_->slides; }
    std::size_t size() const noexcept { return now_->slides.size(); }
    bool empty() const noexcept { return now_->slides.empty(); }
    /// The slide that one is at; none when there is none, or none was chosen.
    std::optional<std::size_t> current() const noexcept { return current_; }
    void set_current(std::optional<std::size_t> slide);

    /// What a project held: forgets what could be undone.
    void reset(briefing::Briefing briefing);

    /// After the current slide (else at the end); it becomes the current one. Gives its number.
    std::size_t add(briefing::Slide slide);
    std::size_t duplicate(std::size_t slide);
    void remove(std::size_t slide);
    /// To position `to` (clamped); the current slide stays the one that it is.
    void move(std::size_t slide, std::size_t to);
    void rename(std::size_t slide, std::string title);
    /// The slide as it should be. Edits of one slide that follow each other with the same
    /// `gesture` (not 0: typing in one field, dragging) are one change.
    void edit(std::size_t slide, briefing::Slide changed, std::uint64_t gesture = 0);
    /// Title, marking and theme of the whole briefing.
    void set_head(std::string title, std::string marking, scene::Theme theme,
                  std::uint64_t gesture = 0);
    /// All of it ("Import a briefing", "Propose a briefing"): `what` names the change.
    void replace(briefing::Briefing briefing, std::string what);

    bool can_undo() const noexcept { return !done_.empty(); }
    bool can_redo() const noexcept { return !undone_.empty(); }
    /// What would be undone or done again: "Add slide “Osh”"; empty when nothing.
    std::string const& undo_text() const noexcept;
    std::string const& redo_text() const noexcept;
    /// False when there is nothing.
    bool undo();
    bool redo();
    void forget_redo();

    /// Grows with every change, that of the current slide too.
    std::uint64_t revision() const noexcept { return revision_; }
    /// Grows with every change of what is kept.
    std::uint64_t changes() const noexcept { return changes_; }

    /// For one order with edits of events: a clock that they share. Each change, undone or done
    /// again, takes its moment.
    void set_clock(std::function<std::uint64_t()> clock) { clock_ = std::move(clock); }
    std::uint64_t done_at() const noexcept { return done_.empty() ? 0 : done_.back().at; }
    std::uint64_t undone_at() const noexcept { return undone_.empty() ? 0 : undone_.back().at; }
    /// When the last new change was made; none since reset().
    std::optional<std::uint64_t> changed_at() const noexcept { return changed_at_; }

private:
    using State = std::shared_ptr<briefing::Briefing const>;
    struct Change {
        std::string what;
        State before, after;
        std::optional<std::size_t> current_before, current_after;
        std::uint64_t at = 0;
        std::uint64_t gesture = 0;
        std::size_t slide = 0;
    };
    void make(briefing::Briefing after, std::string what, std::optional<std::size_t> current,
              std::uint64_t gesture = 0, std::size_t slide = 0);
    void show(State state, std::optional<std::size_t> current);
    std::uint64_t moment() const { return clock_ ? clock_() : 0; }

    State now_ = std::make_shared<briefing::Briefing const>();
    std::optional<std::size_t> current_;
    std::vector<Change> done_, undone_;
    std::function<std::uint64_t()> clock_;
    std::optional<std::uint64_t> changed_at_;
    std::uint64_t revision_ = 1, changes_ = 1;
};

} // namespace placetime::session
