#include <cstdio>

#include "app/commands.h"
#include "evaluate/places.h"
#include "evaluate/times.h"
#include "geoparse/geoparse.h"

namespace placetime::app {

int run(EvaluateCommand const& command, Talk const&)
{
    std::string scores;
    if (!command.places.empty()) {
        geoparse::Geoparser const geoparser(gazetteer::Gazetteer::standard());
        scores = evaluate::evaluate_places(command.places, geoparser);
    } else {
        scores = evaluate::evaluate_times(command.times);
    }
    std::fputs(scores.c_str(), stdout);
    if (!scores.ends_with('\n')) std::fputc('\n', stdout);
    return 0;
}

} // namespace placetime::app
