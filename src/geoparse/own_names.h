#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "events/event.h"

namespace placetime::geoparse {

/// What names mean in the reports of one project, whatever the gazetteer says of them, or when it
/// lacks them. Names are compared folded, whole words; of two that fold alike the later one counts.
/// A name written with a capital is not found in lower case. Const members are safe from several
/// threads.
class OwnNames {
public:
    using Place = std::shared_ptr<events::EventPlace const>;

    OwnNames() = default;
    explicit OwnNames(std::vector<std::pair<std::string, events::EventPlace>> const& names);

    bool empty() const noexcept { return names_.empty(); }

    struct Name {
        std::string folded; ///< words parted by one space
        bool capital = false;
        Place place;
    };
    /// The names whose first word this is (folded), the longest first; none for most words.
    std::vector<Name> const& starting_with(std::string_view word) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const noexcept
        {
            return std::hash<std::string_view>()(text);
        }
    };
    std::unordered_map<std::string, std::vector<Name>, Hash, std::equal_to<>> names_;
};

} // namespace placetime::geoparse
