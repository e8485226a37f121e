#pragma once

#include <bit>
#include <optional>
#include <vector>

#include "gazetteer/index_file.h"

namespace placetime::gazetteer {

/// Folded names to keys (their positions in byte order) by open addressing with linear probing.
/// A slot holds the key in its low bits and, in the bits above, a tag from the hash, so that a
/// name that is not there costs one cache line; kPrefixBits tells which word prefixes go on.
class NameTable {
public:
    static constexpr std::uint32_t kEmpty = 0xffffffffu;

    explicit NameTable(IndexFile const& file) noexcept;

    std::size_t size() const noexcept { return keys_; }
    std::string_view name(std::uint32_t key) const noexcept
    {
        return file_->piece(format::kKeyOffsets, format::kKeys, key);
    }
    /// Asks for the cache lines that name() will read: first where the name lies, then, when that
    /// has come, the name.
    void fetch_offset(std::uint32_t key) const noexcept
    {
        auto const offsets = file_->records<std::uint32_t>(format::kKeyOffsets);
        if (key < offsets.size()) __builtin_prefetch(&offsets[key]);
    }
    void fetch_name(std::uint32_t key) const noexcept { __builtin_prefetch(name(key).data()); }
    std::span<Posting const> postings(std::uint32_t key) const noexcept
    {
        return file_->slice<Posting>(format::kPostingOffsets, format::kPostings, key);
    }
    std::optional<std::uint32_t> find(std::string_view folded) const noexcept
    {
        return find(folded, format::hash_bytes(folded));
    }
    void prefixes_of(std::string_view folded, std::vector<PrefixMatch>& out) const;
    /// First key that is not less than `folded`.
    std::uint32_t lower_bound(std::string_view folded) const noexcept;

    /// Shared with the writer. `key_bits`: how many low bits of a slot hold the key.
    static constexpr unsigned key_bits(std::size_t keys) noexcept
    {
        return static_cast<unsigned>(std::bit_width(keys));
    }
    static constexpr std::uint32_t slot(std::uint32_t key, std::uint64_t mixed_hash,
                                        unsigned bits) noexcept
    {
        return bits >= 32 ? key : static_cast<std::uint32_t>(mixed_hash >> 32) << bits | key;
    }

private:
    std::optional<std::uint32_t> find(std::string_view folded, std::uint64_t hash) const noexcept;

    IndexFile const* file_;
    std::span<std::uint32_t const> slots_;
    std::span<std::uint64_t const> prefixes_;
    std::size_t keys_;
    unsigned bits_;
};

} // namespace placetime::gazetteer
