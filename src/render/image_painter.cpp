#include "render/image_painter.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "render/shaders.h"

namespace placetime::render {
namespace {

enum : std::size_t { kView, kRect, kSource, kOpacity };

/// Colours times alpha, rounded: linear filters of straight ones would draw the colour of what is
/// transparent into the edges.
void premultiply(std::span<std::uint8_t const> straight, std::span<std::uint8_t> out)
{
    for (std::size_t i = 0; i + 3 < straight.size(); i += 4) {
        unsigned const a = straight[i + 3];
        if (a == 0) { // most of a picture of density
            std::fill_n(out.begin() + static_cast<std::ptrdiff_t>(i), 4, std::uint8_t{0});
            continue;
        }
        for (std::size_t k = i; k < i + 3; ++k) {
            unsigned const product = straight[k] * a + 128; // exact x / 255 for 16 bits
            out[k] = static_cast<std::uint8_t>((product + (product >> 8)) >> 8);
        }
        out[i + 3] = static_cast<std::uint8_t>(a);
    }
}

/// Large parts of a density picture are empty, and cost as much to draw as the others.
scene::Rect visible_part(scene::PixelImage const& image)
{
    int left = image.width, right = 0, top = image.height, bottom = 0;
    auto const alpha = [&](int x, int y) {
        return image.rgba[(static_cast<std::size_t>(y) * static_cast<std::size_t>(image.width) +
                           static_cast<std::size_t>(x)) *
                              4 +
                          3];
    };
    for (int y = 0; y < image.height; ++y) {
        int first = 0, last = image.width;
        while (first < last && alpha(first, y) == 0) ++first;
        if (first == last) continue;
        while (last > right && alpha(last - 1, y) == 0) --last;
        left = std::min(left, first);
        right = std::max(right, last);
        top = std::min(top, y);
        bottom = y + 1;
    }
    if (left >= right) return {};
    left = std::max(0, left - 1); // smooth images reach a texel further
    top = std::max(0, top - 1);
    right = std::min(image.width, right + 1);
    bottom = std::min(image.height, bottom + 1);
    return {static_cast<float>(left), static_cast<float>(top), static_cast<float>(right - left),
            static_cast<float>(bottom - top)};
}

} // namespace

ImagePainter::ImagePainter()
    : program_("image", shaders::kImageVert, shaders::kImageFrag,
               {"view", "rect", "source", "opacity"})
{
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &limit_);
    glBindVertexArray(array_.get());
    float const corners[] = {0, 0, 1, 0, 0, 1, 1, 1};
    upload<float>(GL_ARRAY_BUFFER, corners_, corners);
    glEnableVertexAttribArray(0);
    glVertexAttribPointer(0, 2, GL_FLOAT, GL_FALSE, 0, nullptr);
    glBindVertexArray(0);
}

void ImagePainter::begin_picture()
{
    spare_.clear();
    for (auto it = kept_.begin(); it != kept_.end();) {
        if (it->second.shown == picture_ && !it->second.pixels.expired()) {
            ++it;
            continue;
        }
        spare_.push_back(std::move(it->second));
        it = kept_.erase(it);
    }
    ++picture_;
}

ImagePainter::Kept& ImagePainter::texture_of(std::shared_ptr<scene::PixelImage const> const& pixels)
{
    auto const [it, is_new] = kept_.try_emplace(pixels.get());
    auto& kept = it->second;
    // An image that died may have left its address to another one.
    bool const same = !is_new && !kept.pixels.owner_before(pixels) &&
                      !pixels.owner_before(kept.pixels) && !kept.pixels.expired();
    if (!same) {
        kept.pixels = pixels;
        kept.visible = visible_part(*pixels);
        upload_pixels(*pixels, kept);
    }
    kept.shown = picture_;
    return kept;
}

void ImagePainter::upload_pixels(scene::PixelImage const& image, Kept& kept)
{
    auto const fits = [&](Kept const& k) {
        return k.width == image.width && k.height == image.height;
    };
    if (!fits(kept)) {
        auto const spare = std::find_if(spare_.begin(), spare_.end(), fits);
        if (spare != spare_.end()) {
            std::swap(kept.texture, spare->texture);
            kept.width = image.width;
            kept.height = image.height;
            spare_.erase(spare);
        }
    }
    premultiplied_.resize(image.rgba.size());
    premultiply(image.rgba, premultiplied_);
    glBindTexture(GL_TEXTURE_2D, kept.texture.get());
    if (fits(kept)) {
        glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, image.width, image.height, GL_RGBA,
                        GL_UNSIGNED_BYTE, premultiplied_.data());
        return;
    }
    kept.width = image.width;
    kept.height = image.height;
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width, image.height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, premultiplied_.data());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
}

void ImagePainter::draw_quad(scene::Rect const& rect, scene::Rect const& source, float opacity,
                             Tile const& tile)
{
    glBindVertexArray(array_.get());
    program_.use();
    tile.set_view(program_.uniform(kView));
    glUniform4f(program_.uniform(kRect), rect.x, rect.y, rect.width, rect.height);
    glUniform4f(program_.uniform(kSource), source.x, source.y, source.width, source.height);
    glUniform1f(program_.uniform(kOpacity), opacity);
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
}

void ImagePainter::draw(std::span<scene::Picture const> pictures, Tile const& tile)
{
    for (auto const& picture : pictures) {
        if (!picture.pixels || picture.opacity <= 0) continue;
        auto const& image = *picture.pixels;
        auto const bytes =
            static_cast<std::size_t>(image.width) * static_cast<std::size_t>(image.height) * 4;
        // Larger ones than any view are never asked for; broken ones draw nothing.
        if (bytes == 0 || image.rgba.size() < bytes || image.width > limit_ ||
            image.height > limit_)
            continue;
        auto const& kept = texture_of(picture.pixels);
        auto const& part = kept.visible;
        if (part.width <= 0) continue;
        glBindTexture(GL_TEXTURE_2D, kept.texture.get());
        GLint const filter = picture.smooth ? GL_LINEAR : GL_NEAREST;
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, filter);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, filter);
        float const columns = static_cast<float>(image.width),
                    rows = static_cast<float>(image.height);
        auto const& whole = picture.rect;
        scene::Rect const source{part.x / columns, part.y / rows, part.width / columns,
                                 part.height / rows};
        draw_quad({whole.x + source.x * whole.width, whole.y + source.y * whole.height,
                   source.width * whole.width, source.height * whole.height},
                  source, std::min(picture.opacity, 1.0F), tile);
    }
}

void ImagePainter::draw(Texture const& texture, scene::Rect const& rect, Tile const& tile)
{
    glBindTexture(GL_TEXTURE_2D, texture.get());
    draw_quad(rect, {0, 1, 1, -1}, 1, tile);
}

} // namespace placetime::render
