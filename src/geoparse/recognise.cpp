#include <algorithm>
#include <array>
#include <unordered_set>

#include "geoparse/analysis.h"

namespace placetime::geoparse {

namespace {

using gazetteer::Kind;
using gazetteer::NameUse;
using text::Shape;
using text::Token;
using text::TokenKind;
namespace f = feature;

class FeatureReader {
public:
    FeatureReader(Analysis& analysis, Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer)
        : a_(analysis), lexicon_(lexicon), gazetteer_(gazetteer),
          tokens_(analysis.document.tokens()), count_(static_cast<std::uint32_t>(tokens_.size()))
    {
        for (std::uint32_t i = 0; i < count_; ++i)
            if (tokens_[i].kind == TokenKind::word && tokens_[i].shape == Shape::lower)
                wanted_lower_ = true;
        for (PersonMention const& person : a_.people) {
            if (is_full_name(person)) {
                namesakes_.insert(a_.words.of(person.first_token));
                namesakes_.insert(a_.words.of(person.last_token - 1));
            }
            std::uint8_t const how = a_.in_person[person.first_token];
            if (is_famous(person)) {
                namesakes_.insert(a_.words.of(person.last_token - 1));
                surnames_.insert(a_.words.of(person.last_token - 1));
            }
            if (how == 4 || (how != 2 && person.last_token - person.first_token < 2)) continue;
            surnames_.insert(a_.words.of(person.last_token - 1));
            if (how != 2 && person.last_token - person.first_token >= 2)
                first_names_.insert(a_.words.of(person.first_token));
        }
        for (Spot const& spot : a_.spots)
            if (spot.last == spot.first + 1) single_.insert(a_.words.of(spot.first));
        // By first byte and length: most words are no name's, and are not looked up.
        std::array<std::uint32_t, 256> lengths{};
        auto const first = [](std::string_view word) {
            return static_cast<unsigned char>(word.empty() ? '\0' : word.front());
        };
        for (auto const word : single_) lengths[first(word)] |= 1u << (word.size() & 31);
        for (std::uint32_t i = 0; i < count_; ++i) {
            if (tokens_[i].kind != TokenKind::word || tokens_[i].shape != Shape::lower) continue;
            auto const word = a_.words.of(i);
            if ((lengths[first(word)] >> (word.size() & 31) & 1) == 0) continue;
            if (single_.contains(word)) lower_.insert(word);
        }
        for (Spot const& spot : a_.spots)
            if (spot.last == spot.first + 1 && a_.in_person[spot.first] == 0 && is_placed(spot))
                somewhere_.insert(a_.words.of(spot.first));
    }

    void read(std::uint32_t index)
    {
        spot_ = &a_.spots[index];
        index_ = index;
        spot_->features.reset();
        set(f::bias);
        read_gazetteer();
        read_word();
        read_before();
        read_after();
        read_document();
        spot_->own = 0;
        for (std::size_t k = 0; k < f::kCount; ++k)
            if (spot_->features[k]) spot_->own += a_.weights.recognition[k];
    }

private:
    void set(f::Feature feature, bool on = true)
    {
        if (on) spot_->features.set(feature);
    }
    lex::Flags flags(std::uint32_t i) const
    {
        return i < count_ ? a_.words.flags[i] : lex::Flags{0};
    }
    bool has(std::uint32_t i, lex::Flags wanted) const { return (flags(i) & wanted) != 0; }
    bool same_sentence(std::uint32_t i) const
    {
        return i < count_ && tokens_[i].sentence == tokens_[spot_->first].sentence;
    }
    bool is_word(std::uint32_t i) const { return i < count_ && tokens_[i].kind == TokenKind::word; }
    char first_byte(std::uint32_t i) const { return a_.document.text()[tokens_[i].begin]; }
    bool is_mark(std::uint32_t i, char mark) const
    {
        return i < count_ && tokens_[i].kind == TokenKind::punctuation && first_byte(i) == mark;
    }

    void read_gazetteer()
    {
        gazetteer::PlaceRow const* best = nullptr;
        NameUse use = NameUse::main;
        std::size_t readings = 0;
        bool main = false;
        bool stripped = true;
        for (auto const& posting : spot_->postings) {
            if (posting.use == NameUse::code) continue;
            ++readings;
            if (best == nullptr) {
                best = &gazetteer_.row(posting.place);
                use = posting.use;
            }
            main = main || posting.use == NameUse::main || posting.use == NameUse::abbreviation ||
                   posting.use == NameUse::endonym;
            stripped = stripped && posting.use == NameUse::stripped;
        }
        if (best == nullptr) return;
        switch (best->kind) {
        case Kind::country: // "Man" is less than the Isle of Man
            set(use == NameUse::stripped || use == NameUse::alternate ? f::best_region
                                                                      : f::best_country);
            break;
        case Kind::admin1:
            set(f::best_admin1);
            break;
        case Kind::admin2:
            set(f::best_admin2);
            break;
        case Kind::city:
            if (best->rank == 5)
                set(f::best_capital);
            else if (best->population >= 1'000'000)
                set(f::best_million);
            else if (best->population >= 100'000)
                set(f::best_100k);
            else if (best->population >= 10'000)
                set(f::best_10k);
            else if (best->population >= 1'000)
                set(f::best_1k);
            else if (best->population > 0)
                set(f::best_small);
            else
                set(f::best_no_population);
            break;
        case Kind::region:
        case Kind::border:
        case Kind::relative:
            set(f::best_region);
            break;
        case Kind::valley:
        case Kind::range:
        case Kind::lake:
        case Kind::river:
        case Kind::sea:
            set(f::best_nature);
            break;
        case Kind::landmark:
        case Kind::airbase:
        case Kind::mine:
            set(f::best_site);
            break;
        }
        bool const article = spot_->first > 0 && has(spot_->first - 1, lex::kArticle);
        set(f::seat_of_power,
            spot_->seat && best->kind == Kind::landmark && !article && !is_mark(spot_->last, '-'));
        set(f::only_stripped, stripped);
        set(best->kind == Kind::city ? f::only_alternate_town : f::only_alternate_area,
            !main && !stripped);
        set(f::abbreviation, use == NameUse::abbreviation);
        set(f::known_widely, best->name_count >= 15);
        set(f::known_little, best->name_count <= 2);
        set(f::one_reading, readings == 1);
        set(f::many_readings, readings >= 8);
    }

    void read_word()
    {
        std::uint32_t const first = spot_->first;
        std::uint32_t const last = spot_->last;
        std::uint32_t words = 0;
        lex::Flags all_common = lex::kCommon | lex::kFunction;
        bool every_common = true;
        bool lower_word = false;
        bool caps = true;
        for (std::uint32_t i = first; i < last; ++i) {
            if (!is_word(i)) continue;
            ++words;
            every_common = every_common && has(i, all_common);
            lower_word = lower_word || tokens_[i].shape == Shape::lower;
            caps = caps && tokens_[i].shape == Shape::all_caps;
        }
        set(f::two_words, words == 2);
        set(f::three_words, words > 2);
        set(f::short_name, spot_->end - spot_->begin <= 3 && !large());
        set(f::has_lower_word, lower_word);
        set(f::all_caps, caps);
        auto const& sentence = a_.document.sentences()[tokens_[first].sentence];
        bool const start = sentence.first_token == first || (first > 0 && is_quote(first - 1));
        set(f::sentence_start, start);
        set(f::heading, sentence.heading);
        set(f::cyrillic, static_cast<unsigned char>(a_.document.text()[spot_->begin]) == 0xD0 ||
                             static_cast<unsigned char>(a_.document.text()[spot_->begin]) == 0xD1);
        if (words == 1) {
            lex::Flags const word = flags(first);
            bool const common = (word & lex::kCommon) != 0 && !spot_->features[f::best_country];
            set(f::is_common, common);
            set(f::start_and_common, start && (common || (word & lex::kFunction) != 0));
            set(f::is_function, (word & lex::kFunction) != 0);
            bool const given = (word & lex::kFirstName) != 0;
            bool const family = (word & lex::kSurname) != 0;
            set(f::is_first_name, given && !family);
            set(f::is_surname, family && !given);
            set(f::is_both_names, family && given);
            constexpr lex::Flags kElse = lex::kCommon | lex::kFunction | lex::kFirstName |
                                         lex::kSurname | lex::kTitle | lex::kOrganisation |
                                         lex::kCalendar | lex::kMedia | lex::kPlaceWord |
                                         lex::kStreet | lex::kOfficial | lex::kBefore;
            bool const plain = (word & kElse) == 0 && !caps && !spot_->features[f::only_stripped] &&
                               !spot_->features[f::only_alternate_town];
            set(f::plain_large, plain && large());
            set(f::plain_small, plain && !large());
            set(f::is_demonym, (word & lex::kDemonym) != 0);
            set(f::is_title, (word & lex::kTitle) != 0);
            set(f::is_organisation, (word & lex::kOrganisation) != 0);
            set(f::is_calendar, (word & lex::kCalendar) != 0);
            set(f::is_media, (word & lex::kMedia) != 0);
            set(f::is_place_word, (word & lex::kPlaceWord) != 0);
            set(f::is_direction, (word & lex::kDirection) != 0);
            set(f::is_street, (word & lex::kStreet) != 0);
            set(f::is_official, (word & (lex::kOfficial | lex::kBefore)) != 0);
            set(f::lower_elsewhere, lower_.contains(a_.words.of(first)));
            set(f::all_caps_short, caps && spot_->end - spot_->begin <= 4 && !sentence.heading &&
                                       !neighbour_caps(first));
        } else {
            set(f::first_is_first_name, has(first, lex::kFirstName));
            set(f::first_is_title, has(first, lex::kTitle));
            set(f::ends_place_word, has(last - 1, lex::kPlaceWord));
            set(f::ends_organisation, has(last - 1, lex::kOrganisation));
            set(f::all_common, every_common);
        }
    }

    bool large() const
    {
        auto const& set = spot_->features;
        return set[f::best_country] || set[f::best_capital] || set[f::best_million] ||
               set[f::best_100k] || set[f::best_admin1];
    }

    bool is_quote(std::uint32_t i) const
    {
        if (tokens_[i].kind != TokenKind::punctuation) return false;
        std::string_view const mark = a_.document.of(tokens_[i]);
        return mark == "\"" || mark == "'" || mark == "\u201C" || mark == "\u2018";
    }
    bool neighbour_caps(std::uint32_t i) const
    {
        return (i > 0 && tokens_[i - 1].shape == Shape::all_caps) ||
               (i + 1 < count_ && tokens_[i + 1].shape == Shape::all_caps);
    }

    void read_before()
    {
        if (spot_->first == 0) return;
        std::uint32_t const i = spot_->first - 1;
        if (!same_sentence(i)) return;
        Token const& token = tokens_[i];
        Spot const* const previous = index_ > 0 ? &a_.spots[index_ - 1] : nullptr;
        if (token.kind == TokenKind::possessive) return set(f::before_possessive);
        if (token.kind == TokenKind::number) return set(f::before_number);
        if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) {
            char const mark = first_byte(i);
            if (mark == ',') {
                bool const place = previous != nullptr && previous->last == i && previous->own > 0;
                set(place ? f::before_comma_place : f::before_comma);
            } else if (mark == '-' && !tokens_[spot_->first].space_before) {
                set(f::before_hyphen);
            } else if (mark == '(') {
                set(f::before_open);
            } else if (is_quote(i)) {
                set(f::before_quote);
            } else if (mark == '.' && i > 0 && tokens_[i - 1].shape == Shape::initial) {
                set(f::before_initial);
            } else if (mark == '.' && i > 0 && has(i - 1, lex::kTitle)) {
                set(f::before_title);
            }
            return;
        }
        lex::Flags const word = flags(i);
        if (token.shape == Shape::initial) return set(f::before_initial);
        bool const upper = starts_upper(token);
        bool const opens = a_.document.sentences()[token.sentence].first_token == i;
        if (upper && (!opens || (word & (lex::kFunction | lex::kCommon)) == 0)) {
            if ((word & lex::kPlaceWord) != 0) return set(f::before_place_word);
            if ((word & lex::kDirection) != 0) return set(f::before_direction);
            if ((word & lex::kDemonym) != 0) return set(f::before_demonym);
            if ((word & lex::kTitle) != 0) return set(f::before_title);
            if ((word & lex::kFirstName) != 0) return set(f::before_first_name);
            if ((word & (lex::kFunction | lex::kCalendar)) == 0) return set(f::before_capital);
        }
        if ((word & lex::kOf) != 0) {
            std::uint32_t k = i;
            if (k > 0) --k;
            if (has(k, lex::kOrganisation)) return set(f::before_organisation_of);
            if (has(k, lex::kTitle)) return set(f::before_title_of);
            if (has(k, lex::kPlaceWord | lex::kBefore | lex::kDirection))
                return set(f::before_place_of);
            return set(f::before_of);
        }
        if ((word & lex::kAnd) != 0) {
            bool const place = previous != nullptr && previous->last == i && previous->own > 0;
            return set(place ? f::before_and_place : f::before_and);
        }
        if ((word & lex::kThe) != 0) return set(f::before_the);
        if ((word & lex::kArticle) != 0) return set(f::before_article);
        if ((word & lex::kFrom) != 0) return set(f::before_from);
        if ((word & lex::kTo) != 0) return set(f::before_to);
        if ((word & lex::kLocative) != 0) return set(f::before_locative);
        if ((word & lex::kFor) != 0) return set(f::before_for);
        if ((word & lex::kWith) != 0) return set(f::before_with);
        if ((word & lex::kBy) != 0) return set(f::before_by);
        if ((word & lex::kSay) != 0) return set(f::before_say);
        if ((word & lex::kTitle) != 0) return set(f::before_title);
        if ((word & lex::kDirection) != 0) return set(f::before_direction);
        if ((word & lex::kPlaceWord) != 0) return set(f::before_place_word);
        set(f::before_lower);
    }

    void read_after()
    {
        std::uint32_t const i = spot_->last;
        if (i >= count_ || !same_sentence(i)) return set(f::after_end);
        Token const& token = tokens_[i];
        Spot const* const next = index_ + 1 < a_.spots.size() ? &a_.spots[index_ + 1] : nullptr;
        if (token.kind == TokenKind::possessive) return set(f::after_possessive);
        if (token.kind == TokenKind::number) return set(f::after_number);
        if (token.kind == TokenKind::punctuation || token.kind == TokenKind::symbol) {
            char const mark = first_byte(i);
            if (mark == ',') {
                if (next != nullptr && next->first == i + 1 && is_large(*next))
                    return set(f::after_comma_place);
                if (i + 1 < count_ && tokens_[i + 1].kind == TokenKind::number) {
                    bool const age =
                        tokens_[i + 1].end - tokens_[i + 1].begin == 2 && is_mark(i + 2, ',');
                    return set(age ? f::after_comma_age : f::after_comma_number);
                }
                return set(f::after_comma_lower);
            }
            if (mark == '.' && i + 1 >= a_.document.sentences()[token.sentence].last_token)
                return set(f::after_end);
            if (mark == '-' && !token.space_before) {
                if (i + 1 < count_ && !tokens_[i + 1].space_before)
                    set(a_.words.of(i + 1) == "based" ? f::after_based : f::after_hyphen);
                else
                    set(f::after_dateline, dateline());
                return;
            }
            if (mark == '-' || mark == '(' || a_.document.of(token) == "\u2014" ||
                a_.document.of(token) == "\u2013" || mark == ':')
                set(f::after_dateline, dateline());
            return;
        }
        lex::Flags const word = flags(i);
        if (starts_upper(token)) {
            if (token.shape == Shape::initial && is_mark(i + 1, '.')) return set(f::after_initial);
            if (next != nullptr && next->first == i && next->abbreviation)
                return set(f::after_comma_place);
            if ((word & lex::kStreet) != 0) return set(f::after_street);
            if ((word & lex::kPlaceWord) != 0) return set(f::after_capital_place_word);
            if ((word & lex::kOrganisation) != 0) return set(f::after_organisation);
            if ((word & (lex::kTitle | lex::kCalendar)) != 0) return set(f::after_official);
            if ((word & lex::kSurname) != 0) return set(f::after_surname);
            if (next == nullptr || next->first != i) {
                set(f::after_capital_unknown, (word & (lex::kCommon | lex::kFunction)) == 0);
            }
            return set(f::after_capital);
        }
        if ((word & lex::kAnd) != 0) {
            set(f::after_and_place, next != nullptr && next->first == i + 1 && is_large(*next));
            return;
        }
        if ((word & lex::kSay) != 0) return set(f::after_say);
        if ((word & lex::kOfficial) != 0) return set(f::after_official);
        if ((word & lex::kPlaceWord) != 0) return set(f::after_place_word);
        if ((word & lex::kOrganisation) != 0) return set(f::after_organisation);
        if ((word & lex::kFunction) != 0) return set(f::after_auxiliary);
        set(f::after_lower);
    }

    /// A name at the start of a paragraph before a dash or bracket: "OSH, Kyrgyzstan (AP) -".
    bool dateline() const
    {
        auto const& sentence = a_.document.sentences()[tokens_[spot_->first].sentence];
        return spot_->first - sentence.first_token <= 3 &&
               (tokens_[sentence.first_token].line_start || sentence.begin == 0);
    }

    /// True when the spot's first reading is a country, a state or a big town: a safe neighbour.
    bool is_large(Spot const& spot) const
    {
        for (auto const& posting : spot.postings) {
            if (posting.use == NameUse::code) continue;
            auto const& row = gazetteer_.row(posting.place);
            return row.kind == Kind::country || row.kind == Kind::admin1 ||
                   row.population >= 200'000;
        }
        return false;
    }

    /// "in X", "from X", "north of X", "northeast X", "the X area": a place, whoever shares the
    /// name.
    bool is_placed(Spot const& spot) const
    {
        constexpr lex::Flags kWhere =
            lex::kLocative | lex::kFrom | lex::kTo | lex::kOf | lex::kDirection;
        if (spot.container != kNone) return true;
        if (spot.first > 0 && has(spot.first - 1, kWhere)) return true;
        return tokens_[spot.first].sentence == tokens_[std::min(spot.last, count_ - 1)].sentence &&
               tokens_[std::min(spot.last, count_ - 1)].shape == Shape::lower &&
               has(spot.last, lex::kPlaceWord | lex::kOfficial);
    }

    /// A first name and surname that stand between words in lower case or marks: headlines in
    /// capitals make no names of people.
    bool is_full_name(PersonMention const& person) const
    {
        std::uint32_t const last = person.last_token;
        std::uint32_t const words = last - person.first_token;
        if (a_.in_person[person.first_token] != 1 || words < 2 || words > 3) return false;
        return tokens_[person.first_token].shape != Shape::all_caps &&
               (last >= count_ || tokens_[last].sentence != tokens_[last - 1].sentence ||
                !starts_upper(tokens_[last]));
    }

    /// A full name among the names that hold the name of a place.
    bool is_famous(PersonMention const& person) const
    {
        return a_.in_person[person.first_token] == 4 &&
               person.last_token - person.first_token == 2 &&
               has(person.first_token, lex::kFirstName) &&
               has(person.last_token - 1, lex::kFirstName | lex::kSurname) &&
               !has(person.last_token - 1, lex::kOrganisation | lex::kPlaceWord | lex::kStreet);
    }

    /// True when the spot is one end of a full name.
    bool is_in_full_name() const
    {
        auto const after = std::upper_bound(
            a_.people.begin(), a_.people.end(), spot_->first,
            [](std::uint32_t token, PersonMention const& p) { return token < p.first_token; });
        if (after == a_.people.begin()) return false;
        PersonMention const& person = *(after - 1);
        return spot_->last <= person.last_token &&
               spot_->last - spot_->first < person.last_token - person.first_token &&
               is_full_name(person);
    }

    void read_document()
    {
        std::uint8_t how = 0;
        for (std::uint32_t i = spot_->first; i < spot_->last; ++i)
            how = std::max(how, a_.in_person[i]);
        set(f::in_person_first, how == 1);
        set(f::in_person_title, how == 2);
        set(f::in_person_other, how == 3);
        set(f::in_organisation, how == 4);
        set(f::large_in_person, how == 1 && large() && is_in_full_name());
        // A country whose name no list has as a person's stays a country after "the president,
        // Russia".
        bool const safe = spot_->features[f::best_country] &&
                          !has(spot_->first, lex::kFirstName | lex::kSurname) &&
                          !first_names_.contains(a_.words.of(spot_->first));
        if (safe) {
            spot_->features.reset(f::in_person_title);
        } else if (how == 0 && spot_->last == spot_->first + 1) {
            set(f::surname_of_document, surnames_.contains(a_.words.of(spot_->first)));
            set(f::first_name_of_document, first_names_.contains(a_.words.of(spot_->first)));
        }
        if (how == 0 && spot_->last == spot_->first + 1 && large()) {
            std::string_view const word = a_.words.of(spot_->first);
            set(f::large_of_person, namesakes_.contains(word) && !somewhere_.contains(word));
        }
        set(f::contained, spot_->container != kNone);
        set(f::container, index_ > 0 && a_.spots[index_ - 1].container == index_);
    }

    Analysis& a_;
    Lexicon const& lexicon_;
    gazetteer::Gazetteer const& gazetteer_;
    std::vector<Token> const& tokens_;
    std::uint32_t count_;
    bool wanted_lower_ = false;
    std::unordered_set<std::string_view> surnames_, first_names_, single_, lower_;
    std::unordered_set<std::string_view> namesakes_; ///< words of full names of people
    std::unordered_set<std::string_view> somewhere_; ///< words that follow "in" or "from"
    Spot* spot_ = nullptr;
    std::uint32_t index_ = 0;
};

} // namespace

void read_features(Analysis& analysis, Lexicon const& lexicon,
                   gazetteer::Gazetteer const& gazetteer)
{
    FeatureReader reader(analysis, lexicon, gazetteer);
    for (std::uint32_t i = 0; i < analysis.spots.size(); ++i) reader.read(i);
}

} // namespace placetime::geoparse
