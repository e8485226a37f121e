#include <gdal_priv.h>

#include <algorithm>
#include <cmath>

#include "base/error.h"
#include "layers/raster_blocks.h"

namespace placetime::layers {
namespace {

constexpr int kSample = 256; // pixels on a side
constexpr int kPatches = 8, kPatch = kSample / kPatches;
constexpr double kLow = 0.02, kHigh = 0.98;

[[noreturn]] void refuse(std::string const& name)
{
    throw FormatError("cannot read " + name + " to its end: " + CPLGetLastErrorMsg());
}

/// Where small versions are kept, the whole in one of them; else patches over the file, so that few
/// of its blocks are touched.
std::vector<float> sample(GDALRasterBand& band, std::string const& name)
{
    int const width = band.GetXSize(), height = band.GetYSize();
    std::vector<float> values;
    auto const read = [&](int x, int y, int w, int h, int columns, int rows) {
        auto const first = values.size();
        values.resize(first + static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows));
        if (band.RasterIO(GF_Read, x, y, w, h, &values[first], columns, rows, GDT_Float32, 0, 0,
                          nullptr) != CE_None)
            refuse(name);
    };
    bool const is_small = static_cast<double>(width) * height <= 4e6;
    if (is_small || band.GetOverviewCount() > 0) {
        read(0, 0, width, height, std::min(width, kSample), std::min(height, kSample));
        return values;
    }
    int const w = std::min(kPatch, width), h = std::min(kPatch, height);
    for (int row = 0; row < kPatches; ++row)
        for (int column = 0; column < kPatches; ++column) {
            auto const at = [](int patch, int size, int part) {
                return static_cast<int>(static_cast<double>(size - part) * patch / (kPatches - 1));
            };
            read(at(column, width, w), at(row, height, h), w, h, w, h);
        }
    return values;
}

RasterBands::Stretch stretch_of(GDALRasterBand& band, std::optional<double> no_data,
                                std::string const& name)
{
    auto values = sample(band, name);
    std::erase_if(values, [&](float v) {
        return !std::isfinite(v) || (no_data && v == static_cast<float>(*no_data));
    });
    if (values.empty()) return {};
    auto const part = [&](double share) {
        auto const rank =
            static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
        std::nth_element(values.begin(), values.begin() + rank, values.end());
        return values[static_cast<std::size_t>(rank)];
    };
    float const low = part(kLow), high = part(kHigh);
    if (high > low) return {low, high};
    return {low - 1, low + 1}; // one value: in the middle
}

std::vector<std::uint32_t> palette_of(GDALColorTable const& table)
{
    std::vector<std::uint32_t> palette;
    for (int i = 0; i < table.GetColorEntryCount(); ++i) {
        GDALColorEntry e{};
        table.GetColorEntryAsRGB(i, &e);
        auto const part = [](short c) {
            return static_cast<std::uint32_t>(std::clamp<int>(c, 0, 255));
        };
        palette.push_back(part(e.c1) << 24 | part(e.c2) << 16 | part(e.c3) << 8 | part(e.c4));
    }
    return palette;
}

/// The bands in the order red, green, blue, where they say so; else the first three.
std::vector<int> color_bands(GDALDataset& dataset)
{
    std::vector<int> bands{0, 0, 0};
    for (int i = dataset.GetRasterCount(); i >= 1; --i) {
        auto const kind = dataset.GetRasterBand(i)->GetColorInterpretation();
        if (kind >= GCI_RedBand && kind <= GCI_BlueBand)
            bands[static_cast<std::size_t>(kind - GCI_RedBand)] = i;
    }
    if (bands[0] == 0 || bands[1] == 0 || bands[2] == 0) return {1, 2, 3};
    return bands;
}

} // namespace

RasterBands describe_bands(GDALDataset& dataset, std::string const& name)
{
    RasterBands found;
    int colors = 0;
    for (int i = 1; i <= dataset.GetRasterCount(); ++i) {
        if (dataset.GetRasterBand(i)->GetColorInterpretation() == GCI_AlphaBand)
            found.alpha = i;
        else
            ++colors;
    }
    auto* const first = dataset.GetRasterBand(1);
    if (auto const* table = first->GetColorTable()) {
        found.kind = RasterBands::Kind::palette;
        found.palette = palette_of(*table);
        found.bands = {1};
    } else if (colors >= 3) {
        found.kind = RasterBands::Kind::color;
        found.bands = color_bands(dataset);
    } else {
        found.bands = {found.alpha == 1 ? std::min(2, dataset.GetRasterCount()) : 1};
    }
    int const flags = first->GetMaskFlags();
    found.mask = found.alpha == 0 && (flags & GMF_PER_DATASET) != 0 && (flags & GMF_ALPHA) == 0;
    for (int const number : found.bands) {
        auto* const band = dataset.GetRasterBand(number);
        int has_no_data = 0;
        double const no_data = band->GetNoDataValue(&has_no_data);
        found.no_data.push_back(has_no_data ? std::optional(no_data) : std::nullopt);
        bool const as_is =
            found.kind == RasterBands::Kind::palette ||
            (found.kind == RasterBands::Kind::color && band->GetRasterDataType() == GDT_Byte);
        found.stretch.push_back(as_is ? RasterBands::Stretch{}
                                      : stretch_of(*band, found.no_data.back(), name));
    }
    return found;
}

} // namespace placetime::layers
