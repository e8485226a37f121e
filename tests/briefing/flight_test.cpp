#include <doctest/doctest.h>

#include <cmath>

#include "briefing/flight.h"

using namespace placetime;
using namespace placetime::briefing;

namespace {

CameraView const kBishkek{{74.59, 42.87}, 40'000, "equal-area"};
CameraView const kOsh{{72.80, 40.53}, 60'000, "equal-area"};
CameraView const kFiji{{179.4, -16.5}, 800'000, ""}, kSamoa{{-172.1, -13.7}, 300'000, ""};

/// No step of the path moves the picture by more than this share of what is seen.
void check_even(CameraView const& from, CameraView const& to)
{
    constexpr int kSteps = 400;
    auto before = from;
    for (int i = 1; i <= kSteps; ++i) {
        auto const now = between(from, to, double(i) / kSteps);
        REQUIRE(geo::is_valid(now.center));
        REQUIRE(now.across > 0);
        auto const seen = std::min(now.across, before.across);
        CHECK(geo::distance(before.center, now.center) < 0.2 * seen);
        CHECK(std::abs(std::log(now.across / before.across)) < 0.2);
        before = now;
    }
}

} // namespace

TEST_CASE("a flight begins and ends exactly where it should")
{
    for (auto const& [from, to] : {std::pair(kBishkek, kOsh), {kFiji, kSamoa}, {kOsh, kOsh}}) {
        CHECK(between(from, to, 0) == from);
        CHECK(between(from, to, 1) == to);
        CHECK(between(from, to, -1) == from);
        CHECK(between(from, to, 2) == to);
        CHECK(between(from, to, std::nan("")) == from);
    }
    auto const near = between(kBishkek, kOsh, 1 - 1e-9);
    CHECK(geo::distance(near.center, kOsh.center) < 1);
    CHECK(near.across == doctest::Approx(kOsh.across).epsilon(1e-6));
}

TEST_CASE("a flight is even, and goes out to see the way")
{
    check_even(kBishkek, kOsh);
    check_even(kOsh, kBishkek);
    CHECK(between(kBishkek, kOsh, 0.5).across > 150'000);
    auto there = between(kBishkek, kOsh, 0.3), back = between(kOsh, kBishkek, 0.7);
    CHECK(geo::distance(there.center, back.center) < 10);
    CHECK(there.across == doctest::Approx(back.across).epsilon(1e-6));
}

TEST_CASE("the short way is taken across the antimeridian")
{
    check_even(kFiji, kSamoa);
    auto const middle = between(kFiji, kSamoa, 0.5).center;
    CHECK(std::abs(middle.lon) > 170);
}

TEST_CASE("antipodes, poles and the same place are flown to")
{
    CameraView const here{{10, 20}, 5e5, "equal-area"}, there{{-170, -20}, 5e5, "equal-area"},
        pole{{0, 90}, 5e5, "equal-area"}, closer{{10, 20}, 1e3, "equal-area"};
    check_even(here, there);
    check_even(here, pole);
    check_even(here, closer);
    check_even(closer, here);
    CHECK(between(here, closer, 0.5).across == doctest::Approx(std::sqrt(5e5 * 1e3)));
    check_even({{10, 20}, 1e3, "equal-area"}, {{10.00001, 20}, 1e6, "equal-area"});
}

TEST_CASE("projections that differ are flown in an equal-area one")
{
    CameraView mercator{{74, 42}, 1e6, "EPSG:3857"};
    CHECK(between(mercator, kOsh, 0.5).projection == "equal-area");
    CHECK(between(mercator, {{70, 40}, 1e5, "EPSG:3857"}, 0.5).projection == "EPSG:3857");
    CHECK(between({{74, 42}, 1e6, ""}, {{70, 40}, 1e5, ""}, 0.5).projection == "equal-area");
}

TEST_CASE("flights take 0.6 to 3 seconds")
{
    CHECK(flight_seconds(kOsh, kOsh) == doctest::Approx(0.6));
    CHECK(flight_seconds(kOsh, kBishkek) > 1);
    CHECK(flight_seconds({{0, 0}, 100, ""}, {{180, 0}, 100, ""}) == 3);
}

TEST_CASE("easing is slow at both ends and even about the middle")
{
    CHECK(eased(0) == 0);
    CHECK(eased(1) == 1);
    CHECK(eased(0.5) == doctest::Approx(0.5));
    CHECK(eased(0.01) < 0.001);
    CHECK(eased(-3) == 0);
    CHECK(eased(7) == 1);
}

TEST_CASE("a view is what a 16:9 map shows; maps of other shapes show at least that")
{
    CameraView const view{{74.59, 42.87}, 160'000, "equal-area"};
    CHECK(camera_of(view, {0, 0, 1600, 900}).meters_per_pixel() == doctest::Approx(100));
    CHECK(camera_of(view, {0, 0, 3200, 900}).meters_per_pixel() == doctest::Approx(100));
    CHECK(camera_of(view, {0, 0, 1600, 1600}).meters_per_pixel() == doctest::Approx(100));
    CHECK(camera_of(view, {0, 0, 800, 900}).meters_per_pixel() == doctest::Approx(200));
    for (auto const& frame : {scene::Rect{0, 0, 1600, 900}, {10, 20, 500, 900}, {0, 0, 900, 300}}) {
        auto const back = view_of(camera_of(view, frame), "equal-area");
        CHECK(back.across == doctest::Approx(view.across).epsilon(1e-6));
        CHECK(geo::distance(back.center, view.center) < 1);
    }
    CHECK(camera_of({{10, 50}, 3e7, ""}, {0, 0, 1600, 900}).projection().code() == "equal-earth");
    CHECK(camera_of({{179, -17}, 1e6, ""}, {0, 0, 1600, 900}).view().crosses_antimeridian());
}
