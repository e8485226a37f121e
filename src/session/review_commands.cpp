#include "session/command_table.h"

namespace placetime::session {

namespace {

using events::Review;

bool is_reviewing(S const& s) { return s.reviewing(); }
bool can_judge(S const& s) { return !s.selection.empty() && s.why_not_editable().empty(); }
template <Review as> void judge(S& s) { s.review(as); }
template <std::size_t candidate> bool has_candidate(S const& s)
{
    return s.reviewing() && can_judge(s) && s.place_choices().size() > candidate;
}
template <std::size_t candidate> void choose(S& s) { s.review_choose(candidate); }
bool has_note(S const& s) { return has_hook<&Hooks::edit_note>(s) && s.document().is_open(); }
void write_note(S& s)
{
    s.settings.panels.details = true;
    s.hooks.edit_note();
}
bool has_proposal(S const& s) { return s.proposals.current() != nullptr; }
bool can_decide(S const& s) { return has_proposal(s) && s.why_not_editable().empty(); }

template <std::size_t candidate>
constexpr Command candidate_command(std::string_view id, std::string_view title)
{
    auto command = action(id, title, 3,
                          key(static_cast<Key>(static_cast<std::size_t>(Key::digit_1) + candidate)),
                          has_candidate<candidate>, choose<candidate>);
    command.in_review = true;
    return command;
}

constexpr std::array kReview{
    choice("review.mode", "Review", 0, key(Key::q), has_events, is_reviewing,
           [](S& s) { s.set_reviewing(!s.reviewing()); }),
    action("review.accept", "Accept", 1, key(Key::c), can_judge, judge<Review::accepted>),
    action("review.reject", "Reject", 1, key(Key::x), can_judge, judge<Review::rejected>),
    action("review.unreview", "Back to unreviewed", 1, shift(Key::q), can_judge,
           judge<Review::unreviewed>),
    action("review.next", "Next to review", 2, held(key(Key::n)), has_events,
           [](S& s) { s.review_next(); }),
    action("review.previous", "Previous to review", 2, held(shift(Key::n)), has_events,
           [](S& s) { s.review_previous(); }),
    candidate_command<0>("review.choose_1", "Choose the first candidate"),
    candidate_command<1>("review.choose_2", "Choose the second candidate"),
    candidate_command<2>("review.choose_3", "Choose the third candidate"),
    candidate_command<3>("review.choose_4", "Choose the fourth candidate"),
    candidate_command<4>("review.choose_5", "Choose the fifth candidate"),
    candidate_command<5>("review.choose_6", "Choose the sixth candidate"),
    candidate_command<6>("review.choose_7", "Choose the seventh candidate"),
    candidate_command<7>("review.choose_8", "Choose the eighth candidate"),
    candidate_command<8>("review.choose_9", "Choose the ninth candidate"),
    action("review.note", "Note on the next change…", 4, shift(Key::c), has_note, write_note),
    action("proposals.accept", "Make the proposed events one", 5, key(Key::j), can_decide,
           [](S& s) { s.accept_proposal(); }),
    action("proposals.keep_apart", "Keep the proposed events apart", 5, shift(Key::j), can_decide,
           [](S& s) { s.keep_proposal_apart(); }),
    action("proposals.next", "Next proposal", 5, key(Key::u), has_proposal,
           [](S& s) { s.show_proposal(1); }),
    action("proposals.previous", "Previous proposal", 5, alt(Key::u), has_proposal,
           [](S& s) { s.show_proposal(-1); })};

} // namespace

std::span<Command const> review_commands() noexcept { return kReview; }

} // namespace placetime::session
