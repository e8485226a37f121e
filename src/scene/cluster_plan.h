#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "scene/flower.h"
#include "scene/groups.h"

namespace placetime::scene {

/// What decides how groups are put on the map.
struct PlacingRules {
    Rect frame; ///< groups outside are left out
    Rect inner;
    float scale = 1;
    SizeBy size_by = SizeBy::events;
    std::vector<Rect> clear{}; ///< of furniture: flowers stand beside it, not under it
    friend bool operator==(PlacingRules const&, PlacingRules const&) = default;
};

/// A group and where it is on the map; none when it is not.
struct AnchoredGroup {
    PlaceGroup const* group = nullptr;
    std::optional<Point> anchor;
    std::uint64_t site = 0; ///< of which it is part; its key where sites are places
};

/// A place of the map, or a spot that holds many of them, whatever the window.
struct Site {
    std::uint64_t id = 0;
    Point anchor;
    bool hollow = false;     ///< an area or a line: it shares no flower with points
    std::uint32_t total = 0; ///< events: the fuller of two is the one that a flower stands at
    std::uint32_t first = 0; ///< decides between equals
};

/// Which sites share a flower and where it stands. Made from all sites of the map and from the
/// fullest window (of the length of the one that is shown), so that while time moves every flower
/// keeps its place.
struct ClusterPlan {
    struct Seat {
        std::uint32_t rank = 0; ///< among the sites, fullest first
        std::uint32_t spot = 0;
    };
    /// Of sites by their id. Open addressing: asked for every group of every frame.
    class Seats {
    public:
        explicit Seats(std::size_t sites);
        void add(std::uint64_t site, Seat seat);
        Seat const* find(std::uint64_t site) const;
        Seat* find(std::uint64_t site);

    private:
        struct Slot {
            std::uint64_t site = 0;
            Seat seat;
            bool taken = false;
        };
        std::size_t place_of(std::uint64_t site) const;
        std::vector<Slot> slots_;
    };
    Seats seats{0};
    std::size_t sites = 0;      ///< ranks are below
    std::vector<Point> centers; ///< of spots
    FlowerSizes sizes;
    std::optional<double> largest; ///< figure of a type at a place, when figures size symbols
};

/// Sites nearer than 12 CSS pixels share a flower, and those farther apart too until the flowers of
/// the fullest window cover at most three tenths of the map. Flowers that would overlap are moved
/// apart, by 72 CSS pixels at most. 30 000 sites take some 10 ms.
ClusterPlan plan_clusters(std::span<Site const> sites, std::span<AnchoredGroup const> fullest,
                          events::EventTable const& table, PlacingRules const& rules);

} // namespace placetime::scene
