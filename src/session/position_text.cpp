#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <vector>

#include "session/search.h"

namespace placetime::session {

namespace {

/// A piece of a position: a number with the sign of its unit behind it (d, m, s or none), a letter
/// of the compass, or a comma.
struct Token {
    enum class What { number, letter, comma } what = What::number;
    double value = 0;
    char letter = 0; ///< N S E W; of a number its unit, 0 for none
};

struct Sign {
    std::string_view text;
    char unit;
};
constexpr std::array kSigns{Sign{"°", 'd'},  Sign{"º", 'd'}, Sign{"˚", 'd'}, Sign{"′", 'm'},
                            Sign{"’", 'm'},  Sign{"'", 'm'}, Sign{"″", 's'}, Sign{"”", 's'},
                            Sign{"\"", 's'}, Sign{"''", 's'}};

/// Takes the unit's sign off the front of `text`; 0 when there is none.
char take_sign(std::string_view& text)
{
    while (text.starts_with(' ')) text.remove_prefix(1);
    if (text.starts_with("''")) {
        text.remove_prefix(2);
        return 's';
    }
    for (auto const& sign : kSigns)
        if (text.starts_with(sign.text)) {
            text.remove_prefix(sign.text.size());
            return sign.unit;
        }
    return 0;
}

std::optional<std::vector<Token>> tokens_of(std::string_view text)
{
    std::vector<Token> tokens;
    while (!text.empty()) {
        auto const c = text.front();
        if (c == ' ' || c == '\t') {
            text.remove_prefix(1);
        } else if (c == ',' || c == ';') {
            tokens.push_back({Token::What::comma, 0, 0});
            text.remove_prefix(1);
        } else if (std::string_view("NSEWnsew").find(c) != std::string_view::npos) {
            tokens.push_back({Token::What::letter, 0, static_cast<char>(c & ~0x20)});
            text.remove_prefix(1);
        } else {
            bool negative = false;
            if (text.starts_with("−")) {
                negative = true;
                text.remove_prefix(std::string_view("−").size());
            } else if (c == '+') {
                text.remove_prefix(1);
            }
            double value = 0;
            auto const [rest, error] = std::from_chars(text.data(), text.data() + text.size(),
                                                       value, std::chars_format::fixed);
            if (error != std::errc() || !std::isfinite(value)) return {};
            text.remove_prefix(static_cast<std::size_t>(rest - text.data()));
            tokens.push_back({Token::What::number, negative ? -value : value, take_sign(text)});
        }
        if (tokens.size() > 10) return {};
    }
    return tokens;
}

struct Coordinate {
    std::vector<Token> numbers;
    char letter = 0;
};

/// Parts the tokens into two coordinates.
std::optional<std::array<Coordinate, 2>> two_of(std::vector<Token> const& tokens)
{
    using What = Token::What;
    std::array<Coordinate, 2> two;
    std::size_t letters = 0, numbers = 0, commas = 0;
    for (auto const& token : tokens) {
        letters += token.what == What::letter;
        numbers += token.what == What::number;
        commas += token.what == What::comma;
    }
    if (numbers < 2 || commas > 1 || (letters != 0 && letters != 2)) return {};
    bool const letter_first = tokens.front().what == What::letter;
    std::size_t at = 0;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        auto const& token = tokens[i];
        if (token.what == What::letter) {
            if (letter_first && i > 0) at = 1;
            if (two[at].letter != 0) return {};
            two[at].letter = token.letter;
            if (!letter_first) at = 1;
        } else if (token.what == What::comma) {
            if (letters == 0) {
                if (at == 1) return {};
                at = 1;
            }
        } else {
            // Without letters and comma a number of degrees begins the second one.
            bool const starts = letters == 0 && commas == 0 && at == 0 && !two[0].numbers.empty() &&
                                (token.letter == 'd' || numbers == 2);
            if (starts) at = 1;
            two[at].numbers.push_back(token);
        }
    }
    return two;
}

std::optional<double> degrees_of(Coordinate const& c)
{
    if (c.numbers.empty() || c.numbers.size() > 3) return {};
    constexpr std::array kUnits{'d', 'm', 's'};
    double degrees = 0, part = 1;
    for (std::size_t i = 0; i < c.numbers.size(); ++i) {
        auto const& number = c.numbers[i];
        if (number.letter != 0 && number.letter != kUnits[i]) return {};
        auto const size = std::abs(number.value);
        if (i > 0 && (number.value < 0 || size >= 60)) return {};
        degrees += size * part;
        part /= 60;
    }
    bool const negative = std::signbit(c.numbers.front().value);
    if (negative && c.letter != 0) return {};
    return negative || c.letter == 'S' || c.letter == 'W' ? -degrees : degrees;
}

} // namespace

std::optional<geo::LonLat> parse_position(std::string_view text) noexcept
try {
    auto const tokens = tokens_of(text);
    if (!tokens || tokens->empty()) return {};
    auto const two = two_of(*tokens);
    if (!two) return {};
    auto const first = degrees_of((*two)[0]), second = degrees_of((*two)[1]);
    if (!first || !second) return {};
    auto const is_lon = [](char letter) { return letter == 'E' || letter == 'W'; };
    auto const a = (*two)[0].letter, b = (*two)[1].letter;
    if (a != 0 && is_lon(a) == is_lon(b)) return {};
    auto const position =
        a != 0 && is_lon(a) ? geo::LonLat{*first, *second} : geo::LonLat{*second, *first};
    if (!geo::is_valid(position)) return {};
    return position;
} catch (...) { // no memory
    return {};
}

std::string position_text(geo::LonLat position, int digits)
{
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "%.*f°%c %.*f°%c", digits, std::abs(position.lat),
                  position.lat < 0 ? 'S' : 'N', digits, std::abs(position.lon),
                  position.lon < 0 ? 'W' : 'E');
    return text.data();
}

} // namespace placetime::session
