#include "gazetteer_build/steps.h"

#include <fmt/format.h>

namespace placetime::gazetteer_build {

std::optional<std::string> Geodata::read(std::string const& name, Draft& draft) const
{
    for (auto const& file : {folder / name, folder / (name + ".zst")})
        if (std::filesystem::exists(file)) return read_data(file);
    draft.diagnostics.push_back({"missing-geodata", (folder / name).string(), 0, "is not there"});
    return std::nullopt;
}

std::optional<Table> Geodata::tsv(std::string const& name, Draft& draft) const
{
    auto text = read(name, draft);
    if (!text) return std::nullopt;
    return Table::tsv(std::move(*text), name);
}

std::optional<Table> Geodata::csv(std::string const& name, Draft& draft) const
{
    auto text = read(name, draft);
    if (!text) return std::nullopt;
    return Table::csv(std::move(*text), name);
}

} // namespace placetime::gazetteer_build
