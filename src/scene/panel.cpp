// The panel beside the map: what, when, where in words.
#include <fmt/format.h>

#include <algorithm>

#include "scene/furniture.h"
#include "scene/legend.h"
#include "scene/window.h"

namespace placetime::scene {
namespace {

constexpr float kPad = 20, kPlaceRow = 24, kEventRow = 18, kPlaceGap = 6, kLine = 16;

/// Which of a place's events to name: the best supported, in order of time.
std::vector<events::Row> most_telling(ListEntry const& place, EventBook& events, std::size_t count)
{
    auto const weight = [&](events::Row i) {
        auto const& e = events[i];
        double harm = 0;
        for (auto const kind : {events::FigureKind::killed, events::FigureKind::injured})
            harm +=
                static_cast<double>(e.figure(kind).min.value_or(e.figure(kind).max.value_or(0))) > 0
                    ? 1
                    : 0;
        return e.confidence + 0.3 * std::min(e.source_count, 5) + harm +
               (e.status == events::Status::asserted ? 0.2 : 0);
    };
    // Enough to choose from: of thousands the first hundreds.
    auto order = place.rows;
    if (order.size() > 400) order.resize(400);
    std::stable_sort(order.begin(), order.end(),
                     [&](events::Row a, events::Row b) { return weight(a) > weight(b); });
    // One title once.
    std::vector<events::Row> chosen;
    for (auto const i : order) {
        if (chosen.size() == count) break;
        bool const said = std::any_of(chosen.begin(), chosen.end(), [&](events::Row j) {
            return events[j].title == events[i].title;
        });
        if (!said) chosen.push_back(i);
    }
    std::sort(chosen.begin(), chosen.end(), [&](events::Row a, events::Row b) {
        return std::find(place.rows.begin(), place.rows.end(), a) <
               std::find(place.rows.begin(), place.rows.end(), b);
    });
    return chosen;
}

/// What goes into the list for one event, as lines.
struct EventLines {
    std::vector<std::string> title, quote;
    float height(float scale) const
    {
        auto const more = static_cast<float>(title.empty() ? 0 : title.size() - 1);
        return (kEventRow + kLine * more + kLine * static_cast<float>(quote.size())) * scale;
    }
};

/// The columns of the list and the heights of what stands in it.
class Columns {
public:
    Columns(Rect const& panel, TextKit& kit, Summary const& summary)
        : s(kit.scale()), left(panel.x + kPad * s), right(panel.right() - kPad * s),
          text(left + (kKeySize + 8) * s), title(text + summary.date_width + 8 * s), kit_(kit),
          with_year_(summary.with_year)
    {
    }

    EventLines lines(events::Event const& e, std::size_t title_lines, std::size_t quote_lines)
    {
        auto const small = kit_.style(kTextSmall);
        EventLines result;
        result.title = kit_.wrapped(e.title, small, right - title_left(e), title_lines);
        if (quote_lines > 0 && !e.source_quote.empty())
            result.quote =
                kit_.wrapped("“" + e.source_quote + "”", quote_style(), right - title, quote_lines);
        return result;
    }
    float title_left(events::Event const& e)
    {
        return std::max(title,
                        text + kit_.measure(short_date(*e.when, with_year_), date_style()).width +
                            8 * s);
    }
    typeset::Style date_style() const
    {
        auto style = kit_.style(kTextSmall);
        style.tabular = true;
        return style;
    }
    typeset::Style quote_style() const
    {
        auto style = kit_.style(kTextSmall);
        style.italic = true;
        return style;
    }

    float s, left, right, text, title;

private:
    TextKit& kit_;
    bool with_year_;
};

float head_height(Summary const& summary, TextKit& kit, float width)
{
    float const s = kit.scale();
    auto lines = summary.notes;
    lines.push_back(summary.counts);
    float height = 24 * s + 28 * s *
                                static_cast<float>(
                                    kit.wrapped(summary.title,
                                                kit.style(22, typeset::Weight::semibold), width, 2)
                                        .size());
    height +=
        22 * s *
        static_cast<float>(
            kit.wrapped(summary.window, kit.style(15, typeset::Weight::medium), width, 2).size());
    for (auto const& line : lines)
        height +=
            18 * s * static_cast<float>(kit.wrapped(line, kit.style(kTextSmall), width, 2).size());
    return height;
}

class Writer {
public:
    Writer(Rect const& panel, TextKit& kit, Theme theme, Summary const& summary)
        : kit_(kit), theme_(theme), colors_(palette(theme)), columns_(panel, kit, summary),
          with_year_(summary.with_year), s_(kit.scale()), y_(panel.y + kPad * s_)
    {
        pass.panels.push_back({panel, 0, colors_.panel});
        pass.panels.push_back(
            {{panel.right() - 1 * s_, panel.y, 1 * s_, panel.height}, 0, colors_.rule});
    }

    void head(Summary const& summary)
    {
        auto const title = kit_.style(22, typeset::Weight::semibold);
        for (auto const& line : kit_.wrapped(summary.title, title, width(), 2)) {
            kit_.left(pass, line, title, columns_.left, y_ + 20 * s_, colors_.text);
            y_ += 28 * s_;
        }
        auto const window = kit_.style(15, typeset::Weight::medium);
        for (auto const& line : kit_.wrapped(summary.window, window, width(), 2)) {
            kit_.left(pass, line, window, columns_.left, y_ + 17 * s_, colors_.accent);
            y_ += 22 * s_;
        }
        auto const small = kit_.style(kTextSmall);
        auto lines = summary.notes;
        lines.insert(lines.begin(), summary.counts);
        for (auto const& note : lines) {
            for (auto const& line : kit_.wrapped(note, small, width(), 2)) {
                kit_.left(pass, line, small, columns_.left, y_ + 16 * s_, colors_.muted);
                y_ += 18 * s_;
            }
        }
        y_ += 12 * s_;
        rule(y_);
        y_ += 12 * s_;
    }

    void entry(ListEntry const& entry, EventBook& events, ListPlan const& plan, std::size_t count)
    {
        float const middle = y_ + kPlaceRow * s_ / 2, key_x = columns_.left + kKeySize * s_ / 2;
        if (entry.number > 0)
            draw_key(pass, kit_, colors_, entry.number, {key_x, middle});
        else if (entry.wide) {
            auto const color =
                type_style(main_type(count_types(events.table(), entry.rows)), theme_).color;
            Rect const box{key_x - 7 * s_, middle - 6 * s_, 14 * s_, 12 * s_};
            pass.panels.push_back({box, 2 * s_, mixed(color, colors_.land, 2.5 * kTintOpacity),
                                   colors_.country_border});
        }
        auto const bold = kit_.style(kTextBase, typeset::Weight::semibold);
        auto const total = entry.rows.size();
        float const count_width =
            kit_.right(pass, fmt::format("{} {}", total, total == 1 ? "event" : "events"),
                       columns_.date_style(), columns_.right, middle + 4.5F * s_, colors_.muted);
        kit_.left(
            pass,
            kit_.fitted(entry.name, bold, columns_.right - columns_.text - count_width - 10 * s_),
            bold, columns_.text, middle + 5 * s_, colors_.text);
        y_ += kPlaceRow * s_;
        for (auto const i : most_telling(entry, events, count)) event(events[i], plan);
        y_ += kPlaceGap * s_;
    }

    void more(std::string const& text)
    {
        auto const small = kit_.style(kTextSmall);
        kit_.left(pass, kit_.fitted(text, small, columns_.right - columns_.text), small,
                  columns_.text, y_ + 13 * s_, colors_.muted);
    }

    void legend(Summary const& summary, float top)
    {
        if (legend_row_count(summary) == 0) return;
        rule(top);
        auto const head = kit_.style(kTextSmall, typeset::Weight::semibold);
        auto const small = kit_.style(kTextSmall);
        float y = top + 24 * s_;
        bool const types = !summary.types.empty();
        kit_.left(pass, types ? "Types of events" : "Layers", head, columns_.left, y, colors_.text);
        if (types)
            kit_.right(pass, "size: " + summary.size_by, small, columns_.right, y, colors_.muted);
        y += 6 * s_;
        for (auto const& row : type_rows(summary, theme_, s_)) {
            legend_row(row, columns_.left, columns_.right, y);
            y += kLegendRow * s_;
        }
        float const half = width() / 2;
        std::size_t column = 0;
        for (auto const& row : sign_rows(summary, theme_, s_)) {
            float const x = columns_.left + static_cast<float>(column % 2) * half;
            legend_row(row, x, x + half, y);
            if (++column % 2 == 0) y += kLegendRow * s_;
        }
        if (column % 2 != 0) y += kLegendRow * s_;
        for (auto const& row : layer_rows(summary, theme_)) {
            legend_row(row, columns_.left, columns_.right, y);
            y += kLegendRow * s_;
        }
    }

    float y() const noexcept { return y_; }
    float width() const noexcept { return columns_.right - columns_.left; }
    Pass pass;

private:
    void legend_row(LegendRow const& row, float left, float right, float top)
    {
        auto const small = kit_.style(kTextSmall);
        float const middle = top + kLegendRow * s_ / 2, baseline = middle + 4.4F * s_;
        draw_sample(pass, row, {left + kKeySize * s_ / 2, middle}, s_);
        float const text = left + (kKeySize + 8) * s_, number_room = row.count > 0 ? 40 * s_ : 0;
        kit_.left(pass, kit_.fitted(row.text, small, right - text - number_room), small, text,
                  baseline, colors_.text);
        if (row.count > 0)
            kit_.right(pass, std::to_string(row.count), columns_.date_style(), right, baseline,
                       colors_.muted);
    }
    void event(events::Event const& e, ListPlan const& plan)
    {
        auto const lines = columns_.lines(e, plan.title_lines, plan.quote_lines);
        float const middle = y_ + kEventRow * s_ / 2;
        float baseline = middle + 4.4F * s_;
        auto const look = type_style(e.type, theme_);
        Symbol symbol{{columns_.left + kKeySize * s_ / 2, middle},
                      kSymbol * s_,
                      look.shape,
                      look.color,
                      colors_.panel};
        symbol.broken = e.status == events::Status::claimed;
        pass.symbols.push_back(symbol);
        kit_.left(pass, short_date(*e.when, with_year_), columns_.date_style(), columns_.text,
                  baseline, colors_.muted);
        auto const small = kit_.style(kTextSmall);
        for (auto const& line : lines.title) {
            kit_.left(pass, line, small, columns_.title_left(e), baseline, colors_.text);
            baseline += kLine * s_;
        }
        for (auto const& line : lines.quote) {
            kit_.left(pass, line, columns_.quote_style(), columns_.title, baseline, colors_.muted);
            baseline += kLine * s_;
        }
        y_ += lines.height(s_);
    }
    void rule(float y)
    {
        pass.panels.push_back(
            {{columns_.left, std::round(y), width(), std::max(1.0F, std::round(s_))},
             0,
             colors_.rule});
    }

    TextKit& kit_;
    Theme theme_;
    Palette const& colors_;
    Columns columns_;
    bool with_year_;
    float s_, y_;
};

} // namespace

ListPlan plan_list(Rect const& panel, Summary const& summary, std::span<ListEntry const> entries,
                   EventBook& events, TextKit& kit)
{
    Columns columns(panel, kit, summary);
    float const s = kit.scale();
    float const room = panel.height - (kPad + 8) * s -
                       head_height(summary, kit, columns.right - columns.left) -
                       legend_height(legend_row_count(summary), s) - kEventRow * s;
    ListPlan plan;
    plan.title_lines = 2;
    // The first places are told in more events, the others in one; what room is left goes round.
    constexpr std::size_t kFirst[] = {3, 3, 2, 2};
    constexpr std::size_t kMost = 12;
    std::vector<float> heights; // of each entry that is listed
    float used = 0;
    auto const height_of = [&](ListEntry const& entry, std::size_t count, std::size_t titles,
                               std::size_t quotes) {
        float height = (kPlaceRow + kPlaceGap) * s;
        for (auto const e : most_telling(entry, events, count))
            height += columns.lines(events[e], titles, quotes).height(s);
        return height;
    };
    for (auto const& entry : entries) {
        auto wanted =
            std::min(entry.rows.size(), plan.events.size() < 4 ? kFirst[plan.events.size()] : 1);
        float height = height_of(entry, wanted, 2, 0);
        while (wanted > 1 && used + height > room) height = height_of(entry, --wanted, 2, 0);
        if (used + height > room) break;
        used += height;
        plan.events.push_back(wanted);
        heights.push_back(height);
    }
    for (bool grown = true; grown;) {
        grown = false;
        for (std::size_t i = 0; i < plan.events.size(); ++i) {
            if (plan.events[i] >= std::min(entries[i].rows.size(), kMost)) continue;
            float const height = height_of(entries[i], plan.events[i] + 1, 2, 0);
            if (used - heights[i] + height > room) continue;
            ++plan.events[i];
            used += height - heights[i];
            heights[i] = height;
            grown = true;
        }
    }
    // Room to spare: whole titles, and the sentences that the events come from.
    constexpr std::pair<std::size_t, std::size_t> kRicher[] = {{3, 4}, {3, 2}, {2, 1}};
    for (auto const& [titles, quotes] : kRicher) {
        float height = 0;
        for (std::size_t i = 0; i < plan.events.size() && height <= room; ++i)
            height += height_of(entries[i], plan.events[i], titles, quotes);
        if (height > room) continue;
        plan.title_lines = titles;
        plan.quote_lines = quotes;
        break;
    }
    return plan;
}

Pass draw_panel(Rect const& panel, Summary const& summary, std::span<ListEntry const> entries,
                ListPlan const& plan, EventBook& events, TextKit& kit, Theme theme)
{
    Writer writer(panel, kit, theme, summary);
    float const s = kit.scale();
    writer.head(summary);
    for (std::size_t i = 0; i < plan.events.size(); ++i)
        writer.entry(entries[i], events, plan, plan.events[i]);
    std::size_t rest = 0;
    auto const places = entries.size() - plan.events.size();
    for (auto const& entry : entries.subspan(plan.events.size())) rest += entry.rows.size();
    if (places > 0)
        writer.more(fmt::format("and {} {} at {} more {}", rest, rest == 1 ? "event" : "events",
                                places, places == 1 ? "place" : "places"));
    writer.legend(summary, panel.bottom() - legend_height(legend_row_count(summary), s));
    return std::move(writer.pass);
}

} // namespace placetime::scene
