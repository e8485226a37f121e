#include <doctest/doctest.h>

#include <zip.h>

#include <map>
#include <memory>
#include <set>
#include <string>

#include "base/files.h"
#include "publish/handouts.h"
#include "publish/office_package.h"
#include "publish/presentation_page.h"
#include "publish/sample_deck.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::publish;

namespace {

using Parts = std::map<std::string, std::string>;

Parts parts_of(std::filesystem::path const& file)
{
    Parts parts;
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive(
        zip_open(file.c_str(), ZIP_RDONLY, nullptr), &zip_discard);
    REQUIRE(archive);
    for (zip_int64_t i = 0; i < zip_get_num_entries(archive.get(), 0); ++i) {
        zip_stat_t stat;
        zip_stat_index(archive.get(), static_cast<zip_uint64_t>(i), 0, &stat);
        std::string bytes(stat.size, '\0');
        auto* entry = zip_fopen_index(archive.get(), static_cast<zip_uint64_t>(i), 0);
        zip_fread(entry, bytes.data(), bytes.size());
        zip_fclose(entry);
        CHECK(parts.emplace(stat.name, std::move(bytes)).second);
    }
    return parts;
}

Parts written(Deck const& deck, PresentationOptions const& options = {})
{
    test::TemporaryFolder const folder;
    Handout handout;
    handout.file = folder.path() / "deck.pptx";
    write_presentation(deck, handout, options);
    return parts_of(handout.file);
}

bool has(std::string const& text, std::string_view what) { return text.find(what) != text.npos; }

} // namespace

TEST_CASE("A presentation has a slide each, with its words as text, and tables of the events")
{
    auto const parts = written(test::sample_deck());
    REQUIRE(parts.contains("ppt/slides/slide4.xml"));
    CHECK(!parts.contains("ppt/slides/slide5.xml"));
    auto const& slide = parts.at("ppt/slides/slide1.xml");
    CHECK(has(slide, "<p:ph type=\"title\"/>"));
    CHECK(has(slide, "<a:t>Ten days in October</a:t>"));
    CHECK(has(slide, "b=\"1\" dirty=\"0\">"));
    CHECK(has(slide, "<a:buChar char=\"•\"/>"));
    CHECK(has(slide, "<a:hlinkClick r:id=\"rId"));
    CHECK(has(slide, "FOR TRAINING"));
    CHECK(has(slide, "Unreviewed machine extraction"));
    CHECK(has(slide, "do not imply endorsement or acceptance"));
    CHECK(has(slide, "Legend symbol"));
    CHECK(has(parts.at("ppt/slides/_rels/slide1.xml.rels"),
              "Target=\"https://example.org/two\" TargetMode=\"External\""));
    auto const& notes = parts.at("ppt/notesSlides/notesSlide1.xml");
    CHECK(has(notes, "Speak slowly."));
    CHECK(has(notes, "Test News, 5 October 2020, https://example.org/a"));
    auto const& table = parts.at("ppt/slides/slide4.xml");
    CHECK(has(table, "<a:tbl>"));
    CHECK(has(table, "A march in the south"));
    CHECK(!has(table, "What was not so"));
    CHECK(has(parts.at("docProps/core.xml"), "<dc:title>October 2020</dc:title>"));
    CHECK(parts.at("ppt/media/map1.png").starts_with("\x89PNG"));
}

TEST_CASE("The same deck gives the same presentation")
{
    test::TemporaryFolder const folder;
    Handout handout;
    auto const deck = test::sample_deck();
    handout.file = folder.path() / "a.pptx";
    write_presentation(deck, handout, {});
    auto const first = read_file(handout.file);
    write_presentation(deck, handout, {});
    CHECK(first == read_file(handout.file));
}

TEST_CASE("A film stands on the last slide, and what is none is refused")
{
    test::TemporaryFolder const folder;
    auto const film = folder.write("film.mp4", std::string("\0\0\0\x18"
                                                           "ftypisom and the rest",
                                                           25));
    auto const parts = written(test::sample_deck(), {film});
    auto const& slide = parts.at("ppt/slides/slide5.xml");
    CHECK(has(slide, "<a:videoFile r:link="));
    CHECK(has(slide, "p14:media"));
    CHECK(has(slide, "<p:timing>"));
    CHECK(parts.contains("ppt/media/poster1.png"));
    CHECK(has(parts.at("[Content_Types].xml"), "Extension=\"mp4\" ContentType=\"video/mp4\""));

    Handout handout;
    handout.file = folder.path() / "deck.pptx";
    CHECK_THROWS_AS(
        write_presentation(test::sample_deck(), handout, {folder.write("no.mp4", "text")}),
        FormatError);
    CHECK(!std::filesystem::exists(handout.file));
}

TEST_CASE("Hostile text is text in a presentation too")
{
    auto const parts = written(test::hostile_deck());
    auto const& slide = parts.at("ppt/slides/slide1.xml");
    CHECK(has(slide, "&lt;script&gt;"));
    CHECK(!has(slide, "<script"));
    CHECK(!has(parts.at("ppt/slides/_rels/slide1.xml.rels"), "javascript"));
    for (auto const& [name, xml] : parts)
        if (name.ends_with(".xml"))
            for (char const c : xml)
                if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
                    FAIL_CHECK("a control character in " << name);
}

TEST_CASE("Addresses that would make PowerPoint call a file damaged are mended or dropped")
{
    CHECK(office_address("https://example.org/a b?q=\"x\"&[y]#one#two") ==
          "https://example.org/a%20b?q=%22x%22&%5By%5D#one%23two");
    CHECK(office_address("https://example.org/100%") == "https://example.org/100%25");
    CHECK(office_address("https://example.org/%D0%9E") == "https://example.org/%D0%9E");
    CHECK(office_address("http://[bad/") == "");
    CHECK(office_address("javascript:alert(1)") == "");
    CHECK(office_address("file:///etc/passwd") == "");
    CHECK(office_address("https:///nothing") == "");
    CHECK(office_address("mailto:a@example.org") == "mailto:a@example.org");
}

TEST_CASE("A table goes on where its page is full")
{
    std::vector<EventRow> rows(36);
    for (auto& row : rows) row.what = "Something happened";
    auto const few = table_breaks(rows);
    CHECK(few.size() == 2);
    CHECK(few[0] == 0);
    for (auto& row : rows) row.quote = std::string(1000, 'q');
    CHECK(table_breaks(rows).size() > 4);
    CHECK(table_breaks({}).empty());
}
