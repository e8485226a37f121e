#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <string_view>

#include "typeset/style.h"

namespace placetime::typeset {

/// Fonts and shaping, the same for pictures and for documents. Inside this module only.
class PangoSetup {
public:
    struct Unref {
        void operator()(void* object) const { g_object_unref(object); }
    };
    struct FontDelete {
        void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
    };
    using Layout = std::unique_ptr<PangoLayout, Unref>;
    using Font = std::unique_ptr<PangoFontDescription, FontDelete>;

    PangoSetup();
    PangoContext* context() const noexcept { return context_.get(); }
    static Font font(Style const& style);
    /// One line: the text as cleaned() gives it.
    Layout layout(std::string_view text, Style const& style) const;

private:
    std::unique_ptr<PangoFontMap, Unref> map_;
    std::unique_ptr<PangoContext, Unref> context_;
};

/// One line of valid UTF-8: invalid bytes show as U+FFFD, control characters as spaces.
std::string cleaned(std::string_view text);

} // namespace placetime::typeset
