#include "corpus.h"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "base/files.h"

namespace training {

using namespace placetime;

namespace {

Sample read_sample(std::string line)
{
    auto const json = nlohmann::json::parse(line);
    Sample sample;
    sample.line = std::move(line);
    std::string text = json.at("text");
    text::OffsetMap const offsets(text);
    auto const byte = [&](nlohmann::json const& at) {
        return static_cast<std::uint32_t>(offsets.bytes(at.get<std::size_t>()));
    };
    for (auto const& entry : json.at("toponyms")) {
        Gold gold{byte(entry.at("start")), byte(entry.at("end")), {}, false};
        if (entry.contains("lat") && entry.at("lat").is_number())
            gold.point = geo::LonLat{entry.at("lon"), entry.at("lat")};
        std::string const kind = entry.value("kind", std::string());
        gold.ignored = kind == "Demonym" || kind == "Homonym" || kind == "Language";
        sample.gold.push_back(gold);
    }
    std::stable_sort(sample.gold.begin(), sample.gold.end(),
                     [](Gold const& a, Gold const& b) { return a.begin < b.begin; });
    sample.document = std::make_unique<text::Document>(std::move(text));
    return sample;
}

} // namespace

std::vector<Sample> load(std::vector<std::string> const& files)
{
    std::vector<Sample> samples;
    for (std::size_t corpus = 0; corpus < files.size(); ++corpus) {
        std::string const bytes = read_file(files[corpus]);
        std::size_t const first = samples.size();
        double places = 0;
        for (std::size_t at = 0; at < bytes.size();) {
            std::size_t const end = std::min(bytes.find('\n', at), bytes.size());
            std::string line = bytes.substr(at, end - at);
            at = end + 1;
            if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
            samples.push_back(read_sample(std::move(line)));
            samples.back().corpus = corpus;
            places += static_cast<double>(samples.back().gold.size());
        }
        for (std::size_t i = first; i < samples.size(); ++i)
            samples[i].weight = std::sqrt(1000.0 / std::max(1.0, places));
    }
    return samples;
}

} // namespace training
