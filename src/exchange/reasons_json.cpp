#include "exchange/reasons_json.h"

#include <iterator>

#include <fmt/format.h>

#include "exchange/json_text.h"

namespace placetime::exchange {

namespace {

void append_measure(std::string& out, std::string_view key, double value)
{
    out += ",\"";
    out += key;
    out += "\":";
    append_number(out, value, 3);
}

void append_shares(std::string& out, std::string_view key,
                   std::vector<geoparse::Share> const& shares)
{
    fmt::format_to(std::back_inserter(out), ",\"{}\":{{", key);
    bool first = true;
    for (geoparse::Share const& share : shares) {
        fmt::format_to(std::back_inserter(out), "{}\"{}\":", first ? "" : ",", share.feature);
        append_number(out, share.share, 3);
        first = false;
    }
    out += '}';
}

void append_candidate(std::string& out, gazetteer::Gazetteer const& gazetteer,
                      geoparse::Reasons::Candidate const& candidate)
{
    out += '{';
    append_member(out, "id", gazetteer.id(candidate.place));
    out += ',';
    append_member(out, "name", gazetteer.name(candidate.place));
    out += ',';
    append_member(out, "kind", to_string(gazetteer.row(candidate.place).kind));
    out += ',';
    append_member(out, "country", gazetteer.row(candidate.place).country.text());
    append_measure(out, "probability", candidate.probability);
    append_measure(out, "score", candidate.score);
    append_shares(out, "shares", candidate.shares);
    out += '}';
}

} // namespace

void append_reasons(std::string& out, text::Document const& document,
                    gazetteer::Gazetteer const& gazetteer,
                    std::vector<geoparse::Reasons> const& reasons)
{
    out += '[';
    bool first_name = true;
    for (geoparse::Reasons const& name : reasons) {
        fmt::format_to(std::back_inserter(out), "{}\n{{\"start\":{},\"end\":{},",
                       first_name ? "" : ",", document.code_points(name.begin),
                       document.code_points(name.end));
        first_name = false;
        append_member(out, "text", document.slice(name.begin, name.end));
        append_measure(out, "probability", name.probability);
        append_shares(out, "own", name.own);
        append_shares(out, "document", name.document);
        out += ",\"candidates\":[";
        bool first = true;
        for (auto const& candidate : name.candidates) {
            if (!first) out += ',';
            first = false;
            append_candidate(out, gazetteer, candidate);
        }
        out += "]}";
    }
    out += ']';
}

} // namespace placetime::exchange
