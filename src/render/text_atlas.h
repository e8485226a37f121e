#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "typeset/typesetter.h"

namespace placetime::render {

/// The bitmaps of lines of text, packed in rows; each text and style is rasterised once. Needs no
/// OpenGL.
class TextAtlas {
public:
    struct Entry {
        int x = 0, y = 0, width = 0, height = 0; ///< texels
        int left = 0, top = 0;                   ///< from the text's left end and baseline, pixels
    };

    /// At most `limit` texels on a side.
    explicit TextAtlas(int limit);

    /// Rasterises what it does not hold yet. A width of 0 for blank text and for what finds no
    /// room. Stays valid until forget().
    Entry const& entry(std::string_view text, typeset::Style const& style);
    /// Drops all when more is kept than `bytes`.
    void forget_beyond(std::size_t bytes);

    int width() const noexcept { return width_; }
    int height() const noexcept { return height_; }
    /// Two bytes a texel: glyphs, glyphs with halo.
    std::vector<std::uint8_t> const& pixels() const noexcept { return pixels_; }
    std::size_t entries() const noexcept { return entries_.size(); }

    /// Rows that were written since the last call.
    struct Rows {
        int first = 0, last = 0; ///< half-open
    };
    Rows take_changed() noexcept;

private:
    struct Key {
        typeset::Style style;
        std::string text;
    };
    struct KeyView {
        typeset::Style const& style;
        std::string_view text;
    };
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(Key const& k) const noexcept
        {
            return (*this)(KeyView{k.style, k.text});
        }
        std::size_t operator()(KeyView const& k) const noexcept;
    };
    struct Equal {
        using is_transparent = void;
        template <class A, class B> bool operator()(A const& a, B const& b) const noexcept
        {
            return a.style == b.style && a.text == b.text;
        }
    };
    struct Shelf {
        int y = 0, height = 0, used = 0; ///< texels
    };
    bool place(typeset::Bitmap const& bitmap, Entry& entry);
    Shelf* shelf_for(int width, int height);
    void resize(int width, int height);

    int limit_;
    int width_ = 0, height_ = 0, used_height_ = 0;
    std::vector<std::uint8_t> pixels_;
    std::vector<Shelf> shelves_;
    std::unordered_map<Key, Entry, Hash, Equal> entries_;
    Rows changed_;
    typeset::Typesetter typesetter_;
};

} // namespace placetime::render
