#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "base/diagnostics.h"
#include "briefing/slide.h"

namespace placetime::briefing {

/// Reads the keys of one object; what is not as it should be becomes a diagnostic with its path.
class KeyReader {
public:
    /// `path`: of the object, empty for the file itself. References must outlive it.
    KeyReader(nlohmann::json const& from, std::string path, std::string const& file,
              Diagnostics& diagnostics)
        : from_(from), path_(std::move(path)), file_(file), diagnostics_(diagnostics)
    {
    }

    /// Null where the key is missing or null. The key counts as known.
    nlohmann::json const* find(std::string_view key);
    /// True when it was there and of the right kind; else `to` stays as it is.
    bool read(std::string_view key, std::string& to);
    bool read(std::string_view key, bool& to);
    /// Brought into [least, most], with a diagnostic where it lay outside.
    bool read(std::string_view key, double& to, double least, double most);
    bool read(std::string_view key, std::optional<time::Instant>& to);
    bool read(std::string_view key, std::vector<std::string>& to, std::size_t most);
    void wrong(std::string_view key, std::string_view what);
    /// A diagnostic for each key that nobody asked for.
    void finish();

private:
    std::string path_of(std::string_view key) const;

    nlohmann::json const& from_;
    std::string path_;
    std::string const& file_;
    Diagnostics& diagnostics_;
    std::vector<std::string> known_;
};

nlohmann::ordered_json written(Slide const& slide);
Slide read_slide(nlohmann::json const& from, std::string const& path, std::string const& file,
                 Diagnostics& diagnostics);

} // namespace placetime::briefing
