#include "viewer/map_view.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

#include "session/session.h"

namespace placetime::viewer {

namespace {

/// A pointer that moved no further than this clicked; CSS pixels.
constexpr float kClickSlack = 4;
/// A click this near to a region's first corner closes it; CSS pixels.
constexpr float kCloseSlack = 10;
/// In move mode a press this near to the event's symbol takes it; CSS pixels.
constexpr float kGrip = 24;
/// In a density picture what lies under the pointer is in a square of this half side; CSS pixels.
constexpr float kDenseReach = 4;
/// Seconds that a move takes which is to leave no speed behind.
constexpr double kSlowly = 10;
/// More than this is not listed but zoomed into.
constexpr std::size_t kListed = 200;
/// A cluster whose places lie closer together than this cannot be parted by coming nearer.
constexpr geo::Meters kInseparable = 200;

float distance(scene::Point a, scene::Point b) { return std::hypot(a.x - b.x, a.y - b.y); }

std::vector<geo::LonLat> positions_of(events::EventTable const& table,
                                      std::vector<events::Row> const& rows)
{
    std::vector<geo::LonLat> positions;
    for (auto const row : rows)
        if (!std::isnan(table.lons()[row]))
            positions.push_back({table.lons()[row], table.lats()[row]});
    return positions;
}

bool is_separable(std::vector<geo::LonLat> const& positions)
{
    return std::any_of(positions.begin(), positions.end(), [&](geo::LonLat p) {
        return geo::distance(positions.front(), p) > kInseparable;
    });
}

} // namespace

void MapView::place(session::Session& session, scene::Rect area, bool window_resized, float scale)
{
    if (area == area_) return;
    bool const is_first = area_.width <= 0;
    auto const before = area_.center();
    area_ = area;
    auto& camera = session.camera;
    // Fitted events keep clear of the furniture at the edges.
    float const margin = std::min(32 * scale, 0.1F * std::min(area.width, area.height));
    scene::Rect const frame{0, 0, area.width, area.height};
    camera.resize(frame, frame.grown(-margin));
    if (is_first || window_resized || camera.moving()) return;
    auto const after = area_.center();
    camera.press({0, 0});
    camera.drag_to({before.x - after.x, before.y - after.y}, kSlowly);
    camera.let_go();
    camera.stop();
}

void MapView::take(Ui& ui, Input::Frame const& input, float seconds)
{
    auto const& io = ImGui::GetIO();
    auto& session = ui.session;
    auto const at = local(io.MousePos);
    bool const inside =
        area_.contains(scene::Point{io.MousePos.x, io.MousePos.y}) && !io.WantCaptureMouse;
    since_move_ += seconds;

    if (inside && gesture_ == Gesture::none) {
        if (ImGui::IsMouseDoubleClicked(0)) {
            if (session.tools.tool() == session::Tool::pan)
                session.camera.double_click(at);
            else
                session.finish_tool();
        } else if (ImGui::IsMouseClicked(0)) {
            press(ui, at);
        }
        if (ImGui::IsMouseClicked(1)) {
            menu_position_ = session.camera.camera().to_position(at);
            menu_at_ = at;
            menu_place_ = menu_position_ ? place_at(*menu_position_) : std::string();
            ImGui::OpenPopup("map menu");
        }
    }
    if (gesture_ != Gesture::none && !ImGui::IsMouseClicked(0)) {
        if (input.pointer_moved) move(ui, at, seconds);
        if (!ImGui::IsMouseDown(0)) release(ui, at);
    }
    if (inside && input.wheel_y != 0)
        session.camera.zoom(std::pow(session::CameraControl::kZoomStep, input.wheel_y), at);

    bool const over = inside || gesture_ != Gesture::none;
    pointer_ = over ? session.camera.camera().to_position(at) : std::nullopt;
    if (session.tools.tool() != session::Tool::pan) session.tools.set_pointer(pointer_);
    if (auto const from = carried_from(ui);
        inside && from && gesture_ == Gesture::none && distance(*from, at) <= ui.px(kGrip))
        ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeAll);
    whereabouts_.update(pointer_, seconds);
    ui.frames.within(whereabouts_.due());
    if (inside && gesture_ == Gesture::none && session.tools.tool() == session::Tool::pan) {
        hover(ui, at);
    } else {
        hit_.reset();
        dense_.clear();
    }
}

void MapView::press(Ui& ui, scene::Point at)
{
    pressed_at_ = last_at_ = at;
    since_move_ = 0;
    auto& session = ui.session;
    if (ImGui::GetIO().KeyShift || session.tools.tool() == session::Tool::box_zoom) {
        gesture_ = Gesture::box;
        return;
    }
    if (auto const from = carried_from(ui); from && distance(*from, at) <= ui.px(kGrip)) {
        gesture_ = Gesture::carry;
        return;
    }
    gesture_ = Gesture::press;
    session.camera.press(at);
}

std::optional<scene::Point> MapView::carried_from(Ui& ui) const
{
    auto const& session = ui.session;
    if (session.tools.tool() != session::Tool::move_event) return std::nullopt;
    auto const row = session.selection.primary();
    auto const& table = *session.table();
    if (!row || std::isnan(table.lons()[*row])) return std::nullopt;
    return session.camera.camera().to_screen(geo::LonLat{table.lons()[*row], table.lats()[*row]});
}

/// The event happened here.
void MapView::put_down(Ui& ui, scene::Point at)
{
    auto& session = ui.session;
    auto const position = session.camera.camera().to_position(at);
    if (!position) return;
    session.tools.cancel();
    session.move_place(*position);
}

void MapView::move(Ui& ui, scene::Point at, float seconds)
{
    if (gesture_ == Gesture::press && distance(at, pressed_at_) > ui.px(kClickSlack))
        gesture_ = Gesture::drag;
    if (gesture_ == Gesture::drag)
        ui.session.camera.drag_to(at, std::max(since_move_, static_cast<double>(seconds)));
    last_at_ = at;
    since_move_ = 0;
}

void MapView::release(Ui& ui, scene::Point at)
{
    auto& session = ui.session;
    auto const gesture = std::exchange(gesture_, Gesture::none);
    if (gesture == Gesture::box) {
        float const left = std::min(at.x, pressed_at_.x);
        float const top = std::min(at.y, pressed_at_.y);
        session.camera.zoom_to_box(
            {left, top, std::abs(at.x - pressed_at_.x), std::abs(at.y - pressed_at_.y)});
        if (session.tools.tool() == session::Tool::box_zoom) session.tools.cancel();
        return;
    }
    if (gesture == Gesture::carry) return put_down(ui, at);
    session.camera.drag_to(at, since_move_); // a pointer that stood still lets nothing glide
    session.camera.let_go();
    if (gesture == Gesture::press) click(ui, at);
}

void MapView::click(Ui& ui, scene::Point at)
{
    auto& session = ui.session;
    if (session.tools.tool() == session::Tool::move_event) return put_down(ui, at);
    if (session.tools.tool() == session::Tool::measure ||
        session.tools.tool() == session::Tool::region ||
        session.tools.tool() == session::Tool::event_area) {
        add_tool_point(ui, at);
        return;
    }
    if (scene_.is_of_another_table(session)) return; // it was edited in this frame
    if (auto const hit = scene::pick(scene_.last(), at))
        click_hit(ui, at, *hit);
    else if (!click_density(ui, at))
        session.clear_selection();
}

void MapView::add_tool_point(Ui& ui, scene::Point at)
{
    auto& session = ui.session;
    auto const position = session.camera.camera().to_position(at);
    if (!position) return;
    auto const& points = session.tools.points();
    if (session.tools.tool() != session::Tool::measure && points.size() >= 3) {
        auto const first = session.camera.camera().to_screen(points.front());
        if (first && distance(*first, at) <= ui.px(kCloseSlack)) {
            session.finish_tool();
            return;
        }
    }
    session.tools.add(*position);
}

void MapView::choose(Ui& ui, scene::Point at, std::string title, std::vector<events::Row> rows)
{
    if (rows.size() == 1) {
        if (ImGui::GetIO().KeyCtrl)
            ui.session.selection.toggle(rows.front());
        else
            ui.session.select(rows.front());
        return;
    }
    ui.choice = EventChoice{std::move(title), std::move(rows), global(at), true, area_.bottom()};
}

bool MapView::zoom_to_cluster(Ui& ui, scene::Hit const& hit)
{
    auto const positions = positions_of(*ui.session.table(), hit.rows);
    if (positions.empty() || !is_separable(positions)) return false;
    ui.session.camera.fit(positions);
    return true;
}

void MapView::click_hit(Ui& ui, scene::Point at, scene::Hit const& hit)
{
    auto const& scene = scene_.last();
    switch (hit.kind) {
    case scene::Hit::Kind::marker: {
        auto const& marker = scene.markers[hit.index];
        if (marker.places > 1 && zoom_to_cluster(ui, hit)) return;
        choose(ui, at, marker.place, hit.rows);
        return;
    }
    case scene::Hit::Kind::line:
    case scene::Hit::Kind::area:
        choose(ui, at, scene.shapes[hit.index].place, hit.rows);
        return;
    case scene::Hit::Kind::tray:
        choose(ui, at, scene.tray[hit.index].text, hit.rows);
        return;
    }
}

bool MapView::click_density(Ui& ui, scene::Point at)
{
    if (!scene_.last().density) return false;
    float const reach = ui.px(kDenseReach);
    auto rows =
        scene_.rows_in(ui.session, {at.x - reach, at.y - reach, 2 * reach, 2 * reach}, kListed + 1);
    if (rows.empty()) return false;
    if (rows.size() > kListed)
        ui.session.camera.zoom(2.5, at);
    else
        choose(ui, at, "Events here", std::move(rows));
    return true;
}

void MapView::hover(Ui& ui, scene::Point at)
{
    if (scene_.is_of_another_table(ui.session)) {
        hit_.reset();
        dense_.clear();
        return;
    }
    bool const moved = at.x != last_at_.x || at.y != last_at_.y;
    if (moved || hit_revision_ != scene_.revision()) {
        last_at_ = at;
        hit_revision_ = scene_.revision();
        hit_ = scene::pick(scene_.last(), at);
        dense_.clear();
        if (!hit_ && scene_.last().density) {
            float const reach = ui.px(kDenseReach);
            dense_ = scene_.rows_in(ui.session, {at.x - reach, at.y - reach, 2 * reach, 2 * reach},
                                    kListed + 1);
        }
    }
    if (hit_ && !hit_->rows.empty() && hit_->kind == scene::Hit::Kind::marker)
        ui.session.selection.set_hovered(hit_->rows.front());
    if (hit_ || !dense_.empty()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
}

std::string MapView::pointer_text() const
{
    if (!pointer_ || !scene_.last().camera) return {};
    auto text = scene::coordinates_text(*pointer_, *scene_.last().camera);
    if (!whereabouts_.text().empty()) text += " · " + whereabouts_.text();
    return text;
}

} // namespace placetime::viewer
