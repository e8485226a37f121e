#include <algorithm>
#include <unordered_map>

#include "geoparse/analysis.h"
#include "text/fold.h"

namespace placetime::geoparse {

namespace {

using gazetteer::NameUse;
using gazetteer::Posting;
using gazetteer::PrefixMatch;
using text::Shape;
using text::Token;
using text::TokenKind;

constexpr std::uint32_t kLongestName = 8; ///< words

class SpotFinder {
public:
    SpotFinder(Analysis& analysis, Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer)
        : a_(analysis), lexicon_(lexicon), gazetteer_(gazetteer),
          tokens_(analysis.document.tokens())
    {
    }

    void run()
    {
        for (std::uint32_t i = 0; i < tokens_.size();) {
            std::uint32_t end = i;
            while (demonym_ < a_.demonyms.size() && a_.demonyms[demonym_].token < i) ++demonym_;
            if (starts_upper(tokens_[i])) {
                end = abbreviation(i);
                if (end == i) end = name(i);
            }
            i = std::max(i + 1, end);
        }
    }

private:
    bool is_mark(std::uint32_t i, char mark) const
    {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::punctuation &&
               a_.document.text()[tokens_[i].begin] == mark;
    }
    bool joins(std::uint32_t i) const ///< a hyphen or dash within a word
    {
        return i + 1 < tokens_.size() && tokens_[i].kind == TokenKind::punctuation &&
               !tokens_[i].space_before && !tokens_[i + 1].space_before &&
               (a_.document.text()[tokens_[i].begin] == '-' ||
                static_cast<unsigned char>(a_.document.text()[tokens_[i].begin]) == 0xE2);
    }

    /// A state's abbreviation after a name: "Lexington, Ky.", "Lexington, KY", "N.C."
    std::uint32_t abbreviation(std::uint32_t i)
    {
        constexpr lex::Flags kAny = lex::kDotted | lex::kPostal;
        if (tokens_[i].shape == Shape::initial) return spaced_abbreviation(i);
        if ((a_.words.flags[i] & kAny) == 0) return i;
        Token const& token = tokens_[i];
        LexEntry const& entry = lexicon_.find(a_.words.of(i));
        bool const inner_stop = a_.document.of(token).find('.') != std::string_view::npos;
        bool const stop = is_mark(i + 1, '.') && !tokens_[i + 1].space_before;
        bool const after_comma = i > 1 && is_mark(i - 1, ',') &&
                                 tokens_[i - 2].kind == TokenKind::word &&
                                 starts_upper(tokens_[i - 2]);
        bool const after_name = i > 0 && token.space_before && starts_upper(tokens_[i - 1]);
        bool const goes_on = i + 2 < tokens_.size() && tokens_[i + 2].sentence == token.sentence &&
                             (entry.flags & (lex::kCommon | lex::kFirstName | lex::kTitle)) == 0;
        bool fits = false;
        if ((entry.flags & lex::kDotted) != 0)
            fits = entry.initials ? inner_stop && !after_number(i)
                                  : stop && (after_comma || after_name || goes_on) &&
                                        token.shape == Shape::capitalised;
        if (!fits && (entry.flags & lex::kPostal) != 0)
            fits = token.shape == Shape::all_caps && after_comma && !inner_stop &&
                   token.end - token.begin == 2;
        if (!fits) return i;
        a_.own_postings.push_back({{entry.place, NameUse::abbreviation}});
        std::uint32_t const last =
            !inner_stop && stop && token.shape == Shape::capitalised ? i + 2 : i + 1;
        add(i, last, a_.own_postings.back(), a_.words.of(i), true);
        return last;
    }

    bool after_number(std::uint32_t i) const ///< "300 B.C."
    {
        return i > 0 && tokens_[i - 1].kind == TokenKind::number;
    }

    /// "W.Va.", "W. Va.", "N. C.": initials that are tokens of their own.
    std::uint32_t spaced_abbreviation(std::uint32_t i)
    {
        if (!is_mark(i + 1, '.') || tokens_[i + 1].space_before || i + 3 >= tokens_.size() ||
            !is_mark(i + 3, '.') || !starts_upper(tokens_[i + 2]))
            return i;
        std::string name(a_.words.of(i));
        name += a_.words.of(i + 2);
        LexEntry const& entry = lexicon_.find(name);
        if (!entry.initials) return i;
        a_.own_postings.push_back({{entry.place, NameUse::abbreviation}});
        a_.own_names.push_back(std::move(name));
        add(i, i + 4, a_.own_postings.back(), a_.own_names.back(), true);
        return i + 4;
    }

    /// The longest name of the gazetteer that begins at token `i`; returns one past it, or `i`.
    std::uint32_t name(std::uint32_t i)
    {
        if (i > 0 && tokens_[i - 1].kind == TokenKind::word && !tokens_[i].space_before &&
            tokens_[i - 1].end == tokens_[i].begin)
            return i;
        std::uint32_t last = i;
        std::uint32_t count = 1;
        std::uint32_t possessive = kNone;
        while (last + 1 < tokens_.size() && count < kLongestName) {
            std::uint32_t next = last + 1;
            if (joins(next) ||
                (is_mark(next, '.') && (a_.words.flags[last] & lex::kAbbreviated) != 0))
                ++next;
            if (tokens_[next].kind == TokenKind::possessive && possessive == kNone) {
                possessive = next;
                break;
            }
            if (tokens_[next].sentence != tokens_[i].sentence ||
                (tokens_[next].kind != TokenKind::word && tokens_[next].kind != TokenKind::number))
                break;
            if (next == last + 1 && !tokens_[next].space_before) break;
            last = next;
            ++count;
        }
        if (count == 1 && (a_.words.flags[i] & lex::kFunction) != 0 && possessive == kNone)
            return i;
        std::string_view const window =
            std::string_view(a_.words.folded)
                .substr(a_.words.begin[i], a_.words.end[last] - a_.words.begin[i]);
        if (possessive != kNone) {
            if (std::uint32_t const end = possessive_name(i, possessive, window); end > i)
                return end;
        }
        matches_.clear();
        gazetteer_.prefixes_of(window, matches_);
        PrefixMatch const* chosen = nullptr;
        std::uint32_t chosen_end = 0;
        for (auto match = matches_.rbegin(); match != matches_.rend(); ++match) {
            std::uint32_t const folded_end =
                a_.words.begin[i] + static_cast<std::uint32_t>(match->length);
            std::uint32_t end = i;
            while (end < last && a_.words.end[end] < folded_end) ++end;
            if (a_.words.end[end] != folded_end) continue;
            if (end == i && match->length <= 4)
                match->postings = without_abbreviations(i, match->postings);
            if (!accepts(i, end + 1, match->postings)) continue;
            if ((a_.words.flags[i] & lex::kThe) != 0 && end > i &&
                is_article(match->postings, window))
                return i;
            if (chosen == nullptr || prefers_shorter(chosen_end, chosen->postings)) {
                chosen = &*match;
                chosen_end = end + 1;
            }
            if (!prefers_shorter(chosen_end, chosen->postings)) break;
        }
        if (chosen == nullptr) return i;
        add(i, chosen_end, chosen->postings, window.substr(0, chosen->length), false);
        return chosen_end;
    }

    /// The readings of a short word that its spelling allows: "Ind" and "I'd" are no abbreviations,
    /// "OK" and "PA" states only after a comma, capitals ("MLA") no alternate name such as an
    /// airport's code.
    std::span<Posting const> without_abbreviations(std::uint32_t i,
                                                   std::span<Posting const> postings)
    {
        Token const& token = tokens_[i];
        std::string_view const written = a_.document.of(token);
        bool const stops = written.find('.') != std::string_view::npos;
        bool const capitals = token.shape == Shape::all_caps;
        bool const shouting = (i > 0 && tokens_[i - 1].shape == Shape::all_caps) ||
                              (i + 1 < tokens_.size() && tokens_[i + 1].shape == Shape::all_caps);
        LexEntry const& entry = lexicon_.find(a_.words.of(i));
        bool const state = (entry.flags & (lex::kPostal | lex::kDotted)) != 0 && written != "BC" &&
                           written != "DC";
        auto const fits = [&](Posting const& posting) {
            if (posting.use == NameUse::abbreviation)
                return (stops || capitals) &&
                       !(state && gazetteer_.row(posting.place).kind == gazetteer::Kind::admin1);
            if (posting.use == NameUse::code) return false;
            bool const own = posting.use == NameUse::main || posting.use == NameUse::variant;
            return own || !(capitals || stops) || shouting;
        };
        if (std::all_of(postings.begin(), postings.end(), fits)) return postings;
        std::vector<Posting> kept;
        std::copy_if(postings.begin(), postings.end(), std::back_inserter(kept), fits);
        a_.own_postings.push_back(std::move(kept));
        return a_.own_postings.back();
    }

    /// "Osh region": the generic word in lower case is no part of a town's or division's name, but
    /// of a valley's or a sea's.
    bool prefers_shorter(std::uint32_t last, std::span<Posting const> postings) const
    {
        if (starts_upper(tokens_[last - 1])) return false;
        for (Posting const& posting : postings) {
            if (posting.use == NameUse::code) continue;
            auto const kind = gazetteer_.row(posting.place).kind;
            return kind == gazetteer::Kind::city || kind == gazetteer::Kind::admin1 ||
                   kind == gazetteer::Kind::admin2 || kind == gazetteer::Kind::country;
        }
        return true;
    }

    /// "St. John's", "People's Republic of China": the possessive is part of the name.
    std::uint32_t possessive_name(std::uint32_t i, std::uint32_t possessive,
                                  std::string_view window)
    {
        if (a_.document.of(tokens_[possessive]).back() != 's') return i;
        std::string glued(window);
        glued += 's';
        std::uint32_t const with_s = static_cast<std::uint32_t>(glued.size());
        std::vector<std::pair<std::uint32_t, std::uint32_t>> ends{{with_s, possessive + 1}};
        for (std::uint32_t k = possessive + 1; k < tokens_.size() && k < possessive + 6; ++k) {
            if (tokens_[k].kind != TokenKind::word || !tokens_[k].space_before ||
                tokens_[k].sentence != tokens_[i].sentence)
                break;
            glued += ' ';
            glued += a_.words.of(k);
            ends.emplace_back(static_cast<std::uint32_t>(glued.size()), k + 1);
        }
        matches_.clear();
        gazetteer_.prefixes_of(glued, matches_);
        for (auto match = matches_.rbegin(); match != matches_.rend(); ++match) {
            if (match->length < with_s) break;
            for (auto const& [length, end] : ends) {
                if (length != match->length) continue;
                // "Monroe's" alone is a possessive; only a name of several words keeps its s.
                if (end == possessive + 1 && possessive == i + 1) continue;
                if (!accepts(i, end, match->postings)) continue;
                a_.own_names.emplace_back(glued.substr(0, length));
                add(i, end, match->postings, a_.own_names.back(), false);
                return end;
            }
        }
        return i;
    }

    /// True when "The" is no part of the name: without it the name leads to the same place ("The
    /// Hague" does not).
    bool is_article(std::span<Posting const> postings, std::string_view window) const
    {
        std::vector<PrefixMatch> rest;
        gazetteer_.prefixes_of(window.substr(window.find(' ') + 1), rest);
        for (PrefixMatch const& match : rest)
            for (Posting const& posting : match.postings)
                if (posting.use != NameUse::code && posting.place == postings.front().place)
                    return true;
        return false;
    }

    /// "Georgian", and "Sri" of "Sri Lankan": they are read as demonyms unless they name a country
    /// or a division.
    bool is_demonym(std::uint32_t first, std::uint32_t last,
                    std::span<Posting const> postings) const
    {
        if (demonym_ >= a_.demonyms.size()) return false;
        DemonymMention const& demonym = a_.demonyms[demonym_];
        if (demonym.token != first || tokens_[last - 1].end > demonym.end) return false;
        if (last < tokens_.size() && is_mark(last, ',') && last + 1 < tokens_.size() &&
            starts_upper(tokens_[last + 1]) && (a_.words.flags[last + 1] & lex::kDemonym) == 0)
            return false; // "Canadian, Texas"
        for (Posting const& posting : postings) {
            if (posting.use == NameUse::code) continue;
            auto const kind = gazetteer_.row(posting.place).kind;
            return kind != gazetteer::Kind::country || tokens_[last - 1].end < demonym.end;
        }
        return true;
    }

    /// Within a longer name of a known organisation ("Washington Post"), or of a party ("Ata Meken
    /// Kyrgyzstan party").
    bool is_in_organisation(std::uint32_t first, std::uint32_t last) const
    {
        if (a_.in_person[first] == 4) {
            std::uint32_t begin = first;
            std::uint32_t end = last;
            while (begin > 0 && a_.in_person[begin - 1] == 4) --begin;
            while (end < tokens_.size() && a_.in_person[end] == 4) ++end;
            if (end - begin > last - first) return true;
        }
        bool const party = last < tokens_.size() && tokens_[last].shape == Shape::lower &&
                           (a_.words.of(last) == "party" || a_.words.of(last) == "bloc" ||
                            a_.words.of(last) == "movement" || a_.words.of(last) == "faction");
        return party && first > 0 && starts_upper(tokens_[first - 1]) &&
               tokens_[first].space_before && tokens_[first - 1].kind == TokenKind::word &&
               (a_.words.flags[first - 1] & (lex::kFunction | lex::kDirection | lex::kDemonym)) ==
                   0;
    }

    bool same_sentence(std::uint32_t i, std::uint32_t other) const
    {
        return i < tokens_.size() && tokens_[i].kind == TokenKind::word &&
               tokens_[i].sentence == tokens_[other].sentence;
    }

    /// "Moscow Avenue", "the Kabul Hotel", "Hotel Ukraina", "the Samarkand restaurant in": what is
    /// named after a place is elsewhere. The whole, where the gazetteer has it, is a longer match.
    bool names_facility(std::uint32_t first, std::uint32_t last) const
    {
        if (same_sentence(last, first) && tokens_[last].space_before &&
            (a_.words.flags[last] & lex::kFacility) != 0) {
            if (starts_upper(tokens_[last])) // but "Lebanon Street Superintendent"
                return !(same_sentence(last + 1, first) && starts_upper(tokens_[last + 1]) &&
                         (a_.words.flags[last + 1] & lex::kTitle) != 0);
            bool const placed = same_sentence(last + 1, first) &&
                                (a_.words.of(last + 1) == "in" || a_.words.of(last + 1) == "on");
            bool const cinema = a_.words.of(last) == "cinema" || a_.words.of(last) == "kino";
            if (first > 0 && (a_.words.flags[first - 1] & lex::kThe) != 0 && (placed || cinema))
                return true;
        }
        if (first == 0 || !same_sentence(first - 1, first) || !starts_upper(tokens_[first - 1]))
            return false;
        std::string_view const before = a_.words.of(first - 1);
        return before == "hotel" || before == "cinema" || before == "cafe" || before == "kino" ||
               before == "prospekt" || before == "ulitsa";
    }

    /// "Bank of Asia", "Voice of America": a continent after the name of an institution.
    bool is_of_organisation(std::uint32_t first, std::span<Posting const> postings) const
    {
        std::uint32_t of = first;
        if (of > 0 && (a_.words.flags[of - 1] & lex::kThe) != 0) --of;
        if (of < 2 || (a_.words.flags[of - 1] & lex::kOf) == 0 || !same_sentence(of - 2, first) ||
            !starts_upper(tokens_[of - 2]))
            return false;
        std::string_view const head = a_.words.of(of - 2);
        if (head == "voice" || head == "church") return true;
        if ((a_.words.flags[of - 2] & lex::kOrganisation) == 0) return false;
        bool const alone = of == 2 || !same_sentence(of - 3, first) ||
                           !starts_upper(tokens_[of - 3]) ||
                           (a_.words.flags[of - 3] & lex::kThe) != 0; // not "Central Bank of"
        for (Posting const& posting : postings) {
            if (posting.use == NameUse::code) continue;
            auto const kind = gazetteer_.row(posting.place).kind;
            return kind == gazetteer::Kind::region ||
                   (head == "bank" && alone && kind == gazetteer::Kind::country);
        }
        return false;
    }

    /// "Osh State" of "Osh State University" is no state, outside America: the town alone is.
    bool is_state_university(std::uint32_t first, std::uint32_t last,
                             std::span<Posting const> postings) const
    {
        for (Posting const& posting : postings)
            if (gazetteer_.row(posting.place).country == gazetteer::CountryCode("US")) return false;
        return last > first + 1 && a_.words.of(last - 1) == "state" && same_sentence(last, first) &&
               starts_upper(tokens_[last]) &&
               (a_.words.of(last) == "university" || a_.words.of(last) == "academy" ||
                a_.words.of(last) == "college");
    }

    /// "The Bank" of "The Bank of Georgia".
    bool is_head_of_organisation(std::uint32_t last) const
    {
        return (a_.words.flags[last - 1] & lex::kOrganisation) != 0 &&
               same_sentence(last, last - 1) && (a_.words.flags[last] & lex::kOf) != 0;
    }

    /// "the epic of Manas", "the Manas epic", "the hero Manas", "a statue of Manas".
    bool is_hero(std::uint32_t first, std::uint32_t last) const
    {
        if (same_sentence(last, first) && (a_.words.flags[last] & lex::kWork) != 0) return true;
        if (first > 0 && same_sentence(first - 1, first) && a_.words.of(first - 1) == "hero")
            return true;
        return first > 1 && (a_.words.flags[first - 1] & lex::kOf) != 0 &&
               ((a_.words.flags[first - 2] & lex::kWork) != 0 ||
                a_.words.of(first - 2) == "statue") &&
               same_sentence(first - 2, first);
    }

    bool accepts(std::uint32_t first, std::uint32_t last, std::span<Posting const> postings) const
    {
        bool abbreviations = true;
        bool any = false;
        for (Posting const& posting : postings) {
            if (posting.use == NameUse::code) continue;
            any = true;
            abbreviations = abbreviations && posting.use == NameUse::abbreviation;
        }
        if (!any || is_demonym(first, last, postings) || is_in_organisation(first, last) ||
            is_state_university(first, last, postings) || is_of_organisation(first, postings) ||
            is_head_of_organisation(last) || is_hero(first, last))
            return false;
        bool directions = true;
        for (std::uint32_t k = first; k < last; ++k)
            directions = directions && (tokens_[k].kind != TokenKind::word ||
                                        (a_.words.flags[k] & (lex::kDirection | lex::kThe)) != 0);
        if (directions) return false;
        if (last == first + 1) {
            Token const& token = tokens_[first];
            if (token.shape == Shape::initial) return false;
            if ((a_.words.flags[first] & lex::kFunction) != 0 && token.shape != Shape::all_caps)
                return false;
            if (abbreviations && token.shape != Shape::all_caps &&
                a_.document.of(token).find('.') == std::string_view::npos &&
                token.end - token.begin <= 4)
                return false;
            return true;
        }
        for (std::uint32_t k = first + 1; k < last; ++k) {
            if (tokens_[k].kind != TokenKind::word || starts_upper(tokens_[k])) continue;
            if (joins(k - 1) && joins(k + 1)) continue; // "Port-au-Prince"
            std::string_view const rest =
                std::string_view(a_.words.folded)
                    .substr(a_.words.begin[k], a_.words.end[last - 1] - a_.words.begin[k]);
            if ((lexicon_.find(rest).flags & lex::kPlaceWord) != 0) break; // "Kant air base"
            if ((a_.words.flags[k] & (lex::kConnector | lex::kPlaceWord)) == 0 ||
                tokens_[k].shape == Shape::other)
                return false;
            if (k + 1 == last && (a_.words.flags[k] & lex::kPlaceWord) == 0) return false;
        }
        return true;
    }

    void add(std::uint32_t first, std::uint32_t last, std::span<Posting const> postings,
             std::string_view folded, bool abbreviation)
    {
        Spot spot = spot_of(tokens_, first, last);
        spot.postings = postings;
        spot.abbreviation = abbreviation;
        spot.facility = names_facility(first, last);
        spot.seat = (lexicon_.find(folded).flags & lex::kSeat) != 0;
        a_.spots.push_back(spot);
        names_.push_back(folded);
    }

public:
    std::vector<std::string_view> names_; ///< folded, of each spot

private:
    Analysis& a_;
    Lexicon const& lexicon_;
    gazetteer::Gazetteer const& gazetteer_;
    std::vector<Token> const& tokens_;
    std::vector<PrefixMatch> matches_;
    std::size_t demonym_ = 0; ///< the first that begins at or after the token
};

} // namespace

void find_spots(Analysis& analysis, Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer)
{
    SpotFinder finder(analysis, lexicon, gazetteer);
    finder.run();
    group_forms(analysis, finder.names_);
}

void group_forms(Analysis& analysis, std::vector<std::string_view> const& names)
{
    // An abbreviation ("Ga.") and a name of the same letters are two forms.
    std::unordered_map<std::string_view, std::uint32_t> known[2];
    for (std::uint32_t i = 0; i < analysis.spots.size(); ++i) {
        auto& map = known[analysis.spots[i].abbreviation ? 1 : 0];
        auto const [at, is_new] =
            map.try_emplace(names[i], static_cast<std::uint32_t>(analysis.forms.size()));
        if (is_new) analysis.forms.emplace_back().folded = names[i];
        analysis.forms[at->second].spots.push_back(i);
        analysis.spots[i].form = at->second;
    }
}

} // namespace placetime::geoparse
