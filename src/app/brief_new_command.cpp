#include <cstdio>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/load_deck.h"
#include "base/error.h"
#include "base/files.h"
#include "briefing/briefing_json.h"

namespace placetime::app {

int run(BriefNewCommand const& command, Talk const& talk)
{
    bool const to_stdout = command.output == "-";
    if (!to_stdout && !command.output.ends_with(".json"))
        throw UsageError(
            fmt::format("{}: a briefing is written as .json; name the output so", command.output));
    DeckSource source;
    source.files = command.files;
    source.date = command.date;
    source.propose = true;
    source.proposal = {command.title, command.periods, command.places};
    auto const made = load_deck(source, talk);
    auto briefing = made.deck.briefing;
    briefing.marking = command.marking;
    briefing.theme = scene::parse_theme(command.theme).value_or(briefing.theme);
    auto const text = briefing::to_json(briefing);
    if (to_stdout)
        std::fputs(text.c_str(), stdout);
    else
        write_file(command.output, text);
    if (!to_stdout)
        talk.say(fmt::format("wrote {}: {} slides", command.output, briefing.slides.size()));
    return made.complete ? 0 : 1;
}

} // namespace placetime::app
