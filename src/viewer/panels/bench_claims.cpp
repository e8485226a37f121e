// What each report says of a merged event, and where they agree.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "coreference/publisher.h"
#include "session/session.h"
#include "viewer/panels/bench_fields.h"
#include "viewer/panels/bench_parts.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/growth_chart.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

using coreference::Agreement;
using coreference::Reading;

void read_claims(ClaimsView& view, events::Event const& event)
{
    if (view.read) return;
    view.read = true;
    view.agreement = coreference::agreement_of(event);
    for (std::size_t i = 0; i < events::kFigureKinds; ++i)
        view.growth[i] = coreference::growth({&event, 1}, static_cast<events::FigureKind>(i));
}

/// "two sources", as agreement_of counts them.
std::string sources_words(int publishers)
{
    static constexpr char const* kNumbers[] = {"no", "one", "two", "three", "four", "five", "six"};
    if (publishers >= 0 && publishers < 7)
        return fmt::format("{} {}", kNumbers[publishers], publishers == 1 ? "source" : "sources");
    return fmt::format("{} sources", publishers);
}

std::string reading_words(std::vector<Reading> const& readings)
{
    std::string words;
    for (auto const& reading : readings) {
        if (!words.empty()) words += "; ";
        words += reading.words + " (" + sources_words(reading.publishers) + ")";
    }
    return words;
}

/// What it is about, then what is said of it; in the colour of an alarm where it conflicts.
void draw_reading(Ui& ui, char const* label, std::string const& words, bool conflict, bool agreed)
{
    if (words.empty()) return;
    auto const alarm = scene::type_style(events::Type::battles, ui.theme).color;
    begin_row(ui, label);
    auto const at = ImGui::GetCursorScreenPos();
    float const icon = ui.px(18);
    if (conflict || agreed)
        draw_icon(*ImGui::GetWindowDrawList(), conflict ? Icon::warning : Icon::check,
                  {at.x + ui.px(6), at.y + ImGui::GetTextLineHeight() / 2}, ui.px(13),
                  color(conflict ? alarm : ui.palette.muted));
    ImGui::Dummy({icon, 1});
    ImGui::SameLine(0, 0);
    ImGui::BeginGroup();
    if (conflict) ImGui::PushStyleColor(ImGuiCol_Text, color4(alarm));
    wrapped(words);
    if (conflict) ImGui::PopStyleColor();
    ImGui::EndGroup();
    end_row();
}

void draw_agreement(Ui& ui, Agreement const& agreement)
{
    auto line = sources_words(agreement.publishers);
    if (agreement.first_report) line += ", first reported " + moment_words(*agreement.first_report);
    wrapped(capital(line));
    if (agreement.conflicting) {
        auto const alarm = scene::type_style(events::Type::battles, ui.theme).color;
        badge(ui, "they conflict", alarm);
    }
    auto const agreed = [](auto const& readings) {
        return readings.size() == 1 && readings.front().claims.size() > 1;
    };
    for (std::size_t i = 0; i < events::kFigureKinds; ++i) {
        auto const kind = static_cast<events::FigureKind>(i);
        auto words = coreference::figure_words(kind, agreement.figures[i]);
        auto const colon = words.find(": ");
        if (colon != std::string::npos) words.erase(0, colon + 2); // the label says it
        auto const label = capital(events::to_string(kind));
        draw_reading(ui, label.c_str(), words, agreement.figures_conflict[i],
                     agreed(agreement.figures[i]));
    }
    draw_reading(ui, "Date", reading_words(agreement.dates), agreement.dates_conflict,
                 agreed(agreement.dates));
    draw_reading(ui, "Place", reading_words(agreement.places), agreement.places_conflict,
                 agreed(agreement.places));
    draw_reading(ui, "Status", reading_words(agreement.statuses), agreement.statuses_conflict,
                 agreed(agreement.statuses));
    draw_reading(ui, "Who", reading_words(agreement.actors), false, agreed(agreement.actors));
}

/// The report's text at the claim's sentence, in the reader.
void show_claim(Ui& ui, events::Event const& claim)
{
    ui.state.reader.show_sentence = std::pair(claim.source_id, claim.source_start);
    ui.session.settings.panels.reader = true;
}

void draw_claim(Ui& ui, events::Event const& claim, std::size_t index)
{
    ImGui::PushID(static_cast<int>(index));
    auto const at = ImGui::GetCursorScreenPos();
    ImGui::Indent(ui.px(10));
    auto const source = std::string(events::source_name(claim));
    ImGui::PushFont(ui.fonts.strong);
    wrapped(source.empty() ? "Source not known" : source);
    ImGui::PopFont();
    std::string facts =
        claim.reported ? "reported " + moment_words(*claim.reported) : std::string();
    if (claim.when) facts = comma(facts, "on " + range_words(claim.when->interval));
    if (claim.where) facts = comma(facts, claim.where->name);
    if (!claim.attribution.empty()) facts = comma(facts, "according to " + claim.attribution);
    for (std::size_t i = 0; i < events::kFigureKinds; ++i)
        facts = comma(facts, figure_words(claim, static_cast<events::FigureKind>(i)));
    wrapped_muted(ui, facts);
    if (!claim.source_quote.empty()) wrapped("“" + claim.source_quote + "”");
    if (ui.session.document().report(claim.source_id) != nullptr) {
        if (link(ui, "read", "Read it there")) show_claim(ui, claim);
        ImGui::SameLine(0, ui.px(12));
    }
    if (can_edit(ui) && link(ui, "part", "Take it out")) {
        auto const id = ui.state.details.event.id;
        edit_event(ui, [id, index](auto const& workspace, auto) {
            return curation::split(workspace, id, index);
        });
    }
    tooltip(ui, "It tells of another happening: it becomes an event of its own");
    ImGui::NewLine();
    ImGui::Unindent(ui.px(10));
    auto const to = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddRectFilled({at.x, at.y}, {at.x + ui.px(3), to.y - ui.px(6)},
                                              color(ui.palette.muted, 0.5F), ui.px(1.5F));
    ImGui::PopID();
}

} // namespace

void draw_claims(Ui& ui, events::Event const& event)
{
    if (event.claims.size() < 2) return;
    auto& view = ui.state.bench.claims;
    read_claims(view, event);
    part_heading(ui, fmt::format("What {} reports say", event.claims.size()));
    draw_agreement(ui, view.agreement);
    draw_growth(ui, view.growth);
    ImGui::Dummy({1, ui.px(4)});
    for (std::size_t i = 0; i < event.claims.size(); ++i) draw_claim(ui, event.claims[i], i);
}

} // namespace placetime::viewer
