#pragma once

#include <cstring>
#include <filesystem>
#include <span>
#include <string_view>

#include "base/files.h"
#include "gazetteer/gazetteer.h"
#include "gazetteer/index_format.h"

namespace placetime::gazetteer {

/// The mapped file and its sections. Views stay good as long as the object.
class IndexFile {
public:
    /// Checks the header, and that the sections lie in the file and have whole records and fitting
    /// counts. Touches the header only. Throws FileError, FormatError.
    explicit IndexFile(std::filesystem::path const& file);

    /// Records of a section. Its element type is the section's by index_format.h.
    template <typename T> std::span<T const> records(format::Section section) const noexcept
    {
        auto const& extent = header_.sections[section];
        return {reinterpret_cast<T const*>(file_.bytes().data() + extent.offset),
                static_cast<std::size_t>(extent.size / sizeof(T))};
    }
    std::string_view bytes(format::Section section) const noexcept
    {
        auto const all = records<char>(section);
        return {all.data(), all.size()};
    }
    /// Piece `i` of `pool`, cut by a section of offsets; empty when the offsets are bad.
    std::string_view piece(format::Section offsets, format::Section pool,
                           std::size_t i) const noexcept;
    /// The counted text at `offset` of kTexts; empty when it does not lie there.
    std::string_view text(std::uint32_t offset) const noexcept;
    /// What `i` of a section of offsets cuts out of a section of T; empty when the offsets are bad.
    template <typename T>
    std::span<T const> slice(format::Section offsets, format::Section section,
                             std::size_t i) const noexcept
    {
        auto const cuts = records<std::uint32_t>(offsets);
        auto const all = records<T>(section);
        if (i + 1 >= cuts.size() || cuts[i] > cuts[i + 1] || cuts[i + 1] > all.size()) return {};
        return all.subspan(cuts[i], cuts[i + 1] - cuts[i]);
    }
    std::size_t file_size() const noexcept { return file_.bytes().size(); }

private:
    MappedFile file_;
    format::Header header_;
};

} // namespace placetime::gazetteer
