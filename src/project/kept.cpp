#include "project/kept.h"

#include <fmt/format.h>

#include "exchange/geometry_text.h"
#include "exchange/properties.h"
#include "text/utf8.h"

namespace placetime::project {

namespace {

std::string whole_text(std::string const& text)
{
    std::string out = text;
    std::erase(out, '\0'); // a text of SQL ends there
    return text::find_invalid_utf8(out) == std::string::npos ? out : text::repaired_utf8(out);
}

/// As a cell holds it; empty when unknown.
struct CellText {
    std::string operator()(std::monostate) const { return {}; }
    std::string operator()(bool value) const { return value ? "1" : "0"; }
    std::string operator()(std::int64_t value) const { return fmt::format("{}", value); }
    std::string operator()(double value) const { return fmt::format("{}", value); }
    std::string operator()(time::Instant value) const { return time::format_utc(value); }
    std::string operator()(std::string const& value) const { return whole_text(value); }
    std::string operator()(std::vector<std::string> const& items) const
    {
        std::string joined;
        for (auto const& item : items) joined += (joined.empty() ? "" : ",") + whole_text(item);
        return joined;
    }
};

geo::SharedGeometry keep_shape(geo::SharedGeometry const& given, LastShape* last)
{
    if (last != nullptr && last->known && &*last->given == &*given) return last->kept;
    auto shape = exchange::prepared(*given);
    auto kept = shape == *given ? given : geo::SharedGeometry(std::move(shape));
    if (last != nullptr) *last = {given, kept, true};
    return kept;
}

void keep_place(events::EventPlace const& place, events::EventPlace& kept, LastShape* last)
{
    auto const point = exchange::prepared(geo::Geometry(place.point));
    kept.point = std::get<geo::LonLat>(point);
    kept.geometry = point;
    if (place.geometry.is_point()) return;
    auto shape = keep_shape(place.geometry, last);
    if (geo::bounding_box(*shape)) kept.geometry = std::move(shape);
}

} // namespace

events::Event as_kept(events::Event const& event, LastShape* last)
{
    events::Event kept;
    kept.id = whole_text(event.id);
    if (event.when) kept.when.emplace();
    if (event.where) kept.where.emplace();
    for (auto const& property : exchange::properties())
        if (auto const text = std::visit(CellText{}, property.get(event)); !text.empty())
            property.set(kept, text);
    if (event.where) keep_place(*event.where, *kept.where, last);
    if (kept.title.empty()) { // as a reader of tables names it
        kept.title = to_string(kept.type);
        if (kept.where && !kept.where->name.empty()) kept.title += ", " + kept.where->name;
    }
    kept.place_index = event.place_index;
    kept.time_index = event.time_index;
    for (auto const& claim : event.claims) kept.claims.push_back(as_kept(claim, last));
    return kept;
}

} // namespace placetime::project
