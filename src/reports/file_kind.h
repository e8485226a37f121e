#pragma once

#include <filesystem>
#include <string_view>

namespace placetime::reports {

enum class Kind { text, markdown, html, pdf, mail, json_lines, json };

/// What a file is: by its first bytes where they are plain (PDF, an HTML document), else by its
/// extension; text when neither says.
Kind kind_of(std::filesystem::path const& file, std::string_view bytes);

/// True for the extensions that a folder is searched for: txt, text, md, markdown, html, htm,
/// xhtml, pdf, eml, jsonl, ndjson (any case).
bool has_report_extension(std::filesystem::path const& file);

/// What bytes that are no text look like ("a PNG image", "a ZIP archive"), from their signature;
/// empty when none is known.
std::string_view binary_look(std::string_view bytes) noexcept;

/// True when decoded text is mostly no text: more than one in ten of its first 64 KiB of characters
/// are control characters or could not be read.
bool mostly_unreadable(std::string_view utf8) noexcept;

} // namespace placetime::reports
