#include <cstdio>
#include <filesystem>
#include <iterator>
#include <sstream>

#include <fmt/format.h>

#include "app/commands.h"
#include "app/pipeline.h"
#include "base/files.h"
#include "evaluate/error_page.h"
#include "evaluate/groups.h"
#include "evaluate/pairs.h"
#include "evaluate/places.h"
#include "evaluate/times.h"
#include "geoparse/geoparse.h"

namespace placetime::app {

namespace {

/// With -v the errors are listed on stderr.
std::string pair_scores(std::string const& gold, Talk const& talk)
{
    std::ostringstream wrong;
    std::string scores = evaluate::evaluate_pairs(gold, &wrong);
    std::istringstream lines(wrong.str());
    for (std::string line; std::getline(lines, line);) talk.detail(line);
    return scores;
}

/// Scores as JSON; where asked for, what is wrong as a page.
template <typename Scores>
std::string scores_and_page(Scores const& scores, std::string const& gold, std::string const& page,
                            Talk const& talk)
{
    if (!page.empty()) {
        auto const corpus = std::filesystem::path(gold).stem().string();
        write_file(page, evaluate::error_page(scores, corpus));
        talk.say(fmt::format("wrote {}: {} misses", page, scores.misses.size()));
    }
    return evaluate::to_json(scores);
}

std::string group_scores(EvaluateCommand const& command, Talk const& talk, bool& complete)
{
    Pipeline const pipeline;
    std::vector<events::Event> events;
    auto const read = annotate_all(pipeline, command.reports, std::nullopt, talk,
                                   [&events](extract::Annotation&& annotation) {
                                       std::move(annotation.events.begin(), annotation.events.end(),
                                                 std::back_inserter(events));
                                   });
    complete = read.complete;
    return evaluate::evaluate_groups(events, command.groups);
}

} // namespace

int run(EvaluateCommand const& command, Talk const& talk)
{
    bool complete = true;
    std::string scores;
    if (!command.places.empty()) {
        geoparse::Geoparser const geoparser(gazetteer::Gazetteer::standard());
        scores = scores_and_page(evaluate::score_places(command.places, geoparser), command.places,
                                 command.errors, talk);
    } else if (!command.times.empty()) {
        scores = scores_and_page(evaluate::score_times(command.times), command.times,
                                 command.errors, talk);
    } else if (!command.pairs.empty()) {
        scores = pair_scores(command.pairs, talk);
    } else {
        scores = group_scores(command, talk, complete);
    }
    std::fputs(scores.c_str(), stdout);
    if (!scores.ends_with('\n')) std::fputc('\n', stdout);
    return complete ? 0 : 1;
}

} // namespace placetime::app
