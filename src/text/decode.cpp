#include "text/utf8.h"

#include <algorithm>
#include <array>
#include <memory>

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

namespace placetime::text {

namespace {

constexpr std::size_t kSample = 65536;

struct Bom {
    std::string_view bytes;
    char const* encoding;
};
constexpr std::array<Bom, 5> kBoms{{{std::string_view("\xEF\xBB\xBF", 3), "UTF-8"},
                                    {std::string_view("\xFF\xFE\0\0", 4), "UTF-32LE"},
                                    {std::string_view("\0\0\xFE\xFF", 4), "UTF-32BE"},
                                    {std::string_view("\xFF\xFE", 2), "UTF-16LE"},
                                    {std::string_view("\xFE\xFF", 2), "UTF-16BE"}}};

/// UTF-16 without BOM shows as text whose every other byte is mostly zero.
char const* utf16_by_zeros(std::string_view bytes) noexcept
{
    auto const sample = bytes.substr(0, kSample);
    if (sample.size() < 4 || bytes.size() % 2 != 0) return nullptr;
    std::array<std::size_t, 2> zeros{};
    for (std::size_t i = 0; i < sample.size(); ++i) zeros[i % 2] += sample[i] == '\0' ? 1 : 0;
    auto const half = sample.size() / 2;
    if (zeros[1] * 10 > half * 4 && zeros[0] * 50 < half) return "UTF-16LE";
    if (zeros[0] * 10 > half * 4 && zeros[1] * 50 < half) return "UTF-16BE";
    return nullptr;
}

std::string detected_encoding(std::string_view bytes)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> const detector(ucsdet_open(&status),
                                                                              ucsdet_close);
    auto const sample = bytes.substr(0, kSample);
    ucsdet_setText(detector.get(), sample.data(), static_cast<int32_t>(sample.size()), &status);
    auto const* const match = ucsdet_detect(detector.get(), &status);
    if (U_FAILURE(status) || match == nullptr) return "windows-1252";
    std::string name = ucsdet_getName(match, &status);
    return name == "ISO-8859-1" ? "windows-1252" : name; // what the web calls latin-1
}

/// False when the converter does not know the encoding.
bool convert(std::string_view bytes, char const* encoding, Decoded& out)
{
    UErrorCode status = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> const from(ucnv_open(encoding, &status),
                                                                  ucnv_close);
    std::unique_ptr<UConverter, decltype(&ucnv_close)> const to(ucnv_open("UTF-8", &status),
                                                                ucnv_close);
    if (U_FAILURE(status)) return false;
    char const* source = bytes.data();
    char const* const end = source + bytes.size();
    std::array<UChar, 4096> pivot;
    std::array<char, 16384> buffer;
    UChar* pivot_source = pivot.data();
    UChar* pivot_target = pivot.data();
    bool reset = true;
    do {
        status = U_ZERO_ERROR;
        char* target = buffer.data();
        ucnv_convertEx(to.get(), from.get(), &target, buffer.data() + buffer.size(), &source, end,
                       pivot.data(), &pivot_source, &pivot_target, pivot.data() + pivot.size(),
                       reset, true, &status);
        reset = false;
        out.text.append(buffer.data(), static_cast<std::size_t>(target - buffer.data()));
    } while (status == U_BUFFER_OVERFLOW_ERROR);
    out.encoding = encoding;
    out.repaired = out.text.find("\xEF\xBF\xBD") != std::string::npos;
    if (out.text.starts_with("\xEF\xBB\xBF")) out.text.erase(0, 3);
    return U_SUCCESS(status);
}

} // namespace

Decoded decode(std::string_view bytes, std::string_view hint)
{
    Decoded out;
    for (auto const& bom : kBoms) {
        if (!bytes.starts_with(bom.bytes)) continue;
        bytes.remove_prefix(bom.bytes.size());
        if (std::string_view(bom.encoding) == "UTF-8") break;
        if (convert(bytes, bom.encoding, out)) return out;
    }
    if (auto const* const utf16 = utf16_by_zeros(bytes);
        utf16 != nullptr && convert(bytes, utf16, out))
        return out;
    auto const invalid = find_invalid_utf8(bytes);
    if (invalid == std::string_view::npos) return {std::string(bytes), "UTF-8", false};
    if (!hint.empty() && convert(bytes, std::string(hint).c_str(), out)) return out;
    // A few bad bytes in a long text that is UTF-8 elsewhere: damage, not another encoding.
    auto repaired = repaired_utf8(bytes);
    std::size_t bad = 0;
    std::size_t multibyte = 0;
    for (std::size_t at = 0; at < repaired.size();) {
        auto const c = code_point_at(repaired, at);
        bad += c.value == 0xfffd ? 1 : 0;
        multibyte += c.length > 1 && c.value != 0xfffd ? 1 : 0;
        at += c.length;
    }
    if (multibyte >= bad * 2) return {std::move(repaired), "UTF-8", true};
    out = {};
    if (convert(bytes, detected_encoding(bytes).c_str(), out)) return out;
    return {std::move(repaired), "UTF-8", true};
}

bool looks_binary(std::string_view bytes) noexcept
{
    for (auto const& bom : kBoms)
        if (bytes.starts_with(bom.bytes)) return false;
    if (utf16_by_zeros(bytes) != nullptr) return false;
    auto const sample = bytes.substr(0, kSample);
    std::size_t controls = 0;
    for (char const c : sample) {
        if (c == '\0') return true;
        bool const blank = (c >= '\t' && c <= '\r') || c == '\x1b';
        controls += static_cast<unsigned char>(c) < 0x20 && !blank ? 1 : 0;
    }
    return controls * 50 > sample.size();
}

} // namespace placetime::text
