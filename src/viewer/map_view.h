#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "scene/pick.h"
#include "viewer/input.h"
#include "viewer/map_scene.h"
#include "viewer/ui.h"
#include "viewer/whereabouts.h"

namespace placetime::viewer {

/// The map in the window: what the pointer does on it, and what is laid over it (tool lines,
/// tooltip, menu). The picture itself is MapScene's, drawn below ImGui. Positions of the
/// scene and of the session's camera are pixels from the map's top left corner.
class MapView {
public:
    explicit MapView(std::function<void()> ready) : scene_(std::move(ready)) {}

    MapScene& picture() noexcept { return scene_; }

    /// Puts the map into a part of the window. When only panels moved (`window_resized` false) the
    /// ground stays where it is; else the middle does. Before take().
    void place(session::Session& session, scene::Rect area, bool window_resized, float scale);
    /// What the pointer did in this frame, unless a panel took it.
    void take(Ui& ui, Input::Frame const& input, float seconds);
    /// ImGui's part of the map.
    void draw_over(Ui& ui);

    /// The position under the pointer; none outside of the map or of the world.
    std::optional<geo::LonLat> pointer() const noexcept { return pointer_; }
    /// For the status bar: "42.87°N 74.59°E · near Bishkek, Kyrgyzstan"; empty off the map.
    std::string pointer_text() const;
    scene::Rect const& area() const noexcept { return area_; }
    /// True while the pointer holds the map.
    bool held() const noexcept { return gesture_ != Gesture::none; }

private:
    enum class Gesture { none, press, drag, box, carry };

    scene::Point local(ImVec2 p) const noexcept { return {p.x - area_.x, p.y - area_.y}; }
    ImVec2 global(scene::Point p) const noexcept { return {p.x + area_.x, p.y + area_.y}; }
    void press(Ui& ui, scene::Point at);
    void move(Ui& ui, scene::Point at, float seconds);
    void release(Ui& ui, scene::Point at);
    void click(Ui& ui, scene::Point at);
    void add_tool_point(Ui& ui, scene::Point at);
    void choose(Ui& ui, scene::Point at, std::string title, std::vector<events::Row> rows);
    /// Where the selected event's symbol is, in move mode; none out of it, and out of sight.
    std::optional<scene::Point> carried_from(Ui& ui) const;
    void put_down(Ui& ui, scene::Point at);
    void click_hit(Ui& ui, scene::Point at, scene::Hit const& hit);
    bool click_density(Ui& ui, scene::Point at);
    bool zoom_to_cluster(Ui& ui, scene::Hit const& hit);
    void hover(Ui& ui, scene::Point at);

    void draw_region(Ui& ui) const;
    void draw_shown_place(Ui& ui) const;
    void draw_box(Ui& ui) const;
    void draw_carried(Ui& ui) const;
    void draw_candidates(Ui& ui) const;
    void draw_tooltip(Ui& ui);
    void draw_tool_hint(Ui& ui);
    void draw_menu(Ui& ui);

    MapScene scene_;
    scene::Rect area_;
    Gesture gesture_ = Gesture::none;
    scene::Point pressed_at_, last_at_;
    double since_move_ = 0; ///< seconds since the pointer last moved, for the glide
    std::optional<geo::LonLat> pointer_;
    std::optional<scene::Hit> hit_;
    std::vector<events::Row> dense_; ///< rows under the pointer in a density picture
    std::uint64_t hit_revision_ = 0;
    Whereabouts whereabouts_;
    std::optional<geo::LonLat> menu_position_;
    scene::Point menu_at_;
    std::string menu_place_;
};

} // namespace placetime::viewer
