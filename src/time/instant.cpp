#include "time/instant.h"

#include <array>

#include <fmt/format.h>

#include "base/error.h"

namespace placetime::time {

namespace chr = std::chrono;

namespace {

constexpr std::array<std::string_view, 13> kPrecisionNames{
    "second", "minute",  "hour", "part_of_day", "day",     "week", "month",
    "season", "quarter", "year", "decade",      "century", "range"};

/// Reads digits from the front of a text.
class Reader {
public:
    explicit Reader(std::string_view text) : text_(text) {}
    bool done() const { return at_ == text_.size(); }
    std::size_t digits_ahead() const
    {
        std::size_t n = 0;
        while (at_ + n < text_.size() && text_[at_ + n] >= '0' && text_[at_ + n] <= '9') ++n;
        return n;
    }
    bool accept(char c)
    {
        if (done() || text_[at_] != c) return false;
        ++at_;
        return true;
    }
    bool accept_any(std::string_view set)
    {
        if (done() || set.find(text_[at_]) == std::string_view::npos) return false;
        ++at_;
        return true;
    }
    /// Exactly `count` digits; no value otherwise.
    std::optional<int> number(std::size_t count)
    {
        if (digits_ahead() < count) return std::nullopt;
        int value = 0;
        for (std::size_t i = 0; i < count; ++i) value = value * 10 + (text_[at_++] - '0');
        return value;
    }
    void skip_digits() { at_ += digits_ahead(); }

private:
    std::string_view text_;
    std::size_t at_ = 0;
};

std::optional<DatedInterval> civil(Interval interval, Precision precision)
{
    return DatedInterval{interval, precision};
}

/// The offset from UTC after a time: Z, +06, +06:00, +0600; none is UTC.
std::optional<Seconds> read_offset(Reader& in)
{
    if (in.done() || in.accept_any("Zz")) return Seconds(0);
    bool const west = in.accept('-');
    if (!west && !in.accept('+')) return std::nullopt;
    auto const hours = in.number(2);
    if (!hours || *hours > 18) return std::nullopt;
    in.accept(':');
    auto const minutes = in.done() ? std::optional(0) : in.number(2);
    if (!minutes || *minutes > 59) return std::nullopt;
    Seconds const offset = chr::hours(*hours) + chr::minutes(*minutes);
    return west ? -offset : offset;
}

std::optional<DatedInterval> read_time(Reader& in, Days date)
{
    auto const hour = in.number(2);
    if (!hour || *hour > 24) return std::nullopt;
    Seconds since = chr::hours(*hour);
    Seconds length = chr::hours(1);
    auto precision = Precision::hour;
    if (bool const colon = in.accept(':'); colon || in.digits_ahead() >= 2) {
        auto const minute = in.number(2);
        if (!minute || *minute > 59) return std::nullopt;
        since += chr::minutes(*minute);
        length = chr::minutes(1);
        precision = Precision::minute;
        if (in.accept(':') || (!colon && in.digits_ahead() >= 2)) {
            auto const second = in.number(2);
            if (!second || *second > 60) return std::nullopt;
            since += Seconds(std::min(*second, 59)); // a leap second is the second before it
            length = Seconds(1);
            precision = Precision::second;
            if (in.accept_any(".,")) in.skip_digits();
        }
    }
    if (since > chr::hours(24)) return std::nullopt;
    auto const offset = read_offset(in);
    if (!offset || !in.done()) return std::nullopt;
    Instant const begin = date + since - *offset;
    return DatedInterval{{begin, begin + length}, precision};
}

std::optional<DatedInterval> read_week(Reader& in, int year)
{
    auto const week = in.number(2);
    if (!week || *week < 1 || *week > 53 || !in.done()) return std::nullopt;
    Days const january_4 = chr::year(year) / 1 / 4;
    auto const first = iso_week(january_4).begin;
    Interval const found{first + chr::weeks(*week - 1), first + chr::weeks(*week)};
    if (*week == 53 &&
        chr::year_month_day(chr::floor<chr::days>(found.begin) + chr::days(3)).year() !=
            chr::year(year))
        return std::nullopt;
    return civil(found, Precision::week);
}

} // namespace

std::string_view to_string(Precision precision) noexcept
{
    return kPrecisionNames[static_cast<std::size_t>(precision)];
}

std::optional<Precision> parse_precision(std::string_view name) noexcept
{
    for (std::size_t i = 0; i < kPrecisionNames.size(); ++i)
        if (kPrecisionNames[i] == name) return static_cast<Precision>(i);
    return std::nullopt;
}

Interval day(Days date) noexcept { return {date, date + chr::days(1)}; }

Interval month(chr::year_month month) noexcept
{
    return {Days(month / 1), Days((month + chr::months(1)) / 1)};
}

Interval year(int year) noexcept
{
    return {Days(chr::year(year) / 1 / 1), Days(chr::year(year + 1) / 1 / 1)};
}

Interval iso_week(Days date) noexcept
{
    Days const monday = date - (chr::weekday(date) - chr::Monday);
    return {monday, monday + chr::weeks(1)};
}

std::string format_date(Days date)
{
    CivilDate const d(date);
    return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(d.year()),
                       static_cast<unsigned>(d.month()), static_cast<unsigned>(d.day()));
}

std::string format_utc(Instant t)
{
    auto const date = chr::floor<chr::days>(t);
    chr::hh_mm_ss const clock(t - date);
    return fmt::format("{}T{:02}:{:02}:{:02}Z", format_date(date), clock.hours().count(),
                       clock.minutes().count(), clock.seconds().count());
}

std::optional<DatedInterval> parse_iso(std::string_view text) noexcept
{
    Reader in(text);
    auto const digits = in.digits_ahead();
    if (digits != 4 && digits != 8) return std::nullopt;
    auto const y = in.number(4);
    if (!y || *y < 1) return std::nullopt;
    if (in.done()) return civil(year(*y), Precision::year);
    bool const dashed = in.accept('-');
    if (in.accept('W')) return read_week(in, *y);
    auto const m = in.number(2);
    if (!m || *m < 1 || *m > 12) return std::nullopt;
    if (in.done()) {
        if (!dashed) return std::nullopt; // six digits are no date
        return civil(month(chr::year(*y) / *m), Precision::month);
    }
    if (dashed && !in.accept('-')) return std::nullopt;
    auto const d = in.number(2);
    if (!d) return std::nullopt;
    CivilDate const date(chr::year(*y) / *m / *d);
    if (!date.ok()) return std::nullopt;
    if (in.done()) return civil(day(date), Precision::day);
    if (!in.accept_any("Tt ")) return std::nullopt;
    return read_time(in, date);
}

Instant parse_instant(std::string_view text)
{
    if (auto const read = parse_iso(text)) return read->interval.begin;
    throw UsageError(fmt::format(
        "time `{}`: is not ISO 8601; write it like 2020, 2020-10, 2020-10-06 or 2020-10-06T14:30Z",
        text));
}

} // namespace placetime::time
