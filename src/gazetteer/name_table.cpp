#include "gazetteer/name_table.h"

namespace placetime::gazetteer {

using namespace format;

NameTable::NameTable(IndexFile const& file) noexcept
    : file_(&file), slots_(file.records<std::uint32_t>(kSlots)),
      prefixes_(file.records<std::uint64_t>(kPrefixBits)),
      keys_(file.records<std::uint32_t>(kKeyOffsets).size() - 1), bits_(key_bits(keys_))
{
}

std::optional<std::uint32_t> NameTable::find(std::string_view folded,
                                             std::uint64_t hash) const noexcept
{
    auto const spread = mixed(hash);
    auto const mask = slots_.size() - 1;
    auto const key_mask = bits_ >= 32 ? ~0u : (1u << bits_) - 1;
    auto const tag = slot(0, spread, bits_);
    for (std::size_t tried = 0, at = spread & mask; tried <= mask; ++tried, at = (at + 1) & mask) {
        auto const found = slots_[at];
        if (found == kEmpty) return std::nullopt;
        if ((found & ~key_mask) == tag && name(found & key_mask) == folded) return found & key_mask;
    }
    return std::nullopt;
}

void NameTable::prefixes_of(std::string_view folded, std::vector<PrefixMatch>& out) const
{
    auto hash = kHashStart;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        bool const end = i == folded.size();
        if (end || folded[i] == ' ') {
            if (i > 0)
                if (auto const key = find(folded.substr(0, i), hash))
                    out.push_back({i, postings(*key)});
            if (end) return;
            auto const bit = mixed(hash) & (prefixes_.size() * 64 - 1);
            if ((prefixes_[bit / 64] >> (bit % 64) & 1) == 0) return;
        }
        hash = hash_step(hash, folded[i]);
    }
}

std::uint32_t NameTable::lower_bound(std::string_view folded) const noexcept
{
    std::size_t first = 0;
    auto count = keys_;
    while (count > 0) {
        auto const half = count / 2;
        if (name(static_cast<std::uint32_t>(first + half)) < folded) {
            first += half + 1;
            count -= half + 1;
        } else {
            count = half;
        }
    }
    return static_cast<std::uint32_t>(first);
}

} // namespace placetime::gazetteer
