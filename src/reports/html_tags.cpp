#include "reports/html_tags.h"

#include <algorithm>
#include <array>
#include <map>

#include "reports/plain_text.h"
#include "text/utf8.h"

namespace placetime::reports {

namespace {

struct Tag {
    std::string name; ///< lower case; empty for comments and declarations
    bool closing = false;
};

std::string lower_name(std::string_view text)
{
    std::string name;
    for (char const c : text.substr(0, 32)) {
        bool const ends =
            c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '/' || c == '>';
        if (ends) break;
        name += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    }
    return name;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

/// Where the tag that starts at `at` ends (one past its >), quotes in attributes read over; the
/// text's size when it never does.
std::size_t end_of_tag(std::string_view html, std::size_t at)
{
    char quote = 0;
    for (; at < html.size(); ++at) {
        char const c = html[at];
        if (quote != 0) {
            if (c == quote) quote = 0;
        } else if (c == '>') {
            return at + 1;
        } else if ((c == '"' || c == '\'') && html[at - 1] == '=') {
            quote = c;
        }
    }
    return html.size();
}

/// Where the content of a raw element (script, style, ...) ends: at its closing tag.
std::size_t end_of_raw(std::string_view html, std::size_t at, std::string const& name)
{
    while (at < html.size()) {
        at = html.find("</", at);
        if (at == std::string_view::npos) return html.size();
        if (lower_name(html.substr(at + 2, name.size() + 1)) == name) return at;
        at += 2;
    }
    return html.size();
}

/// Calls text(view) and tag(Tag) over a document in order.
template <class Text, class OnTag> void scan(std::string_view html, Text&& text, OnTag&& tag)
{
    static constexpr std::array<std::string_view, 6> kRaw{"script", "style",   "textarea",
                                                          "title",  "noembed", "xmp"};
    std::size_t at = 0;
    while (at < html.size()) {
        auto const open = std::min(html.find('<', at), html.size());
        text(html.substr(at, open - at));
        if (open + 1 >= html.size()) return;
        at = open;
        if (html.substr(at).starts_with("<!--")) {
            auto const end = html.find("-->", at + 4);
            at = end == std::string_view::npos ? html.size() : end + 3;
            continue;
        }
        bool const closing = html[at + 1] == '/';
        auto const name_at = at + (closing ? 2 : 1);
        if (name_at >= html.size() || !(is_letter(html[name_at]))) {
            if (html[at + 1] == '!' || html[at + 1] == '?' || closing) {
                at = end_of_tag(html, at + 1);
            } else {
                text(html.substr(at, 1));
                ++at;
            }
            continue;
        }
        Tag const found{lower_name(html.substr(name_at)), closing};
        at = end_of_tag(html, name_at);
        tag(found);
        if (!closing && std::find(kRaw.begin(), kRaw.end(), found.name) != kRaw.end())
            at = end_of_raw(html, at, found.name);
    }
}

/// Elements that have no content or that their next sibling closes: they add no depth.
bool adds_no_depth(std::string const& name)
{
    static constexpr std::array<std::string_view, 30> kFlat{
        "area", "base", "br",    "col",    "embed",    "hr",      "img",   "input",
        "link", "meta", "param", "source", "track",    "wbr",     "p",     "li",
        "dt",   "dd",   "td",    "th",     "tr",       "tbody",   "thead", "tfoot",
        "rt",   "rp",   "html",  "option", "optgroup", "colgroup"};
    return std::find(kFlat.begin(), kFlat.end(), name) != kFlat.end();
}

void append_decoded(std::string& out, std::string_view text)
{
    static constexpr std::array<std::pair<std::string_view, std::string_view>, 6> kNames{
        {{"&amp;", "&"},
         {"&lt;", "<"},
         {"&gt;", ">"},
         {"&quot;", "\""},
         {"&apos;", "'"},
         {"&nbsp;", " "}}};
    for (std::size_t at = 0; at < text.size();) {
        auto const mark = std::min(text.find('&', at), text.size());
        out.append(text.substr(at, mark - at));
        at = mark;
        if (at == text.size()) return;
        auto const rest = text.substr(at, 12);
        auto const named = std::find_if(kNames.begin(), kNames.end(),
                                        [&](auto const& n) { return rest.starts_with(n.first); });
        auto const end = rest.find(';');
        if (named != kNames.end()) {
            out += named->second;
            at += named->first.size();
        } else if (rest.starts_with("&#") && end != std::string_view::npos && end > 2) {
            bool const hex = rest[2] == 'x' || rest[2] == 'X';
            char32_t value = 0;
            for (char const c : rest.substr(hex ? 3 : 2, end - (hex ? 3 : 2))) {
                auto const digit = c >= '0' && c <= '9'                        ? c - '0'
                                   : hex && (c | 32) >= 'a' && (c | 32) <= 'f' ? (c | 32) - 'a' + 10
                                                                               : 0;
                value = std::min<char32_t>(value * (hex ? 16 : 10) + static_cast<char32_t>(digit),
                                           0x110000);
            }
            bool const valid = value != 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
            text::append_utf8(out, valid ? value : U'\uFFFD');
            at += end + 1;
        } else {
            out += '&';
            ++at;
        }
    }
}

bool is_block(std::string const& name)
{
    static constexpr std::array<std::string_view, 22> kBlocks{
        "p",  "div", "br", "li", "tr",      "h1",      "h2", "h3",         "h4",  "h5",    "h6",
        "ul", "ol",  "td", "th", "article", "section", "hr", "blockquote", "pre", "table", "body"};
    return std::find(kBlocks.begin(), kBlocks.end(), name) != kBlocks.end();
}

} // namespace

TagCensus count_tags(std::string_view html)
{
    TagCensus census;
    std::map<std::string, std::size_t> open;
    std::size_t depth = 0;
    scan(
        html, [](std::string_view) {},
        [&](Tag const& tag) {
            ++census.tags;
            if (adds_no_depth(tag.name)) return;
            if (!tag.closing) {
                if (open.size() < 4096 || open.contains(tag.name)) ++open[tag.name];
                ++depth;
            } else if (auto const found = open.find(tag.name);
                       found != open.end() && found->second > 0) {
                --found->second;
                --depth;
            }
            census.depth = std::max(census.depth, depth);
        });
    return census;
}

std::string strip_tags(std::string_view html)
{
    std::string raw;
    scan(
        html, [&](std::string_view text) { append_decoded(raw, text); },
        [&](Tag const& tag) {
            if (is_block(tag.name)) raw += '\n';
        });
    std::string out;
    for (std::size_t start = 0; start < raw.size();) {
        auto const end = std::min(raw.find('\n', start), raw.size());
        auto const line = squeezed(std::string_view(raw).substr(start, end - start));
        if (!line.empty()) {
            if (!out.empty()) out += "\n\n";
            out += line;
        }
        start = end + 1;
    }
    return out;
}

} // namespace placetime::reports
