#include <doctest/doctest.h>

#include <GLFW/glfw3.h>

#include "viewer/panel_stage.h"
#include "viewer/panels/filter_words.h"

using namespace placetime;
using test::PanelStage;
using viewer::filter_words;

namespace {

/// The nth row of the types; those without any event have none.
scene::Point type_row(PanelStage& stage, int n)
{
    auto const filters = stage.sections().filters;
    return {filters.x + 60, filters.y + 106 + 26 * static_cast<float>(n)};
}

} // namespace

TEST_CASE("A press on a type filters it out and the counts follow")
{
    PanelStage stage;
    auto const before = stage.session().counts().shown;
    stage.click_at(type_row(stage, 0));
    stage.settle();
    CHECK_FALSE(
        stage.session().filters.choice().types[static_cast<std::size_t>(events::Type::protests)]);
    CHECK(stage.session().counts().shown == before - 5);
    stage.click_at(type_row(stage, 0));
    stage.settle();
    CHECK(stage.session().counts().shown == before);
}

TEST_CASE("Words are typed and filter as they are typed")
{
    PanelStage stage;
    auto const filters = stage.sections().filters;
    stage.click(filters.x + 100, filters.y + 20);
    stage.type("curfew");
    stage.settle();
    CHECK(stage.session().filters.choice().words == "curfew");
    CHECK(stage.session().counts().shown == 1);
}

TEST_CASE("Clear all brings back what was filtered")
{
    PanelStage stage;
    auto const before = stage.session().counts().shown;
    stage.session().filters.set_words("curfew");
    stage.session().filters.set_type(events::Type::riots, false);
    stage.settle();
    auto const filters = stage.sections().filters;
    stage.click(filters.right() - 12 - 12 - 24, filters.y + 44);
    stage.settle();
    CHECK(stage.session().filters.choice().is_default());
    CHECK(stage.session().counts().shown == before);
}

TEST_CASE("A filter is told in words")
{
    session::FilterChoice choice;
    CHECK(filter_words(choice).empty());
    choice.types.fill(false);
    choice.types[static_cast<std::size_t>(events::Type::riots)] = true;
    choice.words = "Osh";
    choice.max_place_precision = 10'000;
    CHECK(filter_words(choice) == "Riots, words “Osh”, places known to 10 km");
    choice.types[0] = true;
    choice.min_confidence = 0.5;
    choice.words.clear();
    choice.max_place_precision = 0;
    CHECK(filter_words(choice) == "2 of 10 types, confidence from 50 %");
}
