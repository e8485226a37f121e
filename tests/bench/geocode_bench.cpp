// Look-ups a second in the standard index, on names of towns drawn from all of it.
#include <benchmark/benchmark.h>
#include <random>
#include <string>
#include <vector>

#include "gazetteer/geocode.h"
#include "text/fold.h"

namespace {

using namespace placetime;
using gazetteer::Gazetteer;

std::vector<std::string> const& names()
{
    static auto const all = [] {
        auto const& g = Gazetteer::standard();
        std::mt19937 random(5);
        std::vector<std::string> found;
        while (found.size() < 4096) {
            auto const place = static_cast<gazetteer::PlaceIndex>(random() % g.size());
            if (g.row(place).kind == gazetteer::Kind::city)
                found.push_back(text::fold(g.name(place)));
        }
        return found;
    }();
    return all;
}

/// Names of 6 to 24 letters, one letter replaced and two swapped.
std::vector<std::string> const& misspelt()
{
    static auto const all = [] {
        std::mt19937 random(6);
        std::vector<std::string> found;
        for (auto name : names()) {
            if (name.size() < 6 || name.size() > 24) continue;
            name[random() % name.size()] = 'x';
            std::swap(name[1], name[2]);
            found.push_back(std::move(name));
        }
        return found;
    }();
    return all;
}

/// Asks for one name after the other.
template <typename Ask>
void over(benchmark::State& state, std::vector<std::string> const& queries, Ask ask)
{
    std::size_t at = 0;
    for (auto _ : state) {
        benchmark::DoNotOptimize(ask(queries[at]));
        at = (at + 1) % queries.size();
    }
    state.SetItemsProcessed(state.iterations());
}

void exact(benchmark::State& state)
{
    over(state, names(), [](auto const& name) { return Gazetteer::standard().exact(name).size(); });
}

void prefixes(benchmark::State& state)
{
    std::vector<gazetteer::PrefixMatch> found;
    over(state, names(), [&](auto const& name) {
        found.clear();
        Gazetteer::standard().prefixes_of(name, found);
        return found.size();
    });
}

void fuzzy(benchmark::State& state)
{
    auto const edits = static_cast<int>(state.range(0));
    over(state, misspelt(),
         [&](auto const& name) { return Gazetteer::standard().fuzzy(name, edits, 5).size(); });
}

void geocode_exact(benchmark::State& state)
{
    over(state, names(), [](auto const& name) {
        return gazetteer::geocode(Gazetteer::standard(), name, {}).size();
    });
}

void geocode_misspelt(benchmark::State& state)
{
    over(state, misspelt(), [](auto const& name) {
        return gazetteer::geocode(Gazetteer::standard(), name, {}).size();
    });
}

void reverse(benchmark::State& state)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<double> lon(-180, 180);
    std::uniform_real_distribution<double> lat(-60, 75);
    for (auto _ : state)
        benchmark::DoNotOptimize(Gazetteer::standard().country_at({lon(random), lat(random)}));
    state.SetItemsProcessed(state.iterations());
}

BENCHMARK(exact);
BENCHMARK(prefixes);
BENCHMARK(fuzzy)->Arg(1)->Arg(2);
BENCHMARK(geocode_exact);
BENCHMARK(geocode_misspelt);
BENCHMARK(reverse);

} // namespace
