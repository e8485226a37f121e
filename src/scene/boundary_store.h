#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

#include "layers/boundaries.h"

namespace placetime::scene {

/// Features of a boundary layer that meet a view, in the order of their file, with what owns them.
struct Features {
    std::shared_ptr<std::vector<layers::Boundary> const> owner;
    std::vector<layers::Boundary const*> items;

    bool empty() const noexcept { return items.empty(); }
    auto begin() const noexcept { return items.begin(); }
    auto end() const noexcept { return items.end(); }
};

/// Boundary layers in memory. The first view of a file reads what the view needs; the first that
/// lies outside of that reads the whole file, which is then kept. Not thread safe.
class BoundaryStore {
public:
    /// Empty when there is no such layer. Throws FileError or FormatError.
    Features read(std::string_view layer, layers::Detail detail, geo::Box const& view);

private:
    struct File {
        geo::Box covered{0, 0, -1, -1}; ///< what was asked for; not of one that is whole
        bool whole = false;
        std::shared_ptr<std::vector<layers::Boundary> const> features;
        std::vector<geo::Box> boxes; ///< of each feature
    };
    std::map<std::filesystem::path, File> files_;
};

} // namespace placetime::scene
