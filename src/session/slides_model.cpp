#include "session/slides_model.h"

#include <algorithm>

#include <fmt/format.h>

namespace placetime::session {

namespace {

constexpr std::size_t kHead = ~std::size_t{0}; ///< in the place of a slide's number
constexpr std::size_t kShownTitle = 40;

/// "slide “Osh”", "slide 3" where it has no title.
std::string named(briefing::Slide const& slide, std::size_t number)
{
    if (slide.title.empty()) return fmt::format("slide {}", number + 1);
    std::string title;
    std::size_t characters = 0;
    for (auto const c : slide.title) {
        auto const byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80 && ++characters > kShownTitle) return "slide “" + title + "…”";
        title += byte < 32 ? ' ' : c;
    }
    return "slide “" + title + "”";
}

} // namespace

void SlidesModel::set_current(std::optional<std::size_t> slide)
{
    if (slide && *slide >= size()) slide = empty() ? std::nullopt : std::optional(size() - 1);
    if (slide == current_) return;
    current_ = slide;
    ++revision_;
}

void SlidesModel::reset(briefing::Briefing briefing)
{
    done_.clear();
    undone_.clear();
    changed_at_.reset();
    show(std::make_shared<briefing::Briefing const>(std::move(briefing)), {});
    if (!empty()) set_current(0);
}

std::size_t SlidesModel::add(briefing::Slide slide)
{
    auto after = *now_;
    auto const at = current_ ? *current_ + 1 : size();
    auto what = "Add " + named(slide, at);
    after.slides.insert(after.slides.begin() + static_cast<std::ptrdiff_t>(at), std::move(slide));
    make(std::move(after), std::move(what), at);
    return at;
}

std::size_t SlidesModel::duplicate(std::size_t slide)
{
    if (slide >= size()) return slide;
    auto after = *now_;
    auto copy = after.slides[slide];
    auto what = "Duplicate " + named(copy, slide);
    after.slides.insert(after.slides.begin() + static_cast<std::ptrdiff_t>(slide) + 1,
                        std::move(copy));
    make(std::move(after), std::move(what), slide + 1);
    return slide + 1;
}

void SlidesModel::remove(std::size_t slide)
{
    if (slide >= size()) return;
    auto after = *now_;
    auto what = "Delete " + named(after.slides[slide], slide);
    after.slides.erase(after.slides.begin() + static_cast<std::ptrdiff_t>(slide));
    std::optional<std::size_t> current;
    if (!after.slides.empty()) {
        auto const at = current_.value_or(slide);
        current = std::min(at > slide ? at - 1 : at, after.slides.size() - 1);
    }
    make(std::move(after), std::move(what), current);
}

void SlidesModel::move(std::size_t slide, std::size_t to)
{
    if (slide >= size()) return;
    to = std::min(to, size() - 1);
    if (to == slide) return;
    auto after = *now_;
    auto what = "Move " + named(after.slides[slide], slide);
    auto const at = [&](std::size_t i) {
        return after.slides.begin() + static_cast<std::ptrdiff_t>(i);
    };
    if (slide < to)
        std::rotate(at(slide), at(slide + 1), at(to + 1));
    else
        std::rotate(at(to), at(slide), at(slide + 1));
    auto current = current_;
    if (current) {
        if (*current == slide)
            current = to;
        else if (*current > slide && *current <= to)
            --*current;
        else if (*current < slide && *current >= to)
            ++*current;
    }
    make(std::move(after), std::move(what), current);
}

void SlidesModel::rename(std::size_t slide, std::string title)
{
    if (slide >= size()) return;
    auto after = *now_;
    auto what = "Rename " + named(after.slides[slide], slide);
    after.slides[slide].title = std::move(title);
    make(std::move(after), std::move(what), current_);
}

void SlidesModel::edit(std::size_t slide, briefing::Slide changed, std::uint64_t gesture)
{
    if (slide >= size()) return;
    auto after = *now_;
    auto what = "Change " + named(after.slides[slide], slide);
    after.slides[slide] = std::move(changed);
    make(std::move(after), std::move(what), current_, gesture, slide);
}

void SlidesModel::set_head(std::string title, std::string marking, scene::Theme theme,
                           std::uint64_t gesture)
{
    auto after = *now_;
    after.title = std::move(title);
    after.marking = std::move(marking);
    after.theme = theme;
    make(std::move(after), "Change title, marking or theme of the briefing", current_, gesture,
         kHead);
}

void SlidesModel::replace(briefing::Briefing briefing, std::string what)
{
    auto const current = briefing.slides.empty() ? std::nullopt : std::optional<std::size_t>(0);
    make(std::move(briefing), std::move(what), current);
}

void SlidesModel::make(briefing::Briefing after, std::string what,
                       std::optional<std::size_t> current, std::uint64_t gesture, std::size_t slide)
{
    if (after == *now_) return set_current(current);
    auto state = std::make_shared<briefing::Briefing const>(std::move(after));
    undone_.clear();
    changed_at_ = moment();
    auto* const last = done_.empty() ? nullptr : &done_.back();
    if (gesture != 0 && last != nullptr && last->gesture == gesture && last->slide == slide) {
        last->after = state;
        last->at = moment();
    } else {
        done_.push_back(
            {std::move(what), now_, state, current_, current, moment(), gesture, slide});
    }
    show(std::move(state), current);
}

void SlidesModel::show(State state, std::optional<std::size_t> current)
{
    now_ = std::move(state);
    current_ = current;
    ++revision_;
    ++changes_;
}

std::string const& SlidesModel::undo_text() const noexcept
{
    static std::string const none;
    return done_.empty() ? none : done_.back().what;
}

std::string const& SlidesModel::redo_text() const noexcept
{
    static std::string const none;
    return undone_.empty() ? none : undone_.back().what;
}

bool SlidesModel::undo()
{
    if (done_.empty()) return false;
    undone_.push_back(std::move(done_.back()));
    done_.pop_back();
    auto& change = undone_.back();
    change.at = moment();
    show(change.before, change.current_before);
    return true;
}

bool SlidesModel::redo()
{
    if (undone_.empty()) return false;
    done_.push_back(std::move(undone_.back()));
    undone_.pop_back();
    auto& change = done_.back();
    change.at = moment();
    change.gesture = 0;
    show(change.after, change.current_after);
    return true;
}

void SlidesModel::forget_redo() { undone_.clear(); }

} // namespace placetime::session
