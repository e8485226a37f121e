#include "briefing/words.h"

#include <array>

#include <fmt/format.h>

namespace placetime::briefing {

namespace {

constexpr std::array kMonths{"January", "February", "March",     "April",   "May",      "June",
                             "July",    "August",   "September", "October", "November", "December"};

time::CivilDate date_of(time::Instant t)
{
    return time::CivilDate{std::chrono::floor<std::chrono::days>(t)};
}
unsigned day_of(time::CivilDate d) { return static_cast<unsigned>(d.day()); }
char const* month_of(time::CivilDate d) { return kMonths[static_cast<unsigned>(d.month()) - 1]; }

std::string full(time::CivilDate d)
{
    return fmt::format("{} {} {}", day_of(d), month_of(d), static_cast<int>(d.year()));
}

/// Marks that turn the direction of what follows (U+202A to U+202E, U+2066 to U+2069) or end a line
/// (U+2028, U+2029): what stands behind them would be turned too.
bool turns_direction(std::string_view mark)
{
    if (mark.size() != 3 || mark[0] != '\xE2') return false;
    auto const last = static_cast<unsigned char>(mark[2]);
    return (mark[1] == '\x80' && last >= 0xA8 && last <= 0xAE) ||
           (mark[1] == '\x81' && last >= 0xA6 && last <= 0xA9);
}

} // namespace

std::string day_text(time::Instant t) { return full(date_of(t)); }

std::string days_text(time::Interval const& interval)
{
    auto const first = date_of(interval.begin);
    auto const last = date_of(std::max(interval.begin, interval.end - time::Seconds(1)));
    if (first == last) return full(first);
    if (first.year() != last.year()) return fmt::format("{} to {}", full(first), full(last));
    if (first.month() != last.month())
        return fmt::format("{} {} to {}", day_of(first), month_of(first), full(last));
    return fmt::format("{} to {}", day_of(first), full(last));
}

std::string source_text(events::Event const& event, std::size_t most)
{
    auto const name =
        on_one_line(event.publisher.empty() ? event.source_title : event.publisher, most);
    if (!event.reported) return name;
    return name.empty() ? day_text(*event.reported) : name + ", " + day_text(*event.reported);
}

std::string on_one_line(std::string_view text, std::size_t most)
{
    std::string line;
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (turns_direction(text.substr(i, 3))) {
            i += 2;
            continue;
        }
        auto const c = text[i];
        auto const byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0) != 0x80 && ++count > most) return line + "…";
        line += byte < 32 || byte == 127 ? ' ' : c;
    }
    return line;
}

} // namespace placetime::briefing
