#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "gazetteer/gazetteer.h"

namespace placetime::geoparse {

/// What the lexicons say of a word: a set of bits.
namespace lex {
using Flags = std::uint64_t;
inline constexpr Flags kFirstName = 1u << 0, kSurname = 1u << 1, kTitle = 1u << 2,
                       kOrganisation = 1u << 3, kCommon = 1u << 4, kPlaceWord = 1u << 5,
                       kDirection = 1u << 6, kMedia = 1u << 7, kLocative = 1u << 8, kFrom = 1u << 9,
                       kTo = 1u << 10, kOf = 1u << 11, kFor = 1u << 12, kWith = 1u << 13,
                       kBy = 1u << 14, kAnd = 1u << 15, kThe = 1u << 16, kArticle = 1u << 17,
                       kSay = 1u << 18, kCalendar = 1u << 19, kStreet = 1u << 20,
                       kOfficial = 1u << 21, kFunction = 1u << 22, kConnector = 1u << 23,
                       kUnit = 1u << 24, kAbbreviated = 1u << 25, kBefore = 1u << 26,
                       kDemonym = 1u << 27, kStartsPhrase = 1u << 28, kDotted = 1u << 29,
                       kPostal = 1u << 30, kCue = 1u << 31, kFacility = Flags{1} << 32,
                       kGiven = Flags{1} << 33, kWork = Flags{1} << 34, kSeat = Flags{1} << 35;
} // namespace lex

/// What a word, or a phrase of several, is known as.
struct LexEntry {
    lex::Flags flags = 0;
    gazetteer::Kind kind = gazetteer::Kind::city;      ///< of a place word ("river")
    gazetteer::PlaceIndex place = gazetteer::kNoPlace; ///< of an abbreviation ("Calif.")
    bool initials = false;      ///< of an abbreviation: written with inner stops ("N.C.")
    gazetteer::CountryCode cue; ///< country whose texts use the word ("sheriff", "lakh")
    /// Words of the longest phrase of each list that begins with the word; 0 when none does.
    std::uint8_t title_words = 0, media_words = 0;
};

/// The word lists of geodata/lexicon in one hash table of folded entries. A look-up costs about 30
/// ns and allocates nothing.
class Lexicon {
public:
    /// Reads every list of `folder`. A list that is missing throws FileError; an entry of an
    /// unknown class is skipped.
    Lexicon(std::filesystem::path const& folder, gazetteer::Gazetteer const& gazetteer);

    /// The entry of a folded word or phrase; an entry without flags when it is none.
    LexEntry const& find(std::string_view folded) const noexcept;

private:
    /// Small, so that most stay in the cache: a word that no list has costs one of them.
    struct Slot {
        std::uint32_t hash = 0;
        std::uint32_t known = 0; ///< index into known_, plus one; 0: an empty slot
    };
    struct Known {
        std::uint32_t begin = 0, length = 0; ///< in text_
        LexEntry entry;
    };
    std::string_view text_of(Known const& known) const noexcept
    {
        return {text_.data() + known.begin, known.length};
    }
    LexEntry& insert(std::string_view folded);
    void grow();
    void read_list(std::filesystem::path const& file, lex::Flags flags);
    void read_classes(std::filesystem::path const& file);
    void read_place_words(std::filesystem::path const& file);
    void read_cues(std::filesystem::path const& file);
    void read_abbreviations(std::filesystem::path const& file,
                            gazetteer::Gazetteer const& gazetteer);

    std::string text_;
    std::vector<Slot> slots_;
    std::vector<Known> known_;
};

} // namespace placetime::geoparse
