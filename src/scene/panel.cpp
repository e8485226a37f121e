// The panel beside the map: what, when, where in words.
#include <fmt/format.h>

#include <algorithm>

#include "scene/furniture.h"
#include "scene/window.h"

namespace placetime::scene {
namespace {

constexpr float kPad = 20, kLegendRow = 18, kPlaceRow = 24, kEventRow = 18, kPlaceGap = 6;

/// One of the legend's rows, a type or a way of drawing.
struct LegendRow {
    Symbol symbol;
    std::string text;
    std::size_t count = 0;
    bool line = false;
};

std::vector<LegendRow> legend_rows(Summary const& summary, Theme theme, float scale)
{
    auto const& colors = palette(theme);
    std::vector<LegendRow> rows;
    for (auto const& t : summary.types) {
        auto const look = type_style(t.type, theme);
        rows.push_back({{{}, 11 * scale, look.shape, look.color, colors.panel},
                        std::string(events::to_string(t.type)),
                        t.count});
    }
    auto const sign = [&](char const* text, bool hollow, bool broken, bool dot) {
        LegendRow row{{{}, 11 * scale, Shape::circle, colors.muted, colors.panel}, text};
        row.symbol.hollow = hollow;
        row.symbol.broken = broken;
        row.symbol.dot = dot;
        rows.push_back(row);
    };
    if (summary.claimed) sign("Claimed by one side, not asserted", false, true, false);
    if (summary.hollow) sign("Place known to an area or line only", true, false, false);
    if (summary.unreviewed) sign("Machine-coded, unreviewed", false, false, true);
    return rows;
}

/// How many event lines each place gets, so that all fits: the first places are told in more lines,
/// the others in one; what room is left goes round.
std::vector<std::size_t> share_lines(std::span<PlacedGroup const> places, float room, float scale)
{
    std::vector<std::size_t> lines;
    float used = 0;
    constexpr std::size_t kFirst[] = {4, 3, 2, 2};
    for (auto const& p : places) {
        auto wanted = std::min(p.events.size(), lines.size() < 4 ? kFirst[lines.size()] : 1);
        auto const need = [&] {
            return (kPlaceRow + kEventRow * static_cast<float>(wanted) + kPlaceGap) * scale;
        };
        while (wanted > 1 && used + need() > room) --wanted;
        if (p.number == 0 || used + need() > room) break;
        used += need();
        lines.push_back(wanted);
    }
    for (bool grown = true; grown;) {
        grown = false;
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (lines[i] >= std::min<std::size_t>(places[i].events.size(), 8) ||
                used + kEventRow * scale > room)
                continue;
            ++lines[i];
            used += kEventRow * scale;
            grown = true;
        }
    }
    return lines;
}

/// Which of a place's events to name: the best supported, in order of time.
std::vector<std::size_t> most_telling(PlacedGroup const& place,
                                      std::span<events::Event const> events, std::size_t count)
{
    auto const weight = [&](std::size_t i) {
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
    auto order = place.events;
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
    // One title once.
    std::vector<std::size_t> chosen;
    for (auto const i : order) {
        if (chosen.size() == count) break;
        bool const said = std::any_of(chosen.begin(), chosen.end(), [&](std::size_t j) {
            return events[j].title == events[i].title;
        });
        if (!said) chosen.push_back(i);
    }
    std::sort(chosen.begin(), chosen.end(), [&](std::size_t a, std::size_t b) {
        return std::find(place.events.begin(), place.events.end(), a) <
               std::find(place.events.begin(), place.events.end(), b);
    });
    return chosen;
}

class Writer {
public:
    Writer(Rect const& panel, TextKit& kit, Theme theme)
        : kit_(kit), theme_(theme), colors_(palette(theme)), s_(kit.scale()),
          left_(panel.x + kPad * s_), right_(panel.right() - kPad * s_), y_(panel.y + kPad * s_)
    {
        pass.panels.push_back({panel, 0, colors_.panel});
        pass.panels.push_back(
            {{panel.right() - 1 * s_, panel.y, 1 * s_, panel.height}, 0, colors_.rule});
    }

    void head(Summary const& summary)
    {
        auto const title = kit_.style(22, typeset::Weight::semibold);
        for (auto const& line : kit_.wrapped(summary.title, title, width(), 2)) {
            kit_.left(pass, line, title, left_, y_ + 20 * s_, colors_.text);
            y_ += 28 * s_;
        }
        if (!summary.window.empty()) {
            auto const window = kit_.style(15, typeset::Weight::medium);
            for (auto const& line : kit_.wrapped(summary.window, window, width(), 2)) {
                kit_.left(pass, line, window, left_, y_ + 17 * s_, colors_.accent);
                y_ += 22 * s_;
            }
        }
        auto const small = kit_.style(kTextSmall);
        auto lines = summary.notes;
        lines.insert(lines.begin(), summary.counts);
        for (auto const& note : lines) {
            for (auto const& line : kit_.wrapped(note, small, width(), 2)) {
                kit_.left(pass, line, small, left_, y_ + 16 * s_, colors_.muted);
                y_ += 18 * s_;
            }
        }
        y_ += 12 * s_;
        rule(y_);
        y_ += 12 * s_;
    }

    void place(PlacedGroup const& place, std::span<events::Event const> events, std::size_t lines,
               bool with_year)
    {
        float const middle = y_ + kPlaceRow * s_ / 2;
        draw_key(pass, kit_, colors_, place.number, {left_ + kKeySize * s_ / 2, middle});
        auto const bold = kit_.style(kTextBase, typeset::Weight::semibold);
        auto count_style = kit_.style(kTextSmall);
        count_style.tabular = true;
        float const text_left = left_ + (kKeySize + 8) * s_;
        auto const total = place.events.size();
        float const count_width =
            kit_.right(pass, fmt::format("{} {}", total, total == 1 ? "event" : "events"),
                       count_style, right_, middle + 4.5F * s_, colors_.muted);
        std::string name = place.places.front()->name;
        if (place.places.size() == 2)
            name += ", " + place.places[1]->name;
        else if (place.places.size() > 2)
            name += fmt::format(" and {} places near", place.places.size() - 1);
        kit_.left(pass, kit_.fitted(name, bold, right_ - text_left - count_width - 10 * s_), bold,
                  text_left, middle + 5 * s_, colors_.text);
        y_ += kPlaceRow * s_;
        auto date_style = kit_.style(kTextSmall);
        date_style.tabular = true;
        auto const title_style = kit_.style(kTextSmall);
        for (auto const i : most_telling(place, events, lines)) {
            auto const& e = events[i];
            float const line_middle = y_ + kEventRow * s_ / 2, baseline = line_middle + 4.4F * s_;
            auto const look = type_style(e.type, theme_);
            Symbol symbol{{left_ + kKeySize * s_ / 2, line_middle},
                          kSymbol * s_,
                          look.shape,
                          look.color,
                          colors_.panel};
            symbol.broken = e.status == events::Status::claimed;
            pass.symbols.push_back(symbol);
            float const date_width = kit_.left(pass, short_date(*e.when, with_year), date_style,
                                               text_left, baseline, colors_.muted);
            float const title_left =
                text_left + std::max((with_year ? 76 : 42) * s_, date_width + 8 * s_);
            kit_.left(pass, kit_.fitted(e.title, title_style, right_ - title_left), title_style,
                      title_left, baseline, colors_.text);
            y_ += kEventRow * s_;
        }
        y_ += kPlaceGap * s_;
    }

    void more(std::string const& text)
    {
        auto const small = kit_.style(kTextSmall);
        kit_.left(pass, kit_.fitted(text, small, width()), small, left_ + (kKeySize + 8) * s_,
                  y_ + 14 * s_, colors_.muted);
        y_ += kEventRow * s_;
    }

    /// At the panel's foot; gives the height that it takes.
    static float legend_height(std::size_t rows, float scale)
    {
        return rows == 0 ? 0 : (static_cast<float>(rows) * kLegendRow + 50) * scale;
    }

    void legend(std::vector<LegendRow> const& rows, Summary const& summary, float top)
    {
        if (rows.empty()) return;
        rule(top);
        auto const head = kit_.style(kTextSmall, typeset::Weight::semibold);
        auto const small = kit_.style(kTextSmall);
        auto number = small;
        number.tabular = true;
        float y = top + 24 * s_;
        kit_.left(pass, "Types of events", head, left_, y, colors_.text);
        kit_.right(pass,
                   summary.size_by.empty() ? "size: number of events" : "size: " + summary.size_by,
                   small, right_, y, colors_.muted);
        y += 6 * s_;
        for (auto const& row : rows) {
            float const middle = y + kLegendRow * s_ / 2, baseline = middle + 4.4F * s_;
            auto symbol = row.symbol;
            symbol.center = {left_ + kKeySize * s_ / 2, middle};
            pass.symbols.push_back(symbol);
            kit_.left(pass, kit_.fitted(row.text, small, width() - 60 * s_), small,
                      left_ + (kKeySize + 8) * s_, baseline, colors_.text);
            if (row.count > 0)
                kit_.right(pass, std::to_string(row.count), number, right_, baseline,
                           colors_.muted);
            y += kLegendRow * s_;
        }
    }

    float y() const noexcept { return y_; }
    Pass pass;

private:
    float width() const noexcept { return right_ - left_; }
    void rule(float y)
    {
        pass.panels.push_back(
            {{left_, std::round(y), width(), std::max(1.0F, std::round(s_))}, 0, colors_.rule});
    }

    TextKit& kit_;
    Theme theme_;
    Palette const& colors_;
    float s_, left_, right_, y_;
};

} // namespace

Pass draw_panel(Rect const& panel, Summary const& summary, std::span<PlacedGroup const> placed,
                std::span<events::Event const> events, TextKit& kit, Theme theme)
{
    Writer writer(panel, kit, theme);
    float const s = kit.scale();
    writer.head(summary);
    auto const rows = legend_rows(summary, theme, s);
    float const legend_top = panel.bottom() - Writer::legend_height(rows.size(), s);
    std::vector<PlacedGroup> listed;
    std::copy_if(placed.begin(), placed.end(), std::back_inserter(listed),
                 [](auto const& p) { return p.number > 0; });
    std::sort(listed.begin(), listed.end(),
              [](auto const& a, auto const& b) { return a.number < b.number; });
    float room = legend_top - writer.y() - 4 * s;
    auto lines = share_lines(listed, room, s);
    if (lines.size() < placed.size()) lines = share_lines(listed, room - kEventRow * s, s);
    for (std::size_t i = 0; i < lines.size(); ++i)
        writer.place(listed[i], events, lines[i], summary.with_year);
    std::size_t rest = 0;
    for (std::size_t i = lines.size(); i < listed.size(); ++i) rest += listed[i].events.size();
    for (auto const& p : placed) rest += p.number == 0 ? p.events.size() : 0;
    if (rest > 0 && lines.size() < placed.size()) {
        auto const places = placed.size() - lines.size();
        writer.more(fmt::format("and {} {} at {} more {}", rest, rest == 1 ? "event" : "events",
                                places, places == 1 ? "place" : "places"));
    }
    writer.legend(rows, summary, legend_top);
    return std::move(writer.pass);
}

} // namespace placetime::scene
