#pragma once

#include <optional>
#include <string>

#include "geo/lonlat.h"

namespace placetime::viewer {

/// What lies at a position, by the gazetteer: "Osh, Kyrgyzstan", "near Uzgen, Kyrgyzstan",
/// "Naryn Region, Kyrgyzstan"; empty at sea and where there is no gazetteer. Some 0.1 ms to 1 ms.
std::string place_at(geo::LonLat position);

/// The same for a pointer that moves: looked up at most four times a second.
class Whereabouts {
public:
    static constexpr double kPause = 0.25; ///< seconds between two look-ups

    /// `seconds` have gone by since the last call.
    void update(std::optional<geo::LonLat> position, double seconds);
    std::string const& text() const noexcept { return text_; }
    /// Seconds until update() has something to do; infinity when the text is that of the position.
    double due() const noexcept;

private:
    std::optional<geo::LonLat> position_, looked_up_;
    double since_ = kPause;
    std::string text_;
};

} // namespace placetime::viewer
