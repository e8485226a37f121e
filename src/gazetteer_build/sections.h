#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <vector>

#include "gazetteer/index_format.h"

namespace placetime::gazetteer_build {

/// The sections of an index file while they are gathered.
class Sections {
public:
    template <typename T>
    void put(gazetteer::format::Section section, std::vector<T> const& records)
    {
        static_assert(std::is_trivially_copyable_v<T>);
        sections_[section].assign(reinterpret_cast<char const*>(records.data()),
                                  records.size() * sizeof(T));
    }
    void put(gazetteer::format::Section section, std::string bytes)
    {
        sections_[section] = std::move(bytes);
    }
    /// The whole file, replaced at once. Throws FileError.
    void write(std::filesystem::path const& file) const;

private:
    std::array<std::string, gazetteer::format::kSectionCount> sections_;
};

} // namespace placetime::gazetteer_build
