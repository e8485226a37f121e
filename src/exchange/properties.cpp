#include "exchange/properties.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace placetime::exchange {

namespace {

using events::Event;
using events::EventPlace;
using events::EventTime;
using events::FigureKind;

Value text_value(std::string_view text)
{
    if (text.empty()) return {};
    return std::string(text);
}

std::optional<double> number_of(std::string_view text)
{
    double value = 0;
    auto const [end, failure] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (failure != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
        return std::nullopt;
    return value;
}

std::optional<std::int64_t> integer_of(std::string_view text)
{
    auto const value = number_of(text);
    if (!value || std::abs(*value) > 9e15 || *value != std::floor(*value)) return std::nullopt;
    return static_cast<std::int64_t>(*value);
}

std::optional<bool> boolean_of(std::string_view text)
{
    if (text == "1" || text == "true" || text == "True" || text == "TRUE") return true;
    if (text == "0" || text == "false" || text == "False" || text == "FALSE") return false;
    return std::nullopt;
}

/// A vector as GDAL writes it "(2:CN,KG)", or parted by ; or , as in our CSV.
std::vector<std::string> list_of(std::string_view text)
{
    if (text.starts_with('(') && text.ends_with(')')) {
        auto const colon = text.find(':');
        if (colon == std::string_view::npos) return {};
        text = text.substr(colon + 1, text.size() - colon - 2);
    }
    std::vector<std::string> items;
    while (!text.empty()) {
        auto const end = std::min(text.find_first_of(",;"), text.size());
        if (end > 0) items.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return items;
}

template <auto Member> constexpr Property text(std::string_view name)
{
    return {name, PropertyType::text, [](Event const& e) { return text_value(e.*Member); },
            [](Event& e, std::string_view t) { return (e.*Member = t, true); }};
}

template <auto Member> constexpr Property place_text(std::string_view name)
{
    return {name, PropertyType::text,
            [](Event const& e) { return e.where ? text_value((*e.where).*Member) : Value(); },
            [](Event& e, std::string_view t) { return ((*e.where).*Member = t, true); }};
}

template <auto Member> constexpr Property time_text(std::string_view name)
{
    return {name, PropertyType::text,
            [](Event const& e) { return e.when ? text_value((*e.when).*Member) : Value(); },
            [](Event& e, std::string_view t) { return ((*e.when).*Member = t, true); }};
}

/// A word of a vocabulary that is always known.
template <auto Member, auto Parse> constexpr Property word(std::string_view name)
{
    return {name, PropertyType::text,
            [](Event const& e) { return text_value(to_string(e.*Member)); },
            [](Event& e, std::string_view t) {
                auto const parsed = Parse(t);
                if (parsed) e.*Member = *parsed;
                return parsed.has_value();
            }};
}

bool all_events(Event const&) { return true; }
bool placed(Event const& e) { return e.where.has_value(); }
bool dated(Event const& e) { return e.when.has_value(); }

template <auto Member, auto Known> constexpr Property share(std::string_view name)
{
    return {name, PropertyType::real,
            [](Event const& e) {
                return Known(e) ? Value(std::round(e.*Member * 1000) / 1000) : Value();
            },
            [](Event& e, std::string_view t) {
                auto const value = number_of(t);
                if (value) e.*Member = *value;
                return value && *value >= 0 && *value <= 1;
            }};
}

template <auto Member> constexpr Property offset(std::string_view name)
{
    return {name, PropertyType::integer,
            [](Event const& e) {
                return e.source_quote.empty() ? Value()
                                              : Value(static_cast<std::int64_t>(e.*Member));
            },
            [](Event& e, std::string_view t) {
                auto const value = integer_of(t);
                if (value && *value >= 0) e.*Member = static_cast<std::size_t>(*value);
                return value && *value >= 0;
            }};
}

template <FigureKind Kind, auto Bound> constexpr Property figure(std::string_view name)
{
    return {name, PropertyType::integer,
            [](Event const& e) {
                auto const& bound = e.figure(Kind).*Bound;
                return bound ? Value(*bound) : Value();
            },
            [](Event& e, std::string_view t) {
                auto const value = integer_of(t);
                if (value) e.figure(Kind).*Bound = *value;
                return value.has_value();
            }};
}

Value begin_of(Event const& e) { return e.when ? Value(e.when->interval.begin) : Value(); }
Value end_of(Event const& e) { return e.when ? Value(e.when->interval.end) : Value(); }

bool set_begin(Event& e, std::string_view t)
{
    auto const parsed = parse_cell_time(t);
    if (parsed) e.when->interval.begin = parsed->interval.begin;
    return parsed.has_value();
}

bool set_end(Event& e, std::string_view t)
{
    auto const parsed = parse_cell_time(t);
    if (parsed) e.when->interval.end = parsed->interval.begin;
    return parsed.has_value();
}

bool set_reported(Event& e, std::string_view t)
{
    auto const parsed = parse_cell_time(t);
    if (parsed) e.reported = parsed->interval.begin;
    return parsed.has_value();
}

Value countries_of(Event const& e)
{
    if (!e.where) return {};
    if (!e.where->countries.empty()) return e.where->countries;
    if (e.where->country.empty()) return {};
    return std::vector<std::string>{e.where->country};
}

Value cumulative_of(Event const& e)
{
    bool known = !e.figures_text.empty();
    for (auto const& figure : e.figures) known = known || figure.known();
    return known ? Value(e.figures_cumulative) : Value();
}

Value precision_m_of(Event const& e)
{
    if (!e.where || !(e.where->precision_m > 0)) return {};
    return static_cast<std::int64_t>(std::llround(e.where->precision_m));
}

/// The Admiralty code: the source from A (completely reliable) to F (cannot be judged).
bool set_reliability(Event& e, std::string_view t)
{
    if (t.size() != 1) return false;
    auto const letter = t[0] >= 'a' ? static_cast<char>(t[0] - 'a' + 'A') : t[0];
    if (letter < 'A' || letter > 'F') return false;
    e.reliability = letter;
    return true;
}

/// The Admiralty code: the information from 1 (confirmed) to 6 (cannot be judged).
bool set_credibility(Event& e, std::string_view t)
{
    auto const grade = integer_of(t);
    if (!grade || *grade < 1 || *grade > 6) return false;
    e.credibility = static_cast<int>(*grade);
    return true;
}

using F = FigureKind;
constexpr auto kMin = &events::Figure::min;
constexpr auto kMax = &events::Figure::max;

constexpr std::array kProperties{
    text<&Event::title>("title"),
    word<&Event::type, parse_cell_type>("type"),
    text<&Event::subtype>("subtype"),
    word<&Event::status, events::parse_status>("status"),
    text<&Event::attribution>("attribution"),
    Property{"background", PropertyType::boolean,
             [](Event const& e) { return Value(e.background); },
             [](Event& e, std::string_view t) {
                 e.background = boolean_of(t).value_or(false);
                 return boolean_of(t).has_value();
             }},
    Property{"begin", PropertyType::date_time, begin_of, set_begin},
    Property{"end", PropertyType::date_time, end_of, set_end},
    time_text<&EventTime::zone>("time_zone"),
    Property{"date_precision", PropertyType::text,
             [](Event const& e) {
                 return e.when ? text_value(time::to_string(e.when->precision)) : Value();
             },
             [](Event& e, std::string_view t) {
                 auto const parsed = time::parse_precision(t);
                 if (parsed) e.when->precision = *parsed;
                 return parsed.has_value();
             }},
    time_text<&EventTime::text>("date_text"),
    place_text<&EventPlace::name>("place"),
    place_text<&EventPlace::text>("place_text"),
    place_text<&EventPlace::id>("place_id"),
    place_text<&EventPlace::kind>("place_kind"),
    place_text<&EventPlace::country>("country"),
    Property{"countries", PropertyType::list, countries_of,
             [](Event& e, std::string_view t) { return (e.where->countries = list_of(t), true); }},
    place_text<&EventPlace::admin1>("admin1"),
    Property{"place_precision_m", PropertyType::integer, precision_m_of,
             [](Event& e, std::string_view t) {
                 auto const value = number_of(t);
                 if (value && *value >= 0) e.where->precision_m = *value;
                 return value && *value >= 0;
             }},
    Property{
        "place_role", PropertyType::text,
        [](Event const& e) { return e.where ? text_value(to_string(e.where->role)) : Value(); },
        [](Event& e, std::string_view t) {
            auto const parsed = events::parse_role(t);
            if (parsed) e.where->role = *parsed;
            return parsed.has_value();
        }},
    text<&Event::actor1>("actor1"),
    text<&Event::actor2>("actor2"),
    figure<F::killed, kMin>("killed_min"),
    figure<F::killed, kMax>("killed_max"),
    figure<F::injured, kMin>("injured_min"),
    figure<F::injured, kMax>("injured_max"),
    figure<F::displaced, kMin>("displaced_min"),
    figure<F::displaced, kMax>("displaced_max"),
    figure<F::detained, kMin>("detained_min"),
    figure<F::detained, kMax>("detained_max"),
    figure<F::participants, kMin>("participants_min"),
    figure<F::participants, kMax>("participants_max"),
    text<&Event::figures_text>("figures_text"),
    Property{"figures_cumulative", PropertyType::boolean, cumulative_of,
             [](Event& e, std::string_view t) {
                 e.figures_cumulative = boolean_of(t).value_or(false);
                 return boolean_of(t).has_value();
             }},
    Property{"reported", PropertyType::date_time,
             [](Event const& e) { return e.reported ? Value(*e.reported) : Value(); },
             set_reported},
    text<&Event::source_id>("source_id"),
    text<&Event::source_title>("source_title"),
    text<&Event::source_url>("source_url"),
    text<&Event::publisher>("publisher"),
    offset<&Event::source_start>("source_start"),
    offset<&Event::source_end>("source_end"),
    text<&Event::source_quote>("source_quote"),
    Property{"source_count", PropertyType::integer,
             [](Event const& e) { return Value(static_cast<std::int64_t>(e.source_count)); },
             [](Event& e, std::string_view t) {
                 auto const value = integer_of(t);
                 if (value)
                     e.source_count =
                         static_cast<int>(std::clamp<std::int64_t>(*value, 0, 1'000'000));
                 return value.has_value();
             }},
    share<&Event::confidence, all_events>("confidence"),
    share<&Event::place_confidence, placed>("place_confidence"),
    share<&Event::date_confidence, dated>("date_confidence"),
    word<&Event::review, events::parse_review>("review"),
    Property{"source_reliability", PropertyType::text,
             [](Event const& e) {
                 return e.reliability == 0 ? Value() : Value(std::string(1, e.reliability));
             },
             set_reliability},
    Property{"information_credibility", PropertyType::integer,
             [](Event const& e) {
                 return e.credibility == 0 ? Value()
                                           : Value(static_cast<std::int64_t>(e.credibility));
             },
             set_credibility},
};

} // namespace

std::span<Property const> properties() noexcept { return kProperties; }

std::optional<time::DatedInterval> parse_cell_time(std::string_view text)
{
    std::array<char, 64> copy; // no cell that is a date is longer; no allocation
    auto length = text.copy(copy.data(), copy.size());
    auto const iso = [&] { return std::string_view(copy.data(), length); };
    while (length > 0 && copy[length - 1] == ' ') --length;
    for (std::size_t i = 0; i < length && i < 10; ++i)
        if (copy[i] == '/') copy[i] = '-';
    if (iso().ends_with(" UTC")) {
        length -= 3;
        copy[length - 1] = 'Z';
    }
    return time::parse_iso(iso());
}

std::optional<events::Type> parse_cell_type(std::string_view cell)
{
    auto const lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
    if (cell.size() < 4) return std::nullopt;
    for (std::size_t i = 0; i < events::kTypeCount; ++i) {
        auto const type = static_cast<events::Type>(i);
        auto const name = to_string(type).substr(0, cell.size());
        if (name.size() == cell.size() &&
            std::equal(cell.begin(), cell.end(), name.begin(),
                       [&](char a, char b) { return lower(a) == lower(b); }))
            return type;
    }
    return std::nullopt;
}

} // namespace placetime::exchange
