// Fits the geoparser's weights to annotated text. See README.md in this folder.
//   fit_geoparse [--folds N] [--prior FILE] [--no-chain] [--chain OUT.inc] GOLD.jsonl...
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>

#include "evaluate/places.h"
#include "trainer.h"
#include "weight_tables.h"

using namespace placetime;
using namespace training;

namespace {

/// Scores of a corpus, summed over the folds.
struct Total {
    evaluate::Proportions tagging, end_to_end;
    double resolved = 0, near = 0;
};

void add(evaluate::Proportions& sum, evaluate::Proportions const& part)
{
    sum.gold += part.gold;
    sum.covered += part.covered;
    sum.found += part.found;
    sum.right += part.right;
}

void print(std::string const& file, Total const& total)
{
    auto const& t = total.tagging;
    auto const& e = total.end_to_end;
    std::printf(
        "%-18s tagging P %.3f R %.3f F1 %.3f   acc@161 %.3f   end to end P %.3f R %.3f F1 %.3f\n",
        file.substr(file.rfind('/') + 1).c_str(), t.precision(), t.recall(), t.f1(),
        total.near / std::max(1.0, total.resolved), e.precision(), e.recall(), e.f1());
}

/// Scores the held-out documents of each corpus as `placetime eval` does.
void score(std::vector<Sample const*> const& samples, geoparse::Weights const& weights,
           std::vector<Total>& totals)
{
    geoparse::Geoparser const geoparser(gazetteer::Gazetteer::standard(), weights);
    auto const file =
        std::filesystem::temp_directory_path() /
        ("placetime_fold_" + std::to_string(reinterpret_cast<std::uintptr_t>(&weights)) + ".jsonl");
    for (std::size_t corpus = 0; corpus < totals.size(); ++corpus) {
        {
            std::ofstream out(file, std::ios::binary);
            for (Sample const* sample : samples)
                if (sample->corpus == corpus) out << sample->line << '\n';
        }
        auto const scores = evaluate::score_places(file, geoparser);
        add(totals[corpus].tagging, scores.tagging);
        add(totals[corpus].end_to_end, scores.end_to_end);
        totals[corpus].resolved += static_cast<double>(scores.resolved);
        totals[corpus].near += scores.accuracy_161 * static_cast<double>(scores.resolved);
    }
    std::filesystem::remove(file);
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> files;
    std::size_t folds = 5;
    bool chain = true;
    std::string prior, table;
    for (int i = 1; i < argc; ++i) {
        std::string const option = argv[i];
        if (option == "--folds" && i + 1 < argc)
            folds = static_cast<std::size_t>(std::atoi(argv[++i]));
        else if (option == "--prior" && i + 1 < argc)
            prior = argv[++i];
        else if (option == "--chain" && i + 1 < argc)
            table = argv[++i];
        else if (option == "--no-chain")
            chain = false;
        else
            files.push_back(option);
    }
    Shrinkage shrinkage;
    if (char const* value = std::getenv("L2C")) shrinkage.chain = std::atof(value);
    if (char const* value = std::getenv("L2")) shrinkage.recognition = std::atof(value);
    if (char const* value = std::getenv("L2R")) shrinkage.reading = std::atof(value);
    geoparse::Weights weights = geoparse::Weights::fitted();
    if (!prior.empty()) read_weights(prior, weights);
    std::vector<Sample> const samples = load(files);
    Trainer trainer(gazetteer::Gazetteer::standard(), weights, shrinkage, chain);
    trainer.set_vocabulary(make_vocabulary(samples, trainer.lexicon()));
    std::vector<Sample const*> all;
    for (Sample const& sample : samples) all.push_back(&sample);
    auto const print_all = [&](char const* title, std::vector<Total> const& totals) {
        std::printf("## %s\n", title);
        for (std::size_t corpus = 0; corpus < files.size(); ++corpus)
            print(files[corpus], totals[corpus]);
        std::fflush(stdout);
    };
    if (std::getenv("COMPILED")) {
        std::vector<Total> totals(files.size());
        score(all, geoparse::Weights::fitted(), totals);
        print_all("as compiled in", totals);
    }
    if (folds > 1) {
        std::vector<Total> totals(files.size());
        for (std::size_t fold = 0; fold < folds; ++fold) {
            std::vector<Sample const*> seen, unseen;
            for (std::size_t i = 0; i < samples.size(); ++i)
                (i % folds == fold ? unseen : seen).push_back(&samples[i]);
            Fitted const fitted = trainer.fit(seen);
            score(unseen, fitted.weights, totals);
        }
        print_all("cross-validated", totals);
    }
    if (table.empty()) return 0;
    Fitted const fitted = trainer.fit(all);
    std::ofstream(table, std::ios::binary) << chain_table(*fitted.chain);
    std::fputs(weights_text(fitted.weights).c_str(), stdout);
    std::vector<Total> totals(files.size());
    score(all, fitted.weights, totals);
    print_all("fitted to all, on all", totals);
}
