#include "geoparse/lexicon.h"

#include <algorithm>
#include <array>

#include "base/files.h"
#include "text/fold.h"
#include "text/word_hash.h"

namespace placetime::geoparse {

namespace {

/// Calls `use(fields)` for each line that is neither empty nor a comment, cut at tabs.
template <typename Use> void for_each_line(std::filesystem::path const& file, Use use)
{
    std::string const bytes = read_file(file);
    std::string_view rest = bytes;
    std::vector<std::string_view> fields;
    while (!rest.empty()) {
        std::size_t const end = rest.find('\n');
        std::string_view line = rest.substr(0, end);
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        fields.clear();
        for (;;) {
            std::size_t const tab = line.find('\t');
            fields.push_back(line.substr(0, tab));
            if (tab == std::string_view::npos) break;
            line.remove_prefix(tab + 1);
        }
        use(fields);
    }
}

constexpr std::array<std::pair<std::string_view, lex::Flags>, 24> kClasses{{
    {"locative", lex::kLocative},
    {"from", lex::kFrom},
    {"to", lex::kTo},
    {"of", lex::kOf},
    {"for", lex::kFor},
    {"with", lex::kWith},
    {"by", lex::kBy},
    {"and", lex::kAnd},
    {"the", lex::kThe},
    {"article", lex::kArticle},
    {"say", lex::kSay},
    {"calendar", lex::kCalendar},
    {"street", lex::kStreet},
    {"official", lex::kOfficial},
    {"function", lex::kFunction},
    {"connector", lex::kConnector},
    {"unit", lex::kUnit},
    {"abbreviated", lex::kAbbreviated},
    {"before", lex::kBefore},
    {"demonym", lex::kDemonym},
    {"facility", lex::kFacility},
    {"given", lex::kGiven},
    {"work", lex::kWork},
    {"seat", lex::kSeat},
}};

std::uint32_t high_half(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32); }

} // namespace

Lexicon::Lexicon(std::filesystem::path const& folder, gazetteer::Gazetteer const& gazetteer)
{
    slots_.resize(1u << 15);
    read_list(folder / "first_names.txt", lex::kFirstName);
    read_list(folder / "surnames.txt", lex::kSurname);
    read_list(folder / "person_titles.txt", lex::kTitle);
    read_list(folder / "organisation_words.txt", lex::kOrganisation);
    read_list(folder / "common_words.txt", lex::kCommon);
    read_list(folder / "directions.txt", lex::kDirection);
    read_list(folder / "media_and_organisations.txt", lex::kMedia);
    read_place_words(folder / "place_words.txt");
    read_classes(folder / "context_words.txt");
    read_cues(folder / "country_cues.txt");
    read_abbreviations(folder / "state_abbreviations.txt", gazetteer);
}

LexEntry const& Lexicon::find(std::string_view folded) const noexcept
{
    static LexEntry const kNone;
    std::uint64_t const hash = text::word_hash(folded);
    std::size_t const mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
        Slot const& slot = slots_[i];
        if (slot.known == 0) return kNone;
        if (slot.hash != high_half(hash)) continue;
        Known const& known = known_[slot.known - 1];
        if (text_of(known) == folded) return known.entry;
    }
}

LexEntry& Lexicon::insert(std::string_view folded)
{
    if (2 * (known_.size() + 1) > slots_.size()) grow();
    std::uint64_t const hash = text::word_hash(folded);
    std::size_t const mask = slots_.size() - 1;
    for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
        Slot& slot = slots_[i];
        if (slot.known == 0) {
            known_.push_back({static_cast<std::uint32_t>(text_.size()),
                              static_cast<std::uint32_t>(folded.size()),
                              {}});
            text_ += folded;
            slot = {high_half(hash), static_cast<std::uint32_t>(known_.size())};
            return known_.back().entry;
        }
        Known& known = known_[slot.known - 1];
        if (slot.hash == high_half(hash) && text_of(known) == folded) return known.entry;
    }
}

void Lexicon::grow()
{
    slots_.assign(slots_.size() * 2, {});
    std::size_t const mask = slots_.size() - 1;
    for (std::uint32_t k = 0; k < known_.size(); ++k) {
        std::uint64_t const hash = text::word_hash(text_of(known_[k]));
        std::size_t i = hash & mask;
        while (slots_[i].known != 0) i = (i + 1) & mask;
        slots_[i] = {high_half(hash), k + 1};
    }
}

void Lexicon::read_list(std::filesystem::path const& file, lex::Flags flags)
{
    for_each_line(file, [&](std::vector<std::string_view> const& fields) {
        std::string const folded = text::fold(fields[0]);
        if (folded.empty()) return;
        insert(folded).flags |= flags;
        int const spaces = static_cast<int>(std::count(folded.begin(), folded.end(), ' '));
        if (spaces == 0) return;
        LexEntry& first = insert(std::string_view(folded).substr(0, folded.find(' ')));
        first.flags |= lex::kStartsPhrase;
        auto const words = static_cast<std::uint8_t>(std::min(spaces + 1, 255));
        if (flags == lex::kTitle) first.title_words = std::max(first.title_words, words);
        if (flags == lex::kMedia) first.media_words = std::max(first.media_words, words);
    });
}

void Lexicon::read_classes(std::filesystem::path const& file)
{
    for_each_line(file, [&](std::vector<std::string_view> const& fields) {
        if (fields.size() < 2) return;
        auto const known = std::find_if(kClasses.begin(), kClasses.end(),
                                        [&](auto const& c) { return c.first == fields[1]; });
        std::string const folded = text::fold(fields[0]);
        if (known != kClasses.end() && !folded.empty()) insert(folded).flags |= known->second;
    });
}

void Lexicon::read_place_words(std::filesystem::path const& file)
{
    for_each_line(file, [&](std::vector<std::string_view> const& fields) {
        std::string const folded = text::fold(fields[0]);
        if (folded.empty()) return;
        LexEntry& entry = insert(folded);
        entry.flags |= lex::kPlaceWord;
        if (fields.size() > 1) {
            if (auto const kind = gazetteer::parse_kind(fields[1])) entry.kind = *kind;
        }
    });
}

void Lexicon::read_cues(std::filesystem::path const& file)
{
    for_each_line(file, [&](std::vector<std::string_view> const& fields) {
        std::string const folded = text::fold(fields[0]);
        if (fields.size() < 2 || folded.empty()) return;
        LexEntry& entry = insert(folded);
        entry.flags |= lex::kCue;
        entry.cue = gazetteer::CountryCode(fields[1]);
    });
}

void Lexicon::read_abbreviations(std::filesystem::path const& file,
                                 gazetteer::Gazetteer const& gazetteer)
{
    for_each_line(file, [&](std::vector<std::string_view> const& fields) {
        if (fields.size() < 3) return;
        auto const place = gazetteer.find_id("ne:" + std::string(fields[1]));
        if (!place) return;
        LexEntry& entry = insert(text::fold(fields[0]));
        entry.flags |= fields[2] == "postal" ? lex::kPostal : lex::kDotted;
        entry.initials = entry.initials || fields[2] == "initials";
        entry.place = *place;
    });
}

} // namespace placetime::geoparse
