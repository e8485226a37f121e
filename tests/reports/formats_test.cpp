#include <doctest/doctest.h>

#include "base/error.h"
#include "reports/html.h"
#include "reports/mail.h"
#include "reports/metadata_date.h"
#include "reports/mime_decode.h"
#include "reports/pdf.h"
#include "reports/report.h"
#include "support/temporary_folder.h"

using namespace placetime;
using namespace placetime::reports;

namespace {

std::string date_of(std::string_view text)
{
    auto const date = parse_metadata_date(text);
    return date ? std::string(time::to_string(date->precision)) + " " +
                      time::format_utc(date->interval.begin).substr(0, 10)
                : "none";
}

Report html_report(std::string_view html)
{
    Report report;
    read_html(html, report);
    return report;
}

} // namespace

TEST_CASE("metadata dates are read as the civil day they write")
{
    struct Row {
        std::string_view text, expected;
    };
    for (auto const& row : {
             Row{"2020-10-06", "day 2020-10-06"},
             Row{"2020-10-07T01:30:00+06:00", "day 2020-10-07"},
             Row{"2020-10-06 14:30:00 UTC", "day 2020-10-06"},
             Row{"2020-10-06T14:30:00.123+0000", "day 2020-10-06"},
             Row{"20201006T143000Z", "day 2020-10-06"},
             Row{"2020-10", "month 2020-10-01"},
             Row{"2020", "year 2020-01-01"},
             Row{"Tue, 6 Oct 2020 14:30:00 +0600", "day 2020-10-06"},
             Row{"6 Oct 2020 14:30", "day 2020-10-06"},
             Row{"October 6, 2020", "day 2020-10-06"},
             Row{"Oct. 6th, 2020 10:00 am", "day 2020-10-06"},
             Row{"Sept 2020", "month 2020-09-01"},
             Row{"2020/10/06", "day 2020-10-06"},
             Row{"06.10.2020", "day 2020-10-06"},
             Row{"06/10/2020", "none"},
             Row{"31 February 2020", "none"},
             Row{"yesterday", "none"},
             Row{"", "none"},
             Row{"1/", "none"},
         }) {
        CAPTURE(row.text);
        CHECK(date_of(row.text) == row.expected);
    }
}

TEST_CASE("HTML gives its main text in blocks, without furniture")
{
    auto const report = html_report(R"(<!doctype html><html lang="en"><head>
<title>Bread is dear | The Courier</title><meta property="og:site_name" content="The Courier">
<meta property="article:published_time" content="2021-03-04T22:10:00+05:00">
<link rel="canonical" href="https://courier.example/bread">
<style>p{color:red}</style><script>var x = "Osh";</script></head><body>
<header><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></header>
<nav>Menu</nav>
<article><h1>Bread is dear</h1><p>Bread in&nbsp;Naryn   costs
twice as much.</p><ul><li>First item</li><li>Second item</li></ul>
<figure><img src="x.png"><figcaption>A bakery</figcaption></figure>
<div class="share-buttons">Share this</div><aside>Related</aside>
<p>It costs &lt; a lot.<br>New line</p><table><tr><td>a</td><td>b</td></tr></table>
<form>Search <input value="x"></form><noscript>Turn on scripts</noscript></article>
<footer>Copyright</footer></body></html>)");
    CHECK(report.text ==
          "Bread is dear\n\nBread in Naryn costs twice as much.\n\nFirst item\n\nSecond "
          "item\n\nA bakery\n\nIt costs < a lot.\nNew line\n\na\tb");
    CHECK(report.title == "Bread is dear");
    CHECK(report.publisher == "The Courier");
    CHECK(report.url == "https://courier.example/bread");
    CHECK(report.language == "en");
    REQUIRE(report.date.has_value());
    CHECK(time::format_utc(report.date->interval.begin) == "2021-03-04T00:00:00Z");
}

TEST_CASE("HTML dates and publishers come from JSON-LD, time elements and meta names too")
{
    auto const json = html_report(
        R"(<p>x</p><script type="application/ld+json">{"@graph":[{"@type":"NewsArticle",
"datePublished":"2020-10-06T10:00:00Z","publisher":{"name":"Wire"}}]}</script>)");
    CHECK(json.publisher == "Wire");
    REQUIRE(json.date.has_value());
    CHECK(json.date_source == "metadata");
    CHECK(html_report("<p>x <time datetime='2020-10-06'>today</time></p>").date.has_value());
    CHECK(
        html_report("<meta name='DC.date.issued' content='2020-10-06'><p>x</p>").date.has_value());
    CHECK_FALSE(html_report("<p>6 October 2020</p>").date.has_value());
}

TEST_CASE("a page whose class names look like furniture still gives its text")
{
    auto const report =
        html_report("<body class='has-sidebar'><div class='content menu-open'><p>Snow "
                    "closed the pass above Kara-Balta.</p></div></body>");
    CHECK(report.text == "Snow closed the pass above Kara-Balta.");
}

TEST_CASE("a page that is one form gives its text, without its menu")
{
    auto const report =
        html_report("<form><div class='nav-bar'>Home World</div><div>Snow closed the pass "
                    "above Kara-Balta, the ministry said on Monday.</div></form>");
    CHECK(report.text == "Snow closed the pass above Kara-Balta, the ministry said on Monday.");
}

TEST_CASE("the article is told from its teasers, and a live blog keeps all its posts")
{
    std::string const body =
        "<p>Snow closed the pass above Kara-Balta, the ministry said on Monday, and it "
        "asked drivers to wait until the road is cleared.</p>";
    std::string teasers;
    for (int i = 0; i < 9; ++i)
        teasers += "<article><a href='x'>A headline of another story that is long</a><p>A "
                   "line.</p></article>";
    auto const report = html_report("<main><article><h1>Snow</h1>" + body + body + "</article>" +
                                    teasers + "</main>");
    CHECK(report.text.starts_with("Snow\n\nSnow closed"));
    CHECK(report.text.find("headline") == std::string::npos);
    auto const blog = html_report("<main><h1>Live</h1><article>" + body + "</article><article>" +
                                  body + "</article><article>" + body + "</article></main>");
    CHECK(blog.text.find("Snow", blog.text.find("Snow") + 1) != std::string::npos);
}

TEST_CASE("deeply nested HTML is stripped of its tags without a tree")
{
    std::string html;
    for (int i = 0; i < 200'000; ++i) html += "<div>";
    html += "Snow &amp; ice &#x41;<script>no</script></p>";
    CHECK(html_report(html).text == "Snow & ice A");
}

TEST_CASE("the charset of a document is found in its meta element")
{
    CHECK(html_charset("<meta charset=\"windows-1251\">") == "windows-1251");
    CHECK(html_charset("<meta http-equiv=x content='text/html; charset=KOI8-R'>") == "koi8-r");
    CHECK(html_charset("<p>charset") == "");
}

TEST_CASE("a mail gives its plain part, subject, sender and date")
{
    Report report;
    bool repaired = false;
    read_mail(
        "From: =?UTF-8?Q?News_=C3=A9?= <desk@wire.example>\r\nSubject: =?utf-8?B?0J7RiA==?=\r\n "
        "=?utf-8?B?IHRvZGF5?=\r\nDate: Tue, 6 Oct 2020 23:30:00 +0600\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/alternative; boundary=\"xx\"\r\n\r\nignored\r\n--xx\r\n"
        "Content-Type: text/html\r\n\r\n<p>html</p>\r\n--xx\r\nContent-Type: text/plain; "
        "charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nCaf=C3=A9 in =\r\n"
        "Osh\r\n--xx--\r\n",
        report, repaired);
    CHECK(report.text == "Café in Osh\r\n");
    CHECK(report.title == "Ош today");
    CHECK(report.publisher == "News é");
    REQUIRE(report.date.has_value());
    CHECK(time::format_utc(report.date->interval.begin) == "2020-10-06T00:00:00Z");
    CHECK_FALSE(repaired);
}

TEST_CASE("a mail with HTML alone is read through the HTML reader, attachments are skipped")
{
    Report report;
    bool repaired = false;
    read_mail(
        "From: desk@wire.example\nSubject: Snow\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n"
        "Content-Disposition: attachment\n\nnot me\n--b\nContent-Type: text/html\n"
        "Content-Transfer-Encoding: base64\n\nPGgxPkhlYWQ8L2gxPjxwPlNub3cgZmVsbC48L3A+\n--b--\n",
        report, repaired);
    CHECK(report.text == "Head\n\nSnow fell.");
    CHECK(report.title == "Snow");
    CHECK(report.publisher == "wire.example");
}

TEST_CASE("MIME encodings decode, and wrong ones do no harm")
{
    CHECK(decode_quoted_printable("a=3Db=\n c=ZZ=") == "a=b c=ZZ");
    CHECK(decode_base64("SGk=") == "Hi");
    CHECK(decode_base64("S!G k") == "Hi");
    CHECK(decode_header("=?utf-8?q?a_b?= =?utf-8?q?c?= d") == "a bc d");
    CHECK(decode_header("=?broken") == "=?broken");
}

TEST_CASE("pages lose their headers and numbers, and only safe hyphens are undone")
{
    auto const text =
        join_pages("The Courier\n\nThe govern-\nment met in Kara-\nBalta.\n\nPage 1\n\f"
                   "The Courier\n\nThe government said that\n\nPage 2\n\f"
                   "The Courier\n\nit was well-\nknown.\n\nPage 3\n\f");
    CHECK(text == "The government met in Kara-\nBalta.\n\nThe government said that\nit was "
                  "well-\nknown.");
}

TEST_CASE("JSON lines are read one a line and bad ones are noted with their line")
{
    test::TemporaryFolder folder;
    auto const file = folder.write(
        "wire.jsonl",
        "\xEF\xBB\xBF{\"id\":\"a\",\"text\":\"Rain.\",\"date\":\"2020-10-06\",\"url\":null}\n"
        "\n{oops}\n{\"text\":\"Snow.\",\"dct\":\"2020-10\"}\n{\"id\":\"c\",\"text\":\"\"}\n");
    Diagnostics diagnostics;
    auto const found = read_reports(file, diagnostics);
    REQUIRE(found.size() == 2);
    CHECK(found[0].id == "a");
    CHECK(found[0].date.has_value());
    CHECK(found[1].id == "wire-4");
    CHECK(found[1].date->precision == time::Precision::month);
    REQUIRE(diagnostics.size() == 2);
    CHECK(diagnostics[0].line == 3);
    CHECK(diagnostics[1].line == 5);
    CHECK_THROWS_AS(parse_json_line("[]"), FormatError);
    CHECK_THROWS_AS(parse_json_line("{\"text\":\"a\",\"id\":1e999}"), FormatError);
    CHECK_THROWS_AS(parse_json_line("{\"text\":\"\\ud800\"}"), FormatError);
}

TEST_CASE("a PDF gives its text, and its creation date with the trust of a file's")
{
    test::TemporaryFolder folder;
    std::string const content = "BT /F1 12 Tf 72 720 Td (Snow closes the pass of Too-Ashuu) Tj ET";
    std::string const pdf =
        "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R"
        "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n4 0 obj<</Length " +
        std::to_string(content.size()) + ">>stream\n" + content +
        "\nendstream endobj\n5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\n"
        "6 0 obj<</Title(Snow on the pass)/CreationDate(D:20210304101112Z)>>endobj\n"
        "trailer<</Root 1 0 R/Info 6 0 R>>\n";
    Diagnostics diagnostics;
    std::vector<Report> found;
    try {
        found = read_reports(folder.write("snow.pdf", pdf), diagnostics);
    } catch (Error const& error) { // pdftotext is not installed: then the sentence says so
        CHECK(std::string(error.what()).find("install poppler-utils") != std::string::npos);
        return;
    }
    REQUIRE(found.size() == 1);
    CHECK(found[0].text == "Snow closes the pass of Too-Ashuu");
    CHECK(found[0].title == "Snow on the pass");
    CHECK(found[0].date_source == "file");
    REQUIRE(found[0].date.has_value());
    CHECK(time::format_utc(found[0].date->interval.begin) == "2021-03-04T00:00:00Z");
}
