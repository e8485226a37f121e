#include "gazetteer_build/names.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <utility>

#include "base/error.h"
#include "gazetteer/edit_distance.h"
#include "gazetteer/fuzzy_index.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer/name_table.h"
#include "gazetteer/prior.h"
#include "gazetteer_build/draft.h"
#include "gazetteer_build/sections.h"

namespace placetime::gazetteer_build {

using namespace gazetteer;
using namespace gazetteer::format;

namespace {

/// Of several uses of one name by one place the one that counts most.
bool counts_more(NameUse a, NameUse b)
{
    auto const wa = weight(a);
    auto const wb = weight(b);
    return wa > wb || (wa == wb && a < b);
}

void sort_and_join(Draft& draft)
{
    auto& names = draft.names;
    std::sort(names.begin(), names.end(), [&](Draft::Name const& a, Draft::Name const& b) {
        auto const order = draft.folded(a).compare(draft.folded(b));
        if (order != 0) return order < 0;
        if (a.place != b.place) return a.place < b.place;
        return counts_more(a.use, b.use);
    });
    auto const same = [&](Draft::Name const& a, Draft::Name const& b) {
        return a.place == b.place && draft.folded(a) == draft.folded(b);
    };
    names.erase(std::unique(names.begin(), names.end(), same), names.end());

    std::vector<std::uint32_t> counts(draft.size());
    for (auto const& name : names) ++counts[name.place];
    for (std::size_t i = 0; i < counts.size(); ++i)
        draft.rows[i].name_count = static_cast<std::uint16_t>(std::min(counts[i], 65535u));
}

struct Keys {
    std::string pool;
    std::vector<std::uint32_t> offsets{0};
    std::vector<std::uint32_t> posting_offsets{0};
    std::vector<Posting> postings;

    std::size_t size() const { return offsets.size() - 1; }
    std::string_view name(std::size_t key) const
    {
        return std::string_view(pool).substr(offsets[key], offsets[key + 1] - offsets[key]);
    }
};

Keys gather(Draft const& draft)
{
    Keys keys;
    std::vector<std::pair<double, Posting>> group;
    for (std::size_t begin = 0; begin < draft.names.size();) {
        auto const name = draft.folded(draft.names[begin]);
        group.clear();
        auto end = begin;
        Company company;
        for (; end < draft.names.size() && draft.folded(draft.names[end]) == name; ++end)
            company.meet(draft.rows[draft.names[end].place], draft.names[end].use);
        for (auto i = begin; i < end; ++i) {
            auto const& one = draft.names[i];
            auto const& row = draft.rows[one.place];
            Posting posting{}; // with its padding cleared: equal inputs give equal files
            posting.place = one.place;
            posting.use = one.use;
            group.emplace_back(-prior(row) * weight(one.use) * company.factor(row, one.use),
                               posting);
        }
        std::stable_sort(group.begin(), group.end(),
                         [](auto const& a, auto const& b) { return a.first < b.first; });
        for (auto const& [unlikely, posting] : group) keys.postings.push_back(posting);
        keys.pool += name;
        keys.offsets.push_back(static_cast<std::uint32_t>(keys.pool.size()));
        keys.posting_offsets.push_back(static_cast<std::uint32_t>(keys.postings.size()));
        begin = end;
    }
    if (keys.pool.size() > 0xffffffffu || keys.postings.size() > 0xffffffffu)
        throw FormatError("the gazetteer holds more names than its format allows");
    return keys;
}

void write_table(Keys const& keys, Sections& sections)
{
    std::vector<std::uint32_t> slots(std::bit_ceil(keys.size() * 3 / 2 + 2), NameTable::kEmpty);
    auto const bits = NameTable::key_bits(keys.size());
    auto const mask = slots.size() - 1;
    std::vector<std::uint64_t> prefixes(
        std::max<std::size_t>(1, std::bit_ceil(keys.size() * 8) / 64));
    for (std::uint32_t key = 0; key < keys.size(); ++key) {
        auto hash = kHashStart;
        for (char const byte : keys.name(key)) {
            if (byte == ' ') {
                auto const bit = mixed(hash) & (prefixes.size() * 64 - 1);
                prefixes[bit / 64] |= std::uint64_t{1} << (bit % 64);
            }
            hash = hash_step(hash, byte);
        }
        auto const spread = mixed(hash);
        auto at = spread & mask;
        while (slots[at] != NameTable::kEmpty) at = (at + 1) & mask;
        slots[at] = NameTable::slot(key, spread, bits);
    }
    sections.put(kSlots, slots);
    sections.put(kPrefixBits, prefixes);
}

/// Scripts whose names are a few signs long have no letters to get wrong.
bool has_letters(std::u32string const& name)
{
    return std::none_of(name.begin(), name.end(), [](char32_t c) { return c >= 0x2e80; });
}

void write_fuzzy(Keys const& keys, Sections& sections)
{
    struct Listed {
        std::uint32_t bucket;
        FuzzyEntry entry;
    };
    std::vector<Listed> all;
    auto const buckets = std::bit_ceil(std::max<std::size_t>(keys.size(), 2));
    for (std::uint32_t key = 0; key < keys.size(); ++key) {
        auto const first = keys.postings[keys.posting_offsets[key]];
        if (first.use == NameUse::code || first.use == NameUse::misspelling) continue;
        auto const name = code_points(keys.name(key));
        if (name.size() < FuzzyIndex::kLeastLetters || name.size() > FuzzyIndex::kMostLetters ||
            !has_letters(name))
            continue;
        auto const letters = FuzzyIndex::letters_of(name);
        auto const cut = FuzzyIndex::pieces(name.size());
        for (std::size_t piece = 0; piece < FuzzyIndex::kPieces; ++piece) {
            auto const [begin, size] = cut[piece];
            auto const hash = FuzzyIndex::piece_hash(name.size(), piece,
                                                     std::u32string_view(name).substr(begin, size));
            all.push_back({static_cast<std::uint32_t>(hash & (buckets - 1)), {key, letters}});
        }
    }
    std::vector<std::uint32_t> offsets(buckets + 1);
    for (auto const& one : all) ++offsets[one.bucket + 1];
    std::partial_sum(offsets.begin(), offsets.end(), offsets.begin());
    std::vector<FuzzyEntry> entries(all.size());
    auto next = offsets;
    for (auto const& one : all) entries[next[one.bucket]++] = one.entry;
    sections.put(kFuzzyBuckets, offsets);
    sections.put(kFuzzyEntries, entries);
}

} // namespace

void write_names(Draft& draft, Sections& sections)
{
    sort_and_join(draft);
    auto const keys = gather(draft);
    sections.put(kKeyOffsets, keys.offsets);
    sections.put(kPostingOffsets, keys.posting_offsets);
    sections.put(kPostings, keys.postings);
    write_table(keys, sections);
    write_fuzzy(keys, sections);
    sections.put(kKeys, keys.pool);
}

} // namespace placetime::gazetteer_build
