#include <algorithm>
#include <charconv>
#include <cmath>

#include "geo/lonlat.h"
#include "geoparse/analysis.h"

namespace placetime::geoparse {

namespace {

using gazetteer::CountryCode;
using gazetteer::Kind;
using text::Shape;
using text::Token;
using text::TokenKind;

/// How many places back the owner of a border is sought.
constexpr std::size_t kLookBack = 8;

/// Bearing of a compass word ("south", "north-eastern", "northeast"), in degrees; none for other
/// words.
std::optional<double> bearing_of(std::string_view word)
{
    int north = 0;
    int east = 0;
    while (!word.empty()) {
        if (word.starts_with("north"))
            north = 1, word.remove_prefix(5);
        else if (word.starts_with("south"))
            north = -1, word.remove_prefix(5);
        else if (word.starts_with("east"))
            east = 1, word.remove_prefix(4);
        else if (word.starts_with("west"))
            east = -1, word.remove_prefix(4);
        else if (word.starts_with("ern") || word == "ward" || word == "wards")
            break;
        else
            return std::nullopt;
    }
    if (north == 0 && east == 0) return std::nullopt;
    double const degrees = std::atan2(east, north) * 57.29577951308232;
    return degrees < 0 ? degrees + 360 : degrees;
}

class Completer {
public:
    Completer(Analysis const& analysis, Lexicon const& lexicon,
              gazetteer::Gazetteer const& gazetteer, Geoparse& result)
        : a_(analysis), lexicon_(lexicon), gazetteer_(gazetteer), result_(result),
          tokens_(analysis.document.tokens())
    {
    }

    void run()
    {
        for (std::size_t i = 0; i < result_.places.size(); ++i) {
            PlaceMention& mention = result_.places[i];
            mention.use = read_use(mention, i);
            if (!read_border(mention, i)) read_relative(mention);
        }
        std::size_t const named = result_.places.size();
        for (std::size_t i = 0; i < result_.demonyms.size(); ++i) read_demonym_border(i);
        if (result_.places.size() != named) {
            std::stable_sort(
                result_.places.begin(), result_.places.end(),
                [](PlaceMention const& a, PlaceMention const& b) { return a.begin < b.begin; });
            auto const overlap = [](PlaceMention const& a, PlaceMention const& b) {
                return b.begin < a.end;
            };
            result_.places.erase(std::unique(result_.places.begin(), result_.places.end(), overlap),
                                 result_.places.end());
        }
    }

private:
    std::string_view word(std::int64_t i) const
    {
        if (i < 0 || i >= static_cast<std::int64_t>(tokens_.size())) return {};
        auto const token = static_cast<std::size_t>(i);
        return tokens_[token].kind == TokenKind::word ? a_.words.of(token) : std::string_view();
    }
    lex::Flags flags(std::int64_t i) const
    {
        if (i < 0 || i >= static_cast<std::int64_t>(tokens_.size())) return 0;
        return a_.words.flags[static_cast<std::size_t>(i)];
    }
    char mark(std::int64_t i) const
    {
        if (i < 0 || i >= static_cast<std::int64_t>(tokens_.size())) return 0;
        Token const& token = tokens_[static_cast<std::size_t>(i)];
        return token.kind == TokenKind::punctuation ? a_.document.text()[token.begin] : '\0';
    }
    bool lower(std::int64_t i) const
    {
        return i >= 0 && i < static_cast<std::int64_t>(tokens_.size()) &&
               tokens_[static_cast<std::size_t>(i)].shape == Shape::lower;
    }
    Kind kind(PlaceMention const& mention) const
    {
        return mention.candidates.empty() ? Kind::relative
                                          : gazetteer_.row(mention.candidates.front().place).kind;
    }
    CountryCode country(PlaceMention const& mention) const
    {
        return mention.candidates.empty()
                   ? CountryCode()
                   : gazetteer_.row(mention.candidates.front().place).country;
    }
    bool is_power(PlaceMention const& mention) const
    {
        if (mention.candidates.empty()) return false;
        auto const& row = gazetteer_.row(mention.candidates.front().place);
        if (row.kind == Kind::landmark) { // "the Kremlin"
            auto const name = std::string_view(a_.words.folded)
                                  .substr(a_.words.begin[mention.first_token],
                                          a_.words.end[mention.last_token - 1] -
                                              a_.words.begin[mention.first_token]);
            return (lexicon_.find(name).flags & lex::kSeat) != 0;
        }
        return row.kind == Kind::country || (row.kind == Kind::city && row.rank == 5);
    }

    Use read_use(PlaceMention const& mention, std::size_t index) const
    {
        std::int64_t const before = static_cast<std::int64_t>(mention.first_token) - 1;
        std::int64_t const after = mention.last_token;
        bool const power = is_power(mention);
        constexpr lex::Flags kWhere = lex::kLocative | lex::kFrom;
        if (word(before) == "between" && power && (flags(after) & lex::kAnd) != 0)
            return Use::metonymic;
        if ((flags(before) & lex::kAnd) != 0 && index > 0 && power &&
            result_.places[index - 1].last_token == static_cast<std::uint32_t>(before) &&
            result_.places[index - 1].use == Use::metonymic)
            return Use::metonymic;
        if ((flags(before) & kWhere) != 0) return Use::literal;
        if (after < static_cast<std::int64_t>(tokens_.size())) {
            Token const& next = tokens_[static_cast<std::size_t>(after)];
            if (next.kind == TokenKind::possessive)
                return power && (word(after + 1) == "government" || word(after + 1) == "regime" ||
                                 word(after + 1) == "leadership")
                           ? Use::metonymic
                           : Use::literal;
            if (lower(after) && (flags(after) & lex::kSay) != 0) return Use::metonymic;
            if (power &&
                (word(after) == "has" || word(after) == "have" || word(after) == "will" ||
                 word(after) == "had" || word(after) == "would") &&
                (flags(after + 1) & lex::kSay) != 0)
                return Use::metonymic;
            if (next.kind == TokenKind::word && next.space_before) {
                bool const closed = (flags(after) & (lex::kFunction | lex::kLocative | lex::kOf |
                                                     lex::kAnd | lex::kSay | lex::kCalendar)) != 0;
                if ((flags(after) & lex::kPlaceWord) != 0) return Use::literal;
                if ((flags(after) & lex::kOfficial) != 0) return Use::modifier;
                if (starts_upper(next) && (flags(after) & (lex::kOrganisation | lex::kTitle)) != 0)
                    return Use::modifier;
                if (lower(after) && !closed && (flags(before) & lex::kThe) != 0 &&
                    !word(after).ends_with("ed"))
                    return Use::modifier;
            }
        }
        if (power && (flags(before) & (lex::kWith | lex::kBy)) != 0) return Use::metonymic;
        return Use::literal;
    }

    /// The border that a country and the report's own country share, or two countries named
    /// together.
    bool read_border(PlaceMention& mention, std::size_t index)
    {
        if (kind(mention) != Kind::country) return false;
        std::int64_t const before = static_cast<std::int64_t>(mention.first_token) - 1;
        std::int64_t const after = mention.last_token;
        CountryCode other;
        auto const is_border = [](std::string_view w) {
            return w == "border" || w == "borders" || w == "frontier";
        };
        if ((word(before) == "with" || word(before) == "to") && is_border(word(before - 1))) {
            other = owner_of_border(index, before - 2);
        } else if (mark(after) == '-' && is_border(word(after + 2)) &&
                   index + 1 < result_.places.size() &&
                   result_.places[index + 1].first_token == static_cast<std::uint32_t>(after + 1)) {
            other = country(result_.places[index + 1]);
        } else if (is_border(word(after)) && mark(before) != '-') {
            other = owner_of_border(index, before);
        } else if (word(before) == "between" && is_border(word(before - 1)) &&
                   index + 1 < result_.places.size()) {
            other = country(result_.places[index + 1]);
        }
        if (!other.known() || other == country(mention)) return false;
        auto const border = gazetteer_.border(country(mention), other);
        if (!border) return false;
        mention.candidates.insert(mention.candidates.begin(), Candidate{*border, 0.9});
        for (std::size_t k = 1; k < mention.candidates.size(); ++k)
            mention.candidates[k].score *= 0.1;
        if (mention.candidates.size() > 8) mention.candidates.resize(8);
        mention.precision_m = static_cast<double>(gazetteer_.row(*border).radius_m);
        mention.use = Use::literal;
        mention.own.reset();
        return true;
    }

    /// Whose border is meant before "border with X": the country named in the possessive
    /// ("Kazakhstan's border"), for "its" the last one in the sentence, else the report's own.
    CountryCode owner_of_border(std::size_t index, std::int64_t before) const
    {
        PlaceMention const& mention = result_.places[index];
        CountryCode const focus = result_.focus;
        bool const own = word(before) == "its" || word(before) == "their";
        for (std::size_t k = index; k-- > 0 && index - k <= kLookBack;) {
            PlaceMention const& owner = result_.places[k];
            if (owner.sentence != mention.sentence) break;
            if (country(owner) == country(mention) || !country(owner).known()) continue;
            if (own || owner.last_token == static_cast<std::uint32_t>(before))
                return country(owner);
        }
        if (focus.known() && focus != country(mention)) return focus;
        return result_.focus_order.size() > 1 ? result_.focus_order[1] : CountryCode();
    }

    /// "the Kyrgyz-Uzbek border", "the Turkish border".
    void read_demonym_border(std::size_t index)
    {
        DemonymMention const& demonym = result_.demonyms[index];
        std::uint32_t i = demonym.token;
        while (i < tokens_.size() && tokens_[i].begin < demonym.end) ++i;
        CountryCode other = result_.focus;
        std::uint32_t last = i;
        if (mark(i) == '-') {
            if (index + 1 == result_.demonyms.size()) return;
            DemonymMention const* const second = &result_.demonyms[index + 1];
            if (second->token != i + 1) return;
            other = second->country;
            last = i + 1;
            while (last < tokens_.size() && tokens_[last].begin < second->end) ++last;
        } else if (demonym.token > 0 && mark(static_cast<std::int64_t>(demonym.token) - 1) == '-') {
            return;
        }
        if (word(last) != "border" || !other.known() || other == demonym.country) return;
        auto const border = gazetteer_.border(demonym.country, other);
        if (!border) return;
        PlaceMention mention;
        mention.begin = demonym.begin;
        mention.end = tokens_[last].end;
        mention.first_token = demonym.token;
        mention.last_token = last + 1;
        mention.sentence = tokens_[demonym.token].sentence;
        mention.candidates.push_back({*border, 0.9});
        mention.precision_m = static_cast<double>(gazetteer_.row(*border).radius_m);
        mention.confidence = 0.8;
        result_.places.push_back(std::move(mention));
    }

    /// "20 km south of X", "20 miles from X", "south of X", "near X".
    void read_relative(PlaceMention& mention) const
    {
        if (mention.candidates.empty()) return;
        std::int64_t i = static_cast<std::int64_t>(mention.first_token) - 1;
        auto const& row = gazetteer_.row(mention.candidates.front().place);
        double const own =
            mention.own ? mention.own->precision_m : static_cast<double>(row.radius_m);
        auto const base = mention.own ? mention.own->point : row.point;
        if (row.kind == Kind::country) return;
        if (word(i) == "near" || word(i) == "outside" || word(i) == "around") {
            mention.precision_m = std::max(own * 2, own + 10'000.0);
            return;
        }
        if (word(i) != "of" && word(i) != "from") return;
        --i;
        std::optional<double> bearing = bearing_of(word(i));
        if (bearing) {
            --i;
            // "south-west": two words with a hyphen between
            if (mark(i) == '-') {
                std::string both(word(i - 1));
                both += word(i + 1);
                if (auto const joined = bearing_of(both)) bearing = joined;
                i -= 2;
            }
            if (word(i) == "the" && word(i - 1) == "to") i -= 2;
        } else if (word(i) == "away" || word(i) == "outside") {
            --i;
        } else if ((flags(i) & lex::kUnit) == 0) {
            return;
        }
        if (mark(i) == ')')
            while (i >= 0 && mark(i) != '(') --i;
        if (mark(i) == '(') --i;
        std::optional<double> distance;
        if ((flags(i) & lex::kUnit) != 0) {
            double const unit = word(i).starts_with("mi") ? 1609.344 : 1000.0;
            if (i > 0 && tokens_[static_cast<std::size_t>(i - 1)].kind == TokenKind::number)
                distance = number(i - 1, unit);
        }
        if (!bearing && !distance) return;
        if (distance && *distance > 1e6) return;
        if (!bearing) {
            mention.precision_m = own + *distance;
            return;
        }
        if (!distance && row.kind != Kind::city) return; // "south of the Sahara"
        mention.relative = true;
        mention.point = geo::destination(base, *bearing, distance.value_or(15'000.0));
        mention.precision_m = distance ? std::max(own, 0.3 * *distance) : own + 15'000.0;
    }

    std::optional<double> number(std::int64_t i, double unit) const
    {
        std::string digits;
        for (char const c : a_.document.of(tokens_[static_cast<std::size_t>(i)]))
            if (c != ',') digits += c;
        double value = 0;
        auto const [end, error] =
            std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc() || end == digits.data()) return std::nullopt;
        return value * unit;
    }

    Analysis const& a_;
    Lexicon const& lexicon_;
    gazetteer::Gazetteer const& gazetteer_;
    Geoparse& result_;
    std::vector<Token> const& tokens_;
};

} // namespace

void complete_mentions(Analysis const& analysis, Lexicon const& lexicon,
                       gazetteer::Gazetteer const& gazetteer, Geoparse& result)
{
    Completer(analysis, lexicon, gazetteer, result).run();
}

} // namespace placetime::geoparse
