#include "viewer/panels/mention_words.h"

#include <algorithm>
#include <string>

#include <fmt/format.h>

#include "session/session.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

using project::MentionRecord;

std::string time_words(MentionRecord const& mention)
{
    if (mention.when)
        return fmt::format("{} (known to the {})", range_words(mention.when->interval),
                           precision_words(mention.when->precision));
    return mention.timex_value.empty() ? std::string("not resolved") : mention.timex_value;
}

} // namespace

void tell_mention(Ui& ui, MentionRecord const& mention)
{
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(ui.px(320));
    ImGui::PushFont(ui.fonts.strong);
    bool const place = mention.what == MentionRecord::What::place;
    auto const name = place
                          ? (mention.name.empty() ? mention.text + ": not resolved" : mention.name)
                          : time_words(mention);
    ImGui::TextUnformatted(name.c_str());
    ImGui::PopFont();
    ImGui::PushFont(ui.fonts.small);
    if (place && mention.point) {
        std::string line(kind_words(mention.kind));
        if (!mention.country.empty()) line += ", " + mention.country;
        line += "  " + session::position_text(*mention.point);
        text_muted(ui, line);
        auto const fine = precision_words(mention.precision_m);
        if (!fine.empty()) text_muted(ui, fine);
    }
    text_muted(ui, place          ? (mention.point ? "Click to fly there" : "")
                   : mention.when ? "Click to show this time"
                                  : "");
    ImGui::PopFont();
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
}

void go_to_mention(Ui& ui, MentionRecord const& mention)
{
    auto& session = ui.session;
    if (mention.point)
        session.camera.fly_to(*mention.point, std::max(mention.precision_m, 2000.0));
    else if (mention.when)
        session.timeline.set_window(mention.when->interval);
}

} // namespace placetime::viewer
