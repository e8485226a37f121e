#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "extract/pipeline.h"

namespace placetime::extract {
namespace {

std::string trimmed(std::string text)
{
    while (!text.empty() && text.front() == ' ') text.erase(0, 1);
    while (!text.empty() && text.back() == ' ') text.pop_back();
    return text;
}

std::vector<std::string> columns(std::string const& line)
{
    std::vector<std::string> out;
    std::istringstream stream(line);
    for (std::string part; std::getline(stream, part, '|');) out.push_back(trimmed(part));
    out.resize(7);
    return out;
}

/// "killed=80.. injured=..300": every one of them is what some event claims.
std::string missing_figure(std::vector<events::Event> const& found, std::string const& expected)
{
    std::istringstream stream(expected);
    for (std::string part; stream >> part;) {
        auto const equals = part.find('=');
        auto const dots = part.find("..");
        auto const name = part.substr(0, equals);
        auto const low = part.substr(equals + 1, dots - equals - 1);
        auto const high = part.substr(dots + 2);
        bool ok = false;
        bool any = false;
        for (auto const& event : found) {
            for (std::size_t k = 0; k < events::kFigureKinds; ++k) {
                auto const kind = static_cast<events::FigureKind>(k);
                if (events::to_string(kind) != name) continue;
                auto const& f = event.figure(kind);
                any = any || f.known();
                bool const low_ok =
                    low.empty() ? !f.min || !high.empty() : f.min && std::to_string(*f.min) == low;
                bool const high_ok = high.empty() || (f.max && std::to_string(*f.max) == high);
                ok = ok || (f.known() && low_ok && high_ok);
            }
        }
        if (low.empty() && high.empty()) ok = !any;
        if (!ok) return part;
    }
    return {};
}

TEST_CASE("the table of sentences: type, status, country, beginning and figures")
{
    std::ifstream file(PLACETIME_SOURCE_DIR "/tests/extract/sentences.tsv");
    REQUIRE(file);
    std::size_t rows = 0;
    for (std::string line; std::getline(file, line);) {
        if (line.empty() || line.front() == '#') continue;
        auto const c = columns(line);
        ++rows;
        auto const found = annotated("Notes on " + c[0] + "\n\nThis is a report about " + c[0] +
                                         ".\n\n" + c[1] + "\n",
                                     "2020-10-07")
                               .events;
        bool matched = false;
        bool drawn = false;
        std::string seen;
        for (auto const& e : found) {
            drawn = drawn || events::is_drawn(e);
            auto const begin = e.when ? time::format_utc(e.when->interval.begin) : std::string("-");
            auto const end = e.when ? time::format_utc(e.when->interval.end - time::Seconds(1))
                                    : std::string("-");
            seen += " [" + std::string(events::to_string(e.type)) + " " +
                    std::string(events::to_string(e.status)) + " " + begin + " " +
                    (e.where ? e.where->name + "/" + e.where->country : std::string("-")) + "]";
            bool const type = c[2].empty() || c[2] == "none" || events::to_string(e.type) == c[2];
            bool const status = c[3].empty() || events::to_string(e.status) == c[3];
            bool const country =
                c[4].empty() || (e.where && (e.where->country == c[4] ||
                                             std::count(e.where->countries.begin(),
                                                        e.where->countries.end(), c[4])));
            bool const time = c[5].empty() || begin.starts_with(c[5]) || end.starts_with(c[5]);
            matched = matched || (type && status && country && time);
        }
        CAPTURE(c[1]);
        CAPTURE(seen);
        if (c[2] == "none") {
            CHECK_MESSAGE(!drawn, "no event may be drawn");
            if (!c[3].empty() && !found.empty()) CHECK(matched);
        } else {
            CHECK(matched);
        }
        CHECK(missing_figure(found, c[6]) == "");
    }
    CHECK(rows >= 100);
}

} // namespace
} // namespace placetime::extract
