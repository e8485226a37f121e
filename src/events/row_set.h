#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace placetime::events {

/// Position in an EventTable.
using Row = std::uint32_t;
inline constexpr Row kNoRow = ~Row{0};

/// Rows first up to, not including, last.
struct RowRange {
    Row first = 0, last = 0;
    friend bool operator==(RowRange, RowRange) = default;
    std::size_t size() const noexcept { return last - first; }
};

/// A bit for each row of a table. Bits past size() are never set.
class RowSet {
public:
    RowSet() = default;
    explicit RowSet(std::size_t size, bool all = false);

    std::size_t size() const noexcept { return size_; }
    bool test(Row row) const noexcept { return (words_[row / 64] >> (row % 64) & 1) != 0; }
    void set(Row row) noexcept { words_[row / 64] |= std::uint64_t{1} << (row % 64); }
    void reset(Row row) noexcept { words_[row / 64] &= ~(std::uint64_t{1} << (row % 64)); }
    void set(RowRange range) noexcept;

    /// How many are set.
    std::size_t count() const noexcept;
    std::size_t count(RowRange range) const noexcept;
    bool none() const noexcept;
    /// First row that is set at or after `from`; kNoRow when there is none.
    Row next(Row from) const noexcept;
    /// Last row that is set before `before`; kNoRow when there is none.
    Row previous(Row before) const noexcept;

    /// Row r is bit r % 64 of word r / 64. Who writes words leaves bits past size() unset.
    std::span<std::uint64_t const> words() const noexcept { return words_; }
    std::span<std::uint64_t> words() noexcept { return words_; }

    /// Both sets have the same size.
    RowSet& operator&=(RowSet const& other) noexcept;
    RowSet& operator|=(RowSet const& other) noexcept;
    friend bool operator==(RowSet const&, RowSet const&) = default;

    /// Calls visit(Row) for each row that is set, in order.
    template <typename Visit> void for_each(Visit visit) const
    {
        for_each({0, static_cast<Row>(size_)}, visit);
    }
    template <typename Visit> void for_each(RowRange range, Visit visit) const
    {
        for (std::size_t w = range.first / 64; w * 64 < range.last; ++w)
            for (auto bits = words_[w] & mask(w, range); bits != 0; bits &= bits - 1)
                visit(static_cast<Row>(w * 64 + static_cast<std::size_t>(std::countr_zero(bits))));
    }

private:
    /// The bits of word w that lie in the range, which reaches into it.
    static std::uint64_t mask(std::size_t w, RowRange range) noexcept
    {
        auto bits = ~std::uint64_t{0};
        if (w * 64 < range.first) bits <<= range.first - w * 64;
        if ((w + 1) * 64 > range.last) bits &= ~std::uint64_t{0} >> ((w + 1) * 64 - range.last);
        return bits;
    }

    std::size_t size_ = 0;
    std::vector<std::uint64_t> words_;
};

} // namespace placetime::events
