#pragma once

namespace placetime::publish {

// Names of ECMA-376, as parts of a presentation bear them.
#define PLACETIME_RELATION "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
inline constexpr char const* kHyperlinkRelation = PLACETIME_RELATION "hyperlink";
inline constexpr char const* kDocumentRelation = PLACETIME_RELATION "officeDocument";
inline constexpr char const* kExtendedRelation = PLACETIME_RELATION "extended-properties";
inline constexpr char const* kCoreRelation =
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
inline constexpr char const* kMasterRelation = PLACETIME_RELATION "slideMaster";
inline constexpr char const* kLayoutRelation = PLACETIME_RELATION "slideLayout";
inline constexpr char const* kSlideRelation = PLACETIME_RELATION "slide";
inline constexpr char const* kNotesRelation = PLACETIME_RELATION "notesSlide";
inline constexpr char const* kNotesMasterRelation = PLACETIME_RELATION "notesMaster";
inline constexpr char const* kThemeRelation = PLACETIME_RELATION "theme";
inline constexpr char const* kPropertiesRelation = PLACETIME_RELATION "presProps";
inline constexpr char const* kViewRelation = PLACETIME_RELATION "viewProps";
inline constexpr char const* kTableStylesRelation = PLACETIME_RELATION "tableStyles";
inline constexpr char const* kImageRelation = PLACETIME_RELATION "image";
inline constexpr char const* kVideoRelation = PLACETIME_RELATION "video";
inline constexpr char const* kMediaRelation =
    "http://schemas.microsoft.com/office/2007/relationships/media";
#undef PLACETIME_RELATION

#define PLACETIME_TYPE "application/vnd.openxmlformats-officedocument."
inline constexpr char const* kPresentationType =
    PLACETIME_TYPE "presentationml.presentation.main+xml";
inline constexpr char const* kSlideType = PLACETIME_TYPE "presentationml.slide+xml";
inline constexpr char const* kMasterType = PLACETIME_TYPE "presentationml.slideMaster+xml";
inline constexpr char const* kLayoutType = PLACETIME_TYPE "presentationml.slideLayout+xml";
inline constexpr char const* kNotesType = PLACETIME_TYPE "presentationml.notesSlide+xml";
inline constexpr char const* kNotesMasterType = PLACETIME_TYPE "presentationml.notesMaster+xml";
inline constexpr char const* kPropertiesType = PLACETIME_TYPE "presentationml.presProps+xml";
inline constexpr char const* kViewType = PLACETIME_TYPE "presentationml.viewProps+xml";
inline constexpr char const* kTableStylesType = PLACETIME_TYPE "presentationml.tableStyles+xml";
inline constexpr char const* kThemeType = PLACETIME_TYPE "theme+xml";
inline constexpr char const* kExtendedType = PLACETIME_TYPE "extended-properties+xml";
#undef PLACETIME_TYPE
inline constexpr char const* kCoreType =
    "application/vnd.openxmlformats-package.core-properties+xml";

inline constexpr char const* kXmlHead =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
/// Of every root element of a presentation's parts.
inline constexpr char const* kNamespaces =
    "xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
    "xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" "
    "xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\"";

} // namespace placetime::publish
