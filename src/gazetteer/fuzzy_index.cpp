#include "gazetteer/fuzzy_index.h"

#include <algorithm>
#include <string>

#include "gazetteer/edit_distance.h"
#include "text/utf8.h"

namespace placetime::gazetteer {

using namespace format;

namespace {

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

/// True when no more than `most` bits are set: without the machine's own count, which not every
/// machine has, faster than counting all.
bool at_most(int most, std::uint32_t bits)
{
    for (; most > 0; --most) bits &= bits - 1;
    return bits == 0;
}

/// How far ahead names are fetched into the cache: they lie all over the file.
constexpr std::size_t kOffsetsAhead = 16;
constexpr std::size_t kNamesAhead = 8;

} // namespace

FuzzyIndex::FuzzyIndex(IndexFile const& file, NameTable const& names) noexcept
    : file_(&file), names_(&names)
{
}

std::uint32_t FuzzyIndex::letters_of(std::u32string_view name) noexcept
{
    std::uint32_t letters = 0;
    for (auto const c : name) letters |= 1u << (c & 31);
    return letters;
}

std::uint64_t FuzzyIndex::piece_hash(std::size_t length, std::size_t piece,
                                     std::u32string_view letters) noexcept
{
    auto hash = kHashStart;
    auto const step = [&](std::uint32_t value) { hash = (hash ^ value) * 0x100000001b3u; };
    step(static_cast<std::uint32_t>(length * kPieces + piece));
    for (auto const c : letters) step(static_cast<std::uint32_t>(c));
    return mixed(hash);
}

std::array<std::pair<std::size_t, std::size_t>, FuzzyIndex::kPieces>
FuzzyIndex::pieces(std::size_t length) noexcept
{
    std::array<std::pair<std::size_t, std::size_t>, kPieces> out;
    std::size_t begin = 0;
    for (std::size_t i = 0; i < kPieces; ++i) {
        auto const size = (length + i) / kPieces; // the longer pieces last
        out[i] = {begin, size};
        begin += size;
    }
    return out;
}

std::vector<FuzzyIndex::Match> FuzzyIndex::find(std::string_view folded, int max_edits) const
{
    if (text::find_invalid_utf8(folded) != std::string_view::npos) return {};
    auto const query = code_points(folded);
    auto const edits = std::clamp(max_edits, 1, 2);
    auto const reach = static_cast<std::size_t>(edits);
    if (query.size() > kMostLetters + reach) return {};
    auto const letters = letters_of(query);
    auto const buckets = file_->records<std::uint32_t>(kFuzzyBuckets).size() - 1;

    std::vector<std::uint32_t> keys;
    auto const list = [&](std::size_t length, std::size_t piece, std::u32string_view part) {
        auto const bucket = piece_hash(length, piece, part) & (buckets - 1);
        for (auto const& entry : file_->slice<FuzzyEntry>(kFuzzyBuckets, kFuzzyEntries, bucket))
            if (at_most(2 * edits, entry.letters ^ letters)) keys.push_back(entry.key);
    };
    auto const shortest =
        std::max(kLeastLetters, query.size() > reach ? query.size() - reach : std::size_t{0});
    auto const longest = std::min(kMostLetters, query.size() + reach);
    std::u32string swapped;
    for (auto length = shortest; length <= longest; ++length) {
        auto const cut = pieces(length);
        for (std::size_t piece = 0; piece < kPieces; ++piece) {
            auto const [begin, size] = cut[piece];
            if (query.size() < size) continue;
            // How far the piece may have moved: by no more letters than there are pieces before it,
            // nor than the pieces after it can make good; else another piece is whole too.
            auto const before = static_cast<int>(piece);
            auto const after = edits - before;
            auto const moved = static_cast<int>(query.size()) - static_cast<int>(length);
            auto const low = std::max(-before, moved - after) + static_cast<int>(begin);
            auto const high = std::min(before, moved + after) + static_cast<int>(begin);
            if (high < 0) continue;
            auto const first = static_cast<std::size_t>(std::max(0, low));
            auto const last = std::min(static_cast<std::size_t>(high), query.size() - size);
            for (auto at = first; at <= last; ++at) {
                auto const part = std::u32string_view(query).substr(at, size);
                list(length, piece, part);
                if (piece == 0 || at == 0 || query[at - 1] == part[0]) continue;
                swapped = part;
                swapped[0] = query[at - 1];
                list(length, piece, swapped);
            }
        }
    }
    std::sort(keys.begin(), keys.end());
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());

    auto const plain = is_ascii(folded);
    std::vector<Match> found;
    for (std::size_t i = 0; i < keys.size(); ++i) {
        if (i + kOffsetsAhead < keys.size()) names_->fetch_offset(keys[i + kOffsetsAhead]);
        if (i + kNamesAhead < keys.size()) names_->fetch_name(keys[i + kNamesAhead]);
        auto const key = keys[i];
        auto const name = names_->name(key);
        if (plain && is_ascii(name)) {
            auto const distance = edit_distance_ascii(folded, name, edits);
            if (distance <= edits) found.push_back({key, distance});
            continue;
        }
        if (text::find_invalid_utf8(name) != std::string_view::npos) continue;
        auto const distance = edit_distance(query, code_points(name), edits);
        if (distance <= edits) found.push_back({key, distance});
    }
    return found;
}

} // namespace placetime::gazetteer
