#include "reports/metadata_date.h"

#include <array>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace placetime::reports {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

std::string_view trimmed(std::string_view s)
{
    auto const space = " \t\r\n\"'";
    auto const first = s.find_first_not_of(space);
    if (first == std::string_view::npos) return {};
    return s.substr(first, s.find_last_not_of(space) - first + 1);
}

/// 1 to 12 for an English month name or its abbreviation of three letters or more ("Sept"); 0
/// otherwise.
int month_number(std::string_view word)
{
    static constexpr std::array<std::string_view, 12> kMonths{
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    if (word.size() < 3) return 0;
    std::string lower;
    for (char const c : word) lower += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (std::size_t i = 0; i < kMonths.size(); ++i)
        if (kMonths[i].starts_with(lower)) return static_cast<int>(i) + 1;
    return 0;
}

/// Runs of digits and runs of letters, in order; anything else separates them.
std::vector<std::string_view> parts_of(std::string_view text)
{
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < text.size() && parts.size() < 16;) {
        auto const same = is_digit(text[i]) ? is_digit : is_letter;
        std::size_t end = i;
        while (end < text.size() && same(text[end])) ++end;
        if (end > i) parts.push_back(text.substr(i, end - i));
        i = end > i ? end : i + 1;
    }
    return parts;
}

int number(std::string_view digits, std::size_t least, std::size_t most)
{
    if (digits.size() < least || digits.size() > most || !is_digit(digits[0])) return -1;
    int value = 0;
    for (char const c : digits) value = value * 10 + (c - '0');
    return value;
}

std::optional<time::DatedInterval> civil_day(int year, int month, int day)
{
    if (year < 1 || month < 1 || day < 1) return std::nullopt;
    return time::parse_iso(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

/// "Tue, 6 Oct 2020 14:30:00 +0600", "October 6, 2020", "Oct. 2020"
std::optional<time::DatedInterval> with_month_name(std::vector<std::string_view> const& parts)
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        int const month = month_number(parts[i]);
        if (month == 0) continue;
        auto const at = [&](std::size_t k, std::size_t least, std::size_t most) {
            return k < parts.size() ? number(parts[k], least, most) : -1;
        };
        int const before = i > 0 ? at(i - 1, 1, 2) : -1;
        int const after = at(i + 1, 1, 2);
        if (int const year = at(i + 1, 4, 4); year > 0)
            return before > 0 ? civil_day(year, month, before)
                              : time::parse_iso(fmt::format("{:04}-{:02}", year, month));
        auto const suffix = i + 2 < parts.size() && is_letter(parts[i + 2][0]) ? 1u : 0u; // 6th
        if (int const year = at(i + 2 + suffix, 4, 4); after > 0 && year > 0)
            return civil_day(year, month, after);
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

std::optional<time::DatedInterval> parse_metadata_date(std::string_view text)
{
    text = trimmed(text.substr(0, 200));
    if (text.size() < 4) return std::nullopt;
    if (text.size() > 10 && (text[10] == 'T' || text[10] == ' ' || text[10] == 't'))
        if (auto const day = time::parse_iso(text.substr(0, 10))) return day;
    if (text.size() > 8 && (text[8] == 'T' || text[8] == ' '))
        if (auto const day = time::parse_iso(text.substr(0, 8))) return day;
    if (auto const read = time::parse_iso(text)) return read;
    auto const parts = parts_of(text);
    if (parts.size() >= 3 && text.find_first_of("/.-") != std::string_view::npos) {
        auto const separator = text[parts[0].size()];
        if (number(parts[0], 4, 4) > 0 && (separator == '/' || separator == '.'))
            return civil_day(number(parts[0], 4, 4), number(parts[1], 1, 2),
                             number(parts[2], 1, 2));
        if (separator == '.' && number(parts[0], 1, 2) > 0 && number(parts[2], 4, 4) > 0)
            return civil_day(number(parts[2], 4, 4), number(parts[1], 1, 2),
                             number(parts[0], 1, 2));
    }
    return with_month_name(parts);
}

} // namespace placetime::reports
