#include "render/image.h"

#include <zlib.h>

#include <cstdlib>
#include <string>

#include "base/error.h"
#include "base/files.h"

namespace {

/// Of 1 to 9: above it maps hardly get smaller and take much longer.
constexpr int kLevel = 5;

/// zlib in the place of stb's own deflate, which takes 0.4 s for a picture of 1920x1080.
unsigned char* compress_for_stb(unsigned char* data, int length, int* out_length, int /*quality*/)
{
    auto size = compressBound(static_cast<uLong>(length));
    auto* out = static_cast<unsigned char*>(std::malloc(size));
    if (!out) return nullptr;
    if (compress2(out, &size, data, static_cast<uLong>(length), kLevel) != Z_OK) {
        std::free(out);
        return nullptr;
    }
    *out_length = static_cast<int>(size);
    return out;
}

} // namespace

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wshadow"
#pragma GCC diagnostic ignored "-Wmissing-field-initializers"
#pragma GCC diagnostic ignored "-Wunused-function"
#define STBIW_ZLIB_COMPRESS compress_for_stb
#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb/stb_image_write.h>
#define STB_IMAGE_IMPLEMENTATION
#define STB_IMAGE_STATIC
#define STBI_ONLY_PNG
#define STBI_NO_STDIO
#include <stb/stb_image.h>
#pragma GCC diagnostic pop

namespace placetime::render {

std::string png_bytes(Image const& image)
{
    std::string bytes;
    bytes.reserve(static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) /
                  4);
    auto const append = [](void* context, void* data, int size) {
        static_cast<std::string*>(context)->append(static_cast<char const*>(data),
                                                   static_cast<std::size_t>(size));
    };
    stbi_write_force_png_filter =
        0; // none: a map is flat areas, which any other makes a fifth larger
    if (!stbi_write_png_to_func(append, &bytes, image.width, image.height, 3, image.pixels.data(),
                                image.width * 3))
        throw Error("cannot compress a picture: out of memory");
    return bytes;
}

void write_png(std::filesystem::path const& file, Image const& image)
{
    write_file(file, png_bytes(image));
}

Image read_png(std::filesystem::path const& file)
{
    auto const bytes = read_file(file);
    int width = 0, height = 0, channels = 0;
    auto* data =
        stbi_load_from_memory(reinterpret_cast<stbi_uc const*>(bytes.data()),
                              static_cast<int>(bytes.size()), &width, &height, &channels, 3);
    if (!data) throw FormatError(file.string() + " is not a PNG picture: " + stbi_failure_reason());
    Image image{width, height, {}};
    image.pixels.assign(data, data + static_cast<std::size_t>(width) *
                                         static_cast<std::size_t>(height) * 3);
    stbi_image_free(data);
    return image;
}

double difference(Image const& a, Image const& b, int tolerance)
{
    if (a.width != b.width || a.height != b.height) return 1;
    if (a.pixels.empty()) return 0;
    std::size_t unlike = 0;
    for (std::size_t i = 0; i + 2 < a.pixels.size(); i += 3) {
        bool far = false;
        for (std::size_t k = i; k < i + 3; ++k)
            far = far || std::abs(a.pixels[k] - b.pixels[k]) > tolerance;
        unlike += far ? 1 : 0;
    }
    return static_cast<double>(unlike) / (static_cast<double>(a.pixels.size()) / 3);
}

} // namespace placetime::render
