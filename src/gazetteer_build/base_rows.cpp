#include "gazetteer_build/base_rows.h"

#include <algorithm>
#include <set>

#include "gazetteer/index_file.h"
#include "gazetteer/name_table.h"
#include "gazetteer/shape_codec.h"

namespace placetime::gazetteer_build {

using namespace gazetteer::format;

namespace {

void copy_areas(gazetteer::IndexFile const& file, std::vector<PlaceIndex> const& moved,
                Draft& draft)
{
    auto const shapes = file.bytes(kShapes);
    std::set<std::uint32_t> done;
    // A polygon is listed in every cell that its edge crosses; those without an edge come with it.
    for (auto const& part : file.records<CellPart>(kCellParts)) {
        if (part.offset == CellPart::kWhole || part.offset > shapes.size()) continue;
        if (part.row >= moved.size() || moved[part.row] == kNoPlace) continue;
        if (!done.insert(part.offset).second) continue;
        auto const shape = gazetteer::decode(shapes.substr(part.offset, part.size));
        if (auto const* const areas = std::get_if<geo::MultiPolygon>(&shape))
            draft.add_area(moved[part.row], *areas);
    }
}

void copy_names(gazetteer::IndexFile const& file, std::vector<PlaceIndex> const& moved,
                Draft& draft)
{
    gazetteer::NameTable const names(file);
    for (std::uint32_t key = 0; key < names.size(); ++key)
        for (auto const& posting : names.postings(key))
            if (posting.place < moved.size() && moved[posting.place] != kNoPlace)
                draft.add_name(moved[posting.place], names.name(key), posting.use);
    for (auto const& demonym : file.records<Demonym>(kDemonyms))
        draft.add_demonym(file.text(demonym.text), demonym.country);
}

} // namespace

void add_base_rows(std::filesystem::path const& index, Draft& draft)
{
    gazetteer::Gazetteer const base(index);
    gazetteer::IndexFile const file(index);
    std::vector<PlaceIndex> moved(base.size(), kNoPlace);
    for (PlaceIndex i = 0; i < base.size(); ++i) {
        auto const id = base.id(i);
        if (id.empty() || id.starts_with("gn:")) continue;
        moved[i] = draft.add(id, base.name(i), base.row(i));
        draft.set_zone(moved[i], base.time_zone(i));
        auto const& row = base.row(i);
        if (row.kind == Kind::country) draft.countries.emplace(row.country, moved[i]);
        if (id.starts_with("border:"))
            draft.borders.emplace(std::minmax({row.country, row.country2}), moved[i]);
        if (row.has_geometry) draft.shapes[moved[i]] = base.geometry(i);
    }
    auto const follow = [&](std::uint32_t& link) {
        if (link != kNoPlace) link = link < moved.size() ? moved[link] : kNoPlace;
    };
    for (auto& row : draft.rows) {
        follow(row.admin1);
        follow(row.admin2);
    }
    copy_names(file, moved, draft);
    copy_areas(file, moved, draft);
}

} // namespace placetime::gazetteer_build
