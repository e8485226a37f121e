#include <fmt/format.h>

#include <map>
#include <string>
#include <vector>

#include "base/error.h"
#include "base/files.h"
#include "briefing/markdown.h"
#include "publish/handouts.h"
#include "publish/markup.h"
#include "publish/page.h"
#include "publish/page_data.h"
#include "publish/page_ground.h"
#include "scene/window.h"

namespace placetime::publish {
namespace {

/// Of hexadecimal digits, as a security policy writes a hash.
std::string base64(std::string_view hexadecimal)
{
    constexpr std::string_view kDigits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    std::uint32_t bits = 0;
    int count = 0;
    for (char const c : hexadecimal) {
        bits = bits << 4 | static_cast<std::uint32_t>(c <= '9' ? c - '0' : c - 'a' + 10);
        count += 4;
        if (count < 6) continue;
        count -= 6;
        out += kDigits[bits >> count & 63];
        bits &= (1U << count) - 1;
    }
    if (count > 0) out += kDigits[bits << (6 - count) & 63];
    while (out.size() % 4) out += '=';
    return out;
}

/// Each @NAME@ of the document once; what is put in is not looked at again.
std::string filled(std::string_view document, std::map<std::string_view, std::string> const& parts)
{
    std::string out;
    for (std::size_t at = 0; at < document.size();) {
        auto const from = document.find('@', at);
        auto const to = from == document.npos ? document.npos : document.find('@', from + 1);
        if (to == document.npos) return out.append(document.substr(at));
        auto const part = parts.find(document.substr(from + 1, to - from - 1));
        if (part == parts.end()) {
            out += document.substr(at, to - at);
            at = to;
            continue;
        }
        out += document.substr(at, from - at);
        out += part->second;
        at = to + 1;
    }
    return out;
}

std::string steps_of(briefing::Briefing const& briefing, PageData const& page)
{
    std::string out;
    for (std::size_t i = 0; i < briefing.slides.size(); ++i) {
        auto const& slide = briefing.slides[i];
        auto const title = slide.title.empty() ? fmt::format("Slide {}", i + 1) : slide.title;
        out += fmt::format("<article class=\"step\" id=\"step-{0}\" "
                           "aria-labelledby=\"step-title-{0}\">\n"
                           "<h2 id=\"step-title-{0}\" dir=\"auto\">{1}</h2>\n"
                           "<p class=\"stamp\">{2}</p>\n"
                           "<div class=\"words\" dir=\"auto\">{3}</div>\n",
                           i + 1, escaped(title), escaped(page.stamps[i]),
                           html_of(briefing::blocks_of(slide.text)));
        if (!slide.source.empty())
            out += fmt::format("<p class=\"from\" dir=\"auto\">{}</p>\n", escaped(slide.source));
        if (slide.known_at)
            out += "<p class=\"from\">" + escaped(scene::known_at_text(*slide.known_at)) + "</p>\n";
        if (page.unreviewed_slides[i] && !page.unreviewed)
            out += "<p class=\"from\">Unreviewed machine extraction</p>\n";
        out += "</article>\n";
    }
    return out;
}

/// Each in a paragraph or element of its own, so that no text turns its neighbour's direction.
std::string credits(Deck const& deck, std::vector<std::string> const& missing)
{
    std::string out = "<p>Boundaries: Natural Earth; boundaries and names shown do not imply "
                      "endorsement or acceptance. Places: GeoNames, CC BY 4.0. Event types are "
                      "machine-coded. ";
    if (!deck.material.attribution.empty())
        out += "<bdi>" + escaped(deck.material.attribution) + "</bdi>. ";
    out += "Made with " + escaped(deck.program) + " and Leaflet.</p>\n";
    for (auto const& sentence : missing)
        out += "<p dir=\"auto\">Missing: " + escaped(sentence) + ".</p>\n";
    return out;
}

} // namespace

void write_web_page(Deck const& deck, Handout const& handout)
{
    auto const step = [&](std::size_t done) {
        if (handout.cancel) handout.cancel->check();
        if (handout.progress) handout.progress(done, 4);
    };
    if (deck.briefing.slides.empty()) throw Error("the briefing has no slides to show");
    step(0);
    auto page = page_data(deck, handout.look, handout.cancel);
    step(1);
    std::vector<briefing::CameraView> cameras;
    for (auto const& stop : page.stops) cameras.push_back(stop.camera);
    PageViews const views{cameras, deck.material.towns};
    page.json["ground"] = page_ground(views, handout.cancel);
    step(2);
    page.json["names"] = page_names(views, handout.cancel);
    step(3);
    auto const missing = briefing::missing(deck.briefing, deck.material);
    if (handout.problems)
        handout.problems->insert(handout.problems->end(), page.problems.begin(),
                                 page.problems.end());

    auto const title = deck.briefing.title.empty() ? deck.briefing.slides[0].title.empty()
                                                         ? std::string("Briefing")
                                                         : deck.briefing.slides[0].title
                                                   : deck.briefing.title;
    auto const& marking = deck.briefing.marking;
    std::map<std::string_view, std::string> const parts{
        {"SCRIPT_HASH", "sha256-" + base64(page::kScriptHash)},
        {"PROGRAM", escaped(deck.program)},
        {"TITLE", escaped(title)},
        {"LEAFLET_LICENCE", page::kLeafletLicence},
        {"LEAFLET_STYLE", page::kLeafletStyle},
        {"STYLE", page::kStyle},
        {"MARKING", marking.empty()
                        ? std::string()
                        : "<p class=\"marking\" dir=\"auto\">" + escaped(marking) + "</p>"},
        {"NOTICE", page.unreviewed ? "<p class=\"notice\">Unreviewed machine extraction</p>" : ""},
        {"STEPS", steps_of(deck.briefing, page)},
        {"CREDITS", credits(deck, missing)},
        {"DATA",
         script_safe(page.json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))},
        {"SCRIPT", page::kScript}};
    write_file(handout.file, filled(page::kDocument, parts));
    step(4);
}

} // namespace placetime::publish
