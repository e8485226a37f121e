#include "dating/numerals.h"

#include <array>

namespace placetime::dating {

namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// A cursor over digits and marks; `at` only moves forward.
struct Cursor {
    std::string_view text;
    std::size_t at;
    char peek(std::size_t n = 0) const { return at + n < text.size() ? text[at + n] : '\0'; }
    int number(int& digits)
    {
        int value = 0;
        for (digits = 0; digits < 6 && is_digit(peek()); ++digits, ++at)
            value = value * 10 + (peek() - '0');
        return value;
    }
    /// No digit or letter follows, nor a mark with a digit after it.
    bool ends() const
    {
        char const c = peek();
        if (is_digit(c) || is_letter(c) || static_cast<unsigned char>(c) >= 0xc3) return false;
        return !((c == '-' || c == '/' || c == '.' || c == ',' || c == ':') && is_digit(peek(1)));
    }
};

bool is_day_of(int year, int month, int day)
{
    static constexpr std::array<int, 13> kDays{0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (month < 1 || month > 12 || day < 1 || day > kDays[static_cast<std::size_t>(month)])
        return false;
    bool const leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    return month != 2 || day < 29 || leap;
}

/// :30 or :30:05 after an hour; false leaves the cursor where it was.
bool read_minutes(Cursor& in, char mark, Expression& e)
{
    Cursor ahead = in;
    int digits = 0;
    if (ahead.peek() != mark) return false;
    ++ahead.at;
    int const minute = ahead.number(digits);
    if (digits != 2 || minute > 59) return false;
    e.minute = minute;
    if (mark == ':' && ahead.peek() == ':' && is_digit(ahead.peek(1))) {
        ++ahead.at;
        int const second = ahead.number(digits);
        if (digits != 2 || second > 60) return false;
        e.second = second > 59 ? 59 : second;
    }
    in = ahead;
    return true;
}

std::size_t read_iso(Cursor in, Expression& e)
{
    int digits = 0;
    int const year = in.number(digits);
    char const mark = in.peek();
    if (digits != 4 || (mark != '-' && mark != '/' && mark != '.') || year < 1000) return 0;
    ++in.at;
    int const month = in.number(digits);
    if (digits == 0 || digits > 2 || in.peek() != mark) return 0;
    ++in.at;
    int const day = in.number(digits);
    if (digits == 0 || digits > 2 || !is_day_of(year, month, day)) return 0;
    e.year = year, e.month = month, e.day = day;
    if (in.peek() == 'T' || in.peek() == 't') {
        Cursor clock = in;
        ++clock.at;
        int const hour = clock.number(digits);
        if (digits == 2 && hour < 24 && read_minutes(clock, ':', e)) {
            e.hour = hour;
            if (clock.peek() == 'Z') ++clock.at, e.zoned = true;
            return clock.at;
        }
    }
    return in.ends() ? in.at : 0;
}

std::size_t read_day_month_year(Cursor in, SlashOrder order, Expression& e)
{
    int digits = 0;
    int const a = in.number(digits);
    char const mark = in.peek();
    if (digits == 0 || digits > 2 || (mark != '/' && mark != '.' && mark != '-')) return 0;
    ++in.at;
    int const b = in.number(digits);
    if (digits == 0 || digits > 2 || in.peek() != mark) return 0;
    ++in.at;
    int year = in.number(digits);
    if ((digits != 4 && !(digits == 2 && mark == '/')) || !in.ends()) return 0;
    if (digits == 2) year += year < 50 ? 2000 : 1900;
    if (year < 1000 || year > 2200) return 0;
    bool day_first = mark != '/' || order == SlashOrder::day_first;
    if (a > 12) day_first = true;
    if (b > 12) day_first = false;
    int const month = day_first ? b : a, day = day_first ? a : b;
    if (!is_day_of(year, month, day)) return 0;
    e.year = year, e.month = month, e.day = day;
    e.numeric = a <= 12 && b <= 12 && a != b && mark == '/';
    if (e.numeric) e.confidence = order == SlashOrder::unknown ? 0.5 : 0.8;
    return in.at;
}

std::size_t read_clock(Cursor in, Expression& e)
{
    int digits = 0;
    int const hour = in.number(digits);
    if (digits == 0 || digits > 2 || hour > 24 || !read_minutes(in, ':', e)) return 0;
    // 10:30am, 17:30hrs, 6:30-11:30
    if (!(in.ends() || is_letter(in.peek()) || (in.peek() == '-' && is_digit(in.peek(1)))))
        return 0;
    e.kind = Kind::clock;
    e.hour = hour;
    return in.at;
}

} // namespace

Number read_number(std::string_view token) noexcept
{
    Number n;
    std::size_t at = 0;
    double value = 0;
    while (at < token.size() &&
           (is_digit(token[at]) ||
            (token[at] == ',' && at + 1 < token.size() && is_digit(token[at + 1])))) {
        if (token[at] == ',') {
            ++at;
            continue;
        }
        value = value * 10 + (token[at] - '0');
        ++n.digits;
        ++at;
    }
    bool const commas = static_cast<std::size_t>(n.digits) != at;
    n.value = value < 1e9 ? static_cast<int>(value) : 0;
    auto const tail = token.substr(at);
    if (tail.empty()) {
        n.plain = !commas;
    } else if (tail[0] == '.' && tail.size() > 1 && is_digit(tail[1])) {
        n.decimal = true;
        double scale = 0.1;
        for (std::size_t i = 1; i < tail.size() && is_digit(tail[i]); ++i, scale /= 10)
            value += scale * (tail[i] - '0');
    } else if (tail == "st" || tail == "nd" || tail == "rd" || tail == "th" || tail == "ST" ||
               tail == "TH") {
        n.ordinal = true;
    } else if (tail == "s" || tail == "'s") {
        n.plural = true;
    } else {
        n.digits = 0;
    }
    n.real = value;
    return n;
}

std::size_t read_numeric(std::string_view text, std::size_t at, SlashOrder order,
                         Expression& e) noexcept
{
    bool joined = false; // 11:30 in 6:30-11:30
    if (at > 0) {
        char const before = text[at - 1];
        if (is_digit(before) || is_letter(before) || before == '.' || before == ':' ||
            before == '$' || before == '#')
            return 0;
        if (before == '/' && at > 1 && is_digit(text[at - 2])) return 0;
        joined = before == '-' && at > 1 && is_digit(text[at - 2]);
    }
    Cursor const in{text, at};
    if (!joined) {
        if (auto const end = read_iso(in, e)) return end;
        if (auto const end = read_day_month_year(in, order, e)) return end;
    }
    return read_clock(in, e);
}

SlashOrder slash_order(std::string_view text) noexcept
{
    int day_first = 0, month_first = 0;
    for (auto at = text.find('/'); at != std::string_view::npos; at = text.find('/', at + 1)) {
        std::size_t begin = at;
        while (begin > 0 && at - begin < 2 && is_digit(text[begin - 1])) --begin;
        if (begin == at) continue;
        Expression e;
        int digits = 0;
        Cursor in{text, begin};
        int const a = in.number(digits);
        if (read_numeric(text, begin, SlashOrder::unknown, e) == 0 || e.kind != Kind::calendar ||
            e.numeric)
            continue;
        if (a > 12 && a < 32)
            ++day_first;
        else if (a == e.month && a != e.day)
            ++month_first;
    }
    if (day_first == month_first) return SlashOrder::unknown;
    return day_first > month_first ? SlashOrder::day_first : SlashOrder::month_first;
}

} // namespace placetime::dating
