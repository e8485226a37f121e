// Fits the weights of src/geoparse/{recognition,resolution}_features.h to annotated text (JSON lines, see evaluate/places.h).
//   fit_geoparse [--folds N] GOLD.jsonl...      cross-validated scores, then the tables fitted to all of it
// Build: see README.md in this folder.
#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <memory>

#include <nlohmann/json.hpp>

#include "base/files.h"
#include "base/paths.h"
#include "geo/lonlat.h"
#include "geoparse/analysis.h"

using namespace placetime;
using namespace placetime::geoparse;

namespace {

struct Gold {
    std::uint32_t begin, end;
    std::optional<geo::LonLat> point;
    bool ignored;
};
struct Sample {
    std::unique_ptr<text::Document> document;
    std::vector<Gold> gold;
    int corpus = 0;
    double weight = 1;
};

std::vector<Sample> load(std::vector<std::string> const& files)
{
    std::vector<Sample> samples;
    int corpus = 0;
    for (auto const& file : files) {
        std::string const bytes = read_file(file);
        std::size_t at = 0;
        std::size_t first = samples.size();
        std::size_t count = 0;
        while (at < bytes.size()) {
            std::size_t end = std::min(bytes.find('\n', at), bytes.size());
            auto const json = nlohmann::json::parse(bytes.substr(at, end - at));
            at = end + 1;
            Sample s;
            std::string text = json.at("text");
            text::OffsetMap const offsets(text);
            for (auto const& t : json.at("toponyms")) {
                Gold g{static_cast<std::uint32_t>(offsets.bytes(t.at("start").get<std::size_t>())),
                       static_cast<std::uint32_t>(offsets.bytes(t.at("end").get<std::size_t>())), {}, false};
                if (t.contains("lat")) g.point = geo::LonLat{t.at("lon"), t.at("lat")};
                std::string const kind = t.value("kind", std::string());
                g.ignored = kind == "Demonym" || kind == "Homonym" || kind == "Language";
                s.gold.push_back(g);
                ++count;
            }
            std::stable_sort(s.gold.begin(), s.gold.end(), [](auto& a, auto& b) { return a.begin < b.begin; });
            s.document = std::make_unique<text::Document>(std::move(text));
            s.corpus = corpus;
            samples.push_back(std::move(s));
        }
        for (std::size_t i = first; i < samples.size(); ++i) samples[i].weight = std::sqrt(1000.0 / static_cast<double>(count));
        ++corpus;
    }
    return samples;
}

struct Row {
    std::vector<std::pair<int, double>> x;
    double y, weight;
};

/// Logistic regression, L2 towards `prior`, AdaGrad.
void fit_logistic(std::vector<Row> const& rows, std::vector<double> const& prior, std::vector<double>& w, double l2)
{
    std::vector<double> squares(w.size(), 1e-6);
    std::uint64_t seed = 12345;
    std::vector<std::size_t> order(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int epoch = 0; epoch < 40; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            std::swap(order[i - 1], order[(seed >> 33) % i]);
        }
        double const rate = 0.3 / (1 + 0.2 * epoch);
        for (std::size_t i : order) {
            Row const& r = rows[i];
            double s = 0;
            for (auto [k, v] : r.x) s += w[k] * v;
            double const g = r.weight * (1 / (1 + std::exp(-s)) - r.y);
            for (auto [k, v] : r.x) {
                double const d = g * v + l2 * (w[k] - prior[k]) / 1.0;
                squares[k] += d * d;
                w[k] -= rate * d / std::sqrt(squares[k]);
            }
        }
    }
}

struct Group {
    std::vector<std::array<float, reading::kCount>> options;
    std::vector<char> right;
    double weight;
};

void fit_softmax(std::vector<Group> const& groups, std::vector<double> const& prior, std::vector<double>& w, double l2)
{
    std::vector<double> squares(w.size(), 1e-6);
    std::uint64_t seed = 777;
    std::vector<std::size_t> order(groups.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    for (int epoch = 0; epoch < 40; ++epoch) {
        for (std::size_t i = order.size(); i > 1; --i) {
            seed = seed * 6364136223846793005u + 1442695040888963407u;
            std::swap(order[i - 1], order[(seed >> 33) % i]);
        }
        double const rate = 0.3 / (1 + 0.2 * epoch);
        for (std::size_t gi : order) {
            Group const& g = groups[gi];
            std::vector<double> p(g.options.size());
            double top = -1e300, all = 0, right = 0;
            for (std::size_t o = 0; o < p.size(); ++o) {
                p[o] = 0;
                for (std::size_t k = 0; k < w.size(); ++k) p[o] += w[k] * static_cast<double>(g.options[o][k]);
                top = std::max(top, p[o]);
            }
            for (std::size_t o = 0; o < p.size(); ++o) {
                p[o] = std::exp(p[o] - top);
                all += p[o];
                if (g.right[o]) right += p[o];
            }
            if (right <= 0) continue;
            for (std::size_t k = 0; k < w.size(); ++k) {
                double d = 0;
                for (std::size_t o = 0; o < p.size(); ++o) {
                    double const v = static_cast<double>(g.options[o][k]);
                    if (v == 0) continue;
                    d += v * (p[o] / all - (g.right[o] ? p[o] / right : 0.0));
                }
                d = d * g.weight + l2 * (w[k] - prior[k]);
                if (d == 0) continue;
                squares[k] += d * d;
                w[k] -= rate * d / std::sqrt(squares[k]);
            }
        }
    }
}

struct Lab {
    gazetteer::Gazetteer const& gazetteer;
    Lexicon lexicon;
    double l2 = 0.03;
    double l2_reading = 0.003;

    bool overlaps(Spot const& s, Gold const& g) const { return s.begin < g.end && g.begin < s.end; }

    Weights prior = Weights::fitted();

    Weights fit(std::vector<Sample const*> const& train)
    {
        Weights w = prior;
        for (int round = 0; round < 3; ++round) {
            // readings
            std::vector<Group> groups;
            for (Sample const* s : train) {
                std::vector<Geoparser::Span> spans;
                std::vector<geo::LonLat> points;
                for (Gold const& g : s->gold)
                    if (!g.ignored && g.point) spans.push_back({g.begin, g.end}), points.push_back(*g.point);
                Analysis const a = analyse_given(*s->document, spans, lexicon, gazetteer, w);
                for (Form const& form : a.forms) {
                    if (form.options.size() < 2) continue;
                    Group group;
                    bool any = false, all = true;
                    geo::LonLat const gold = points[form.spots.front()];
                    for (Option const& o : form.options) {
                        group.options.push_back(o.values);
                        bool const right = geo::distance(gazetteer.row(o.place).point, gold) < 161e3;
                        group.right.push_back(right);
                        any |= right;
                        all &= right;
                    }
                    if (!any || all) continue;
                    group.weight = s->weight * std::min(2.0, std::sqrt(static_cast<double>(form.spots.size())));
                    groups.push_back(std::move(group));
                }
            }
            std::vector<double> p(prior.resolution.begin(), prior.resolution.end());
            std::vector<double> x(w.resolution.begin(), w.resolution.end());
            fit_softmax(groups, p, x, l2_reading);
            std::copy(x.begin(), x.end(), w.resolution.begin());
            if (round == 0) std::fprintf(stderr, "groups %zu\n", groups.size());
            // recognition
            std::vector<Row> rows, document_rows;
            std::vector<Analysis> analyses;
            for (Sample const* s : train) analyses.push_back(analyse(*s->document, lexicon, gazetteer, w));
            auto label = [&](Sample const& s, Spot const& spot) {
                int y = 0;
                for (Gold const& g : s.gold) {
                    if (!overlaps(spot, g)) continue;
                    if (g.ignored) return g.end - g.begin == spot.end - spot.begin ? -1 : 0;
                    if (g.point || (g.begin == spot.begin && g.end == spot.end)) y = 1;
                }
                return y;
            };
            for (std::size_t i = 0; i < train.size(); ++i) {
                for (Spot const& spot : analyses[i].spots) {
                    int const y = label(*train[i], spot);
                    if (y < 0) continue;
                    Row r;
                    for (std::size_t k = 0; k < feature::kCount; ++k)
                        if (spot.features[k]) r.x.emplace_back(static_cast<int>(k), 1.0);
                    r.y = y;
                    r.weight = train[i]->weight;
                    rows.push_back(std::move(r));
                }
            }
            std::vector<double> rp(prior.recognition.begin(), prior.recognition.end());
            std::vector<double> rx(w.recognition.begin(), w.recognition.end());
            fit_logistic(rows, rp, rx, l2);
            std::copy(rx.begin(), rx.end(), w.recognition.begin());
            if (round == 0) std::fprintf(stderr, "spots %zu\n", rows.size());
            for (std::size_t i = 0; i < train.size(); ++i) {
                Analysis const a = analyse(*train[i]->document, lexicon, gazetteer, w);
                for (std::uint32_t k = 0; k < a.spots.size(); ++k) {
                    int const y = label(*train[i], a.spots[k]);
                    if (y < 0) continue;
                    Row r;
                    auto const values = document_values(a, k);
                    for (std::size_t v = 0; v < values.size(); ++v) r.x.emplace_back(static_cast<int>(v), values[v]);
                    r.y = y;
                    r.weight = train[i]->weight;
                    document_rows.push_back(std::move(r));
                }
            }
            std::vector<double> dp(prior.document.begin(), prior.document.end());
            std::vector<double> dx(w.document.begin(), w.document.end());
            fit_logistic(document_rows, dp, dx, l2);
            std::copy(dx.begin(), dx.end(), w.document.begin());
        }
        return w;
    }

    struct Score {
        double found = 0, gold = 0, right = 0, covered = 0, tag_right = 0, tag_found = 0, tag_gold = 0, n = 0, near = 0;
        double f1() const { double p = right / std::max(1.0, found), r = covered / std::max(1.0, gold); return 2 * p * r / std::max(1e-9, p + r); }
    };

    void score(Sample const& s, Weights const& w, double threshold, Score& t)
    {
        Analysis const a = analyse(*s.document, lexicon, gazetteer, w);
        std::vector<char> covered(s.gold.size());
        for (std::uint32_t i = 0; i < a.spots.size(); ++i) {
            Spot const& spot = a.spots[i];
            if (spot.probability < threshold) continue;
            auto const r = readings(a, i, gazetteer);
            bool right = false, met = false, ignored = false, exact = false, overlap_ignored = false;
            for (std::size_t k = 0; k < s.gold.size(); ++k) {
                Gold const& g = s.gold[k];
                if (!overlaps(spot, g)) continue;
                if (g.ignored) overlap_ignored = true;
                if (!g.ignored && g.begin == spot.begin && g.end == spot.end) exact = true;
                if (g.ignored || !g.point) { ignored = true; continue; }
                met = true;
                if (!r.empty() && geo::distance(gazetteer.row(r.front().place).point, *g.point) <= 161e3) right = true, covered[k] = 1;
            }
            if (exact || !overlap_ignored) t.tag_found += 1, t.tag_right += exact;
            if (!right && !met && ignored) continue;
            t.found += 1;
            t.right += right;
        }
        std::vector<Geoparser::Span> spans;
        std::vector<geo::LonLat> points;
        for (std::size_t k = 0; k < s.gold.size(); ++k) {
            if (s.gold[k].ignored) continue;
            t.tag_gold += 1;
            if (!s.gold[k].point) continue;
            t.gold += 1;
            t.covered += covered[k];
            spans.push_back({s.gold[k].begin, s.gold[k].end});
            points.push_back(*s.gold[k].point);
        }
        Analysis const given = analyse_given(*s.document, spans, lexicon, gazetteer, w);
        for (std::uint32_t i = 0; i < spans.size(); ++i) {
            auto const r = readings(given, i, gazetteer);
            t.n += 1;
            t.near += !r.empty() && geo::distance(gazetteer.row(r.front().place).point, points[i]) <= 161e3;
        }
    }
    void print(char const* name, Score const& t)
    {
        double const tp = t.tag_right / std::max(1.0, t.tag_found), tr = t.tag_right / std::max(1.0, t.tag_gold);
        std::printf("%-12s e2e P %.3f R %.3f F1 %.3f  tag P %.3f R %.3f F1 %.3f  acc161 %.3f (n %.0f)\n", name, t.right / std::max(1.0, t.found),
                    t.covered / std::max(1.0, t.gold), t.f1(), tp, tr, 2 * tp * tr / std::max(1e-9, tp + tr), t.near / std::max(1.0, t.n), t.n);
    }
};

/// Reads "# section" and "name value" lines over `weights`.
void read_prior(char const* file, Weights& weights)
{
    std::string const bytes = read_file(file);
    std::string section;
    auto put = [&](auto const& names, auto& values, std::string const& name, double value) {
        for (std::size_t i = 0; i < names.size(); ++i)
            if (name == names[i]) values[i] = value;
    };
    std::array<char const*, feature::kCount> const recognition{
#define X(name, weight) #name,
        PLACETIME_RECOGNITION_FEATURES(X)
    };
    std::array<char const*, feature::document::kCount> const document{PLACETIME_DOCUMENT_FEATURES(X)};
    std::array<char const*, reading::kCount> const resolution{PLACETIME_RESOLUTION_FEATURES(X)};
#undef X
    std::size_t at = 0;
    while (at < bytes.size()) {
        std::size_t const end = std::min(bytes.find('\n', at), bytes.size());
        std::string const line = bytes.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("# ")) section = line.substr(2);
        std::size_t const space = line.find(' ');
        if (line.empty() || line[0] == '#' || space == std::string::npos) continue;
        std::string const name = line.substr(0, space);
        double const value = std::atof(line.c_str() + space);
        if (section == "recognition") put(recognition, weights.recognition, name, value);
        if (section == "document") put(document, weights.document, name, value);
        if (section == "resolution") put(resolution, weights.resolution, name, value);
    }
}

template <std::size_t N> void print_table(char const* title, std::array<char const*, N> const& names, std::array<double, N> const& w)
{
    std::printf("# %s\n", title);
    for (std::size_t i = 0; i < N; ++i) std::printf("%s %.2f\n", names[i], w[i]);
}

} // namespace

int main(int argc, char** argv)
{
    std::vector<std::string> files;
    int folds = 5;
    bool tables = true;
    char const* prior = nullptr;
    for (int i = 1; i < argc; ++i) {
        if (std::strcmp(argv[i], "--folds") == 0) folds = std::atoi(argv[++i]);
        else if (std::strcmp(argv[i], "--prior") == 0) prior = argv[++i];
        else if (std::strcmp(argv[i], "--no-tables") == 0) tables = false;
        else files.emplace_back(argv[i]);
    }
    auto const& gazetteer = gazetteer::Gazetteer::standard();
    Lab lab{gazetteer, Lexicon(data_dir() / "lexicon", gazetteer), 0.03, 0.003, Weights::fitted()};
    if (prior != nullptr) read_prior(prior, lab.prior);
    if (char const* l2 = std::getenv("L2")) lab.l2 = std::atof(l2);
    if (char const* l2 = std::getenv("L2R")) lab.l2_reading = std::atof(l2);
    auto const samples = load(files);
    std::printf("## as compiled in\n");
    for (std::size_t c = 0; c < files.size(); ++c) {
        Lab::Score t;
        for (auto const& s : samples)
            if (s.corpus == static_cast<int>(c)) lab.score(s, Weights::fitted(), 0.5, t);
        lab.print(files[c].substr(files[c].rfind('/') + 1).c_str(), t);
    }
    if (folds > 1) {
        std::vector<std::array<Lab::Score, 5>> totals(files.size());
        std::array<double, 5> const thresholds{0.3, 0.4, 0.5, 0.6, 0.7};
        for (int fold = 0; fold < folds; ++fold) {
            std::vector<Sample const*> train;
            for (std::size_t i = 0; i < samples.size(); ++i)
                if (static_cast<int>(i % folds) != fold) train.push_back(&samples[i]);
            Weights const w = lab.fit(train);
            for (std::size_t i = 0; i < samples.size(); ++i)
                if (static_cast<int>(i % folds) == fold)
                    for (std::size_t k = 0; k < 5; ++k) lab.score(samples[i], w, thresholds[k], totals[samples[i].corpus][k]);
        }
        std::printf("## cross-validated, %d folds\n", folds);
        for (std::size_t c = 0; c < files.size(); ++c)
            for (std::size_t k = 0; k < 5; ++k) {
                std::printf("%.1f ", thresholds[k]);
                lab.print(files[c].substr(files[c].rfind('/') + 1).c_str(), totals[c][k]);
            }
    }
    if (!tables) return 0;
    std::vector<Sample const*> all;
    for (auto const& s : samples) all.push_back(&s);
    Weights const w = lab.fit(all);
    std::array<char const*, feature::kCount> const recognition{
#define X(name, weight) #name,
        PLACETIME_RECOGNITION_FEATURES(X)
    };
    std::array<char const*, feature::document::kCount> const document{PLACETIME_DOCUMENT_FEATURES(X)};
    std::array<char const*, reading::kCount> const resolution{PLACETIME_RESOLUTION_FEATURES(X)};
#undef X
    print_table("recognition", recognition, w.recognition);
    print_table("document", document, w.document);
    print_table("resolution", resolution, w.resolution);
    std::printf("## fitted to all, on all\n");
    for (std::size_t c = 0; c < files.size(); ++c) {
        Lab::Score t;
        for (auto const& s : samples)
            if (s.corpus == static_cast<int>(c)) lab.score(s, w, 0.5, t);
        lab.print(files[c].substr(files[c].rfind('/') + 1).c_str(), t);
    }
}
