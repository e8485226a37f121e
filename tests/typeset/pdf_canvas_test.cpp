#include "typeset/pdf_canvas.h"

#include <doctest/doctest.h>

#include <vector>

#include "base/files.h"
#include "base/process.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::typeset;

namespace {

std::string told_by(std::vector<std::string> const& arguments)
{
    auto const result = run_process(arguments);
    REQUIRE(result);
    CHECK(result->errors.empty());
    REQUIRE(result->status == 0);
    return result->output;
}

std::string page_of_scripts()
{
    PdfCanvas pdf({"Brief <b> Бишкек", "Placetime", "2020-10-06T00:00:00Z"});
    pdf.begin_page(842, 595, 0.5);
    std::vector<std::uint8_t> const pixels(60, 200);
    pdf.image({0, 0, 1684, 1190}, 5, 4, pixels);
    pdf.box({20, 20, 600, 400}, 8, {255, 255, 255}, {0, 0, 0}, 2);
    pdf.polygon(std::vector<Spot>{{10, 10}, {20, 10}, {15, 20}}, {200, 0, 0});
    pdf.line({0, 500}, {900, 500}, {0, 0, 0}, 1);
    Style style;
    style.size = 40;
    pdf.begin_part("H1");
    pdf.text("Protesters storm the White House", style, {40, 100}, {0, 0, 0});
    pdf.end_part();
    pdf.text("Протестующие, Ош, Ыссык-Көл", style, {40, 160}, {0, 0, 0});
    pdf.text("احتجاجات في بيشكيك", style, {40, 220}, {0, 0, 0});
    pdf.text("比什凯克 ビシュケク 비슈케크", style, {40, 250}, {0, 0, 0});
    pdf.begin_link("https://example.org/a?b='c d");
    pdf.text("the report", style, {40, 280}, {11, 98, 164});
    pdf.end_link();
    pdf.begin_link("javascript:alert(1)");
    pdf.text("no link", style, {40, 340}, {11, 98, 164});
    pdf.end_link();
    pdf.text("broken \xFF byte", style, {40, 400}, {0, 0, 0});
    pdf.clip_out(std::vector<Area>{{700, 0, 200, 200}, {800, 0, 200, 200}});
    pdf.text("seen in part", style, {600, 100}, {0, 0, 0});
    pdf.pop_clip();
    pdf.outline("Первый слайд");
    pdf.end_page();
    pdf.begin_page(595, 842, 1);
    pdf.clip_to({0, 0, 300, 300});
    style.weight = Weight::bold;
    pdf.text("second page", style, {40, 100}, {0, 0, 0});
    pdf.pop_clip();
    std::string const words =
        "A paragraph of several words that does not fit into one line, nor two.";
    double const line = pdf.paragraph_height("word", style, 300, 5);
    CHECK(line > 40);
    CHECK(pdf.paragraph_height(words, style, 300, 5) == doctest::Approx(5 * line).epsilon(0.02));
    CHECK(pdf.paragraph_height(words, style, 300, 2) == doctest::Approx(2 * line).epsilon(0.02));
    CHECK(pdf.paragraph(std::string(10'000, 'x'), style, {40, 300}, 300, 2, {}) ==
          doctest::Approx(2 * line).epsilon(0.02));
    pdf.outline("Second");
    pdf.end_page();
    return pdf.finish();
}

} // namespace

TEST_CASE("the text of a PDF is text, in every script, with its fonts embedded")
{
    test::TemporaryFolder const folder;
    auto const file = folder.write("page.pdf", page_of_scripts()).string();
    auto const text = told_by({"pdftotext", "-layout", file, "-"});
    for (auto const* words : {"Protesters storm the White House", "Протестующие, Ош, Ыссык-Көл",
                              "the report", "second page", "比什凯克 ビシュケク 비슈케크",
                              "broken \xEF\xBF\xBD byte", "seen in part"}) {
        CAPTURE(words);
        CHECK(text.find(words) != std::string::npos);
    }
    CHECK(text.find("بيشكيك") != std::string::npos);
    auto const fonts = told_by({"pdffonts", file});
    CHECK(fonts.find("Inter-Regular") != std::string::npos);
    CHECK(fonts.find("Inter-Bold") != std::string::npos);
    CHECK(fonts.find("Type 3") == std::string::npos);
    CHECK(fonts.find(" no ") == std::string::npos); // embedded, a subset, with Unicode
}

TEST_CASE("a PDF has its pages, its data and nothing of the present")
{
    test::TemporaryFolder const folder;
    auto const file = folder.write("page.pdf", page_of_scripts()).string();
    auto const info = told_by({"pdfinfo", "-isodates", "-l", "2", file});
    CAPTURE(info);
    CHECK(info.find("Brief <b> Бишкек") != std::string::npos);
    CHECK(info.find("2020-10-06") != std::string::npos);
    CHECK(info.find("Tagged:          yes") != std::string::npos);
    CHECK(info.find("842 x 595 pts") != std::string::npos);
    CHECK(info.find("595 x 842 pts") != std::string::npos);
    CHECK(page_of_scripts() == page_of_scripts());
    auto const addresses = told_by({"pdfinfo", "-url", file});
    CHECK(addresses.find("https://example.org/a?b=%27c%20d") != std::string::npos);
    CHECK(addresses.find("javascript") == std::string::npos);
    PdfCanvas undated({"", "", ""});
    undated.begin_page(100, 100, 1);
    undated.end_page();
    CHECK(undated.finish().find("CreationDate") == std::string::npos);
}
