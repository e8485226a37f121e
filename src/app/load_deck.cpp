#include "app/load_deck.h"

#include <filesystem>

#include <fmt/format.h>

#include "app/load_events.h"
#include "app/town_labels.h"
#include "base/error.h"
#include "briefing/briefing_json.h"
#include "gazetteer/gazetteer.h"
#include "project/project_reader.h"
#include "session/divisions.h"
#include "session/kept_briefing.h"
#include "session/layers_model.h"

namespace placetime::app {

namespace fs = std::filesystem;

namespace {

/// What projects among the files keep beside their events.
struct Kept {
    session::LayersModel layers;
    std::optional<briefing::Briefing> briefing;
};

Kept kept_in(DeckSource const& source, Loaded const& loaded)
{
    Kept kept;
    for (auto const& file : source.files) {
        try {
            if (input_kind(file) != Input::project) continue;
            auto const content = project::read_project_slides(file);
            for (auto const& layer : content.layers)
                kept.layers.add(session::load_layer(layer, fs::absolute(file).parent_path()));
            if (!kept.briefing && !content.slides.empty())
                kept.briefing = session::briefing_of(content.slides, content.view);
        } catch (Error const&) { // was said when its events were read
        }
    }
    for (auto const& overlay : loaded.overlays) {
        session::MapLayer layer;
        layer.name = overlay.name;
        layer.overlay = std::make_shared<layers::Overlay const>(overlay);
        kept.layers.add(std::move(layer));
    }
    return kept;
}

} // namespace

LoadedDeck load_deck(DeckSource const& source, Talk const& talk)
{
    LoadedDeck made;
    auto& [briefing, material, program] = made.deck;
    // A briefing that cannot be read is told at once, not after a minute of reading reports.
    std::optional<briefing::Briefing> given;
    if (!source.briefing.empty()) {
        Diagnostics diagnostics;
        given = briefing::read_briefing(source.briefing, diagnostics);
        talk.report(diagnostics);
    }
    auto const loaded = load(source.files, source.date, talk);
    made.complete = loaded.complete;
    auto kept = kept_in(source, loaded);

    auto const& gazetteer = gazetteer::Gazetteer::standard();
    material.table = loaded.table;
    auto const layers = kept.layers.for_scene();
    material.layers.assign(layers.begin(), layers.end());
    material.divisions = session::divisions_of(gazetteer);
    material.towns = [&gazetteer](geo::Box const& view, std::size_t count) {
        return town_labels(gazetteer, view, count);
    };
    program = fmt::format("Placetime {}", PLACETIME_VERSION);

    if (given) {
        briefing = std::move(*given);
    } else if (kept.briefing && !source.propose) {
        briefing = std::move(*kept.briefing);
    } else {
        briefing = briefing::propose(material, source.proposal);
        made.proposed = true;
        if (!source.propose)
            talk.say(fmt::format("no slides were given: a briefing of {} is proposed; `placetime "
                                 "brief new` writes one to be edited",
                                 briefing.slides.size()));
    }
    for (auto const& sentence : briefing::missing(briefing, material)) talk.complain(sentence);
    return made;
}

} // namespace placetime::app
