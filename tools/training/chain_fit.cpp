#include "chain_fit.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "linear_fit.h"

namespace training {

using namespace placetime;
using namespace placetime::geoparse;
using chain::kTags;
using chain::Model;
using chain::Tag;

namespace {

constexpr int kWordDocuments = 12;   ///< that a word must be in
constexpr int kEndingDocuments = 30; ///< likewise, as the end of capitalised words
constexpr int kEpochs = 12;
constexpr double kRate = 0.15;

} // namespace

Model make_vocabulary(std::vector<Sample> const& samples, Lexicon const& lexicon)
{
    struct Count {
        int documents = 0, lower = 0, upper = 0;
    };
    std::map<std::string, Count> words;
    std::map<std::string, int> endings;
    for (Sample const& sample : samples) {
        auto const& tokens = sample.document->tokens();
        Words const folded = read_words(*sample.document, lexicon);
        std::set<std::string_view> seen, ends;
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (tokens[i].kind != text::TokenKind::word) continue;
            std::string_view const word = folded.of(i);
            if (word.size() < 2 || word.find(' ') != std::string_view::npos) continue;
            bool const plain =
                std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
            if (!plain) continue;
            Count& count = words[std::string(word)];
            ++(tokens[i].shape == text::Shape::lower ? count.lower : count.upper);
            if (seen.insert(word).second) ++count.documents;
            if (!starts_upper(tokens[i])) continue;
            for (std::size_t letters : {2u, 3u})
                if (word.size() >= letters + 2) ends.insert(word.substr(word.size() - letters));
        }
        for (auto const& end : ends) ++endings[std::string(end)];
    }
    std::vector<std::string> kept_words, kept_endings;
    for (auto const& [word, count] : words)
        if (count.documents >= kWordDocuments && count.lower > count.upper)
            kept_words.push_back(word);
    for (auto const& [ending, documents] : endings)
        if (documents >= kEndingDocuments) kept_endings.push_back(ending);
    Model model;
    model.words = chain::Vocabulary(std::move(kept_words));
    model.endings = chain::Vocabulary(std::move(kept_endings));
    model.rows.resize(chain::feature_count(model));
    return model;
}

void add_examples(Analysis const& analysis, Sample const& sample, Model const& model,
                  std::vector<Example>& examples)
{
    auto const& tokens = analysis.document.tokens();
    std::vector<Tag> tags(tokens.size(), chain::outside);
    for (std::size_t i = 0; i < tokens.size(); ++i)
        if (analysis.in_person[i] != 0)
            tags[i] = analysis.in_person[i] == 4 ? chain::organisation : chain::person;
    for (Gold const& gold : sample.gold) {
        if (gold.ignored) continue;
        bool const demonym =
            std::any_of(analysis.demonyms.begin(), analysis.demonyms.end(),
                        [&](auto const& d) { return d.begin == gold.begin && d.end == gold.end; });
        auto first = std::partition_point(tokens.begin(), tokens.end(),
                                          [&](auto const& t) { return t.end <= gold.begin; });
        bool begun = false;
        for (auto at = first; at != tokens.end() && at->begin < gold.end; ++at) {
            tags[static_cast<std::size_t>(at - tokens.begin())] = demonym ? chain::adjective
                                                                  : begun ? chain::inside
                                                                          : chain::place;
            begun = true;
        }
    }
    chain::FeatureReader reader(analysis, model);
    for (chain::Run const run : chain::find_runs(analysis)) {
        Example example;
        reader.read(run, example.features, example.ends);
        example.tags.assign(tags.begin() + run.first, tags.begin() + run.last);
        if (example.tags.front() == chain::inside) example.tags.front() = chain::place;
        for (std::size_t i = 1; i < example.tags.size(); ++i)
            if (!chain::may_follow(example.tags[i - 1], example.tags[i]))
                example.tags[i] = chain::place;
        example.weight = sample.weight;
        examples.push_back(std::move(example));
    }
}

void fit_chain(std::vector<Example> const& examples, Model& model, double l2)
{
    auto const clear = [](std::vector<chain::Row>& rows, float value) {
        for (chain::Row& row : rows) row.fill(value);
    };
    clear(model.rows, 0);
    for (chain::Row& row : model.steps) row.fill(0);
    std::vector<chain::Row> squares(model.rows.size());
    clear(squares, 1e-4f);
    std::array<chain::Row, kTags> step_squares;
    for (chain::Row& row : step_squares) row.fill(1e-4f);
    auto const update = [&](float& weight, float& sum, double gradient, double rate) {
        auto const g = static_cast<float>(gradient + l2 * static_cast<double>(weight));
        sum += g * g;
        weight -= static_cast<float>(rate) * g / std::sqrt(sum);
    };
    chain::Lattice lattice;
    Shuffle shuffle(examples.size(), 4242);
    for (int epoch = 0; epoch < kEpochs; ++epoch) {
        double const rate = kRate / (1 + 0.3 * epoch);
        for (std::size_t index : shuffle.next()) {
            Example const& e = examples[index];
            lattice.read(model, e.features, e.ends);
            std::array<std::array<double, kTags>, kTags> steps{};
            steps[chain::outside][e.tags.front()] -= 1;
            steps[e.tags.back()][chain::outside] -= 1;
            for (std::size_t t = 0; t < kTags; ++t) {
                steps[chain::outside][t] += lattice.probability(0, static_cast<Tag>(t));
                steps[t][chain::outside] +=
                    lattice.probability(e.tags.size() - 1, static_cast<Tag>(t));
            }
            std::uint32_t at = 0;
            for (std::size_t i = 0; i < e.tags.size(); ++i) {
                std::array<double, kTags> miss{};
                for (std::size_t t = 0; t < kTags; ++t)
                    miss[t] =
                        e.weight * (lattice.probability(i, static_cast<Tag>(t)) - (e.tags[i] == t));
                for (; at < e.ends[i]; ++at)
                    for (std::size_t t = 0; t < kTags; ++t)
                        update(model.rows[e.features[at]][t], squares[e.features[at]][t], miss[t],
                               rate);
                if (i + 1 == e.tags.size()) continue;
                steps[e.tags[i]][e.tags[i + 1]] -= 1;
                for (std::size_t from = 0; from < kTags; ++from)
                    for (std::size_t to = 0; to < kTags; ++to)
                        steps[from][to] += lattice.step_probability(i, static_cast<Tag>(from),
                                                                    static_cast<Tag>(to));
            }
            for (std::size_t from = 0; from < kTags; ++from)
                for (std::size_t to = 0; to < kTags; ++to)
                    update(model.steps[from][to], step_squares[from][to],
                           e.weight * steps[from][to], rate);
        }
    }
}

namespace {

int packed(float weight)
{
    return static_cast<int>(std::clamp(std::round(weight * 16.0f), -127.0f, 127.0f));
}

std::string row_text(chain::Row const& row)
{
    std::string text = "{{";
    for (std::size_t tag = 0; tag < kTags; ++tag) {
        if (tag > 0) text += ", ";
        text += std::to_string(packed(row[tag]));
    }
    return text + "}},";
}

std::string list_text(char const* name, std::vector<std::string> const& words)
{
    std::string text = std::string("constexpr std::string_view ") + name + " =\n    \"";
    std::size_t line = 0;
    for (std::string const& word : words) {
        if (line + word.size() > 90) {
            text += "\"\n    \"";
            line = 0;
        }
        text += word + " ";
        line += word.size() + 1;
    }
    return text + "\";\n";
}

} // namespace

void round_weights(Model& model)
{
    auto const round = [](chain::Row& row) {
        for (float& weight : row) weight = static_cast<float>(packed(weight)) / 16.0f;
    };
    for (chain::Row& row : model.rows) round(row);
    for (chain::Row& row : model.steps) round(row);
}

std::string chain_table(Model const& model)
{
    std::string text = "// Made by tools/training/fit_geoparse (see README.md there): weights in "
                       "sixteenths of outside,\n"
                       "// person, organisation, first word of a place, other word of a place, "
                       "adjective of a place.\n";
    text += list_text("kWords", model.words.words());
    text += list_text("kEndings", model.endings.words());
    text += "constexpr Packed kSteps[kTags] = {\n";
    for (chain::Row const& row : model.steps) text += row_text(row) + "\n";
    text += "};\nconstexpr Packed kRows[] = {\n";
    for (std::uint32_t k = 0; k < model.rows.size(); ++k)
        text += row_text(model.rows[k]) + " // " + chain::feature_name(model, k) + "\n";
    return text + "};\n";
}

} // namespace training
