#include "publish/outline.h"

#include <cmath>
#include <cstdint>

namespace placetime::publish {
namespace {

void append(std::string& out, std::int64_t value)
{
    auto left = static_cast<std::uint64_t>(value < 0 ? ~(value << 1) : value << 1);
    for (; left >= 32; left >>= 5) out += static_cast<char>((32 | (left & 31)) + 63);
    out += static_cast<char>(left + 63);
}

} // namespace

std::string encoded(geo::Line const& line, double unit)
{
    std::string out;
    std::int64_t x = 0, y = 0;
    bool first = true;
    for (auto const p : line) {
        auto const px = std::llround(p.lon / unit), py = std::llround(p.lat / unit);
        if (!first && px == x && py == y) continue;
        append(out, px - x);
        append(out, py - y);
        x = px;
        y = py;
        first = false;
    }
    return out;
}

} // namespace placetime::publish
