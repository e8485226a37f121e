#include "summary/key_book.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

namespace placetime::summary {

bool needs_event(By by, bool with_divisions) noexcept
{
    switch (by) {
    case By::subtype:
    case By::source:
        return true;
    case By::admin1:
    case By::country:
        return !with_divisions;
    default:
        return false;
    }
}

KeyBook::KeyBook(By by, events::EventTable const& table, PlaceReader& places,
                 std::optional<time::Instant> from)
    : by_(by), table_(table), places_(places), from_(from)
{
}

std::uint32_t KeyBook::number(Key key)
{
    auto const name = fmt::format("{} {}", static_cast<int>(key.kind), key.id);
    auto const [it, is_new] = numbers_.try_emplace(name, static_cast<std::uint32_t>(keys_.size()));
    if (is_new) keys_.push_back(std::move(key));
    return it->second;
}

std::uint32_t KeyBook::number_of_period(time::Instant begin)
{
    Key key;
    key.id = key.name = period_name(begin, *period_of(by_));
    key.begin = begin;
    return number(std::move(key));
}

void KeyBook::keys_of(Counted const& counted, std::vector<std::uint32_t>& numbers)
{
    numbers.clear();
    if (auto const period = period_of(by_)) {
        if ((table_.flags()[counted.row] & events::kDated) == 0) {
            Key key;
            key.kind = Key::Kind::unknown;
            key.name = "undated";
            numbers.push_back(number(std::move(key)));
            return;
        }
        time::Instant const begin{time::Seconds(table_.begins()[counted.row])};
        if (from_ && begin < *from_) {
            Key key;
            key.kind = Key::Kind::earlier;
            key.name = "began before";
            numbers.push_back(number(std::move(key)));
            return;
        }
        numbers.push_back(number_of_period(period_begin(begin, *period)));
        return;
    }
    switch (by_) {
    case By::type:
    case By::subtype:
    case By::status:
        numbers.push_back(number(type_key(counted)));
        return;
    case By::source:
        source_keys(counted, numbers);
        return;
    default:
        break;
    }
    auto const place = table_.place_keys()[counted.row];
    auto const [it, is_new] = of_places_.try_emplace(place, 0);
    if (is_new) it->second = number(place_key(counted.row));
    numbers.push_back(it->second);
}

Key KeyBook::type_key(Counted const& counted) const
{
    Key key;
    if (by_ == By::status) {
        key.id = key.name = events::to_string(table_.statuses()[counted.row]);
        return key;
    }
    auto const type = table_.types()[counted.row];
    key.type = type;
    key.id = key.name = events::to_string(type);
    if (by_ == By::type) return key;
    auto const& subtype = counted.event->subtype;
    if (subtype.empty()) {
        key.kind = Key::Kind::unknown;
        key.name = fmt::format("{}, no sub-type", key.name);
    } else {
        key.id = fmt::format("{}/{}", key.name, subtype);
        key.name = subtype;
    }
    return key;
}

std::string KeyBook::country_name(std::string const& code) const
{
    return places_.divisions() == nullptr ? code : places_.divisions()->country_name(code);
}

Key KeyBook::place_key(events::Row row) const
{
    auto const& told = places_.of(row);
    Key key;
    switch (told.kind) {
    case PlaceTold::Kind::unplaced:
        key.kind = Key::Kind::unknown;
        key.name = "unplaced";
        return key;
    case PlaceTold::Kind::border:
        key.kind = Key::Kind::border;
        key.id = fmt::format("border:{}-{}", told.country, told.second_country);
        key.name = told.second_country.empty()
                       ? fmt::format("borders of {}", country_name(told.country))
                       : fmt::format("border of {} and {}", country_name(told.country),
                                     country_name(told.second_country));
        return key;
    default:
        return by_ == By::country ? country_key(told) : division_key(told);
    }
}

Key KeyBook::country_key(PlaceTold const& told) const
{
    Key key;
    if (told.country.empty()) {
        bool const across = told.kind == PlaceTold::Kind::across;
        key.kind = across ? Key::Kind::across : Key::Kind::outside;
        key.name = across ? "wider than a country" : "outside any known country";
        return key;
    }
    key.id = key.country = told.country;
    key.name = country_name(told.country);
    return key;
}

Key KeyBook::division_key(PlaceTold const& told) const
{
    Key key;
    key.country = told.country;
    switch (told.kind) {
    case PlaceTold::Kind::country_wide:
        key.kind = Key::Kind::country_wide;
        key.id = told.country;
        key.name = fmt::format("{}, country-wide", country_name(told.country));
        return key;
    case PlaceTold::Kind::across:
        key.kind = Key::Kind::across;
        key.country.clear();
        key.name = "wider or less precise than a division";
        return key;
    case PlaceTold::Kind::outside:
        key.kind = Key::Kind::outside;
        key.country.clear();
        key.name = "outside any known division";
        return key;
    default:
        break;
    }
    if (told.division == kNoDivision) { // named by the event alone
        key.id = fmt::format("{}/{}", told.country, told.admin1);
        key.name = told.admin1;
        return key;
    }
    auto const division = places_.divisions()->division(told.division);
    key.id = division.id;
    key.name = division.name;
    key.division = told.division;
    return key;
}

void KeyBook::source_keys(Counted const& counted, std::vector<std::uint32_t>& numbers)
{
    std::set<std::string_view> names;
    for (auto const& claim : counted.event->claims) names.insert(events::source_name(claim));
    if (names.empty()) names.insert(events::source_name(*counted.event));
    for (auto const name : names) {
        Key key;
        key.id = key.name = name;
        if (name.empty()) {
            key.kind = Key::Kind::unknown;
            key.name = "source not named";
        }
        numbers.push_back(number(std::move(key)));
    }
}

} // namespace placetime::summary
