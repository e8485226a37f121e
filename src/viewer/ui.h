#pragma once

#include <imgui.h>

#include <filesystem>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "events/event.h"
#include "scene/display.h"
#include "scene/tokens.h"

namespace placetime::session {
class Session;
}

namespace placetime::viewer {

/// The fonts of one scale. Inter with Noto Sans for what it lacks; none is null.
struct Fonts {
    ImFont* base = nullptr;    ///< 14 CSS pixels
    ImFont* strong = nullptr;  ///< 14, semibold
    ImFont* small = nullptr;   ///< 12
    ImFont* title = nullptr;   ///< 18, semibold
    ImFont* numbers = nullptr; ///< 14, digits of equal width: columns, and figures that change
    ImFont* small_numbers = nullptr; ///< 12, likewise
};

/// When the next frame is wanted. At rest nothing is drawn.
class FrameWish {
public:
    /// At once: something moves.
    void now() noexcept { within(0); }
    /// At the latest after so many seconds, when no input comes before.
    void within(double seconds) noexcept
    {
        if (seconds < seconds_) seconds_ = seconds;
    }
    /// What was asked for since the last call; infinity for nothing.
    double take() noexcept
    {
        double const asked = seconds_;
        seconds_ = std::numeric_limits<double>::infinity();
        return asked;
    }

private:
    double seconds_ = std::numeric_limits<double>::infinity();
};

/// Several events at one spot (one place, a cluster, the tray), of which the user chooses.
struct EventChoice {
    std::string title;                ///< the place, or "Kyrgyzstan as a whole"
    std::vector<std::uint32_t> rows;  ///< of the session's table, in the order to list
    ImVec2 at;                        ///< where the pointer was, device pixels
    bool fresh = true;                ///< set when it is to open; draw_event_choice() clears it
    std::optional<float> lowest = {}; ///< what it is not to hang over: the map's lower edge
};

/// Which field a command wants to type into. The panel that it belongs to puts the keyboard there
/// (ImGui::SetKeyboardFocusHere) and clears the flag.
struct FocusWish {
    bool search = false; ///< the search box
    bool date = false;   ///< the begin of the timeline's window
};

/// What the panels keep from frame to frame beside the session (src/viewer/panels defines it).
struct PanelState;
std::shared_ptr<PanelState> make_panel_state();

/// What every panel is given. What lies under the pointer in a panel is told to
/// session.selection.set_hovered() in each frame (the viewer clears it before); the map rings it.
/// All coordinates and lengths of ImGui are device pixels here: a length of the design is px(css).
struct Ui {
    session::Session& session;
    Fonts const& fonts;
    scene::Palette const& palette;
    scene::Theme theme = scene::Theme::light;
    float scale = 1; ///< device pixels of a CSS pixel, 1 to 4
    FrameWish& frames;
    PanelState& state; ///< one for each viewer
    /// The list to choose an event from, while it is open.
    std::optional<EventChoice>& choice;
    FocusWish& focus;

    float px(float css) const noexcept { return css * scale; }
};

/// The panels (src/viewer/panels). Each opens one ImGui window without decoration that fills
/// `area`, and changes nothing but the session and `choice`.
void draw_search(Ui& ui, scene::Rect area); ///< the box; its results hang below it
void draw_layers(Ui& ui, scene::Rect area);
void draw_filters(Ui& ui, scene::Rect area);
void draw_events(Ui& ui, scene::Rect area); ///< the list
void draw_details(Ui& ui, scene::Rect area);
void draw_timeline(Ui& ui, scene::Rect area);
/// Numbers of the present window and filters, charts, hot spots (in panels/summary_*.cpp).
void draw_summary(Ui& ui, scene::Rect area);
/// The name of a file that a chart of the summary is to be saved under, once, when its button was
/// pressed.
std::optional<std::string> take_chart_wish(PanelState& state);
/// Writes the chart that is shown, .svg or .png by the name; what went wrong becomes a notice.
void save_chart(session::Session& session, PanelState& state, std::filesystem::path const& file);
void draw_known(Ui& ui, scene::Rect area);      ///< the slider of what was known when
void draw_reader(Ui& ui, scene::Rect area);     ///< the reports and their text
void draw_slides(Ui& ui, scene::Rect area);     ///< the briefing
void draw_proposals(Ui& ui, scene::Rect area);  ///< events that may be one happening
void draw_review_bar(Ui& ui, scene::Rect area); ///< how far the review is, and its keys
/// The commands, searched by words, in the middle of the window while it is open.
void draw_palette(Ui& ui, float width, float height);
void open_palette(PanelState& state);
bool palette_is_open(PanelState const& state) noexcept;
/// Opens a field of the details; `event` asks the reader for an event of its marked words.
enum class BenchWish : std::uint8_t { place, date, type, title, note, event };
void wish(PanelState& state, BenchWish wish);
/// The pop-up for `ui.choice`; clears it when it closes.
void draw_event_choice(Ui& ui);

} // namespace placetime::viewer
