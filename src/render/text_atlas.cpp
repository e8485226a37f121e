#include "render/text_atlas.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

namespace placetime::render {
namespace {

constexpr int kWidth = 2048, kHeight = 256; // texels, to begin with: 1 MiB

} // namespace

TextAtlas::TextAtlas(int limit) : limit_(limit)
{
    resize(std::min(limit, kWidth), std::min(limit, kHeight));
}

std::size_t TextAtlas::Hash::operator()(KeyView const& k) const noexcept
{
    // Style's other members hardly part texts that are alike.
    auto const style = std::hash<float>{}(k.style.size) * 31 +
                       static_cast<std::size_t>(k.style.weight) * 2 + (k.style.italic ? 1U : 0U);
    return std::hash<std::string_view>{}(k.text) ^ (style * 0x9E3779B97F4A7C15U);
}

TextAtlas::Entry const& TextAtlas::entry(std::string_view text, typeset::Style const& style)
{
    if (auto const found = entries_.find(KeyView{style, text}); found != entries_.end())
        return found->second;
    auto const bitmap = typesetter_.rasterise(text, style);
    Entry entry;
    if (bitmap.width > 0 && bitmap.height > 0 && !place(bitmap, entry)) entry = {};
    return entries_.emplace(Key{style, std::string(text)}, entry).first->second;
}

TextAtlas::Shelf* TextAtlas::shelf_for(int width, int height)
{
    Shelf* best = nullptr;
    for (auto& shelf : shelves_)
        if (shelf.height >= height && shelf.height <= height + height / 3 + 1 &&
            shelf.used + width <= width_ && (!best || shelf.height < best->height))
            best = &shelf;
    if (best) return best;
    while (used_height_ + height > height_ && height_ < limit_)
        resize(width_, std::min(limit_, height_ * 2));
    if (used_height_ + height > height_) return nullptr;
    shelves_.push_back({used_height_, height, 0});
    used_height_ += height;
    return &shelves_.back();
}

bool TextAtlas::place(typeset::Bitmap const& bitmap, Entry& entry)
{
    if (bitmap.width > limit_) return false;
    if (bitmap.width > width_) resize(bitmap.width, height_);
    auto* const shelf = shelf_for(bitmap.width, bitmap.height);
    if (!shelf) return false;
    entry = {shelf->used, shelf->y, bitmap.width, bitmap.height, bitmap.left, bitmap.top};
    shelf->used += bitmap.width;
    auto const row_bytes = static_cast<std::size_t>(bitmap.width) * 2;
    for (int row = 0; row < bitmap.height; ++row)
        std::memcpy(
            &pixels_[(static_cast<std::size_t>(entry.y + row) * static_cast<std::size_t>(width_) +
                      static_cast<std::size_t>(entry.x)) *
                     2],
            &bitmap.pixels[static_cast<std::size_t>(row) * row_bytes], row_bytes);
    int const end = entry.y + entry.height;
    if (changed_.first == changed_.last)
        changed_ = {entry.y, end};
    else
        changed_ = {std::min(changed_.first, entry.y), std::max(changed_.last, end)};
    return true;
}

void TextAtlas::resize(int width, int height)
{
    std::vector<std::uint8_t> wider(static_cast<std::size_t>(width) *
                                    static_cast<std::size_t>(height) * 2);
    auto const old_bytes = static_cast<std::size_t>(width_) * 2;
    for (int row = 0; row < used_height_; ++row)
        std::memcpy(&wider[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) * 2],
                    &pixels_[static_cast<std::size_t>(row) * old_bytes], old_bytes);
    pixels_ = std::move(wider);
    width_ = width;
    height_ = height;
    changed_ = {0, used_height_};
}

void TextAtlas::forget_beyond(std::size_t bytes)
{
    if (static_cast<std::size_t>(width_) * static_cast<std::size_t>(used_height_) * 2 <= bytes)
        return;
    entries_.clear();
    shelves_.clear();
    used_height_ = 0;
    changed_ = {};
    // Texels between entries are never shown, so that the old ones may stay.
}

TextAtlas::Rows TextAtlas::take_changed() noexcept { return std::exchange(changed_, {}); }

} // namespace placetime::render
