#include "reports/file_kind.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace placetime::reports {

namespace {

using namespace std::string_view_literals;

std::string lower_ascii(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    return text;
}

std::string extension_of(std::filesystem::path const& file)
{
    return lower_ascii(file.extension().string());
}

constexpr std::array<std::pair<std::string_view, Kind>, 13> kExtensions{{
    {".txt", Kind::text},
    {".text", Kind::text},
    {".md", Kind::markdown},
    {".markdown", Kind::markdown},
    {".html", Kind::html},
    {".htm", Kind::html},
    {".xhtml", Kind::html},
    {".pdf", Kind::pdf},
    {".eml", Kind::mail},
    {".jsonl", Kind::json_lines},
    {".ndjson", Kind::json_lines},
    {".json", Kind::json},
    {".log", Kind::text},
}};

bool starts_as_html(std::string_view bytes)
{
    if (bytes.starts_with("\xEF\xBB\xBF"sv)) bytes.remove_prefix(3);
    auto const first = bytes.find_first_not_of(" \t\r\n"sv);
    if (first == std::string_view::npos) return false;
    auto const head = lower_ascii(std::string(bytes.substr(first, 16)));
    return head.starts_with("<!doctype html") || head.starts_with("<html");
}

} // namespace

Kind kind_of(std::filesystem::path const& file, std::string_view bytes)
{
    if (bytes.starts_with("%PDF-")) return Kind::pdf;
    auto const extension = extension_of(file);
    for (auto const& [name, kind] : kExtensions)
        if (extension == name && kind != Kind::text) return kind;
    return starts_as_html(bytes) ? Kind::html : Kind::text;
}

bool has_report_extension(std::filesystem::path const& file)
{
    auto const extension = extension_of(file);
    return extension != ".json" && extension != ".log" &&
           std::any_of(kExtensions.begin(), kExtensions.end(),
                       [&](auto const& known) { return known.first == extension; });
}

std::string_view binary_look(std::string_view bytes) noexcept
{
    struct Signature {
        std::string_view start, look;
        std::size_t at = 0;
    };
    static constexpr std::array<Signature, 27> kSignatures{{
        {"\x89PNG\r\n"sv, "a PNG image"},
        {"\xFF\xD8\xFF"sv, "a JPEG image"},
        {"GIF87a"sv, "a GIF image"},
        {"GIF89a"sv, "a GIF image"},
        {"II*\0"sv, "a TIFF image"},
        {"MM\0*"sv, "a TIFF image"},
        {"WEBP"sv, "a WebP image", 8},
        {"PK\x03\x04"sv, "a ZIP archive (or a DOCX, XLSX or ODT document)"},
        {"PK\x05\x06"sv, "an empty ZIP archive"},
        {"\x7F"
         "ELF"sv,
         "a program (ELF)"},
        {"MZ\x90"sv, "a Windows program"},
        {"\x1F\x8B"sv, "a gzip archive"},
        {"BZh"sv, "a bzip2 archive"},
        {"\xFD"
         "7zXZ"sv,
         "an xz archive"},
        {"\x28\xB5\x2F\xFD"sv, "a zstd archive"},
        {"7z\xBC\xAF\x27\x1C"sv, "a 7z archive"},
        {"Rar!\x1A"sv, "a RAR archive"},
        {"SQLite format 3\0"sv, "a SQLite database (or a GeoPackage)"},
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv, "an old Office document (DOC, XLS or PPT)"},
        {"ftyp"sv, "a video or HEIC image (MP4 container)", 4},
        {"ID3"sv, "an MP3 file"},
        {"OggS"sv, "an Ogg file"},
        {"AVI "sv, "an AVI video", 8},
        {"WAVE"sv, "a WAV file", 8},
        {"\x1A\x45\xDF\xA3"sv, "a Matroska or WebM video"},
        {"{\\rtf"sv, "an RTF document"},
        {"fgb\x03"sv, "a FlatGeobuf layer"},
    }};
    for (auto const& signature : kSignatures)
        if (bytes.size() > signature.at && bytes.substr(signature.at).starts_with(signature.start))
            return signature.look;
    return {};
}

bool mostly_unreadable(std::string_view utf8) noexcept
{
    auto const sample = utf8.substr(0, 65536);
    std::size_t strange = 0;
    std::size_t characters = 0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        auto const c = static_cast<unsigned char>(sample[i]);
        if ((c & 0xC0) == 0x80) continue;
        ++characters;
        bool const control = (c < 0x20 && c != '\t' && c != '\n' && c != '\r' && c != '\f' &&
                              c != '\v' && c != 0x1B) ||
                             c == 0x7F;
        bool const c1 = c == 0xC2 && i + 1 < sample.size() &&
                        static_cast<unsigned char>(sample[i + 1]) < 0xA0 &&
                        static_cast<unsigned char>(sample[i + 1]) != 0x85;
        strange += control || c1 || sample.substr(i, 3) == "\xEF\xBF\xBD"sv ? 1u : 0u;
    }
    return strange * 10 > characters;
}

} // namespace placetime::reports
