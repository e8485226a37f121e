#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "gazetteer/place.h"

/// The index file: a header, then sections, each aligned to 16 bytes, of fixed-size records in the
/// machine's byte order. Readers trust nothing: they check each section's size when it is opened
/// and each offset when it is followed.
namespace placetime::gazetteer::format {

inline constexpr std::array<char, 8> kMagic{'P', 'T', 'G', 'A', 'Z', '\r', '\n', 0x1a};
inline constexpr std::uint32_t kVersion = 1;
inline constexpr std::uint32_t kByteOrder = 0x01020304;

enum Section : std::uint32_t {
    kRows,           ///< PlaceRow
    kIds,            ///< u32 a row: a GeoNames number, or kTextId | offset of a counted text
    kNumbers,        ///< NumberedRow, by number
    kTextIds,        ///< u32 rows that have a text for an id, by that text
    kTexts,          ///< counted texts: u8 length, bytes
    kNameOffsets,    ///< u32, one more than rows, into kNames
    kNames,          ///< names as written
    kZones,          ///< u16 a row: 0 none, else index of a zone from 1
    kZoneOffsets,    ///< u32 offsets of counted texts, one a zone
    kKeyOffsets,     ///< u32, one more than keys, into kKeys
    kKeys,           ///< folded names, sorted by byte
    kPostingOffsets, ///< u32, one more than keys, into kPostings
    kPostings,       ///< Posting
    kSlots,          ///< u32, a power of two: open-addressing hash of the keys (see NameTable)
    kPrefixBits,     ///< u64, a power of two: which hashes of word prefixes go on
    kFuzzyBuckets,   ///< u32, a power of two plus one, into kFuzzyEntries
    kFuzzyEntries,   ///< FuzzyEntry
    kGeometries,     ///< GeometryRecord, by row
    kShapes,         ///< encoded geometries
    kCells,          ///< u32, 360 * 180 + 1: one-degree cells from south-west, into kCellParts
    kCellParts,      ///< CellPart
    kTownCells,      ///< u32, 720 * 360 + 1: half-degree cells, into kTowns
    kTowns,          ///< u32 rows of towns
    kCountries,      ///< CountryRow, by code
    kBorders,        ///< BorderRow, by codes, the lesser first
    kDemonyms,       ///< Demonym, by folded text
    kSectionCount
};

struct Extent {
    std::uint64_t offset = 0;
    std::uint64_t size = 0; ///< bytes
};

struct Header {
    std::array<char, 8> magic = kMagic;
    std::uint32_t version = kVersion;
    std::uint32_t byte_order = kByteOrder;
    std::uint64_t file_size = 0;
    std::uint64_t checksum = 0; ///< hash_bytes of the header with this set to 0
    std::uint32_t row_size = sizeof(PlaceRow);
    std::uint32_t section_count = kSectionCount;
    std::array<Extent, kSectionCount> sections{};
};

inline constexpr std::uint32_t kTextId = 0x80000000u;

struct NumberedRow {
    std::uint32_t number = 0;
    std::uint32_t row = 0;
};

struct FuzzyEntry {
    std::uint32_t key = 0;
    std::uint32_t letters = 0; ///< which letters the name has, one bit for each class
};

/// Where a shape lies, and its box in 1e-5 degrees.
struct GeometryRecord {
    std::uint32_t row = 0;
    std::uint32_t offset = 0; ///< into kShapes
    std::uint32_t size = 0;
    std::int32_t west = 0, south = 0, east = 0, north = 0;
};

/// One polygon of a country or first-level division that meets a cell.
struct CellPart {
    static constexpr std::uint32_t kWhole = 0xffffffffu; ///< as offset: the cell lies inside
    std::uint32_t row = 0;
    std::uint32_t offset = kWhole; ///< of the polygon's shape, into kShapes
    std::uint32_t size = 0;
};

struct CountryRow {
    CountryCode code;
    std::uint16_t reserved = 0;
    std::uint32_t row = 0;
};

struct BorderRow {
    CountryCode first, second;
    std::uint32_t row = 0;
};

struct Demonym {
    std::uint32_t text = 0; ///< offset of a counted text in kTexts
    CountryCode country;
    std::uint16_t reserved = 0;
};

inline constexpr std::uint64_t kHashStart = 0xcbf29ce484222325u;

/// One step of FNV-1a (64 bits), so that the hashes of all prefixes cost one pass.
constexpr std::uint64_t hash_step(std::uint64_t hash, char byte) noexcept
{
    return (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3u;
}

constexpr std::uint64_t hash_bytes(std::string_view bytes, std::uint64_t hash = kHashStart) noexcept
{
    for (char const byte : bytes) hash = hash_step(hash, byte);
    return hash;
}

/// Spreads FNV's weak high bits (the finaliser of MurmurHash3).
constexpr std::uint64_t mixed(std::uint64_t hash) noexcept
{
    hash ^= hash >> 33;
    hash *= 0xff51afd7ed558ccdu;
    hash ^= hash >> 33;
    return hash;
}

} // namespace placetime::gazetteer::format
