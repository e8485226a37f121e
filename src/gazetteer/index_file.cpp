#include "gazetteer/index_file.h"

#include <bit>

#include <fmt/format.h>

#include "base/error.h"

namespace placetime::gazetteer {

namespace {

using namespace format;

std::size_t record_size(std::uint32_t section)
{
    switch (section) {
    case kRows:
        return sizeof(PlaceRow);
    case kNumbers:
        return sizeof(NumberedRow);
    case kPostings:
        return sizeof(Posting);
    case kPrefixBits:
        return 8;
    case kZones:
        return 2;
    case kFuzzyEntries:
        return sizeof(FuzzyEntry);
    case kGeometries:
        return sizeof(GeometryRecord);
    case kCellParts:
        return sizeof(CellPart);
    case kCountries:
        return sizeof(CountryRow);
    case kBorders:
        return sizeof(BorderRow);
    case kDemonyms:
        return sizeof(Demonym);
    case kTexts:
    case kNames:
    case kKeys:
    case kShapes:
        return 1;
    default:
        return 4;
    }
}

} // namespace

IndexFile::IndexFile(std::filesystem::path const& path) : file_(path)
{
    auto const bytes = file_.bytes();
    auto const wrong = [&](std::string_view what) {
        return FormatError(fmt::format("{}: {}; compile the gazetteer again", path.string(), what));
    };
    if (bytes.size() < sizeof(Header) ||
        std::memcmp(bytes.data(), kMagic.data(), kMagic.size()) != 0)
        throw wrong("is not a Placetime place index");
    std::memcpy(&header_, bytes.data(), sizeof(Header));
    if (header_.version != kVersion || header_.byte_order != kByteOrder ||
        header_.row_size != sizeof(PlaceRow) || header_.section_count != kSectionCount)
        throw wrong("is a place index of another version");
    Header unsigned_header = header_;
    unsigned_header.checksum = 0;
    if (hash_bytes({reinterpret_cast<char const*>(&unsigned_header), sizeof(Header)}) !=
        header_.checksum)
        throw wrong("has a damaged header");
    if (header_.file_size != bytes.size()) throw wrong("is cut short or has grown");

    auto const count = [&](Section section) {
        return header_.sections[section].size / record_size(section);
    };
    for (std::uint32_t i = 0; i < kSectionCount; ++i) {
        auto const& section = header_.sections[i];
        if (section.offset % 16 != 0 || section.offset > bytes.size() ||
            section.size > bytes.size() - section.offset || section.size % record_size(i) != 0)
            throw wrong("has a section that lies outside it");
    }
    auto const rows = count(kRows);
    bool const sizes_fit =
        rows < kTextId && count(kIds) == rows && count(kNameOffsets) == rows + 1 &&
        count(kZones) == rows && count(kPostingOffsets) == count(kKeyOffsets) &&
        count(kKeyOffsets) > 0 && std::has_single_bit(count(kSlots)) &&
        count(kSlots) >= count(kKeyOffsets) && std::has_single_bit(count(kPrefixBits)) &&
        count(kFuzzyBuckets) > 1 && std::has_single_bit(count(kFuzzyBuckets) - 1) &&
        count(kCells) == 360 * 180 + 1 && count(kTownCells) == 720 * 360 + 1;
    if (!sizes_fit) throw wrong("has sections that do not fit each other");
}

std::string_view IndexFile::piece(Section offsets, Section pool, std::size_t i) const noexcept
{
    auto const found = slice<char>(offsets, pool, i);
    return {found.data(), found.size()};
}

std::string_view IndexFile::text(std::uint32_t offset) const noexcept
{
    auto const all = bytes(kTexts);
    if (offset >= all.size()) return {};
    return all.substr(offset + 1, static_cast<unsigned char>(all[offset]));
}

} // namespace placetime::gazetteer
