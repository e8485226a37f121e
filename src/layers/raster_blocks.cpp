#include "layers/raster_blocks.h"

#include <gdal_priv.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/error.h"

namespace placetime::layers {
namespace {

constexpr int kBlock = 256;     // pixels of the view on a side, sampled at once
constexpr int kMostRead = 1024; // pixels on a side that are read for one
constexpr double kFarApart = 8; // raster pixels to one of the view, from which none are averaged
                                // where the file keeps no small versions

/// A part of the raster, perhaps at a lower resolution.
struct Part {
    int x = 0, y = 0, width = 0, height = 0; ///< raster pixels
    int columns = 0, rows = 0;               ///< that were read
    std::vector<std::vector<float>> values;  ///< for each band
    std::vector<std::uint8_t> cover;         ///< alpha or mask; empty is opaque
};

/// The positions of a block that are read together: both sides of a seam are two.
struct Group {
    float low_x = 0, high_x = 0, low_y = 0, high_y = 0;
    double step_x = 1, step_y = 1; ///< raster pixels from one pixel of the view to the next
    bool empty = true;
};

struct Block {
    int x, y, width, height;
};

class Sampler {
public:
    Sampler(GDALDataset& dataset, std::string const& name, RasterBands const& bands,
            std::vector<RasterPosition> const& positions, int stride, CancelToken const* cancel)
        : dataset_(dataset), name_(name), bands_(bands), positions_(positions), stride_(stride),
          cancel_(cancel), raster_width_(static_cast<float>(dataset.GetRasterXSize())),
          raster_height_(static_cast<float>(dataset.GetRasterYSize()))
    {
    }

    void sample(Block const& block, RasterPixels& out) const
    {
        float const half = raster_width_ / 2;
        auto const all = group_of(block, 0, raster_width_);
        if (all.empty) return;
        if (all.high_x - all.low_x <= half) {
            draw(block, all, 0, raster_width_, out);
            return;
        }
        for (auto const& [from, to] : {std::pair{0.0F, half}, std::pair{half, raster_width_}})
            if (auto const side = group_of(block, from, to); !side.empty)
                draw(block, side, from, to, out);
    }

private:
    RasterPosition at(int x, int y) const
    {
        return positions_[static_cast<std::size_t>(y) * static_cast<std::size_t>(stride_) +
                          static_cast<std::size_t>(x)];
    }

    /// Inside the raster, between two columns; false for NaN.
    bool is_in(RasterPosition p, float from, float to) const
    {
        return p.x >= from && (p.x < to || (to == raster_width_ && p.x <= to)) && p.y >= 0 &&
               p.y <= raster_height_;
    }

    Group group_of(Block const& block, float from, float to) const
    {
        Group g;
        g.low_x = g.low_y = std::numeric_limits<float>::max();
        g.high_x = g.high_y = std::numeric_limits<float>::lowest();
        double sum_x = 0, sum_y = 0;
        std::size_t steps = 0;
        for (int y = block.y; y < block.y + block.height; ++y) {
            for (int x = block.x; x < block.x + block.width; ++x) {
                auto const p = at(x, y);
                if (!is_in(p, from, to)) continue;
                g.empty = false;
                g.low_x = std::min(g.low_x, p.x);
                g.high_x = std::max(g.high_x, p.x);
                g.low_y = std::min(g.low_y, p.y);
                g.high_y = std::max(g.high_y, p.y);
                if (x == block.x || y == block.y || ((x + y) & 7) != 0) continue;
                auto const a = at(x - 1, y), b = at(x, y - 1);
                if (!is_in(a, from, to) || !is_in(b, from, to)) continue;
                sum_x += std::max(std::abs(p.x - a.x), std::abs(p.x - b.x));
                sum_y += std::max(std::abs(p.y - a.y), std::abs(p.y - b.y));
                ++steps;
            }
        }
        if (steps > 0) {
            g.step_x = sum_x / static_cast<double>(steps);
            g.step_y = sum_y / static_cast<double>(steps);
        }
        return g;
    }

    Part read(Group const& g) const
    {
        Part part;
        double const step_x = std::max(1.0, g.step_x), step_y = std::max(1.0, g.step_y);
        auto const first = [](float low, double step) {
            return std::max(0, static_cast<int>(std::floor(low - 2 * step)));
        };
        auto const last = [](float high, double step, float size) {
            return static_cast<int>(std::min<double>(size, std::ceil(high + 2 * step)));
        };
        part.x = first(g.low_x, step_x);
        part.y = first(g.low_y, step_y);
        part.width = std::max(1, last(g.high_x, step_x, raster_width_) - part.x);
        part.height = std::max(1, last(g.high_y, step_y, raster_height_) - part.y);
        auto const wanted = [](int size, double step) {
            return std::clamp(static_cast<int>(std::ceil(size / step)), 1,
                              std::min(size, kMostRead));
        };
        part.columns = wanted(part.width, step_x);
        part.rows = wanted(part.height, step_y);

        bool const averaged = bands_.kind != RasterBands::Kind::palette &&
                              (std::max(step_x, step_y) < kFarApart ||
                               dataset_.GetRasterBand(bands_.bands[0])->GetOverviewCount() > 0);
        auto const pixels =
            static_cast<std::size_t>(part.columns) * static_cast<std::size_t>(part.rows);
        for (int const number : bands_.bands) {
            part.values.emplace_back(pixels);
            fetch(*dataset_.GetRasterBand(number), part, part.values.back().data(), GDT_Float32,
                  averaged);
        }
        if (bands_.alpha != 0 || bands_.mask) {
            part.cover.resize(pixels);
            auto* const band = bands_.alpha != 0 ? dataset_.GetRasterBand(bands_.alpha)
                                                 : dataset_.GetRasterBand(1)->GetMaskBand();
            fetch(*band, part, part.cover.data(), GDT_Byte, averaged);
        }
        return part;
    }

    void fetch(GDALRasterBand& band, Part const& part, void* to, GDALDataType type,
               bool averaged) const
    {
        GDALRasterIOExtraArg extra;
        INIT_RASTERIO_EXTRA_ARG(extra);
        extra.eResampleAlg = averaged ? GRIORA_Average : GRIORA_NearestNeighbour;
        extra.pfnProgress = [](double, char const*, void* token) {
            auto const* const cancel = static_cast<CancelToken const*>(token);
            return cancel && cancel->cancelled() ? FALSE : TRUE;
        };
        extra.pProgressData = const_cast<CancelToken*>(cancel_);
        auto const result = band.RasterIO(GF_Read, part.x, part.y, part.width, part.height, to,
                                          part.columns, part.rows, type, 0, 0, &extra);
        if (cancel_) cancel_->check();
        if (result != CE_None)
            throw FormatError("cannot read " + name_ + " to its end: " + CPLGetLastErrorMsg());
    }

    void draw(Block const& block, Group const& g, float from, float to, RasterPixels& out) const
    {
        auto const part = read(g);
        double const scale_x = static_cast<double>(part.columns) / part.width,
                     scale_y = static_cast<double>(part.rows) / part.height;
        for (int y = block.y; y < block.y + block.height; ++y) {
            for (int x = block.x; x < block.x + block.width; ++x) {
                auto const p = at(x, y);
                if (!is_in(p, from, to)) continue;
                auto* const pixel =
                    &out.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(stride_) +
                               static_cast<std::size_t>(x)) *
                              4];
                double const px = (static_cast<double>(p.x) - part.x) * scale_x,
                             py = (static_cast<double>(p.y) - part.y) * scale_y;
                if (bands_.kind == RasterBands::Kind::palette)
                    look_up(part, px, py, pixel);
                else
                    blend(part, px, py, pixel);
            }
        }
    }

    /// A colour is no data when all of its bands say so.
    bool is_data(Part const& part, std::size_t index) const
    {
        bool empty = true;
        for (std::size_t b = 0; b < part.values.size(); ++b) {
            float const v = part.values[b][index];
            if (!std::isfinite(v)) return false;
            auto const& none = bands_.no_data[b];
            empty = empty && none && v == static_cast<float>(*none);
        }
        return !empty;
    }

    void look_up(Part const& part, double px, double py, std::uint8_t* pixel) const
    {
        int const x = std::clamp(static_cast<int>(std::floor(px)), 0, part.columns - 1);
        int const y = std::clamp(static_cast<int>(std::floor(py)), 0, part.rows - 1);
        auto const index = static_cast<std::size_t>(y) * static_cast<std::size_t>(part.columns) +
                           static_cast<std::size_t>(x);
        if (!is_data(part, index)) return;
        float const value = part.values[0][index];
        if (value < 0 || value >= static_cast<float>(bands_.palette.size())) return;
        auto const color = bands_.palette[static_cast<std::size_t>(value)];
        for (unsigned i = 0; i < 4; ++i)
            pixel[i] = static_cast<std::uint8_t>(color >> (24 - 8 * i));
        if (!part.cover.empty() && part.cover[index] < 128) pixel[3] = 0;
    }

    void blend(Part const& part, double px, double py, std::uint8_t* pixel) const
    {
        double const cx = std::clamp(px - 0.5, 0.0, part.columns - 1.0),
                     cy = std::clamp(py - 0.5, 0.0, part.rows - 1.0);
        int const x = static_cast<int>(cx), y = static_cast<int>(cy);
        float const fx = static_cast<float>(cx - x), fy = static_cast<float>(cy - y);
        int const x2 = std::min(x + 1, part.columns - 1), y2 = std::min(y + 1, part.rows - 1);
        auto const index = [&](int column, int row) {
            return static_cast<std::size_t>(row) * static_cast<std::size_t>(part.columns) +
                   static_cast<std::size_t>(column);
        };
        std::array<std::size_t, 4> const taps{index(x, y), index(x2, y), index(x, y2),
                                              index(x2, y2)};
        std::array<float, 4> const weights{(1 - fx) * (1 - fy), fx * (1 - fy), (1 - fx) * fy,
                                           fx * fy};
        std::array<float, 3> sum{};
        float known = 0, cover = 0;
        for (std::size_t t = 0; t < 4; ++t) {
            if (weights[t] <= 0 || !is_data(part, taps[t])) continue;
            float const alpha =
                part.cover.empty() ? 1.0F : static_cast<float>(part.cover[taps[t]]) / 255.0F;
            float const weight = weights[t] * alpha; // what is transparent lends no colour
            known += weights[t];
            cover += weight;
            for (std::size_t b = 0; b < part.values.size(); ++b)
                sum[b] += weight * part.values[b][taps[t]];
        }
        if (known < 0.5F || cover <= 0) return;
        for (std::size_t c = 0; c < 3; ++c) {
            auto const b = std::min(c, part.values.size() - 1);
            auto const& s = bands_.stretch[b];
            float const shown = (sum[b] / cover - s.low) / (s.high - s.low) * 255.0F;
            pixel[c] = static_cast<std::uint8_t>(std::clamp(shown, 0.0F, 255.0F) + 0.5F);
        }
        pixel[3] = static_cast<std::uint8_t>(std::min(cover / known, 1.0F) * 255.0F + 0.5F);
    }

    GDALDataset& dataset_;
    std::string const& name_;
    RasterBands const& bands_;
    std::vector<RasterPosition> const& positions_;
    int stride_;
    CancelToken const* cancel_;
    float raster_width_, raster_height_;
};

} // namespace

RasterPixels sample_raster(GDALDataset& dataset, std::string const& name, RasterBands const& bands,
                           std::vector<RasterPosition> const& positions, int width, int height,
                           CancelToken const* cancel)
{
    RasterPixels out{width, height, {}};
    out.rgba.resize(positions.size() * 4);
    Sampler const sampler(dataset, name, bands, positions, width, cancel);
    for (int y = 0; y < height; y += kBlock)
        for (int x = 0; x < width; x += kBlock) {
            if (cancel) cancel->check();
            sampler.sample({x, y, std::min(kBlock, width - x), std::min(kBlock, height - y)}, out);
        }
    return out;
}

} // namespace placetime::layers
