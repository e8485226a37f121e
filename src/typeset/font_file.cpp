#include "typeset/font_file.h"

#include <fontconfig/fontconfig.h>

#include <memory>

namespace placetime::typeset {

namespace {

struct PatternDestroy {
    void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
using Pattern = std::unique_ptr<FcPattern, PatternDestroy>;

int fontconfig_weight(Weight weight)
{
    switch (weight) {
    case Weight::regular:
        return FC_WEIGHT_REGULAR;
    case Weight::medium:
        return FC_WEIGHT_MEDIUM;
    case Weight::semibold:
        return FC_WEIGHT_SEMIBOLD;
    case Weight::bold:
        return FC_WEIGHT_BOLD;
    }
    return FC_WEIGHT_REGULAR;
}

FcChar8 const* as_fontconfig(char const* text) { return reinterpret_cast<FcChar8 const*>(text); }

/// A face may have several family names ("Inter", "Inter Semi Bold").
bool is_of_family(FcPattern* face, std::string const& family)
{
    FcChar8* name = nullptr;
    for (int i = 0; FcPatternGetString(face, FC_FAMILY, i, &name) == FcResultMatch; ++i)
        if (FcStrCmpIgnoreCase(name, as_fontconfig(family.c_str())) == 0) return true;
    return false;
}

} // namespace

std::optional<FontFile> find_font(std::string const& family, Weight weight)
{
    Pattern const asked(FcPatternCreate());
    FcPatternAddString(asked.get(), FC_FAMILY, as_fontconfig(family.c_str()));
    FcPatternAddInteger(asked.get(), FC_WEIGHT, fontconfig_weight(weight));
    FcPatternAddInteger(asked.get(), FC_SLANT, FC_SLANT_ROMAN);
    FcPatternAddBool(asked.get(), FC_VARIABLE, FcFalse);
    FcConfigSubstitute(nullptr, asked.get(), FcMatchPattern);
    FcDefaultSubstitute(asked.get());
    FcResult result = FcResultMatch;
    Pattern const face(FcFontMatch(nullptr, asked.get(), &result));
    FcChar8* file = nullptr;
    if (!face || !is_of_family(face.get(), family) ||
        FcPatternGetString(face.get(), FC_FILE, 0, &file) != FcResultMatch)
        return std::nullopt;
    FontFile found{reinterpret_cast<char const*>(file), 0};
    FcPatternGetInteger(face.get(), FC_INDEX, 0, &found.face);
    return found;
}

} // namespace placetime::typeset
