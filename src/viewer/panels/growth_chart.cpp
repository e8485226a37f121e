#include "viewer/panels/growth_chart.h"

#include <algorithm>
#include <cmath>
#include <string>

#include <fmt/format.h>

#include "coreference/agreement.h"
#include "viewer/panels/date_words.h"
#include "viewer/panels/event_words.h"
#include "viewer/panels/panel_parts.h"
#include "viewer/theme.h"
#include "viewer/widgets.h"

namespace placetime::viewer {
namespace {

using coreference::GrowthPoint;
using events::FigureKind;

constexpr float kHeight = 84; ///< of the plot, CSS pixels
constexpr float kReach = 7;   ///< of a point, CSS pixels

std::int64_t least(events::Figure const& figure)
{
    return figure.min ? *figure.min : figure.max.value_or(0);
}

/// A round number at or above `value`; a whole one.
double round_up(double value)
{
    if (value <= 10) return std::ceil(std::max(1.0, value));
    double const power = std::pow(10, std::floor(std::log10(value)));
    for (double const step : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0})
        if (step * power >= value) return step * power;
    return 10 * power;
}

class Chart {
public:
    Chart(Ui& ui, std::vector<GrowthPoint> const& points, FigureKind kind)
        : ui_(ui), points_(points), kind_(kind), list_(*ImGui::GetWindowDrawList())
    {
        for (auto const& point : points_)
            most_ = std::max({most_, least(point.figure), point.figure.max.value_or(0)});
        // Room for the arrow of what is open above.
        top_ = round_up(1.1 * static_cast<double>(most_));
    }

    void draw()
    {
        auto* const font = ui_.fonts.small_numbers;
        auto const& p = ui_.palette;
        auto const tone = scene::type_style(kind_ == FigureKind::killed ? events::Type::battles
                                                                        : events::Type::explosions,
                                            ui_.theme)
                              .color;
        ImGui::PushFont(font);
        auto const highest = grouped(static_cast<std::uint64_t>(top_));
        float const label = ImGui::CalcTextSize(highest.c_str()).x + ui_.px(6);
        float const width = std::max(ui_.px(60), ImGui::GetContentRegionAvail().x);
        auto const at = ImGui::GetCursorScreenPos();
        left_ = at.x + label + ui_.px(4);
        right_ = at.x + width - ui_.px(8);
        head_ = at.y + ui_.px(6);
        foot_ = head_ + ui_.px(kHeight);
        float const line = ImGui::GetTextLineHeight();
        ImGui::Dummy({width, ui_.px(kHeight + 12) + line});
        list_.AddLine({left_, foot_}, {right_, foot_}, color(p.muted), 1);
        list_.AddLine({left_, head_}, {right_, head_}, color(p.rule), 1);
        list_.AddText({at.x, head_ - line / 2}, color(p.muted), highest.c_str());
        float const zero = ImGui::CalcTextSize("0").x;
        list_.AddText({left_ - ui_.px(6) - zero, foot_ - line / 2}, color(p.muted), "0");
        draw_dates(foot_ + ui_.px(4));
        for (std::size_t i = 1; i < points_.size(); ++i)
            list_.AddLine(place(points_[i - 1]), place(points_[i]), color(tone, 0.6F),
                          ui_.px(1.5F));
        for (auto const& point : points_) draw_point(point, tone);
        ImGui::PopFont();
    }

private:
    float x_of(time::Instant t) const
    {
        auto const from = points_.front().reported, to = points_.back().reported;
        if (from == to) return (left_ + right_) / 2;
        auto const share =
            static_cast<float>((t - from).count()) / static_cast<float>((to - from).count());
        return left_ + ui_.px(6) + (right_ - left_ - ui_.px(12)) * share;
    }
    float y_of(std::int64_t count) const
    {
        return foot_ - static_cast<float>(static_cast<double>(count) / top_) * (foot_ - head_);
    }
    ImVec2 place(GrowthPoint const& point) const
    {
        return {x_of(point.reported), y_of(least(point.figure))};
    }

    void draw_dates(float y)
    {
        auto const& p = ui_.palette;
        auto const first = moment_words(points_.front().reported);
        auto const last = moment_words(points_.back().reported);
        if (first == last) {
            float const wide = ImGui::CalcTextSize(first.c_str()).x;
            list_.AddText({(left_ + right_ - wide) / 2, y}, color(p.muted), first.c_str());
            return;
        }
        list_.AddText({left_, y}, color(p.muted), first.c_str());
        float const wide = ImGui::CalcTextSize(last.c_str()).x;
        if (left_ + ImGui::CalcTextSize(first.c_str()).x + ui_.px(8) < right_ - wide)
            list_.AddText({right_ - wide, y}, color(p.muted), last.c_str());
    }

    /// A dot; what is open above has an arrow up, a range its bar.
    void draw_point(GrowthPoint const& point, scene::Color tone)
    {
        auto const at = place(point);
        auto const& figure = point.figure;
        float const w = ui_.px(1.5F);
        if (figure.min && figure.max && *figure.max > *figure.min)
            list_.AddLine(at, {at.x, y_of(*figure.max)}, color(tone), w);
        if (figure.min && !figure.max) {
            float const tip = at.y - ui_.px(10);
            list_.AddLine(at, {at.x, tip}, color(tone), w);
            list_.AddLine({at.x - ui_.px(3), tip + ui_.px(3)}, {at.x, tip}, color(tone), w);
            list_.AddLine({at.x + ui_.px(3), tip + ui_.px(3)}, {at.x, tip}, color(tone), w);
        }
        list_.AddCircleFilled(at, ui_.px(3.5F), color(tone), 16);
        float const reach = ui_.px(kReach);
        if (!ImGui::IsWindowHovered() ||
            !ImGui::IsMouseHoveringRect({at.x - reach, at.y - reach}, {at.x + reach, at.y + reach}))
            return;
        list_.AddCircle(at, ui_.px(6), color(ui_.palette.accent), 20, w);
        ImGui::BeginTooltip();
        ImGui::TextUnformatted(
            fmt::format("{} {}", coreference::figure_words(figure), events::to_string(kind_))
                .c_str());
        auto words = point.source;
        if (!point.attribution.empty()) words += ", according to " + point.attribution;
        text_muted(ui_, words);
        text_muted(ui_, "reported " + moment_words(point.reported));
        ImGui::EndTooltip();
    }

    Ui& ui_;
    std::vector<GrowthPoint> const& points_;
    FigureKind kind_;
    ImDrawList& list_;
    std::int64_t most_ = 0;
    double top_ = 1;
    float left_ = 0, right_ = 0, head_ = 0, foot_ = 0;
};

} // namespace

void draw_growth(Ui& ui, Growth const& growth)
{
    for (auto const kind : {FigureKind::killed, FigureKind::injured}) {
        auto const& points = growth[static_cast<std::size_t>(kind)];
        if (points.size() < 2) continue;
        part_heading(ui, capital(events::to_string(kind)) + ", as reports came in");
        Chart(ui, points, kind).draw();
    }
}

} // namespace placetime::viewer
