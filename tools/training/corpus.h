#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/lonlat.h"
#include "text/document.h"

/// Annotated documents to fit to: JSON lines
/// {"id","text","toponyms":[{"start","end","text","lat"?,"lon"?,"kind"?}]}, offsets in code points.
namespace training {

struct Gold {
    std::uint32_t begin = 0, end = 0; ///< bytes
    std::optional<placetime::geo::LonLat> point;
    bool ignored = false; ///< a people, a language, a homonym: no place
};

struct Sample {
    std::unique_ptr<placetime::text::Document> document;
    std::vector<Gold> gold; ///< in order
    std::size_t corpus = 0; ///< index of its file
    double weight = 1;      ///< so that a small corpus counts for more than its size
    std::string line;       ///< as read, for the scorer
};

/// Throws placetime::FileError or nlohmann's exception.
std::vector<Sample> load(std::vector<std::string> const& files);

} // namespace training
