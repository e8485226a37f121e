#include "reports/mail.h"

#include <algorithm>
#include <map>
#include <vector>

#include "reports/html.h"
#include "reports/metadata_date.h"
#include "reports/mime_decode.h"
#include "reports/plain_text.h"
#include "text/utf8.h"

namespace placetime::reports {

namespace {

constexpr int kDeepest = 16; // parts within parts
constexpr std::size_t kMostParts = 1000;

using Headers = std::map<std::string, std::string>;

std::string lower_ascii(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return out;
}

/// Headers up to the blank line, names in lower case, folded lines joined, the first of a name
/// kept; `bytes` becomes the body.
Headers take_headers(std::string_view& bytes)
{
    Headers headers;
    std::string name;
    while (!bytes.empty()) {
        auto const end = std::min(bytes.find('\n'), bytes.size());
        auto line = bytes.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        auto const colon = line.find(':');
        bool const folded = !line.empty() && (line[0] == ' ' || line[0] == '\t');
        bool const header = colon != std::string_view::npos && colon > 0 &&
                            line.substr(0, colon).find_first_of(" \t") == std::string_view::npos;
        bool const mbox = headers.empty() && line.starts_with("From ");
        if (!line.empty() && !folded && !header && !mbox)
            return headers; // the body starts without a blank line
        bytes.remove_prefix(std::min(end + 1, bytes.size()));
        if (line.empty()) break;
        if (folded) {
            if (!name.empty()) headers[name] += std::string(" ").append(line.substr(1));
        } else if (header && !mbox) {
            name = lower_ascii(line.substr(0, colon));
            if (headers.contains(name))
                name.clear();
            else
                headers[name] = line.substr(colon + 1);
        }
    }
    return headers;
}

std::string value_of(Headers const& headers, std::string const& name)
{
    auto const found = headers.find(name);
    return found == headers.end() ? std::string() : squeezed(found->second);
}

/// A parameter of a structured header: boundary="..." or charset=...
std::string parameter(std::string const& header, std::string_view name)
{
    auto const lower = lower_ascii(header);
    for (auto at = lower.find(';'); at != std::string::npos; at = lower.find(';', at + 1)) {
        auto const start = lower.find_first_not_of(" \t", at + 1);
        if (start == std::string::npos || !lower.substr(start).starts_with(std::string(name) + "="))
            continue;
        auto const value = header.substr(start + name.size() + 1);
        if (value.starts_with('"')) return value.substr(1, value.find('"', 1) - 1);
        return value.substr(0, value.find_first_of("; \t"));
    }
    return {};
}

/// What was found: the first plain text and the first HTML.
struct Found {
    std::string plain, html;
    bool repaired = false;
    std::size_t parts = 0;
};

void read_part(Headers const& headers, std::string_view body, Found& found, int depth);

void read_parts(std::string_view body, std::string const& boundary, Found& found, int depth)
{
    auto const mark = "--" + boundary;
    std::size_t start = std::string_view::npos; // of the part that is open
    for (std::size_t line = 0; line < body.size();) {
        auto const end = std::min(body.find('\n', line), body.size());
        if (body.substr(line).starts_with(mark)) {
            if (start != std::string_view::npos && found.parts < kMostParts) {
                ++found.parts;
                auto part = body.substr(start, line - start);
                auto const headers = take_headers(part);
                read_part(headers, part, found, depth + 1);
            }
            if (body.substr(line + mark.size()).starts_with("--")) return;
            start = std::min(end + 1, body.size());
        }
        line = end + 1;
    }
    if (start == std::string_view::npos || start >= body.size()) return;
    auto part = body.substr(start); // the closing boundary is missing
    auto const headers = take_headers(part);
    read_part(headers, part, found, depth + 1);
}

void read_part(Headers const& headers, std::string_view body, Found& found, int depth)
{
    auto const type = value_of(headers, "content-type");
    auto const media = lower_ascii(type.substr(0, type.find_first_of("; ")));
    if (media.starts_with("multipart/")) {
        auto const boundary = parameter(type, "boundary");
        if (!boundary.empty() && depth < kDeepest) read_parts(body, boundary, found, depth);
        return;
    }
    if (lower_ascii(value_of(headers, "content-disposition")).starts_with("attachment")) return;
    bool const html = media == "text/html";
    bool const plain = media.empty() || media == "text/plain";
    auto& into = html ? found.html : found.plain;
    if ((!html && !plain) || !into.empty()) return;
    auto const encoding = lower_ascii(value_of(headers, "content-transfer-encoding"));
    std::string bytes;
    if (encoding == "base64")
        bytes = decode_base64(body);
    else if (encoding == "quoted-printable")
        bytes = decode_quoted_printable(body);
    else
        bytes = body;
    auto charset = parameter(type, "charset");
    if (charset.empty() && html) charset = html_charset(bytes);
    auto decoded = text::decode(bytes, charset);
    found.repaired = found.repaired || decoded.repaired;
    into = std::move(decoded.text);
}

/// The display name of a From header; without one the address's domain.
std::string sender(std::string const& from)
{
    auto const decoded = squeezed(decode_header(from));
    auto const angle = decoded.find('<');
    auto name = decoded.substr(0, angle == std::string::npos ? decoded.size() : angle);
    std::erase(name, '"');
    name = squeezed(name);
    if (!name.empty() && name.find('@') == std::string::npos) return name;
    auto const at = decoded.find('@');
    if (at == std::string::npos) return name;
    return decoded.substr(at + 1, decoded.find_first_of("> ", at) - at - 1);
}

} // namespace

void read_mail(std::string_view bytes, Report& report, bool& repaired)
{
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    auto const headers = take_headers(bytes);
    report.title = squeezed(decode_header(value_of(headers, "subject")));
    report.publisher = sender(value_of(headers, "from"));
    report.language = value_of(headers, "content-language");
    report.date = parse_metadata_date(value_of(headers, "date"));
    if (report.date) report.date_source = "metadata";
    Found found;
    read_part(headers, bytes, found, 0);
    repaired = repaired || found.repaired;
    if (!squeezed(found.plain).empty())
        report.text = std::move(found.plain);
    else if (!found.html.empty())
        read_html(found.html, report);
}

} // namespace placetime::reports
