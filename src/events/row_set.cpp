#include "events/row_set.h"

#include <algorithm>

namespace placetime::events {

RowSet::RowSet(std::size_t size, bool all) : size_(size), words_((size + 63) / 64, 0)
{
    if (all) set({0, static_cast<Row>(size)});
}

void RowSet::set(RowRange range) noexcept
{
    for (std::size_t w = range.first / 64; w * 64 < range.last; ++w) words_[w] |= mask(w, range);
}

std::size_t RowSet::count() const noexcept { return count({0, static_cast<Row>(size_)}); }

std::size_t RowSet::count(RowRange range) const noexcept
{
    std::size_t sum = 0;
    for (std::size_t w = range.first / 64; w * 64 < range.last; ++w)
        sum += static_cast<std::size_t>(std::popcount(words_[w] & mask(w, range)));
    return sum;
}

bool RowSet::none() const noexcept
{
    return std::all_of(words_.begin(), words_.end(), [](auto word) { return word == 0; });
}

Row RowSet::next(Row from) const noexcept
{
    if (from >= size_) return kNoRow;
    std::size_t w = from / 64;
    auto bits = words_[w] & ~std::uint64_t{0} << (from % 64);
    while (bits == 0) {
        if (++w == words_.size()) return kNoRow;
        bits = words_[w];
    }
    return static_cast<Row>(w * 64 + static_cast<std::size_t>(std::countr_zero(bits)));
}

Row RowSet::previous(Row before) const noexcept
{
    if (before == 0 || size_ == 0) return kNoRow;
    auto const last = std::min<std::size_t>(before, size_) - 1;
    std::size_t w = last / 64;
    auto bits = words_[w] & ~std::uint64_t{0} >> (63 - last % 64);
    while (bits == 0) {
        if (w-- == 0) return kNoRow;
        bits = words_[w];
    }
    return static_cast<Row>(w * 64 + 63 - static_cast<std::size_t>(std::countl_zero(bits)));
}

RowSet& RowSet::operator&=(RowSet const& other) noexcept
{
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] &= other.words_[w];
    return *this;
}

RowSet& RowSet::operator|=(RowSet const& other) noexcept
{
    for (std::size_t w = 0; w < words_.size(); ++w) words_[w] |= other.words_[w];
    return *this;
}

} // namespace placetime::events
