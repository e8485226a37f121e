#include "gazetteer_build/compile.h"

#include <algorithm>

#include "base/files.h"
#include "gazetteer_build/steps.h"

namespace placetime::gazetteer_build {

namespace {

bool is_text_data(std::filesystem::path const& file)
{
    auto const name = file.filename().string();
    return name.starts_with("event_types.") || name == "disputed.csv";
}

/// Writes only what differs, so that what depends on it is not made again.
void copy_data(std::filesystem::path const& from, std::filesystem::path const& to)
{
    auto const bytes = read_data(from);
    if (std::filesystem::exists(to) && std::filesystem::file_size(to) == bytes.size() &&
        read_file(to) == bytes)
        return;
    write_file(to, bytes);
}

void copy_layers_and_lexicon(std::filesystem::path const& geodata,
                             std::filesystem::path const& output)
{
    for (auto const& entry : std::filesystem::directory_iterator(geodata)) {
        auto const file = entry.path();
        if (!entry.is_regular_file()) continue;
        if (file.string().ends_with(".fgb.zst"))
            copy_data(file, output / file.stem());
        else if (is_text_data(file))
            copy_data(file, output / file.filename());
    }
    if (!std::filesystem::is_directory(geodata / "lexicon")) return;
    std::filesystem::create_directories(output / "lexicon");
    for (auto const& entry : std::filesystem::directory_iterator(geodata / "lexicon"))
        if (entry.is_regular_file()) {
            auto const file = entry.path();
            copy_data(file, output / "lexicon" /
                                (file.extension() == ".zst" ? file.stem() : file.filename()));
        }
}

} // namespace

CompileResult compile_geodata(std::filesystem::path const& geodata,
                              std::filesystem::path const& output)
{
    std::filesystem::create_directories(output);
    copy_layers_and_lexicon(geodata, output);
    Geodata const files{geodata};
    Draft draft;
    add_countries(files, draft);
    auto const divisions = add_divisions(files, draft);
    add_places(files, divisions, draft);
    complete_areas(draft);
    add_borders(files, draft);
    add_curated(files, draft);
    write_index(draft, output / "placetime.gaz");
    return {std::move(draft.diagnostics), draft.size(), draft.names.size()};
}

} // namespace placetime::gazetteer_build
