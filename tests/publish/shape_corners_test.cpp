#include "publish/shape_corners.h"

#include <doctest/doctest.h>

#include <cmath>

using namespace placetime;

TEST_CASE("every sign has about the area of a circle of radius 1")
{
    for (int i = 0; i <= static_cast<int>(scene::Shape::cross); ++i) {
        auto const corners = publish::shape_corners(static_cast<scene::Shape>(i));
        double area = 0;
        for (std::size_t k = 0; k < corners.size(); ++k) {
            auto const& a = corners[k];
            auto const& b = corners[(k + 1) % corners.size()];
            area += (static_cast<double>(a.x) * static_cast<double>(b.y) -
                     static_cast<double>(b.x) * static_cast<double>(a.y)) /
                    2;
        }
        CAPTURE(i);
        CHECK(std::abs(area) == doctest::Approx(3.14159).epsilon(0.06));
    }
}
