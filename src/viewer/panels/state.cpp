#include "viewer/panels/state.h"

namespace placetime::viewer {

std::shared_ptr<PanelState> make_panel_state() { return std::make_shared<PanelState>(); }

void open_palette(PanelState& state) { state.palette_open = true; }
bool palette_is_open(PanelState const& state) noexcept { return state.palette_open; }

void wish(PanelState& state, BenchWish wish)
{
    if (wish == BenchWish::event)
        state.reader.add_wanted = true;
    else
        state.bench_wish = wish;
}

} // namespace placetime::viewer
