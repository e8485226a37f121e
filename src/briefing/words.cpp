#include "briefing/words.h"

namespace placetime::briefing {

namespace {

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

std::string day_text(time::Instant t) { return days_text({t, t + time::Seconds(1)}); }

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
