#pragma once

#include <memory>
#include <string>
#include <vector>

#include "publish/deck.h"

namespace placetime::test {

inline events::Event sample_event(std::string id, events::Type type, std::string title,
                                  std::string_view day, std::string place, geo::LonLat at)
{
    events::Event e;
    e.id = std::move(id);
    e.title = std::move(title);
    e.type = type;
    auto const when = *time::parse_iso(day);
    e.when = events::EventTime{when.interval, when.precision, std::string(day), "UTC"};
    e.where = events::EventPlace{};
    e.where->name = e.where->text = place;
    e.where->id = "test:" + place;
    e.where->kind = "city";
    e.where->country = "KG";
    e.where->point = at;
    e.where->geometry = at;
    e.where->precision_m = 3000;
    e.source_title = "A report of " + std::string(day);
    e.publisher = "Test News";
    e.source_url = "https://example.org/" + e.id;
    e.source_quote = "So it is told of " + place + ".";
    e.reported = when.interval.begin;
    return e;
}

inline publish::Deck deck_of(std::vector<events::Event> events)
{
    publish::Deck deck;
    deck.program = "Placetime test";
    deck.material.table = events::EventTable::from(std::move(events));
    deck.material.attribution = "Reports of October 2020";
    deck.briefing.title = "October 2020";
    return deck;
}

/// Three slides over five events that are drawn: of points, an area and a country; a claim.
inline publish::Deck sample_deck()
{
    using events::Type;
    geo::LonLat const bishkek{74.59, 42.87}, osh{72.8, 40.53}, talas{72.24, 42.52};
    std::vector<events::Event> all{
        sample_event("a", Type::protests, "A rally on the square", "2020-10-05", "Bishkek",
                     bishkek),
        sample_event("b", Type::riots, "The White House is stormed", "2020-10-06", "Bishkek",
                     bishkek),
        sample_event("c", Type::politics, "The result is annulled", "2020-10-06", "Kyrgyzstan",
                     {74.5, 41.5}),
        sample_event("d", Type::strategic_developments, "A mine is taken", "2020-10-07", "Talas",
                     talas),
        sample_event("e", Type::protests, "A march in the south", "2020-10-09", "Osh", osh),
        sample_event("f", Type::battles, "What was not so", "2020-10-09", "Osh", osh),
        sample_event("g", Type::politics, "Nobody knows where", "2020-10-09", "", {})};
    all[1].status = events::Status::claimed;
    all[1].attribution = "opposition";
    all[1].figure(events::FigureKind::injured) = {600, std::nullopt};
    all[2].where->kind = "country";
    all[2].where->geometry = geo::Geometry(geo::MultiPolygon{
        {{{69.3, 39.2}, {80.2, 39.2}, {80.2, 43.2}, {69.3, 43.2}, {69.3, 39.2}}}});
    all[3].where->kind = "admin1";
    all[3].where->geometry =
        geo::Geometry(geo::MultiPolygon{{{{71, 42}, {73.5, 42}, {73.5, 43}, {71, 43}, {71, 42}}}});
    all[5].review = events::Review::rejected;
    all[6].where.reset();
    auto deck = deck_of(std::move(all));
    briefing::Slide overview;
    overview.title = "Ten days in October";
    overview.text = "What **happened**.\n\n- one\n- [two](https://example.org/two)";
    overview.notes = "Speak slowly.";
    overview.source = "Reports of Test News";
    overview.begin = time::parse_instant("2020-10-01");
    overview.end = time::parse_instant("2020-11-01");
    briefing::Slide night = overview;
    night.title = "The night on the square";
    night.camera = briefing::CameraView{bishkek, 120'000, {}};
    night.begin = time::parse_instant("2020-10-05");
    night.end = time::parse_instant("2020-10-07");
    night.selected = {"b"};
    briefing::Slide all_time;
    all_time.title = "Up to the ninth";
    all_time.mode = briefing::Mode::cumulative;
    all_time.end = time::parse_instant("2020-10-10");
    auto road = std::make_shared<layers::Overlay>();
    road->shapes = {
        geo::MultiLine{{{74.59, 42.87}, {74.0, 42.2}, {73.0, 41.9}, {73.0, 40.93}, {72.8, 40.53}}}};
    deck.material.layers.resize(1);
    deck.material.layers[0].name = "A road";
    deck.material.layers[0].shapes = road;
    overview.layers = {"A road"};
    deck.briefing.marking = "FOR TRAINING";
    deck.briefing.slides = {overview, night, all_time};
    return deck;
}

/// Every text that a stranger could write, in every place that shows one.
inline publish::Deck hostile_deck()
{
    std::string const script = "</script><script>window.broken = true;</script>"
                               "<img src=x onerror=\"window.broken = true\">";
    std::string const line = "\xE2\x80\xA8\xE2\x80\xA9\xE2\x80\xAE txet\x01\x02";
    std::string const long_word(10'000, 'W');
    std::vector<events::Event> all{
        sample_event("x1", events::Type::riots, script + line, "2020-10-05", script,
                     {74.59, 42.87}),
        sample_event("x2", events::Type::protests, long_word, "2020-10-06", "Osh", {72.8, 40.53}),
        sample_event("x3", events::Type::politics,
                     "\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xE2\x80\xAE \xFF\xFE", "2020-10-07",
                     "Talas", {72.24, 42.52})};
    for (auto& e : all) {
        e.source_quote = script + line + long_word;
        e.publisher = script;
        e.attribution = script;
        e.source_url = "java"
                       "script:window.broken=true";
        e.subtype = script;
        e.status = events::Status::claimed;
    }
    auto deck = deck_of(std::move(all));
    deck.briefing.title = script + line;
    deck.briefing.marking = script;
    deck.material.attribution = script;
    deck.program = "Placetime <test>";
    briefing::Slide slide;
    slide.title = script + long_word;
    slide.text = script + "\n\n- " + script +
                 "\n\n[click](java"
                 "script:window.broken=true) @DATA@ " +
                 line + "\n\n" + long_word;
    slide.notes = slide.source = script + line;
    slide.selected = {"x1", "x2", script};
    slide.layers = {script};
    deck.briefing.slides = {slide, slide};
    deck.briefing.slides[1].title = "@SCRIPT@ " + line;
    return deck;
}

} // namespace placetime::test
