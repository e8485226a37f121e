#include <doctest/doctest.h>

#include <fstream>
#include <string>
#include <vector>

#include "geoparse/geoparse.h"

using namespace placetime;

namespace {

struct Expected {
    std::uint32_t begin = 0, end = 0;
    std::string country, kind;
};

struct Case {
    int line = 0;
    std::string text;
    std::vector<Expected> places;
};

/// Takes the marks out of "in [Osh=KG]" and remembers where they stood.
Case read_case(std::string const& marked, int line)
{
    Case result;
    result.line = line;
    for (std::size_t i = 0; i < marked.size(); ++i) {
        if (marked[i] == '\\' && i + 1 < marked.size()) {
            result.text += marked[++i] == 'p' ? "\n\n" : "\n";
            continue;
        }
        if (marked[i] == '[') {
            result.places.emplace_back().begin = static_cast<std::uint32_t>(result.text.size());
            continue;
        }
        if (marked[i] == '=' && !result.places.empty() && result.places.back().end == 0) {
            Expected& place = result.places.back();
            place.end = static_cast<std::uint32_t>(result.text.size());
            std::size_t const close = marked.find(']', i);
            std::string const answer = marked.substr(i + 1, close - i - 1);
            place.country = answer.substr(0, answer.find('/'));
            if (answer.find('/') != std::string::npos)
                place.kind = answer.substr(answer.find('/') + 1);
            i = close;
            continue;
        }
        result.text += marked[i];
    }
    return result;
}

std::vector<Case> const& cases()
{
    static std::vector<Case> const all = [] {
        std::ifstream file(std::string(PLACETIME_SOURCE_DIR) + "/tests/geoparse/sentences.txt");
        std::vector<Case> result;
        std::string line;
        for (int number = 1; std::getline(file, line); ++number)
            if (!line.empty() && line[0] != '#') result.push_back(read_case(line, number));
        return result;
    }();
    return all;
}

geoparse::Geoparser const& geoparser()
{
    static geoparse::Geoparser const instance(gazetteer::Gazetteer::standard());
    return instance;
}

std::string describe(text::Document const& document, geoparse::Geoparse const& parsed)
{
    auto const& gazetteer = gazetteer::Gazetteer::standard();
    std::string result;
    for (auto const& place : parsed.places) {
        result += document.slice(place.begin, place.end);
        if (!place.candidates.empty()) {
            auto const& row = gazetteer.row(place.candidates.front().place);
            result += "=" + row.country.text() + "/" + std::string(to_string(row.kind));
        }
        result += "; ";
    }
    return result;
}

} // namespace

TEST_CASE("Places in hand-made sentences are found with their spans, and nothing else is")
{
    REQUIRE(cases().size() >= 120);
    auto const& gazetteer = gazetteer::Gazetteer::standard();
    for (Case const& c : cases()) {
        text::Document const document(c.text);
        auto const parsed = geoparser().parse(document);
        bool right = parsed.places.size() == c.places.size();
        for (std::size_t i = 0; right && i < c.places.size(); ++i) {
            auto const& found = parsed.places[i];
            auto const& wanted = c.places[i];
            bool const nowhere = wanted.country == "-";
            right = found.begin == wanted.begin && found.end == wanted.end &&
                    found.candidates.empty() == nowhere;
            if (!right) break;
            if (nowhere) continue;
            auto const& row = gazetteer.row(found.candidates.front().place);
            right = (wanted.country.empty() || row.country.text() == wanted.country ||
                     row.country2.text() == wanted.country) &&
                    (wanted.kind.empty() || to_string(row.kind) == wanted.kind);
        }
        CHECK_MESSAGE(right, "line ", c.line, ": ", c.text,
                      "  found: ", describe(document, parsed));
    }
}

TEST_CASE("The same text gives the same places, in whatever order documents are read")
{
    std::vector<std::string> forward;
    std::vector<std::string> backward;
    for (Case const& c : cases()) {
        text::Document const document(c.text);
        forward.push_back(describe(document, geoparser().parse(document)));
    }
    for (auto c = cases().rbegin(); c != cases().rend(); ++c) {
        text::Document const document(c->text);
        backward.push_back(describe(document, geoparser().parse(document)));
    }
    for (std::size_t i = 0; i < forward.size(); ++i)
        CHECK(forward[i] == backward[forward.size() - 1 - i]);
}
