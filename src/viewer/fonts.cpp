#include "viewer/fonts.h"

#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <span>

#include "typeset/font_file.h"

namespace placetime::viewer {

namespace {

/// What ImGui's own ranges lack are the letters beyond Latin-1, the typographic signs, currency,
/// number forms and arrows.
constexpr ImWchar kText[] = {0x0020, 0x024F, 0x02B0, 0x02FF, 0x0370, 0x03FF, 0x0400, 0x052F, 0x1E80,
                             0x1EF9, 0x2000, 0x206F, 0x20A0, 0x20CF, 0x2100, 0x214F, 0x2190, 0x21FF,
                             0x2200, 0x22FF, 0x25A0, 0x25FF, 0xFFFD, 0xFFFD, 0};
constexpr ImWchar kNumbers[] = {0x0020, 0x00FF, 0x2010, 0x2026, 0x202F, 0x202F, 0x2212, 0x2212, 0};

/// The bytes of a font file, and how much taller than its em a line of it is: ImGui's size of a
/// font is the height from ascender to descender.
struct Face {
    std::vector<char> bytes;
    int index = 0;
    float height = 1; ///< (ascender - descender) / em
};

std::uint32_t big_endian(std::span<char const> bytes, std::size_t at, std::size_t count)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < count; ++i)
        value = value << 8 | (at + i < bytes.size() ? static_cast<std::uint8_t>(bytes[at + i]) : 0);
    return value;
}

/// From the tables `head` and `hhea` (OpenType 1.9); 1.21, Inter's, where they cannot be read.
float line_height(std::span<char const> bytes, int index)
{
    constexpr std::uint32_t kCollection = 0x74746366; // ttcf
    constexpr std::uint32_t kHead = 0x68656164;
    constexpr std::uint32_t kLines = 0x68686561; // hhea
    std::size_t start = 0;
    if (big_endian(bytes, 0, 4) == kCollection)
        start = big_endian(bytes, 12 + 4 * static_cast<std::size_t>(index), 4);
    std::uint32_t em = 0;
    int ascender = 0;
    int descender = 0;
    auto const tables = big_endian(bytes, start + 4, 2);
    for (std::size_t i = 0; i < tables; ++i) {
        std::size_t const record = start + 12 + 16 * i;
        auto const tag = big_endian(bytes, record, 4);
        std::size_t const table = big_endian(bytes, record + 8, 4);
        if (tag == kHead) em = big_endian(bytes, table + 18, 2);
        if (tag == kLines) {
            ascender = static_cast<std::int16_t>(big_endian(bytes, table + 4, 2));
            descender = static_cast<std::int16_t>(big_endian(bytes, table + 6, 2));
        }
    }
    if (em == 0 || ascender <= descender) return 1.21F;
    return static_cast<float>(ascender - descender) / static_cast<float>(em);
}

std::optional<Face> load(std::string const& family, typeset::Weight weight)
{
    auto const found = typeset::find_font(family, weight);
    if (!found) return std::nullopt;
    std::ifstream file(found->path, std::ios::binary);
    Face face{{std::istreambuf_iterator<char>(file), {}}, found->face, 1};
    if (face.bytes.empty()) return std::nullopt;
    face.height = line_height(face.bytes, face.index);
    return face;
}

/// Inter and its fallback in one weight; ImGui keeps pointers into them until the atlas is built.
struct Family {
    std::optional<Face> inter, noto;
};

ImFont* add_face(Face& face, float em, ImWchar const* ranges, bool merged)
{
    ImFontConfig config;
    config.FontDataOwnedByAtlas = false;
    config.FontNo = face.index;
    config.MergeMode = merged;
    config.OversampleH = 1;
    config.FontBuilderFlags = ImGuiFreeTypeBuilderFlags_LightHinting;
    return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(
        face.bytes.data(), static_cast<int>(face.bytes.size()), em * face.height, &config, ranges);
}

ImFont* add_font(Family& family, float em, ImWchar const* ranges)
{
    ImFont* font = nullptr;
    for (auto* const face : {&family.inter, &family.noto}) {
        if (!*face) continue;
        auto* const added = add_face(**face, em, ranges, font != nullptr);
        if (font == nullptr) font = added;
    }
    if (font != nullptr) return font;
    ImFontConfig config;
    config.SizePixels = std::round(em);
    return ImGui::GetIO().Fonts->AddFontDefault(&config);
}

/// Gives the digits one width, the widest one's, each in its middle.
void make_tabular(ImFont& font)
{
    float widest = 0;
    for (ImWchar c = '0'; c <= '9'; ++c) widest = std::max(widest, font.GetCharAdvance(c));
    widest = std::ceil(widest);
    for (ImWchar c = '0'; c <= '9'; ++c) {
        auto* const glyph = const_cast<ImFontGlyph*>(font.FindGlyphNoFallback(c));
        if (glyph == nullptr) continue;
        float const shift = std::round((widest - glyph->AdvanceX) / 2);
        glyph->X0 += shift;
        glyph->X1 += shift;
        glyph->AdvanceX = widest;
        if (c < font.IndexAdvanceX.Size) font.IndexAdvanceX[c] = widest;
    }
}

} // namespace

Fonts build_fonts(float scale)
{
    auto& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    atlas.Flags = ImFontAtlasFlags_NoPowerOfTwoHeight;
    atlas.TexDesiredWidth = scale > 1.5F ? 4096 : 2048;
    Family regular{load("Inter", typeset::Weight::regular),
                   load("Noto Sans", typeset::Weight::regular)};
    Family semibold{load("Inter", typeset::Weight::semibold),
                    load("Noto Sans", typeset::Weight::semibold)};
    Fonts fonts;
    fonts.base = add_font(regular, scene::kTextBase * scale, kText);
    fonts.strong = add_font(semibold, scene::kTextBase * scale, kText);
    fonts.small = add_font(regular, scene::kTextSmall * scale, kText);
    fonts.title = add_font(semibold, scene::kTextTitle * scale, kText);
    fonts.numbers = add_font(regular, scene::kTextBase * scale, kNumbers);
    fonts.small_numbers = add_font(regular, scene::kTextSmall * scale, kNumbers);
    atlas.Build();
    make_tabular(*fonts.numbers);
    make_tabular(*fonts.small_numbers);
    // The bytes of the files end here.
    atlas.ClearInputData();
    return fonts;
}

} // namespace placetime::viewer
