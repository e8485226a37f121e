#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace placetime::render {

/// A picture in sRGB, three bytes a pixel, rows from the top, without padding.
struct Image {
    int width = 0, height = 0;
    std::vector<std::uint8_t> pixels;
};

/// As a PNG file's bytes: the same for the same picture. Throws Error when out of memory.
std::string png_bytes(Image const& image);
/// Writes a PNG, the same bytes for the same picture, through an AtomicFile. Throws FileError.
void write_png(std::filesystem::path const& file, Image const& image);
/// Reads a PNG as RGB. Throws FileError or FormatError.
Image read_png(std::filesystem::path const& file);

/// How far two pictures are apart: the share of pixels in which some channel differs by more than
/// `tolerance` (of 255); 1 when the sizes differ.
double difference(Image const& a, Image const& b, int tolerance);

} // namespace placetime::render
