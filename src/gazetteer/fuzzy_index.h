#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "gazetteer/name_table.h"

namespace placetime::gazetteer {

/// Names within one or two edits. A name of L letters is cut into three pieces; two edits leave
/// one of them whole (Li, Deng, Wang, Feng: Pass-Join, VLDB 2012, with the pieces' places shifted
/// by at most the edits), so the index lists each name under the hash of (L, piece number, piece).
/// A swap across a cut is charged to the piece before it; the piece after it is looked up with its
/// first letter swapped back too. What is listed is sifted by its set of letters, then measured.
class FuzzyIndex {
public:
    static constexpr std::size_t kLeastLetters = 4;
    static constexpr std::size_t kMostLetters = 48;
    static constexpr std::size_t kPieces = 3;

    FuzzyIndex(IndexFile const& file, NameTable const& names) noexcept;

    struct Match {
        std::uint32_t key = 0;
        int edits = 0;
    };
    /// All names of kLeastLetters to kMostLetters letters within `max_edits` (1 or 2), by key.
    std::vector<Match> find(std::string_view folded, int max_edits) const;

    /// Shared with the writer.
    static std::uint32_t letters_of(std::u32string_view name) noexcept;
    static std::uint64_t piece_hash(std::size_t length, std::size_t piece,
                                    std::u32string_view letters) noexcept;
    /// Begin and length of the pieces of a name.
    static std::array<std::pair<std::size_t, std::size_t>, kPieces>
    pieces(std::size_t length) noexcept;

private:
    IndexFile const* file_;
    NameTable const* names_;
};

} // namespace placetime::gazetteer
