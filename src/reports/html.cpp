#include "reports/html.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <memory>

#include <nlohmann/json.hpp>

#include "reports/html_tags.h"
#include "reports/html_text.h"
#include "reports/metadata_date.h"
#include "reports/plain_text.h"

namespace placetime::reports {

namespace {

constexpr std::size_t kDeepest = 1000;
constexpr std::size_t kMostTags = 2'000'000;

/// What the head and the markup say of the document, the best source of each kept.
struct Metadata {
    std::string og_title, h1, title, url, og_url, publisher, json_publisher, language;
    std::array<std::string, 5>
        dates; ///< by trust: published_time, JSON-LD, itemprop, meta names, time elements
};

void keep(std::string& into, std::string_view value)
{
    if (into.empty()) into = squeezed(value);
}

/// Finds datePublished and publisher.name in JSON-LD, which nests in arrays and @graph.
void read_json_ld(nlohmann::json const& value, Metadata& data, int depth)
{
    if (depth > 6) return;
    if (value.is_array())
        for (auto const& item : value) read_json_ld(item, data, depth + 1);
    if (!value.is_object()) return;
    if (auto const date = value.find("datePublished"); date != value.end() && date->is_string())
        keep(data.dates[1], date->get_ref<std::string const&>());
    if (auto const by = value.find("publisher"); by != value.end() && by->is_object())
        if (auto const name = by->find("name"); name != by->end() && name->is_string())
            keep(data.json_publisher, name->get_ref<std::string const&>());
    if (auto const graph = value.find("@graph"); graph != value.end())
        read_json_ld(*graph, data, depth + 1);
}

void read_meta(GumboNode const& node, Metadata& data)
{
    static constexpr std::array<std::string_view, 14> kDateNames{"date",
                                                                 "pubdate",
                                                                 "publishdate",
                                                                 "publish-date",
                                                                 "publication_date",
                                                                 "dc.date",
                                                                 "dc.date.issued",
                                                                 "dcterms.created",
                                                                 "dcterms.date",
                                                                 "dcterms.issued",
                                                                 "parsely-pub-date",
                                                                 "sailthru.date",
                                                                 "citation_publication_date",
                                                                 "article.published"};
    auto const content = attribute(node, "content");
    for (char const* key : {"property", "name", "itemprop"}) {
        std::string name(attribute(node, key));
        std::transform(name.begin(), name.end(), name.begin(),
                       [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
        if (name == "og:title") keep(data.og_title, content);
        if (name == "og:url") keep(data.og_url, content);
        if (name == "og:site_name") keep(data.publisher, content);
        if (name == "article:published_time" || name == "og:article:published_time")
            keep(data.dates[0], content);
        if (name == "datepublished") keep(data.dates[2], content);
        if (std::find(kDateNames.begin(), kDateNames.end(), name) != kDateNames.end())
            keep(data.dates[3], content);
    }
}

void read_metadata(GumboNode const& node, Metadata& data)
{
    if (!is_element(node)) return;
    switch (node.v.element.tag) {
    case GUMBO_TAG_META:
        read_meta(node, data);
        break;
    case GUMBO_TAG_TITLE:
        keep(data.title, text_below(node));
        break;
    case GUMBO_TAG_H1:
        keep(data.h1, text_below(node));
        break;
    case GUMBO_TAG_HTML:
        keep(data.language, attribute(node, "lang"));
        break;
    case GUMBO_TAG_LINK:
        if (attribute(node, "rel") == "canonical") keep(data.url, attribute(node, "href"));
        break;
    case GUMBO_TAG_TIME:
        keep(data.dates[4], attribute(node, "datetime"));
        keep(data.dates[4], text_below(node));
        break;
    case GUMBO_TAG_SCRIPT:
        if (attribute(node, "type") == "application/ld+json") {
            auto const json = nlohmann::json::parse(text_below(node), nullptr, false);
            if (!json.is_discarded()) read_json_ld(json, data, 0);
        }
        break;
    default:
        break;
    }
    if (attribute(node, "itemprop") == "datePublished") {
        keep(data.dates[2], attribute(node, "datetime"));
        keep(data.dates[2], attribute(node, "content"));
    }
    auto const& children = node.v.element.children;
    for (unsigned i = 0; i < children.length; ++i)
        read_metadata(*static_cast<GumboNode const*>(children.data[i]), data);
}

/// "Headline | Site" and "Headline - Site" without the site where it is named.
std::string without_site(std::string title, std::string const& site)
{
    for (std::string_view const separator : {" | ", " - ", " – ", " — ", " :: "}) {
        auto const at = title.rfind(separator);
        if (at == std::string::npos || at == 0) continue;
        auto const tail = title.substr(at + separator.size());
        if (tail == site || separator == " | ") title.resize(at);
    }
    return title;
}

void fill(Report& report, Metadata const& data)
{
    keep(report.publisher, data.publisher);
    keep(report.publisher, data.json_publisher);
    keep(report.title, without_site(data.og_title, report.publisher));
    keep(report.title, data.h1);
    keep(report.title, without_site(data.title, report.publisher));
    keep(report.url, data.url);
    keep(report.url, data.og_url);
    keep(report.language, data.language);
    for (auto const& text : data.dates) {
        if (report.date) break;
        report.date = parse_metadata_date(text);
        if (report.date) report.date_source = "metadata";
    }
}

} // namespace

std::string html_charset(std::string_view bytes)
{
    std::string head(bytes.substr(0, 4096));
    std::transform(head.begin(), head.end(), head.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    auto const at = head.find("charset=");
    if (at == std::string::npos) return {};
    auto const start = head.find_first_not_of("\"' ", at + 8);
    if (start == std::string::npos) return {};
    auto const end = head.find_first_of("\"'>; /\r\n\t", start);
    return end == std::string::npos ? std::string() : head.substr(start, end - start);
}

void read_html(std::string_view html, Report& report)
{
    auto const census = count_tags(html);
    if (census.tags > kMostTags || census.depth > kDeepest) {
        report.text = strip_tags(html);
        return;
    }
    struct Free {
        void operator()(GumboOutput* output) const
        {
            gumbo_destroy_output(&kGumboDefaultOptions, output);
        }
    };
    std::unique_ptr<GumboOutput, Free> const output(
        gumbo_parse_with_options(&kGumboDefaultOptions, html.data(), html.size()));
    if (!output || output->root == nullptr) {
        report.text = strip_tags(html);
        return;
    }
    Metadata data;
    read_metadata(*output->root, data);
    report.text = main_text(*output->root);
    fill(report, data);
}

} // namespace placetime::reports
