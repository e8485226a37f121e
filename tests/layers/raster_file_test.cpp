#include "layers/raster_file.h"

#include <doctest/doctest.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <string>

#include "base/error.h"
#include "base/files.h"
#include "support/temporary_folder.h"

using namespace placetime;
using layers::RasterFile;
using projections::Projection;

namespace {

struct Rgba {
    int r = 0, g = 0, b = 0, a = 0;
    friend bool operator==(Rgba const&, Rgba const&) = default;
};

Rgba at(layers::RasterPixels const& p, int x, int y)
{
    auto const* c = &p.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(p.width) +
                             static_cast<std::size_t>(x)) *
                            4];
    return {c[0], c[1], c[2], c[3]};
}

/// Makes rasters by GDAL's own programs.
struct Maker {
    test::TemporaryFolder folder;

    std::filesystem::path translate(std::filesystem::path const& from, std::string const& name,
                                    std::string const& options) const
    {
        auto const to = folder.path() / name;
        auto const command = "gdal_translate -q " + options + " \"" + from.string() + "\" \"" +
                             to.string() + "\" 2> \"" + (folder.path() / "log").string() + "\"";
        CAPTURE(command);
        REQUIRE(std::system(command.c_str()) == 0);
        return to;
    }
    /// One band of bytes.
    std::filesystem::path grey(std::string const& name, int width, int height,
                               std::function<int(int, int)> const& value) const
    {
        std::string bytes =
            "P5\n" + std::to_string(width) + " " + std::to_string(height) + "\n255\n";
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) bytes += static_cast<char>(value(x, y));
        return folder.write(name, bytes);
    }
    /// A grid with a value for each cell, in degrees from (70, 40) to the north-east.
    std::filesystem::path grid(std::string const& name, int columns, int rows,
                               std::function<double(int, int)> const& value,
                               std::string const& more = "") const
    {
        std::string text = "ncols " + std::to_string(columns) + "\nnrows " + std::to_string(rows) +
                           "\nxllcorner 70\nyllcorner 40\ncellsize 0.1\n" + more;
        for (int y = 0; y < rows; ++y)
            for (int x = 0; x < columns; ++x)
                text += std::to_string(value(x, y)) + (x + 1 < columns ? " " : "\n");
        return folder.write(name, text);
    }
};

/// A view of `projection` about a position, with `step` of its units to a pixel.
layers::PlaneBox view(Projection const& projection, geo::LonLat center, double step, int width,
                      int height)
{
    auto const c = *projection.forward(center);
    return {c.x - step * width / 2, c.y - step * height / 2, c.x + step * width / 2,
            c.y + step * height / 2};
}

std::string message_of(std::filesystem::path const& file)
{
    try {
        RasterFile const raster(file);
    } catch (Error const& e) {
        return e.what();
    }
    return "";
}

} // namespace

TEST_CASE("a GeoTIFF in UTM lands within a pixel of where it belongs, in any projection")
{
    Maker const maker;
    // 100 m a pixel; the middle of pixel (60, 40) is at 75°E 42°N.
    auto const plain =
        maker.grey("a.pgm", 121, 81, [](int x, int y) { return x == 60 && y == 40 ? 255 : 10; });
    auto const file = maker.translate(
        plain, "utm.tif", "-a_srs EPSG:32643 -a_ullr 493950 4653826.22 506050 4645726.22");
    RasterFile const raster(file);
    CHECK(raster.info().crs.find("UTM zone 43N") != std::string::npos);
    CHECK(raster.info().driver == "GTiff");
    CHECK(raster.info().width == 121);
    CHECK(raster.info().bands == 1);
    CHECK(raster.info().type == "Byte");
    CHECK(raster.info().problems.empty());
    REQUIRE(raster.info().extent);
    CHECK(raster.info().extent->west == doctest::Approx(74.927).epsilon(1e-4));
    CHECK(raster.info().extent->north == doctest::Approx(42.036).epsilon(1e-4));
    for (auto const* name :
         {"equal-area", "EPSG:3857", "stereographic", "EPSG:4326", "EPSG:32644"}) {
        CAPTURE(name);
        auto const projection = Projection::named(name, {75.4, 41.8});
        double const step = 50 / *projection.ground_meters_per_unit({75, 42});
        auto const pixels =
            raster.read(projection, view(projection, {75, 42}, step, 101, 101), 101, 101);
        double sum = 0, x_sum = 0, y_sum = 0;
        for (int y = 0; y < 101; ++y)
            for (int x = 0; x < 101; ++x) {
                auto const c = at(pixels, x, y);
                REQUIRE(c.a == 255);
                double const light = std::max(0, c.r - 20);
                sum += light;
                x_sum += light * x;
                y_sum += light * y;
            }
        REQUIRE(sum > 0);
        CHECK(std::abs(x_sum / sum - 50) < 1);
        CHECK(std::abs(y_sum / sum - 50) < 1);
    }
}

TEST_CASE("a raster is transparent outside of itself and where it holds no data")
{
    Maker const maker;
    auto const file = maker.grid(
        "height.asc", 20, 10, [](int x, int) { return x < 10 ? -9999.0 : 100.0 * x; },
        "NODATA_value -9999\n");
    RasterFile const raster(file);
    CHECK(raster.info().no_data == -9999.0);
    REQUIRE(raster.info().problems.size() == 1);
    CHECK(raster.info().problems[0].find("taken as WGS 84") != std::string::npos);
    auto const plane = Projection::named("EPSG:4326");
    auto const box = view(plane, {71, 40.5}, 111'195 * 0.02, 150, 100);
    auto const pixels = raster.read(plane, box, 150, 100);
    CHECK(at(pixels, 2, 50).a == 0);  // outside
    CHECK(at(pixels, 50, 50).a == 0); // no data
    CHECK(at(pixels, 100, 50).a == 255);
    CHECK(at(pixels, 100, 2).a == 0);
    // A single band is grey, dark to light.
    auto const left = at(pixels, 80, 50), right = at(pixels, 120, 50);
    CHECK(left.r == left.g);
    CHECK(left.g == left.b);
    CHECK(right.r > left.r + 100);
}

TEST_CASE("a single band is stretched between its 2nd and 98th percentile")
{
    Maker const maker;
    // One in a thousand is far out on either side; the others go from 1000 to 2000.
    auto const file = maker.grid("height.asc", 40, 50, [](int x, int y) {
        int const i = y * 40 + x;
        if (i == 17) return -1e6;
        if (i == 1234) return 1e6;
        return 1000 + i * 0.5;
    });
    RasterFile const raster(file);
    auto const plane = Projection::named("EPSG:4326");
    auto const pixels = raster.read(plane, view(plane, {72, 42.5}, 111'195 * 0.1, 40, 50), 40, 50);
    CHECK(at(pixels, 20, 0).r < 8);
    CHECK(at(pixels, 20, 49).r > 247);
    CHECK(std::abs(at(pixels, 20, 25).r - 128) < 8);
}

TEST_CASE("colours, palettes and alpha are shown as they are")
{
    Maker const maker;
    auto const plain = maker.grey("a.pgm", 4, 2, [](int x, int) { return x; });
    auto const vrt = maker.folder.write("p.vrt", R"(<VRTDataset rasterXSize="4" rasterYSize="2">
      <VRTRasterBand dataType="Byte" band="1"><ColorInterp>Palette</ColorInterp><ColorTable>
      <Entry c1="255" c2="0" c3="0" c4="255"/><Entry c1="0" c2="200" c3="0" c4="255"/>
      <Entry c1="0" c2="0" c3="250" c4="255"/><Entry c1="9" c2="9" c3="9" c4="0"/></ColorTable>
      <SimpleSource><SourceFilename relativeToVRT="1">a.pgm</SourceFilename></SimpleSource>
      </VRTRasterBand></VRTDataset>)");
    auto const place = std::string("-a_srs EPSG:4326 -a_ullr 70 42 74 40");
    auto const plane = Projection::named("EPSG:4326");
    auto const box = view(plane, {72, 41}, 111'195 * 0.5, 8, 4);

    RasterFile const paletted(
        maker.translate(vrt, "palette.png", "-of PNG -co WORLDFILE=YES " + place));
    CHECK(paletted.info().paletted);
    auto const pixels = paletted.read(plane, box, 8, 4);
    CHECK(at(pixels, 1, 1) == Rgba{255, 0, 0, 255}); // no colours between, right up to the edge
    CHECK(at(pixels, 2, 1) == Rgba{0, 200, 0, 255});
    CHECK(at(pixels, 5, 1) == Rgba{0, 0, 250, 255});
    CHECK(at(pixels, 6, 1).a == 0);

    std::string ppm = "P6\n4 2\n255\n";
    for (int i = 0; i < 8; ++i) ppm += std::string("\x0A\x64\xC8", 3);
    auto const color = maker.folder.write("c.ppm", ppm);
    RasterFile const colored(maker.translate(color, "color.tif", place));
    CHECK(at(colored.read(plane, box, 8, 4), 4, 2) == Rgba{10, 100, 200, 255});

    RasterFile const veiled(
        maker.translate(vrt, "rgba.png", "-of PNG -expand rgba -co WORLDFILE=YES " + place));
    auto const alpha = veiled.read(plane, box, 8, 4);
    CHECK(at(alpha, 0, 1) == Rgba{255, 0, 0, 255});
    CHECK(at(alpha, 7, 1).a == 0);
}

TEST_CASE("the antimeridian runs through a view without a gap")
{
    Maker const maker;
    // 2 degrees a pixel; dark in the west, light in the east.
    auto const plain = maker.grey("w.pgm", 180, 90, [](int x, int) { return x < 90 ? 60 : 200; });
    RasterFile const raster(
        maker.translate(plain, "world.tif", "-a_srs EPSG:4326 -a_ullr -180 90 180 -90"));
    CHECK(raster.info().extent == geo::Box{-180, -90, 180, 90});
    auto const fiji = Projection::equal_area({180, -17});
    auto const pixels = raster.read(fiji, view(fiji, {180, -17}, 5000, 200, 100), 200, 100);
    for (int x = 0; x < 200; ++x) REQUIRE(at(pixels, x, 50).a == 255);
    CHECK(at(pixels, 80, 50).r > 200); // 20°W of it is the east of the raster
    CHECK(at(pixels, 120, 50).r < 50);
    auto const world = Projection::equal_earth(180);
    auto const whole = raster.read(world, {-1.8e7, -9e6, 1.8e7, 9e6}, 360, 180);
    CHECK(at(whole, 0, 0).a == 0); // beyond the edge of the world
    CHECK(at(whole, 170, 90).r > 200);
    CHECK(at(whole, 190, 90).r < 50);
    CHECK(at(whole, 179, 90).a == 255);

    // From 0 to 360 degrees.
    RasterFile const turned(
        maker.translate(plain, "turned.tif", "-a_srs EPSG:4326 -a_ullr 0 90 360 -90"));
    auto const there = turned.read(fiji, view(fiji, {-170, -17}, 5000, 20, 10), 20, 10);
    CHECK(at(there, 10, 5).a == 255);
    CHECK(at(there, 10, 5).r > 200);
}

TEST_CASE("wide views of a raster show what it holds on average")
{
    Maker const maker;
    auto const plain =
        maker.grey("c.pgm", 600, 600, [](int x, int y) { return (x + y) % 2 == 0 ? 0 : 255; });
    RasterFile const raster(
        maker.translate(plain, "c.tif", "-a_srs EPSG:4326 -a_ullr 70 46 76 40"));
    auto const plane = Projection::named("EPSG:4326");
    auto const pixels = raster.read(plane, view(plane, {73, 43}, 111'195 * 0.06, 60, 60), 60, 60);
    CHECK(std::abs(at(pixels, 30, 30).r - 128) < 32);
}

TEST_CASE("without a place or a coordinate system a raster is refused with what to run")
{
    Maker const maker;
    auto const plain = maker.grey("a.pgm", 4, 4, [](int, int) { return 7; });
    auto const photo = message_of(maker.translate(plain, "photo.png", "-of PNG"));
    CHECK(photo.find("does not say where on the globe") != std::string::npos);
    CHECK(photo.find("gdal_translate -a_srs EPSG:4326 -a_ullr") != std::string::npos);
    auto const metres =
        message_of(maker.translate(plain, "metres.tif", "-a_ullr 493950 4653826 506050 4645726"));
    CHECK(metres.find("names no coordinate system") != std::string::npos);
    CHECK(metres.find("gdal_translate -a_srs") != std::string::npos);
}

TEST_CASE("a truncated raster is refused in one sentence")
{
    Maker const maker;
    auto const plain =
        maker.grey("n.pgm", 300, 300, [](int x, int y) { return (x * y * 7) % 251; });
    auto const file = maker.translate(plain, "n.tif",
                                      "-a_srs EPSG:4326 -a_ullr 70 46 76 40 -co COMPRESS=DEFLATE");
    auto const bytes = read_file(file);
    auto const plane = Projection::named("EPSG:4326");
    for (auto const share : {0.02, 0.3, 0.9}) {
        auto const cut = maker.folder.write(
            "cut.tif", std::string_view(bytes).substr(
                           0, static_cast<std::size_t>(share * static_cast<double>(bytes.size()))));
        std::string message;
        try {
            RasterFile const raster(cut);
            (void)raster.read(plane, view(plane, {73, 43}, 111'195 * 0.06, 100, 100), 100, 100);
        } catch (FormatError const& e) {
            message = e.what();
        }
        CAPTURE(share);
        CHECK(message.find("cannot read") == 0);
        CHECK(message.find("cut.tif") != std::string::npos);
    }
}

TEST_CASE("what is missing, remote, or names other data is no raster")
{
    Maker const maker;
    CHECK(message_of("/vsicurl/http://localhost:1/a.tif").find("cannot open") == 0);
    CHECK(message_of("http://localhost:1/a.tif").find("cannot open") == 0);
    CHECK(message_of(maker.folder.path() / "none.tif").find("there is no such file") !=
          std::string::npos);
    CHECK(message_of(maker.folder.write("empty.tif", "")).find("cannot read") == 0);
    auto const inner = maker.grid("a.asc", 4, 4, [](int, int) { return 1.0; });
    auto const vrt = maker.folder.write(
        "a.vrt", R"(<VRTDataset rasterXSize="4" rasterYSize="4"><SRS>EPSG:4326</SRS>
        <GeoTransform>70,1,0,44,0,-1</GeoTransform><VRTRasterBand dataType="Float32" band="1">
        <SimpleSource><SourceFilename relativeToVRT="1">a.asc</SourceFilename></SimpleSource>
        </VRTRasterBand></VRTDataset>)");
    CHECK(message_of(vrt).find("cannot read") == 0);
    auto const service = maker.folder.write(
        "wms.xml", "<GDAL_WMS><Service name=\"TMS\"><ServerUrl>http://localhost:1/${z}/${x}/${y}"
                   "</ServerUrl></Service></GDAL_WMS>");
    CHECK(message_of(service).find("cannot read") == 0);

    // Nor does an allowed file bring one in by its side file.
    std::filesystem::copy_file(vrt, maker.folder.path() / "side.vrt");
    auto const plain = maker.grey("g.pgm", 4, 4, [](int, int) { return 7; });
    auto const file = maker.translate(plain, "g.tif", "-a_srs EPSG:4326 -a_ullr 70 44 74 40");
    maker.folder.write("g.tif.aux.xml",
                       "<PAMDataset><Metadata domain=\"OVERVIEWS\"><MDI key=\"OVERVIEW_FILE\">" +
                           (maker.folder.path() / "side.vrt").string() +
                           "</MDI></Metadata></PAMDataset>");
    CHECK(RasterFile(file).info().overviews == 0);
}

TEST_CASE("a cancelled view ends at once")
{
    Maker const maker;
    RasterFile const raster(maker.grid("a.asc", 4, 4, [](int x, int) { return x; }));
    CancelToken cancel;
    cancel.cancel();
    auto const plane = Projection::named("EPSG:4326");
    CHECK_THROWS_AS(
        (void)raster.read(plane, view(plane, {70.2, 40.2}, 1000, 64, 64), 64, 64, &cancel),
        Cancelled);
}

TEST_CASE("rasters are told from vector files by name, and by content where either is possible")
{
    CHECK(RasterFile::is_raster("a/b.TIF"));
    CHECK(RasterFile::is_raster("n42e074.hgt"));
    CHECK_FALSE(RasterFile::is_raster("roads.geojson"));
    CHECK_FALSE(RasterFile::is_raster("nothing.gpkg"));
    Maker const maker;
    auto const plain = maker.grey("g.pgm", 16, 16, [](int, int) { return 7; });
    CHECK(RasterFile::is_raster(
        maker.translate(plain, "tiles.gpkg", "-of GPKG -a_srs EPSG:4326 -a_ullr 70 44 74 40")));
}
