#include "scene/density.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>

namespace placetime::scene {
namespace {

/// Counts are smoothed by a tent whose weights add up to this.
constexpr std::uint32_t kWeight = 16;
/// A lone event's middle cell after smoothing: where the ramp begins.
constexpr double kLone = 4.0 / kWeight;

/// The sum of a row's cells with weights 1, 2, 1.
void smooth_row(std::uint32_t const* in, std::size_t count, std::uint32_t* out)
{
    out[0] = 2 * in[0] + (count > 1 ? in[1] : 0);
    for (std::size_t i = 1; i + 1 < count; ++i) out[i] = in[i - 1] + 2 * in[i] + in[i + 1];
    if (count > 1) out[count - 1] = in[count - 2] + 2 * in[count - 1];
}

/// kWeight times the counts smoothed, of each cell.
std::vector<std::uint32_t> smoothed(DensityGrid const& grid)
{
    auto const columns = static_cast<std::size_t>(grid.columns()),
               rows = static_cast<std::size_t>(grid.rows());
    auto const* counts = grid.cells().data();
    // Rows smoothed along x, the one above, this and the one below.
    std::vector<std::uint32_t> sums(columns * rows);
    std::array<std::vector<std::uint32_t>, 3> lines;
    for (auto& line : lines) line.assign(columns, 0);
    auto const load = [&](std::size_t row) {
        auto& line = lines[row % 3];
        if (row < rows)
            smooth_row(counts + row * columns, columns, line.data());
        else
            std::fill(line.begin(), line.end(), 0U);
    };
    load(0);
    for (std::size_t row = 0; row < rows; ++row) {
        load(row + 1);
        auto const* above = lines[(row + 2) % 3].data(); // of row 0: still all zero
        auto const* here = lines[row % 3].data();
        auto const* below = lines[(row + 1) % 3].data();
        auto* out = sums.data() + row * columns;
        for (std::size_t x = 0; x < columns; ++x) out[x] = above[x] + 2 * here[x] + below[x];
    }
    return sums;
}

/// The next of 1, 2 or 5 times a power of ten at or above.
double round_up(double value)
{
    double const power = std::pow(10.0, std::floor(std::log10(value) + 1e-9));
    for (double const step : {1.0, 2.0, 5.0})
        if (step * power >= value * (1 - 1e-9)) return step * power;
    return 10 * power;
}

std::string number_text(double value)
{
    if (value < 1000) return fmt::format("{:g}", value);
    auto const whole = std::llround(value);
    if (whole < 1'000'000) return fmt::format("{} {:03}", whole / 1000, whole % 1000);
    return fmt::format("{} {:03} {:03}", whole / 1'000'000, whole / 1000 % 1000, whole % 1000);
}

/// "25 km²", "400 m²"
std::string area_text(double square_meters)
{
    if (square_meters >= 1e5) return number_text(square_meters / 1e6) + " km²";
    return number_text(square_meters) + " m²";
}

/// Smoothed counts are looked up by the leading bits of their value as a float: steps of 0.8 %,
/// without a logarithm for each cell.
class Ramp {
public:
    Ramp(double top, Theme theme) : pixels_(kSize)
    {
        for (std::size_t i = 1; i < kSize; ++i) {
            double const events = value(i) / kWeight;
            double const t = std::log(events / kLone) / std::log(top / kLone);
            auto color = density_color(t, theme);
            // Half-way out of a lone event's spot it is half see-through.
            double const opacity = 0.92 * std::clamp(events / kLone, 0.0, 1.0);
            color.a = static_cast<std::uint8_t>(255 * opacity + 0.5);
            pixels_[i] = color;
        }
        pixels_[0] = {0, 0, 0, 0};
    }
    Color operator()(std::uint32_t smoothed) const { return pixels_[index(smoothed)]; }

private:
    // A float above zero has its exponent from bit 23 on; 7 bits of the mantissa are kept.
    static constexpr int kDropped = 16;
    static constexpr std::uint32_t kFirst = std::bit_cast<std::uint32_t>(1.0F) >> kDropped;
    static constexpr std::size_t kSize = 33 * 128 + 1;
    static std::size_t index(std::uint32_t smoothed)
    {
        if (smoothed == 0) return 0;
        auto const bits = std::bit_cast<std::uint32_t>(static_cast<float>(smoothed)) >> kDropped;
        return bits - kFirst + 1;
    }
    static double value(std::size_t at)
    {
        auto const bits = (static_cast<std::uint32_t>(at) - 1 + kFirst) << kDropped;
        return static_cast<double>(std::bit_cast<float>(bits));
    }
    std::vector<Color> pixels_;
};

DensityScale make_scale(double top, double cell_area, std::size_t events, Theme theme)
{
    DensityScale scale;
    scale.events = events;
    // Events are told for a round area, of about 8 x 8 cells: a cell is a few pixels only.
    double const area = round_up(cell_area * 40);
    double const factor = area / cell_area;
    scale.unit = "events per " + area_text(area);
    constexpr int kColors = 48;
    for (int i = 0; i < kColors; ++i)
        scale.ramp.push_back(density_color((i + 0.5) / kColors, theme));
    double const low = kLone * factor, high = top * factor;
    bool const few = high / low < 60;
    for (double power = std::pow(10.0, std::floor(std::log10(low))); power <= high * 1.001;
         power *= 10)
        for (double const step : {1.0, 2.0, 5.0}) {
            double const tick = step * power;
            if (tick < low * 0.999 || tick > high * 1.001 || (step > 1 && !few)) continue;
            scale.ticks.push_back(
                std::clamp(std::log(tick / low) / std::log(high / low), 0.0, 1.0));
            scale.text.push_back(number_text(tick));
        }
    return scale;
}

} // namespace

DensityGrid::DensityGrid(Rect const& frame, float cell)
    : frame_(frame), cell_(cell),
      columns_(std::max(1, static_cast<int>(std::ceil(frame.width / cell)))),
      rows_(std::max(1, static_cast<int>(std::ceil(frame.height / cell)))),
      counts_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_))
{
}

std::size_t DensityGrid::total() const noexcept
{
    return std::accumulate(counts_.begin(), counts_.end(), std::size_t{0});
}

void DensityGrid::clear() noexcept { std::fill(counts_.begin(), counts_.end(), 0U); }

double fullest_cell(DensityGrid const& grid)
{
    auto const sums = smoothed(grid);
    return static_cast<double>(*std::max_element(sums.begin(), sums.end())) / kWeight;
}

DensityPicture draw_density(DensityGrid const& grid, double cell_area, double fullest, Theme theme)
{
    auto const columns = static_cast<std::size_t>(grid.columns()),
               rows = static_cast<std::size_t>(grid.rows());
    double const top = std::max(round_up(std::max(1.0, fullest)), 8 * kLone);
    Ramp const ramp(top, theme);
    auto image = std::make_shared<PixelImage>();
    image->width = grid.columns();
    image->height = grid.rows();
    image->rgba.assign(columns * rows * 4, 0);
    auto* pixel = image->rgba.data();
    for (auto const value : smoothed(grid)) {
        if (value != 0) {
            auto const c = ramp(value);
            pixel[0] = c.r;
            pixel[1] = c.g;
            pixel[2] = c.b;
            pixel[3] = c.a;
        }
        pixel += 4;
    }
    DensityPicture picture;
    picture.pixels = std::move(image);
    picture.scale = make_scale(top, cell_area, grid.total(), theme);
    return picture;
}

} // namespace placetime::scene
