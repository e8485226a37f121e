#include "text/document.h"

#include <doctest/doctest.h>
#include <string>
#include <vector>

using placetime::text::Document;
using placetime::text::Shape;
using placetime::text::TokenKind;

namespace {

std::vector<std::string> sentences(std::string text)
{
    Document const document(std::move(text));
    std::vector<std::string> found;
    for (auto const& s : document.sentences()) found.emplace_back(document.of(s));
    return found;
}

std::vector<std::string> tokens(std::string text)
{
    Document const document(std::move(text));
    std::vector<std::string> found;
    for (auto const& t : document.tokens()) found.emplace_back(document.of(t));
    return found;
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("words, numbers and possessives are tokens")
{
    CHECK(tokens("Osh's mayor paid 2,000 soms.") ==
          Strings{"Osh", "'s", "mayor", "paid", "2,000", "soms", "."});
    CHECK(tokens("the 1990s, the 3rd") == Strings{"the", "1990s", ",", "the", "3rd"});
    CHECK(tokens("the U.S.-led force in D.C.") ==
          Strings{"the", "U.S.", "-", "led", "force", "in", "D.C."});
    CHECK(tokens("Côte d’Ivoire don't") == Strings{"Côte", "d’Ivoire", "don't"});
    CHECK(tokens("protesters’ demands") == Strings{"protesters", "’", "demands"});
    CHECK(tokens("wait... what") == Strings{"wait", "...", "what"});
    CHECK(tokens("").empty());
}

TEST_CASE("a plural's apostrophe is a possessive, a closing quote is not")
{
    Document const plural("the protesters' demands");
    CHECK(plural.tokens()[2].kind == TokenKind::possessive);
    Document const quote("he said 'yes' twice");
    for (auto const& token : quote.tokens()) CHECK(token.kind != TokenKind::possessive);
}

TEST_CASE("the shape of a word tells names, acronyms and initials")
{
    Document const d("Bishkek US osh J McDonald Бишкек U.S. город");
    std::vector<Shape> shapes;
    for (auto const& t : d.tokens()) shapes.push_back(t.shape);
    CHECK(shapes == std::vector{Shape::capitalised, Shape::all_caps, Shape::lower, Shape::initial,
                                Shape::capitalised, Shape::capitalised, Shape::all_caps,
                                Shape::lower});
}

TEST_CASE("abbreviations and numbers do not end a sentence")
{
    CHECK(sentences("Mr. Smith met Gen. Jones on Oct. 4, 2020. They left.") ==
          Strings{"Mr. Smith met Gen. Jones on Oct. 4, 2020.", "They left."});
    CHECK(sentences("It cost 6.35 billion in the U.S. The bank paid.") ==
          Strings{"It cost 6.35 billion in the U.S.", "The bank paid."});
    CHECK(sentences("The U.S. Embassy closed. J. Smith left.") ==
          Strings{"The U.S. Embassy closed.", "J. Smith left."});
}

TEST_CASE("quotes close with their sentence")
{
    CHECK(sentences("“We stay.” They went home.") == Strings{"“We stay.”", "They went home."});
    CHECK(sentences("\"We stay!\" he said. They left.") ==
          Strings{"\"We stay!\" he said.", "They left."});
}

TEST_CASE("wrapped lines are one sentence and page breaks do not cut one")
{
    CHECK(sentences("The crowd moved from the square in the centre of the city to the\nstation and "
                    "stayed there for "
                    "the rest of the cold and rainy\nnight.")
              .size() == 1);
    CHECK(sentences("It was one of several in the\n\nformer union that failed.").size() == 1);
    CHECK(sentences("A title without a stop\n\nThe text begins.").size() == 2);
}

TEST_CASE("menus are lines of their own and headings are marked")
{
    Document const menu("Home\nNews\nSport\n\nThe minister resigned on Monday.");
    CHECK(menu.sentences().size() == 4);
    CHECK(menu.sentences()[0].heading);
    CHECK_FALSE(menu.sentences()[3].heading);
    CHECK(menu.paragraphs() == 2);
}

TEST_CASE("offsets are counted in code points")
{
    Document const d("Ош и Бишкек");
    auto const& last = d.tokens().back();
    CHECK(d.code_points(last.begin) == 5);
    CHECK(d.code_points(last.end) == 11);
    CHECK(d.lower(2) == "бишкек");
}

TEST_CASE("every token lies in its sentence")
{
    Document const d("One. Two two. Three!\n\nFour\nfive");
    for (auto const& t : d.tokens()) {
        auto const& s = d.sentences()[t.sentence];
        CHECK(s.begin <= t.begin);
        CHECK(t.end <= s.end);
    }
}
