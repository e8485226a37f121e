#include <doctest/doctest.h>

#include <set>
#include <string>

#include "events/event.h"

namespace placetime::events {
namespace {

template <typename Enum>
void check_names(std::size_t count, std::optional<Enum> (*parse)(std::string_view) noexcept)
{
    std::set<std::string> seen;
    for (std::size_t i = 0; i < count; ++i) {
        auto const value = static_cast<Enum>(i);
        auto const name = std::string(to_string(value));
        CHECK(!name.empty());
        CHECK(seen.insert(name).second);
        CHECK(parse(name) == value);
    }
    CHECK(!parse("no such name"));
}

Event drawn_event()
{
    Event event;
    event.when = EventTime{
        {time::Instant{}, time::Instant{} + time::Seconds(86400)}, time::Precision::day, "", ""};
    event.where = EventPlace{};
    return event;
}

TEST_CASE("types, statuses, roles and reviews are named as the contract names them")
{
    check_names<Type>(kTypeCount, parse_type);
    check_names<Status>(6, parse_status);
    check_names<PlaceRole>(5, parse_role);
    check_names<Review>(4, parse_review);
    CHECK(to_string(Type::explosions) == "Explosions/Remote violence");
    CHECK(to_string(Type::violence_against_civilians) == "Violence against civilians");
    CHECK(to_string(Type::humanitarian) == "Humanitarian");
    CHECK(to_string(Status::conditional) == "conditional");
    CHECK(to_string(PlaceRole::destination) == "destination");
    CHECK(to_string(FigureKind::participants) == "participants");
}

TEST_CASE("asserted and claimed events with a date and a place are drawn")
{
    auto event = drawn_event();
    CHECK(is_drawn(event));
    event.status = Status::claimed;
    CHECK(is_drawn(event));
    for (auto const status :
         {Status::denied, Status::planned, Status::conditional, Status::negated}) {
        event.status = status;
        CHECK(!is_drawn(event));
    }
}

TEST_CASE("background, rejected, undated, unplaced events and statements are not drawn")
{
    auto background = drawn_event();
    background.background = true;
    CHECK(!is_drawn(background));
    auto rejected = drawn_event();
    rejected.review = Review::rejected;
    CHECK(!is_drawn(rejected));
    auto undated = drawn_event();
    undated.when.reset();
    CHECK(!is_drawn(undated));
    auto unplaced = drawn_event();
    unplaced.where.reset();
    CHECK(!is_drawn(unplaced));
    auto statement = drawn_event();
    statement.type = Type::diplomacy;
    statement.subtype = "statement";
    CHECK(!is_drawn(statement));
    statement.subtype = "meeting";
    CHECK(is_drawn(statement));
}

} // namespace
} // namespace placetime::events
