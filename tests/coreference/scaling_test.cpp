#include <array>
#include <random>

#include <doctest/doctest.h>

#include "coreference/events.h"
#include "coreference/merge.h"
#include "coreference/proposal.h"

using namespace placetime;
using namespace placetime::coreference;
using events::Event;

namespace {

/// Many events of one country within two years, as a table of incidents has them: few words, a few
/// types, and every tenth told twice.
std::vector<Event> incidents(std::size_t count)
{
    static constexpr std::array<char const*, 8> kWhat = {
        "Armed men attack checkpoint", "Farmers block road",       "Shells hit houses",
        "Police arrest traders",       "Bomb explodes in market",  "Students rally at university",
        "Villagers flee fighting",     "Bridge destroyed by flood"};
    std::mt19937 random(11);
    auto const pick = [&random](std::size_t n) { return random() % n; };
    std::vector<Event> events;
    while (events.size() < count) {
        std::size_t const kind = pick(kWhat.size());
        auto const number = std::to_string(events.size());
        Event event;
        event.id = "event" + number;
        event.source_id = "report" + number;
        event.title = kWhat[kind];
        event.source_quote =
            event.title + " near checkpoint " + std::to_string(pick(5000) + 3000) + ".";
        event.type = static_cast<events::Type>(kind);
        event.when = events::EventTime{};
        event.when->interval.begin = day("2019-01-01") + std::chrono::days(pick(730));
        event.when->interval.end = event.when->interval.begin + std::chrono::days(1);
        event.where =
            place("Town " + std::to_string(pick(3000)), 70 + static_cast<double>(pick(1000)) / 100,
                  35 + static_cast<double>(pick(600)) / 100, 3000, "city", "AF");
        events.push_back(event);
        if (pick(10) == 0 && events.size() < count) {
            event.id += "b";
            event.source_id += "b";
            events.push_back(event);
        }
    }
    return events;
}

} // namespace

TEST_CASE("the pairs that are compared grow with the events, not with their pairs")
{
    ProposalWork few;
    ProposalWork many;
    propose(incidents(20'000), {}, nullptr, &few);
    auto const proposals = propose(incidents(80'000), {}, nullptr, &many);
    CHECK(few.pairs_compared <= kMostCandidates * 20'000);
    CHECK(many.pairs_compared <= kMostCandidates * 80'000);
    // Four times the events; denser ones have more neighbours until the cap is reached.
    CHECK(many.pairs_compared < 8 * few.pairs_compared);
    CHECK(proposals.size() > 4'000);
}

TEST_CASE("a thousand reports of one day are compared with few others each")
{
    std::vector<Event> events;
    for (int i = 0; i < 3000; ++i)
        events.push_back(claim("event" + std::to_string(i), "Publisher " + std::to_string(i),
                               "2020-10-06", "Crowd storms the White House"));
    ProposalWork work;
    propose(events, {}, nullptr, &work);
    CHECK(work.pairs_compared <= kMostCandidates * events.size());
}

TEST_CASE("random merging and splitting keeps every claim")
{
    std::mt19937 random(3);
    auto const all = incidents(60);
    std::vector<Event> events = all;
    for (int round = 0; round < 2000; ++round) {
        if (events.size() > 1 && random() % 2 == 0) {
            std::size_t const one = random() % events.size();
            std::size_t const other = random() % events.size();
            if (one == other) continue;
            std::vector<Event> const both = {events[other], events[one]};
            Event const whole = merged(both);
            std::vector<Event> const turned = {events[one], events[other]};
            CHECK(merged(turned).id == whole.id);
            events.erase(events.begin() + static_cast<std::ptrdiff_t>(std::max(one, other)));
            events.erase(events.begin() + static_cast<std::ptrdiff_t>(std::min(one, other)));
            events.push_back(whole);
        } else {
            std::size_t const at = random() % events.size();
            if (events[at].claims.empty()) continue;
            auto const claims = events[at].claims;
            events.erase(events.begin() + static_cast<std::ptrdiff_t>(at));
            std::size_t const part = 1 + random() % (claims.size() - 1);
            events.push_back(merged(std::span(claims).first(part)));
            events.push_back(merged(std::span(claims).subspan(part)));
        }
        std::size_t held = 0;
        for (Event const& event : events) {
            held += event.claims.empty() ? 1 : event.claims.size();
            for (Event const& one : event.claims) CHECK(one.claims.empty());
        }
        REQUIRE(held == all.size());
    }
}
