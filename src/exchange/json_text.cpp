#include "exchange/json_text.h"

#include <cmath>
#include <iterator>

#include <fmt/format.h>

#include "text/utf8.h"

namespace placetime::exchange {

void append_string(std::string& out, std::string_view text)
{
    std::string repaired;
    if (text::find_invalid_utf8(text) != std::string_view::npos) {
        repaired = text::repaired_utf8(text);
        text = repaired;
    }
    out += '"';
    for (char const c : text) {
        switch (c) {
        case '"':
            out += "\\\"";
            break;
        case '\\':
            out += "\\\\";
            break;
        case '\n':
            out += "\\n";
            break;
        case '\r':
            out += "\\r";
            break;
        case '\t':
            out += "\\t";
            break;
        default:
            if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F)
                fmt::format_to(std::back_inserter(out), "\\u{:04x}", static_cast<unsigned>(c));
            else
                out += c;
        }
    }
    out += '"';
}

void append_number(std::string& out, double value, int decimals)
{
    if (!std::isfinite(value)) {
        out += "null";
        return;
    }
    auto const start = out.size();
    fmt::format_to(std::back_inserter(out), "{:.{}f}", value, decimals);
    if (out.find('.', start) != std::string::npos) {
        while (out.back() == '0') out.pop_back();
        if (out.back() == '.') out.pop_back();
    }
    if (std::string_view(out).substr(start) == "-0") out.erase(start, 1);
}

void append_value(std::string& out, Value const& value)
{
    struct Append {
        std::string& out;
        void operator()(std::monostate) const { out += "null"; }
        void operator()(bool known) const { out += known ? "true" : "false"; }
        void operator()(std::int64_t number) const
        {
            fmt::format_to(std::back_inserter(out), "{}", number);
        }
        void operator()(double number) const { append_number(out, number, 3); }
        void operator()(time::Instant instant) const
        {
            append_string(out, time::format_utc(instant));
        }
        void operator()(std::string const& text) const
        {
            append_string(out, std::string_view(text));
        }
        void operator()(std::vector<std::string> const& items) const
        {
            out += '[';
            for (std::size_t i = 0; i < items.size(); ++i) {
                if (i > 0) out += ',';
                append_string(out, std::string_view(items[i]));
            }
            out += ']';
        }
    };
    std::visit(Append{out}, value);
}

void append_properties(std::string& out, events::Event const& event)
{
    bool first = true;
    for (auto const& property : properties()) {
        if (!first) out += ',';
        first = false;
        out += '"';
        out += property.name;
        out += "\":";
        append_value(out, property.get(event));
    }
}

void append_member(std::string& out, std::string_view key, std::string_view text)
{
    append_string(out, key);
    out += ':';
    if (text.empty())
        out += "null";
    else
        append_string(out, text);
}

} // namespace placetime::exchange
