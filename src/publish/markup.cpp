#include "publish/markup.h"

#include <vector>

namespace placetime::publish {
namespace {

bool may_link(std::string_view address)
{
    return address.starts_with("https://") || address.starts_with("http://") ||
           address.starts_with("mailto:");
}

std::string runs_of(scene::TextBlock const& block)
{
    std::string out;
    for (auto const& run : block.runs) {
        bool const link = may_link(run.link);
        if (link)
            out += "<a href=\"" + escaped(run.link) +
                   "\" target=\"_blank\" rel=\"noopener noreferrer\">";
        if (run.bold) out += "<strong>";
        if (run.italic) out += "<em>";
        out += escaped(run.text);
        if (run.italic) out += "</em>";
        if (run.bold) out += "</strong>";
        if (link) out += "</a>";
    }
    return out;
}

} // namespace

std::string html_of(std::span<scene::TextBlock const> blocks)
{
    using Kind = scene::TextBlock::Kind;
    std::string out;
    std::vector<char const*> open; ///< lists that are open, each with an open item
    auto const close_to = [&](std::size_t depth) {
        for (; open.size() > depth; open.pop_back())
            out += std::string("</li></") + open.back() + ">";
    };
    for (auto const& block : blocks) {
        if (block.kind != Kind::item) {
            close_to(0);
            bool const heading = block.kind == Kind::heading;
            out += (heading ? "<h3>" : "<p>") + runs_of(block) + (heading ? "</h3>" : "</p>");
            continue;
        }
        auto const depth =
            std::min(static_cast<std::size_t>(std::max(block.level, 0)), open.size());
        char const* const list = block.number > 0 ? "ol" : "ul";
        close_to(depth + 1);
        if (open.size() == depth + 1 && std::string_view(open.back()) != list) close_to(depth);
        if (open.size() == depth + 1)
            out += "</li>";
        else {
            out += block.number > 1 ? "<ol start=\"" + std::to_string(block.number) + "\">"
                                    : std::string("<") + list + ">";
            open.push_back(list);
        }
        out += "<li>" + runs_of(block);
    }
    close_to(0);
    return out;
}

std::string script_safe(std::string json)
{
    std::string out;
    out.reserve(json.size());
    for (std::size_t i = 0; i < json.size(); ++i) {
        if (json[i] == '<')
            out += "\\u003c";
        else if (json.compare(i, 3, "\xE2\x80\xA8") == 0 ||
                 json.compare(i, 3, "\xE2\x80\xA9") == 0) {
            out += json[i + 2] == '\xA8' ? "\\u2028" : "\\u2029";
            i += 2;
        } else
            out += json[i];
    }
    return out;
}

} // namespace placetime::publish
