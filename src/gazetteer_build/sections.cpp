#include "gazetteer_build/sections.h"

#include <fstream>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"

namespace placetime::gazetteer_build {

using namespace gazetteer::format;

namespace {

std::uint64_t aligned(std::uint64_t offset) { return (offset + 15) / 16 * 16; }

} // namespace

void Sections::write(std::filesystem::path const& file) const
{
    Header header;
    auto offset = aligned(sizeof(Header));
    for (std::size_t i = 0; i < kSectionCount; ++i) {
        header.sections[i] = {offset, sections_[i].size()};
        offset = aligned(offset + sections_[i].size());
    }
    header.file_size = offset;
    header.checksum = hash_bytes({reinterpret_cast<char const*>(&header), sizeof(Header)});

    AtomicFile target(file);
    std::ofstream out(target.path(), std::ios::binary);
    std::string const padding(16, '\0');
    auto const put = [&](char const* bytes, std::size_t size) {
        out.write(bytes, static_cast<std::streamsize>(size));
        out.write(padding.data(), static_cast<std::streamsize>(aligned(size) - size));
    };
    put(reinterpret_cast<char const*>(&header), sizeof(Header));
    for (auto const& section : sections_) put(section.data(), section.size());
    out.close();
    if (!out) throw FileError(fmt::format("{}: cannot be written", file.string()));
    target.commit();
}

} // namespace placetime::gazetteer_build
