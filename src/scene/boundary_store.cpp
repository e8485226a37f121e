#include "scene/boundary_store.h"

#include <algorithm>

namespace placetime::scene {
namespace {

constexpr geo::Box kWorld{-180, -90, 180, 90};

/// What shapes at the edge of a view need: PathMaker cuts a little outside of it.
geo::Box grown(geo::Box const& view)
{
    double const x = view.width() * 0.1 + 0.1, y = view.height() * 0.1 + 0.1;
    geo::Box box{view.west - x, std::max(-90.0, view.south - y), view.east + x,
                 std::min(90.0, view.north + y)};
    if (view.width() + 2 * x >= 360) return {-180, box.south, 180, box.north};
    if (box.west < -180) box.west += 360;
    if (box.east > 180) box.east -= 360;
    return box;
}

bool holds(geo::Box const& outer, geo::Box const& inner)
{
    if (inner.south < outer.south || inner.north > outer.north) return false;
    if (outer.width() >= 360) return true;
    if (inner.width() > outer.width()) return false;
    return outer.contains({inner.west, inner.south}) && outer.contains({inner.east, inner.south});
}

} // namespace

Features BoundaryStore::read(std::string_view layer, layers::Detail detail, geo::Box const& view)
{
    auto const path = layers::boundary_file(layer, detail);
    if (path.empty()) return {};
    auto const wanted = grown(view);
    auto& file = files_[path];
    if (!file.features || (!file.whole && !holds(file.covered, wanted))) {
        bool const whole = file.features != nullptr || wanted.width() >= 300;
        auto features = layers::read_boundaries(path, whole ? kWorld : wanted);
        std::sort(features.begin(), features.end(),
                  [](auto const& a, auto const& b) { return a.id < b.id; });
        file.boxes.clear();
        for (auto const& f : features)
            file.boxes.push_back(geo::bounding_box(f.geometry).value_or(kWorld));
        file.features = std::make_shared<std::vector<layers::Boundary> const>(std::move(features));
        file.whole = whole;
        file.covered = wanted;
    }
    Features found{file.features, {}};
    for (std::size_t i = 0; i < file.boxes.size(); ++i)
        if (file.boxes[i].intersects(wanted)) found.items.push_back(&(*file.features)[i]);
    return found;
}

} // namespace placetime::scene
