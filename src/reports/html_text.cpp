#include "reports/html_text.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "reports/plain_text.h"

namespace placetime::reports {

namespace {

/// Letters below an element, and those of them inside links: link lists have many.
struct Weight {
    std::size_t text = 0, linked = 0, links = 0;
};
using Weights = std::unordered_map<GumboNode const*, Weight>;

template <class Visit> void for_children(GumboNode const& node, Visit&& visit)
{
    auto const& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        visit(*static_cast<GumboNode const*>(children.data[i]));
}

template <std::size_t N> bool one_of(GumboTag tag, std::array<GumboTag, N> const& tags)
{
    return std::find(tags.begin(), tags.end(), tag) != tags.end();
}

/// Never text that a reader sees in the page.
bool is_machinery(GumboTag tag)
{
    static constexpr std::array kTags{
        GUMBO_TAG_SCRIPT, GUMBO_TAG_STYLE,    GUMBO_TAG_NOSCRIPT, GUMBO_TAG_TEMPLATE,
        GUMBO_TAG_HEAD,   GUMBO_TAG_SVG,      GUMBO_TAG_MATH,     GUMBO_TAG_IFRAME,
        GUMBO_TAG_OBJECT, GUMBO_TAG_CANVAS,   GUMBO_TAG_AUDIO,    GUMBO_TAG_VIDEO,
        GUMBO_TAG_SELECT, GUMBO_TAG_TEXTAREA, GUMBO_TAG_BUTTON,   GUMBO_TAG_TITLE};
    return one_of(tag, kTags);
}

bool is_furniture(GumboTag tag)
{
    static constexpr std::array kTags{GUMBO_TAG_NAV, GUMBO_TAG_ASIDE, GUMBO_TAG_FOOTER,
                                      GUMBO_TAG_FORM, GUMBO_TAG_MENU};
    return one_of(tag, kTags);
}

bool is_block(GumboTag tag)
{
    static constexpr std::array kInline{
        GUMBO_TAG_A,    GUMBO_TAG_ABBR, GUMBO_TAG_B,      GUMBO_TAG_BDI,   GUMBO_TAG_BDO,
        GUMBO_TAG_CITE, GUMBO_TAG_CODE, GUMBO_TAG_DATA,   GUMBO_TAG_DEL,   GUMBO_TAG_DFN,
        GUMBO_TAG_EM,   GUMBO_TAG_FONT, GUMBO_TAG_I,      GUMBO_TAG_IMG,   GUMBO_TAG_INS,
        GUMBO_TAG_KBD,  GUMBO_TAG_MARK, GUMBO_TAG_Q,      GUMBO_TAG_S,     GUMBO_TAG_SAMP,
        GUMBO_TAG_SPAN, GUMBO_TAG_BIG,  GUMBO_TAG_STRONG, GUMBO_TAG_SUB,   GUMBO_TAG_SUP,
        GUMBO_TAG_TIME, GUMBO_TAG_TT,   GUMBO_TAG_U,      GUMBO_TAG_VAR,   GUMBO_TAG_WBR,
        GUMBO_TAG_TD,   GUMBO_TAG_TH,   GUMBO_TAG_SMALL,  GUMBO_TAG_LABEL, GUMBO_TAG_STRIKE};
    return !one_of(tag, kInline);
}

/// "main-Nav sidebar2" holds "main", "nav", "sidebar": runs of letters, capitals start a new one.
std::vector<std::string> words_of(std::string_view names)
{
    std::vector<std::string> words(1);
    for (char const c : names) {
        bool const capital = c >= 'A' && c <= 'Z';
        bool const letter = capital || (c >= 'a' && c <= 'z');
        if (!letter || (capital && !words.back().empty())) words.emplace_back();
        if (letter) words.back() += capital ? static_cast<char>(c + 32) : c;
    }
    return words;
}

bool names_furniture(GumboNode const& node)
{
    static constexpr std::array<std::string_view, 52> kWords{
        "nav",         "navbar",    "navigation",  "menu",       "sidebar",       "breadcrumb",
        "breadcrumbs", "footer",    "share",       "sharing",    "social",        "related",
        "recommended", "recommend", "comments",    "disqus",     "cookie",        "cookies",
        "consent",     "gdpr",      "newsletter",  "subscribe",  "subscription",  "advert",
        "adverts",     "ads",       "promo",       "sponsor",    "sponsored",     "popup",
        "modal",       "paywall",   "toolbar",     "pagination", "pager",         "outbrain",
        "taboola",     "donate",    "donation",    "masthead",   "advertisement", "skip",
        "trending",    "popular",   "readmore",    "signup",     "login",         "comment",
        "dropdown",    "offscreen", "syndication", "skiplink"};
    for (char const* name : {"class", "id"})
        for (auto const& word : words_of(attribute(node, name)))
            if (std::find(kWords.begin(), kWords.end(), word) != kWords.end()) return true;
    return false;
}

bool is_hidden(GumboNode const& node)
{
    auto const style = std::string(attribute(node, "style"));
    return gumbo_get_attribute(&node.v.element.attributes, "hidden") != nullptr ||
           attribute(node, "aria-hidden") == "true" ||
           style.find("display:none") != std::string::npos ||
           style.find("display: none") != std::string::npos;
}

bool has_furniture_role(GumboNode const& node)
{
    static constexpr std::array<std::string_view, 12> kRoles{
        "navigation", "banner",  "complementary", "contentinfo", "search",      "menu",
        "menubar",    "toolbar", "dialog",        "tablist",     "alertdialog", "form"};
    auto const role = attribute(node, "role");
    return !role.empty() && std::find(kRoles.begin(), kRoles.end(), role) != kRoles.end();
}

Weight weigh(GumboNode const& node, Weights& weights, bool linked)
{
    Weight weight;
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) {
        weight.text = std::strlen(node.v.text.text);
        if (linked) weight.linked = weight.text;
        return weight;
    }
    if (!is_element(node) || is_machinery(node.v.element.tag)) return weight;
    bool const link = node.v.element.tag == GUMBO_TAG_A;
    for_children(node, [&](GumboNode const& child) {
        auto const part = weigh(child, weights, linked || link);
        weight.text += part.text;
        weight.linked += part.linked;
        weight.links += part.links;
    });
    weight.links += link ? 1 : 0;
    weights.emplace(&node, weight);
    return weight;
}

bool holds(GumboNode const& node, GumboTag tag)
{
    if (!is_element(node)) return false;
    if (node.v.element.tag == tag) return true;
    bool found = false;
    for_children(node, [&](GumboNode const& child) { found = found || holds(child, tag); });
    return found;
}

void find_roots(GumboNode const& node, std::vector<GumboNode const*>& articles,
                std::vector<GumboNode const*>& mains)
{
    if (!is_element(node) || is_machinery(node.v.element.tag)) return;
    auto const tag = node.v.element.tag;
    bool const body = attribute(node, "itemprop") == "articleBody";
    if (tag == GUMBO_TAG_ARTICLE || body) articles.push_back(&node);
    if (tag == GUMBO_TAG_MAIN || attribute(node, "role") == "main") mains.push_back(&node);
    if (tag == GUMBO_TAG_ARTICLE || body) return; // comments are articles inside the article
    for_children(node, [&](GumboNode const& child) { find_roots(child, articles, mains); });
}

/// The article where one stands out, else the main element, else everything.
GumboNode const& choose_root(GumboNode const& document, Weights const& weights)
{
    std::vector<GumboNode const*> articles;
    std::vector<GumboNode const*> mains;
    find_roots(document, articles, mains);
    auto const size = [&](GumboNode const* node) { // letters outside links: teasers are links
        auto const found = weights.find(node);
        return found == weights.end() ? std::size_t{0} : found->second.text - found->second.linked;
    };
    auto const whole = size(&document);
    for (auto* group : {&articles, &mains}) {
        if (group->empty()) continue;
        std::stable_sort(group->begin(), group->end(),
                         [&](auto a, auto b) { return size(a) > size(b); });
        auto const best = size(group->front());
        std::size_t all = 0;
        for (auto const* node : *group) all += size(node);
        bool const stands_out =
            group->size() == 1 || best * 10 >= all * 6 || best >= size((*group)[1]) * 3;
        if (stands_out && best * 5 >= whole) return *group->front();
    }
    return document;
}

/// Gathers text in blocks.
class Writer {
public:
    explicit Writer(Weights const& weights, GumboNode const& root, bool keep_furniture)
        : weights_(weights), root_(root), keep_furniture_(keep_furniture)
    {
    }
    void write(GumboNode const& node)
    {
        if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) {
            append(node.v.text.text);
        } else if (node.type == GUMBO_NODE_WHITESPACE) {
            ask(Gap::space);
        } else if (is_element(node) && (&node == &root_ || !dropped(node))) {
            write_element(node);
        }
    }
    std::string take() { return std::move(out_); }

private:
    enum class Gap { none, space, cell, line, block };

    void ask(Gap gap) { gap_ = std::max(gap_, gap); }

    void append(std::string_view text)
    {
        for (std::size_t i = 0; i < text.size(); ++i) {
            auto const rest = text.substr(i, 3);
            if (rest.starts_with("\xC2\xA0") || text[i] == ' ' ||
                (text[i] >= '\t' && text[i] <= '\r')) {
                ask(preformatted_ && text[i] == '\n' ? Gap::line : Gap::space);
                i += text[i] == '\xC2' ? 1 : 0;
            } else if (rest.starts_with("\xC2\xAD")) { // soft hyphen
                i += 1;
            } else if (rest == "\xE2\x80\x8B" || rest == "\xEF\xBB\xBF") { // zero-width space
                i += 2;
            } else {
                flush();
                out_ += text[i];
            }
        }
    }
    void flush()
    {
        static constexpr std::array<std::string_view, 5> kGaps{"", " ", "\t", "\n", "\n\n"};
        if (!out_.empty()) out_ += kGaps[static_cast<std::size_t>(gap_)];
        gap_ = Gap::none;
    }
    void write_element(GumboNode const& node)
    {
        auto const tag = node.v.element.tag;
        if (tag == GUMBO_TAG_BR) {
            ask(gap_ == Gap::line ? Gap::block : Gap::line);
            return;
        }
        bool const block = is_block(tag);
        bool const cell = tag == GUMBO_TAG_TD || tag == GUMBO_TAG_TH;
        if (block) ask(Gap::block);
        if (cell) ask(Gap::cell);
        bool const outer = preformatted_;
        preformatted_ = preformatted_ || tag == GUMBO_TAG_PRE;
        for_children(node, [&](GumboNode const& child) { write(child); });
        preformatted_ = outer;
        if (block) ask(Gap::block);
        if (cell) ask(Gap::cell);
    }
    bool dropped(GumboNode const& node) const
    {
        auto const tag = node.v.element.tag;
        if (is_machinery(tag)) return true;
        if (keep_furniture_) return false;
        auto const found = weights_.find(&node);
        auto const weight = found == weights_.end() ? Weight{} : found->second;
        auto const whole = weights_.find(&root_);
        bool const most = whole != weights_.end() && weight.text * 2 > whole->second.text;
        if (is_furniture(tag) && !(most && tag == GUMBO_TAG_FORM)) return true;
        if (most) return false; // a class name does not make furniture of the text itself
        if (is_hidden(node) || has_furniture_role(node) || names_furniture(node)) return true;
        if (tag == GUMBO_TAG_HEADER && root_.v.element.tag != GUMBO_TAG_ARTICLE)
            return !holds(node, GUMBO_TAG_H1);
        bool const list = tag == GUMBO_TAG_UL || tag == GUMBO_TAG_OL || tag == GUMBO_TAG_DIV ||
                          tag == GUMBO_TAG_SECTION || tag == GUMBO_TAG_TABLE;
        return list && weight.links >= 3 && weight.linked * 10 > weight.text * 6;
    }

    Weights const& weights_;
    GumboNode const& root_;
    bool keep_furniture_ = false;
    bool preformatted_ = false;
    Gap gap_ = Gap::none;
    std::string out_;
};

void gather(GumboNode const& node, std::string& out)
{
    if (node.type == GUMBO_NODE_TEXT || node.type == GUMBO_NODE_CDATA) out += node.v.text.text;
    if (node.type == GUMBO_NODE_WHITESPACE) out += ' ';
    if (is_element(node)) for_children(node, [&](GumboNode const& child) { gather(child, out); });
}

} // namespace

std::string_view attribute(GumboNode const& element, char const* name)
{
    auto const* const found = gumbo_get_attribute(&element.v.element.attributes, name);
    return found == nullptr ? std::string_view() : std::string_view(found->value);
}

bool is_element(GumboNode const& node)
{
    return node.type == GUMBO_NODE_ELEMENT || node.type == GUMBO_NODE_TEMPLATE;
}

std::string text_below(GumboNode const& node)
{
    std::string out;
    gather(node, out);
    return squeezed(out);
}

std::string main_text(GumboNode const& root)
{
    Weights weights;
    weigh(root, weights, false);
    auto const& chosen = choose_root(root, weights);
    for (bool const keep_furniture : {false, true}) {
        Writer writer(weights, keep_furniture ? root : chosen, keep_furniture);
        writer.write(keep_furniture ? root : chosen);
        auto text = writer.take();
        if (!text.empty()) return text;
    }
    return {};
}

} // namespace placetime::reports
