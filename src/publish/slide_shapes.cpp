#include "publish/slide_shapes.h"

#include <fmt/format.h>

#include <cmath>

#include "publish/markup.h"
#include "publish/office_names.h"

namespace placetime::publish {
namespace {

using scene::Color;
using scene::Shape;

std::string solid(Color color)
{
    if (color.a == 0) return "<a:noFill/>";
    auto const value = fmt::format("{:02X}{:02X}{:02X}", color.r, color.g, color.b);
    if (color.a == 255) return "<a:solidFill><a:srgbClr val=\"" + value + "\"/></a:solidFill>";
    return fmt::format("<a:solidFill><a:srgbClr val=\"{}\"><a:alpha val=\"{}\"/></a:srgbClr>"
                       "</a:solidFill>",
                       value, color.a * 100'000 / 255);
}

std::string outline(Color color, double points, bool broken = false)
{
    if (color.a == 0) return "<a:ln><a:noFill/></a:ln>";
    return fmt::format("<a:ln w=\"{}\">{}{}</a:ln>", std::lround(points * kPoint), solid(color),
                       broken ? "<a:prstDash val=\"sysDash\"/>" : "");
}

std::string place(OfficeRect const& r, std::string_view turned = {})
{
    return fmt::format("<a:xfrm{}><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></a:xfrm>",
                       turned, r.x, r.y, std::max<std::int64_t>(r.width, 0),
                       std::max<std::int64_t>(r.height, 0));
}

std::string geometry(std::string_view preset, std::string_view guide = {})
{
    return fmt::format("<a:prstGeom prst=\"{}\"><a:avLst>{}</a:avLst></a:prstGeom>", preset, guide);
}

/// The preset with the area of a circle of the symbol's size: how wide and high it is, in sizes.
struct Preset {
    char const* name;
    double width, height;
    char const* guide = "";
    char const* turned = "";
};
Preset preset_of(Shape shape)
{
    switch (shape) {
    case Shape::square:
        return {"rect", 0.886, 0.886};
    case Shape::diamond:
        return {"diamond", 1.253, 1.253};
    case Shape::triangle_up:
        return {"triangle", 1.347, 1.166};
    case Shape::triangle_down:
        return {"triangle", 1.347, 1.166, "", " flipV=\"1\""};
    case Shape::star:
        return {"star5", 1.427, 1.357, "<a:gd name=\"adj\" fmla=\"val 26000\"/>"};
    case Shape::pentagon:
        return {"pentagon", 1.093, 1.04};
    case Shape::hexagon:
        return {"hexagon", 1.1, 0.953, "", " rot=\"5400000\""};
    case Shape::octagon:
        return {"octagon", 0.974, 0.974};
    case Shape::cross:
        return {"plus", 1.13, 1.13, "<a:gd name=\"adj\" fmla=\"val 31000\"/>"};
    case Shape::circle:
        break;
    }
    return {"ellipse", 1, 1};
}

} // namespace

SlideShapes::SlideShapes(OfficePackage& package, std::string part)
    : package_(package), part_(std::move(part))
{
}

std::string SlideShapes::head(std::string const& name, std::string const& description)
{
    ++id_;
    return fmt::format("<p:cNvPr id=\"{0}\" name=\"{1} {0}\"{2}/>", id_, escaped(name),
                       description.empty() ? "" : " descr=\"" + escaped(description) + "\"");
}

std::string SlideShapes::run(OfficeRun const& run) const
{
    auto const address = office_address(run.link);
    auto look = fmt::format("lang=\"en-US\" sz=\"{}\"{}{} dirty=\"0\"", std::lround(run.size * 100),
                            run.bold ? " b=\"1\"" : "", run.italic ? " i=\"1\"" : "");
    auto inner = solid(run.color);
    if (!address.empty())
        inner += fmt::format("<a:hlinkClick r:id=\"{}\"/>",
                             package_.relate_outside(part_, kHyperlinkRelation, address));
    auto const text = escaped(run.text);
    if (run.number)
        return fmt::format("<a:fld id=\"{{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}}\" "
                           "type=\"slidenum\"><a:rPr {}>{}</a:rPr><a:t>{}</a:t></a:fld>",
                           look, inner, text);
    return fmt::format("<a:r><a:rPr {}>{}</a:rPr><a:t>{}</a:t></a:r>", look, inner, text);
}

std::string SlideShapes::paragraphs(std::vector<OfficeParagraph> const& text) const
{
    std::string out;
    for (auto const& p : text) {
        bool const item = p.bullet || p.number > 0;
        using Align = OfficeParagraph::Align;
        auto const align = p.right_to_left && p.align == Align::left ? Align::right : p.align;
        std::string look = align == Align::center  ? " algn=\"ctr\""
                           : align == Align::right ? " algn=\"r\""
                                                   : " algn=\"l\"";
        if (p.right_to_left) look += " rtl=\"1\"";
        if (item)
            look += fmt::format(" marL=\"{}\" indent=\"{}\" lvl=\"{}\"",
                                (p.level + 1) * 16 * kPoint, -16 * kPoint, std::min(p.level, 8));
        std::string inner;
        if (p.before > 0)
            inner += fmt::format("<a:spcBef><a:spcPts val=\"{}\"/></a:spcBef>",
                                 std::lround(p.before * 100));
        inner += p.number > 0 ? fmt::format("<a:buFont typeface=\"+mj-lt\"/><a:buAutoNum "
                                            "type=\"arabicPeriod\" startAt=\"{}\"/>",
                                            std::min(p.number, 32767))
                 : p.bullet ? std::string("<a:buFont typeface=\"Arial\"/><a:buChar char=\"•\"/>")
                            : std::string("<a:buNone/>");
        if (p.tab > 0)
            inner += fmt::format("<a:tabLst><a:tab pos=\"{}\" algn=\"r\"/></a:tabLst>",
                                 std::lround(p.tab * kPoint));
        out += fmt::format("<a:p><a:pPr{}>{}</a:pPr>", look, inner);
        for (auto const& r : p.runs) out += run(r);
        if (p.runs.empty()) out += "<a:endParaRPr lang=\"en-US\" sz=\"1200\" dirty=\"0\"/>";
        out += "</a:p>";
    }
    return out.empty() ? "<a:p><a:endParaRPr lang=\"en-US\" dirty=\"0\"/></a:p>" : out;
}

std::string SlideShapes::body(std::vector<OfficeParagraph> const& text, OfficeBox const& box) const
{
    auto const inset = std::lround(box.inset * kPoint);
    using Anchor = OfficeBox::Anchor;
    return fmt::format("<p:txBody><a:bodyPr wrap=\"{}\" lIns=\"{}\" tIns=\"{}\" rIns=\"{}\" "
                       "bIns=\"{}\" anchor=\"{}\" rtlCol=\"0\"><a:normAutofit/></a:bodyPr>"
                       "<a:lstStyle/>{}</p:txBody>",
                       box.wraps ? "square" : "none",
                       std::max(inset, std::lround(box.left * kPoint)), inset, inset, inset,
                       box.anchor == Anchor::top      ? "t"
                       : box.anchor == Anchor::middle ? "ctr"
                                                      : "b",
                       paragraphs(text));
}

void SlideShapes::title(OfficeRect const& rect, std::vector<OfficeParagraph> const& text,
                        bool middle)
{
    OfficeBox box;
    box.anchor = middle ? OfficeBox::Anchor::middle : OfficeBox::Anchor::bottom;
    xml_ += "<p:sp><p:nvSpPr>" + head("Title") +
            "<p:cNvSpPr><a:spLocks noGrp=\"1\"/></p:cNvSpPr><p:nvPr><p:ph type=\"title\"/></p:nvPr>"
            "</p:nvSpPr><p:spPr>" +
            place(rect) + "</p:spPr>" + body(text, box) + "</p:sp>";
}

int SlideShapes::text(std::string const& name, OfficeRect const& rect,
                      std::vector<OfficeParagraph> const& text, OfficeBox const& box)
{
    xml_ += "<p:sp><p:nvSpPr>" + head(name) +
            "<p:cNvSpPr txBox=\"1\"/><p:nvPr/></p:nvSpPr><p:spPr>" + place(rect) +
            geometry("rect") + solid(box.fill) + outline(box.border, 0.75) + "</p:spPr>" +
            body(text, box) + "</p:sp>";
    return id_;
}

void SlideShapes::symbol(std::string const& name, scene::Symbol const& symbol, double emu_a_pixel)
{
    auto const preset = preset_of(symbol.shape);
    double const size = static_cast<double>(symbol.size) * emu_a_pixel;
    double const x = static_cast<double>(symbol.center.x) * emu_a_pixel;
    double const y = static_cast<double>(symbol.center.y) * emu_a_pixel;
    auto const around = [&](double width, double height) {
        return OfficeRect{std::lround(x - width / 2), std::lround(y - height / 2),
                          std::lround(width), std::lround(height)};
    };
    bool const open = symbol.hollow || symbol.broken;
    auto const put = [&](OfficeRect const& rect, Preset const& shape, Color fill, Color edge,
                         bool broken) {
        xml_ += "<p:sp><p:nvSpPr>" + head(name) + "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>" +
                place(rect, shape.turned) + geometry(shape.name, shape.guide) + solid(fill) +
                outline(edge, 1.25, broken) + "</p:spPr></p:sp>";
    };
    put(around(size * preset.width, size * preset.height), preset,
        symbol.hollow   ? scene::at(symbol.color, 0.16)
        : symbol.broken ? scene::at(symbol.color, 0.3)
                        : symbol.color,
        open ? symbol.color : Color{0, 0, 0, 0}, symbol.broken);
    if (symbol.dot)
        put(around(size * 0.3, size * 0.3), {"ellipse", 1, 1}, open ? symbol.color : symbol.outline,
            {0, 0, 0, 0}, false);
}

void SlideShapes::line(std::string const& name, std::int64_t x1, std::int64_t y1, std::int64_t x2,
                       std::int64_t y2, Color color, double width)
{
    std::string turned;
    if (x2 < x1) turned += " flipH=\"1\"";
    if (y2 < y1) turned += " flipV=\"1\"";
    xml_ +=
        "<p:cxnSp><p:nvCxnSpPr>" + head(name) + "<p:cNvCxnSpPr/><p:nvPr/></p:nvCxnSpPr><p:spPr>" +
        place({std::min(x1, x2), std::min(y1, y2), std::abs(x2 - x1), std::abs(y2 - y1)}, turned) +
        geometry("line") + outline(color, width) + "</p:spPr></p:cxnSp>";
}

void SlideShapes::picture(std::string const& name, std::string const& description,
                          OfficeRect const& rect, std::string const& relation)
{
    xml_ += "<p:pic><p:nvPicPr>" + head(name, description) +
            "<p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/></p:cNvPicPr><p:nvPr/></p:nvPicPr>"
            "<p:blipFill><a:blip r:embed=\"" +
            relation + "\"/><a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>" +
            place(rect) + geometry("rect") + "</p:spPr></p:pic>";
}

int SlideShapes::film(std::string const& name, OfficeRect const& rect, std::string const& poster,
                      std::string const& video, std::string const& media)
{
    ++id_;
    xml_ += fmt::format(
        "<p:pic><p:nvPicPr><p:cNvPr id=\"{0}\" name=\"{1} {0}\"><a:hlinkClick r:id=\"\" "
        "action=\"ppaction://media\"/></p:cNvPr><p:cNvPicPr><a:picLocks noChangeAspect=\"1\"/>"
        "</p:cNvPicPr><p:nvPr><a:videoFile r:link=\"{2}\"/><p:extLst><p:ext "
        "uri=\"{{DAA4B4D4-6D71-4841-9C94-3DE7FCFB9230}}\"><p14:media "
        "xmlns:p14=\"http://schemas.microsoft.com/office/powerpoint/2010/main\" r:embed=\"{3}\"/>"
        "</p:ext></p:extLst></p:nvPr></p:nvPicPr><p:blipFill><a:blip r:embed=\"{4}\"/>"
        "<a:stretch><a:fillRect/></a:stretch></p:blipFill><p:spPr>{5}{6}</p:spPr></p:pic>",
        id_, escaped(name), video, media, poster, place(rect), geometry("rect"));
    return id_;
}

void SlideShapes::table(std::string const& name, OfficeRect const& rect,
                        std::vector<std::int64_t> const& widths,
                        std::vector<std::vector<Cell>> const& rows, Color rule, Color under_head)
{
    xml_ += "<p:graphicFrame><p:nvGraphicFramePr>" + head(name) +
            "<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp=\"1\"/></p:cNvGraphicFramePr><p:nvPr/>"
            "</p:nvGraphicFramePr>" +
            fmt::format("<p:xfrm><a:off x=\"{}\" y=\"{}\"/><a:ext cx=\"{}\" cy=\"{}\"/></p:xfrm>",
                        rect.x, rect.y, rect.width, rect.height) +
            "<a:graphic><a:graphicData "
            "uri=\"http://schemas.openxmlformats.org/drawingml/2006/table\"><a:tbl><a:tblPr "
            "firstRow=\"1\"/><a:tblGrid>";
    for (auto const width : widths) xml_ += fmt::format("<a:gridCol w=\"{}\"/>", width);
    xml_ += "</a:tblGrid>";
    auto const none = [](char const* side) {
        return fmt::format("<a:{0} w=\"0\"><a:noFill/></a:{0}>", side);
    };
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto const height = rect.height / static_cast<std::int64_t>(rows.size());
        xml_ +=
            fmt::format("<a:tr h=\"{}\">", i == 0 ? 24 * kPoint : std::min(height, 24 * kPoint));
        for (auto const& cell : rows[i])
            xml_ += "<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>" + paragraphs(cell.text) +
                    fmt::format("</a:txBody><a:tcPr marL=\"0\" marR=\"{}\" marT=\"{}\" "
                                "marB=\"{}\">",
                                8 * kPoint, 3 * kPoint, 3 * kPoint) +
                    none("lnL") + none("lnR") + none("lnT") +
                    fmt::format("<a:lnB w=\"{}\">{}</a:lnB>", i == 0 ? kPoint : kPoint / 2,
                                solid(i == 0 ? under_head : rule)) +
                    "<a:noFill/></a:tcPr></a:tc>";
        xml_ += "</a:tr>";
    }
    xml_ += "</a:tbl></a:graphicData></a:graphic></p:graphicFrame>";
}

} // namespace placetime::publish
