#include "publish/presentation_frame.h"

#include <fmt/format.h>

#include <cstdlib>

#include "publish/markup.h"
#include "publish/office_names.h"
#include "publish/slide_shapes.h"

namespace placetime::publish {
namespace {

constexpr char const* kPresentation = "ppt/presentation.xml";
constexpr char const* kMaster = "ppt/slideMasters/slideMaster1.xml";
constexpr char const* kLayout = "ppt/slideLayouts/slideLayout1.xml";
constexpr char const* kNotesMaster = "ppt/notesMasters/notesMaster1.xml";
constexpr char const* kTree =
    "<p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr>"
    "<a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"0\" cy=\"0\"/><a:chOff x=\"0\" y=\"0\"/>"
    "<a:chExt cx=\"0\" cy=\"0\"/></a:xfrm></p:grpSpPr>";
constexpr char const* kColorMap =
    "bg1=\"lt1\" tx1=\"dk1\" bg2=\"lt2\" tx2=\"dk2\" accent1=\"accent1\" accent2=\"accent2\" "
    "accent3=\"accent3\" accent4=\"accent4\" accent5=\"accent5\" accent6=\"accent6\" "
    "hlink=\"hlink\" folHlink=\"folHlink\"";

std::string hexadecimal(scene::Color c) { return fmt::format("{:02X}{:02X}{:02X}", c.r, c.g, c.b); }

std::string placeholder(int id, char const* name, char const* type, std::string const& place,
                        char const* prompt)
{
    return fmt::format("<p:sp><p:nvSpPr><p:cNvPr id=\"{}\" name=\"{}\"/><p:cNvSpPr><a:spLocks "
                       "noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph {}/></p:nvPr></p:nvSpPr><p:spPr>{}"
                       "</p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p><a:r><a:rPr "
                       "lang=\"en-US\"/><a:t>{}</a:t></a:r></a:p></p:txBody></p:sp>",
                       id, name, type, place, prompt);
}

std::string at(std::int64_t x, std::int64_t y, std::int64_t width, std::int64_t height)
{
    return fmt::format("<a:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>"
                       "<a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom>",
                       x, y, width, height);
}

std::string levels(int size, bool bullets)
{
    std::string out;
    for (int i = 1; i <= 9; ++i)
        out += fmt::format(
            "<a:lvl{0}pPr marL=\"{1}\" algn=\"l\" defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" "
            "latinLnBrk=\"0\" hangingPunct=\"1\">{2}<a:defRPr sz=\"{3}\" kern=\"1200\">"
            "<a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin typeface=\"+mn-lt\"/>"
            "<a:ea typeface=\"+mn-ea\"/><a:cs typeface=\"+mn-cs\"/></a:defRPr></a:lvl{0}pPr>",
            i, (i - 1) * 228'600, bullets ? "" : "<a:buNone/>", size * 100);
    return out;
}

/// When the file says it was made: a fixed day, so that the same briefing gives the same bytes, or
/// SOURCE_DATE_EPOCH.
std::string date_of_making()
{
    long long seconds = 315'532'800; // 1980, as the parts' own dates
    if (char const* const epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch && *epoch) {
        char* end = nullptr;
        auto const given = std::strtoll(epoch, &end, 10);
        if (*end == 0 && given >= 0 && given < 253'402'300'800) seconds = given;
    }
    return time::format_utc(time::Instant(time::Seconds(seconds)));
}

} // namespace

PresentationFrame::PresentationFrame(OfficePackage& package, scene::Theme theme)
    : package_(package), theme_(theme)
{
    // The first relationships have the ids that PowerPoint itself gives them.
    package_.relate({}, kDocumentRelation, kPresentation);
    package_.relate({}, kCoreRelation, "docProps/core.xml");
    package_.relate({}, kExtendedRelation, "docProps/app.xml");
    package_.relate(kPresentation, kMasterRelation, kMaster);
    add_master();
    add_notes_master();
}

std::string PresentationFrame::next_slide() const
{
    return fmt::format("ppt/slides/slide{}.xml", slides_ + 1);
}

void PresentationFrame::add_slide(std::string const& shapes, std::vector<std::string> const& notes,
                                  std::string const& after)
{
    auto const part = next_slide();
    ++slides_;
    package_.relate(kPresentation, kSlideRelation, part);
    package_.relate(part, kLayoutRelation, kLayout);
    package_.add(part, kSlideType,
                 fmt::format("{}<p:sld {}><p:cSld><p:spTree>{}{}</p:spTree></p:cSld><p:clrMapOvr>"
                             "<a:masterClrMapping/></p:clrMapOvr>{}</p:sld>",
                             kXmlHead, kNamespaces, kTree, shapes, after));
    if (!notes.empty()) add_notes(part, notes);
}

void PresentationFrame::add_notes(std::string const& slide, std::vector<std::string> const& notes)
{
    auto const part = fmt::format("ppt/notesSlides/notesSlide{}.xml", slides_);
    package_.relate(slide, kNotesRelation, part);
    package_.relate(part, kNotesMasterRelation, kNotesMaster);
    package_.relate(part, kSlideRelation, slide);
    std::string text;
    for (auto const& line : notes)
        text += line.empty() ? std::string("<a:p><a:endParaRPr lang=\"en-US\"/></a:p>")
                             : "<a:p><a:r><a:rPr lang=\"en-US\" dirty=\"0\"/><a:t>" +
                                   escaped(line) + "</a:t></a:r></a:p>";
    package_.add(
        part, kNotesType,
        fmt::format(
            "{}<p:notes {}><p:cSld><p:spTree>{}<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide "
            "Image Placeholder 1\"/><p:cNvSpPr><a:spLocks noGrp=\"1\" noRot=\"1\" "
            "noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"sldImg\"/></p:nvPr></p:nvSpPr>"
            "<p:spPr/></p:sp><p:sp><p:nvSpPr><p:cNvPr id=\"3\" name=\"Notes Placeholder 2\"/>"
            "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"body\" "
            "idx=\"1\"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:lstStyle/>{}"
            "</p:txBody></p:sp></p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/>"
            "</p:clrMapOvr></p:notes>",
            kXmlHead, kNamespaces, kTree, text));
}

void PresentationFrame::add_master()
{
    package_.relate(kMaster, kLayoutRelation, kLayout);
    package_.relate(kMaster, kThemeRelation, "ppt/theme/theme1.xml");
    package_.relate(kLayout, kMasterRelation, kMaster);
    auto const title = placeholder(2, "Title Placeholder 1", "type=\"title\"",
                                   at(24 * kPoint, 16 * kPoint, 912 * kPoint, 56 * kPoint),
                                   "Click to edit the title");
    package_.add(
        kMaster, kMasterType,
        fmt::format(
            "{0}<p:sldMaster {1}><p:cSld><p:bg><p:bgPr><a:solidFill><a:schemeClr val=\"bg1\"/>"
            "</a:solidFill><a:effectLst/></p:bgPr></p:bg><p:spTree>{2}{3}</p:spTree></p:cSld>"
            "<p:clrMap {4}/><p:sldLayoutIdLst><p:sldLayoutId id=\"2147483649\" r:id=\"rId1\"/>"
            "</p:sldLayoutIdLst><p:txStyles><p:titleStyle><a:lvl1pPr algn=\"l\" "
            "defTabSz=\"914400\" rtl=\"0\" eaLnBrk=\"1\" latinLnBrk=\"0\" hangingPunct=\"1\">"
            "<a:spcBef><a:spcPct val=\"0\"/></a:spcBef><a:buNone/><a:defRPr sz=\"3000\" b=\"1\" "
            "kern=\"1200\"><a:solidFill><a:schemeClr val=\"tx1\"/></a:solidFill><a:latin "
            "typeface=\"+mj-lt\"/><a:ea typeface=\"+mj-ea\"/><a:cs typeface=\"+mj-cs\"/>"
            "</a:defRPr></a:lvl1pPr></p:titleStyle><p:bodyStyle>{5}</p:bodyStyle><p:otherStyle>{6}"
            "</p:otherStyle></p:txStyles></p:sldMaster>",
            kXmlHead, kNamespaces, kTree, title, kColorMap, levels(15, true), levels(12, false)));
    package_.add(
        kLayout, kLayoutType,
        fmt::format("{}<p:sldLayout {} type=\"titleOnly\" preserve=\"1\"><p:cSld "
                    "name=\"Map\"><p:spTree>{}{}</p:spTree></p:cSld><p:clrMapOvr>"
                    "<a:masterClrMapping/></p:clrMapOvr></p:sldLayout>",
                    kXmlHead, kNamespaces, kTree,
                    placeholder(2, "Title 1", "type=\"title\"", "", "Click to edit the title")));
    package_.add("ppt/theme/theme1.xml", kThemeType, theme_xml("Placetime"));
}

void PresentationFrame::add_notes_master()
{
    package_.relate(kPresentation, kNotesMasterRelation, kNotesMaster);
    package_.relate(kNotesMaster, kThemeRelation, "ppt/theme/theme2.xml");
    auto const image =
        "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"Slide Image Placeholder 1\"/><p:cNvSpPr>"
        "<a:spLocks noGrp=\"1\" noRot=\"1\" noChangeAspect=\"1\"/></p:cNvSpPr><p:nvPr><p:ph "
        "type=\"sldImg\" idx=\"2\"/></p:nvPr></p:nvSpPr><p:spPr>" +
        at(685'800, 1'143'000, 5'486'400, 3'086'100) +
        "<a:noFill/><a:ln w=\"12700\"><a:solidFill><a:prstClr val=\"black\"/></a:solidFill></a:ln>"
        "</p:spPr></p:sp>";
    package_.add(kNotesMaster, kNotesMasterType,
                 fmt::format("{}<p:notesMaster {}><p:cSld><p:bg><p:bgPr><a:solidFill><a:srgbClr "
                             "val=\"FFFFFF\"/></a:solidFill><a:effectLst/></p:bgPr></p:bg>"
                             "<p:spTree>{}{}{}</p:spTree></p:cSld><p:clrMap {}/><p:notesStyle>{}"
                             "</p:notesStyle></p:notesMaster>",
                             kXmlHead, kNamespaces, kTree, image,
                             placeholder(3, "Notes Placeholder 2",
                                         "type=\"body\" sz=\"quarter\" "
                                         "idx=\"3\"",
                                         at(685'800, 4'400'550, 5'486'400, 3'600'450),
                                         "Click to edit the notes"),
                             kColorMap, levels(12, false)));
    auto const theme = theme_;
    theme_ = scene::Theme::print; // notes are read on paper
    package_.add("ppt/theme/theme2.xml", kThemeType, theme_xml("Placetime notes"));
    theme_ = theme;
}

std::string PresentationFrame::theme_xml(char const* name) const
{
    auto const& p = scene::palette(theme_);
    std::string colors;
    auto const color = [&](char const* slot, scene::Color value) {
        colors += fmt::format("<a:{0}><a:srgbClr val=\"{1}\"/></a:{0}>", slot, hexadecimal(value));
    };
    color("dk1", p.text);
    color("lt1", p.panel);
    color("dk2", p.muted);
    color("lt2", p.land);
    constexpr events::Type kAccents[] = {events::Type::protests,
                                         events::Type::battles,
                                         events::Type::riots,
                                         events::Type::explosions,
                                         events::Type::strategic_developments,
                                         events::Type::politics};
    for (int i = 0; i < 6; ++i)
        color(fmt::format("accent{}", i + 1).c_str(), scene::type_style(kAccents[i], theme_).color);
    color("hlink", p.accent);
    color("folHlink", p.muted);
    // A machine without Inter takes a font of its family (panose: a sans serif, as Arial's), which
    // is no wider.
    constexpr char const* kFont =
        "<a:latin typeface=\"Inter\" panose=\"020B0604020202020204\"/><a:ea typeface=\"\"/>"
        "<a:cs typeface=\"\"/>";
    constexpr char const* kFill = "<a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill>";
    constexpr char const* kLine =
        "<a:ln w=\"9525\"><a:solidFill><a:schemeClr val=\"phClr\"/></a:solidFill></a:ln>";
    constexpr char const* kEffect = "<a:effectStyle><a:effectLst/></a:effectStyle>";
    return fmt::format(
        "{0}<a:theme xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" "
        "name=\"{1}\"><a:themeElements><a:clrScheme name=\"{1}\">{2}</a:clrScheme><a:fontScheme "
        "name=\"{1}\"><a:majorFont>{3}</a:majorFont><a:minorFont>{3}</a:minorFont></a:fontScheme>"
        "<a:fmtScheme name=\"{1}\"><a:fillStyleLst>{4}{4}{4}</a:fillStyleLst><a:lnStyleLst>{5}{5}"
        "{5}</a:lnStyleLst><a:effectStyleLst>{6}{6}{6}</a:effectStyleLst><a:bgFillStyleLst>{4}{4}"
        "{4}</a:bgFillStyleLst></a:fmtScheme></a:themeElements><a:objectDefaults/>"
        "<a:extraClrSchemeLst/></a:theme>",
        kXmlHead, name, colors, kFont, kFill, kLine, kEffect);
}

void PresentationFrame::finish(std::string const& title, std::string const& program)
{
    package_.relate(kPresentation, kPropertiesRelation, "ppt/presProps.xml");
    package_.relate(kPresentation, kViewRelation, "ppt/viewProps.xml");
    package_.relate(kPresentation, kThemeRelation, "ppt/theme/theme1.xml");
    package_.relate(kPresentation, kTableStylesRelation, "ppt/tableStyles.xml");
    std::string ids;
    // rId1 is the master, rId2 the notes' master.
    for (std::size_t i = 0; i < slides_; ++i)
        ids += fmt::format("<p:sldId id=\"{}\" r:id=\"rId{}\"/>", 256 + i, 3 + i);
    package_.add(
        kPresentation, kPresentationType,
        fmt::format("{}<p:presentation {} saveSubsetFonts=\"1\"><p:sldMasterIdLst><p:sldMasterId "
                    "id=\"2147483648\" r:id=\"rId1\"/></p:sldMasterIdLst><p:notesMasterIdLst>"
                    "<p:notesMasterId r:id=\"rId2\"/></p:notesMasterIdLst><p:sldIdLst>{}"
                    "</p:sldIdLst><p:sldSz cx=\"{}\" cy=\"{}\"/><p:notesSz cx=\"6858000\" "
                    "cy=\"9144000\"/><p:defaultTextStyle>{}</p:defaultTextStyle></p:presentation>",
                    kXmlHead, kNamespaces, ids, kSlideWidth, kSlideHeight, levels(12, false)));
    package_.add("ppt/presProps.xml", kPropertiesType,
                 fmt::format("{}<p:presentationPr {}/>", kXmlHead, kNamespaces));
    package_.add("ppt/viewProps.xml", kViewType,
                 fmt::format("{}<p:viewPr {}/>", kXmlHead, kNamespaces));
    package_.add(
        "ppt/tableStyles.xml", kTableStylesType,
        fmt::format("{}<a:tblStyleLst xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/"
                    "main\" def=\"{{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}}\"/>",
                    kXmlHead));
    auto const made = date_of_making();
    package_.add("docProps/core.xml", kCoreType,
                 fmt::format("{}<cp:coreProperties "
                             "xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/"
                             "core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
                             "xmlns:dcterms=\"http://purl.org/dc/terms/\" "
                             "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}"
                             "</dc:title><dc:creator>{}</dc:creator><cp:lastModifiedBy>{}"
                             "</cp:lastModifiedBy><dcterms:created xsi:type=\"dcterms:W3CDTF\">{}"
                             "</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{}"
                             "</dcterms:modified></cp:coreProperties>",
                             kXmlHead, escaped(title), escaped(program), escaped(program), made,
                             made));
    package_.add(
        "docProps/app.xml", kExtendedType,
        fmt::format("{}<Properties xmlns=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                    "extended-properties\"><Application>{}</Application><Slides>{}</Slides>"
                    "</Properties>",
                    kXmlHead, escaped(program), slides_));
}

} // namespace placetime::publish
