#include "gazetteer/edit_distance.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <utility>

#include "text/utf8.h"

namespace placetime::gazetteer {

namespace {

template <typename View> int banded(View a, View b, int limit)
{
    while (!a.empty() && !b.empty() && a.front() == b.front()) {
        a.remove_prefix(1);
        b.remove_prefix(1);
    }
    while (!a.empty() && !b.empty() && a.back() == b.back()) {
        a.remove_suffix(1);
        b.remove_suffix(1);
    }
    int const rows = static_cast<int>(a.size());
    int const columns = static_cast<int>(b.size());
    if (std::abs(rows - columns) > limit) return limit + 1;
    if (rows == 0 || columns == 0) return std::max(rows, columns);

    // Cells d[i][j] with |i - j| <= limit only, kept at j - i + limit + 1 of three turning rows.
    constexpr int kWidest = 3;
    using Band = std::array<int, 2 * kWidest + 3>;
    int const far = limit + 1;
    Band before{};
    Band above{};
    Band here{};
    before.fill(far);
    above.fill(far);
    for (int j = 0; j <= std::min(limit, columns); ++j)
        above[static_cast<std::size_t>(j + limit + 1)] = j;
    for (int i = 1; i <= rows; ++i) {
        here.fill(far);
        int least = far;
        for (int j = std::max(0, i - limit); j <= std::min(columns, i + limit); ++j) {
            auto const at = static_cast<std::size_t>(j - i + limit + 1);
            int best = far;
            if (j == 0) {
                best = i;
            } else {
                auto const p = static_cast<std::size_t>(i - 1);
                auto const q = static_cast<std::size_t>(j - 1);
                best = above[at] + (a[p] == b[q] ? 0 : 1); // substitute
                best = std::min(best, above[at + 1] + 1);  // delete from a
                best = std::min(best, here[at - 1] + 1);   // insert into a
                if (i > 1 && j > 1 && a[p] == b[q - 1] && a[p - 1] == b[q])
                    best = std::min(best, before[at] + 1); // swap
            }
            here[at] = std::min(best, far);
            least = std::min(least, here[at]);
        }
        if (least > limit && *std::min_element(above.begin(), above.end()) > limit) return far;
        before = std::exchange(above, here);
    }
    return above[static_cast<std::size_t>(columns - rows + limit + 1)];
}

} // namespace

int edit_distance(std::u32string_view a, std::u32string_view b, int limit)
{
    return banded(a, b, limit);
}

int edit_distance_ascii(std::string_view a, std::string_view b, int limit)
{
    return banded(a, b, limit);
}

std::u32string code_points(std::string_view utf8)
{
    std::u32string out;
    out.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        auto const byte = static_cast<unsigned char>(utf8[at]);
        if (byte < 0x80) {
            out += static_cast<char32_t>(byte);
            ++at;
            continue;
        }
        auto const point = text::code_point_at(utf8, at);
        out += point.value;
        at += point.length;
    }
    return out;
}

} // namespace placetime::gazetteer
