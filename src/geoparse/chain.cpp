#include "geoparse/chain.h"

#include <algorithm>
#include <cmath>

#include "text/word_hash.h"

namespace placetime::geoparse::chain {

namespace {

/// Weights are kept as whole sixteenths.
constexpr float kStep = 1.0f / 16.0f;

struct Packed {
    signed char tags[kTags];
};

#include "geoparse/chain_weights.inc"

Row unpack(Packed const& packed)
{
    Row row{};
    for (std::size_t tag = 0; tag < kTags; ++tag)
        row[tag] = static_cast<float>(packed.tags[tag]) * kStep;
    return row;
}

std::vector<std::string> split(std::string_view list)
{
    std::vector<std::string> words;
    while (!list.empty()) {
        std::size_t const space = std::min(list.find(' '), list.size());
        if (space > 0) words.emplace_back(list.substr(0, space));
        list.remove_prefix(std::min(space + 1, list.size()));
    }
    return words;
}

Model make_fitted()
{
    Model model;
    model.words = Vocabulary(split(kWords));
    model.endings = Vocabulary(split(kEndings));
    for (Packed const& packed : kRows) model.rows.push_back(unpack(packed));
    for (std::size_t tag = 0; tag < kTags; ++tag) model.steps[tag] = unpack(kSteps[tag]);
    return model;
}

} // namespace

Vocabulary::Vocabulary(std::vector<std::string> words) : words_(std::move(words))
{
    std::size_t size = 16;
    while (size < 2 * words_.size()) size *= 2;
    slots_.resize(size);
    for (std::uint32_t id = 0; id < words_.size(); ++id) {
        std::uint64_t const hash = text::word_hash(words_[id]);
        std::size_t at = hash & (size - 1);
        while (slots_[at].id != kUnknown) at = (at + 1) & (size - 1);
        slots_[at] = {hash, id};
    }
}

std::uint32_t Vocabulary::find(std::string_view word) const noexcept
{
    if (slots_.empty()) return kUnknown;
    std::uint64_t const hash = text::word_hash(word);
    std::size_t const mask = slots_.size() - 1;
    for (std::size_t at = hash & mask; slots_[at].id != kUnknown; at = (at + 1) & mask)
        if (slots_[at].hash == hash && words_[slots_[at].id] == word) return slots_[at].id;
    return kUnknown;
}

Model const& Model::fitted()
{
    static Model const model = make_fitted();
    return model;
}

void Lattice::read(Model const& model, std::vector<std::uint32_t> const& features,
                   std::vector<std::uint32_t> const& ends)
{
    size_ = ends.size();
    for (std::size_t from = 0; from < kTags; ++from)
        for (std::size_t to = 0; to < kTags; ++to)
            steps_[from][to] = may_follow(static_cast<Tag>(from), static_cast<Tag>(to))
                                   ? std::exp(model.steps[from][to])
                                   : 0.0f;
    scores_.assign(size_, Row{});
    forward_.assign(size_, Row{});
    backward_.assign(size_, Row{});
    scale_.assign(size_, 0.0);
    log_sum_ = 0;
    std::uint32_t at = 0;
    for (std::size_t i = 0; i < size_; ++i) {
        Row sum{};
        for (; at < ends[i]; ++at) {
            Row const& row = model.rows[features[at]];
            for (std::size_t tag = 0; tag < sum.size(); ++tag) sum[tag] += row[tag];
        }
        float const top = *std::max_element(sum.begin(), sum.begin() + kTags);
        log_sum_ += static_cast<double>(top);
        for (std::size_t tag = 0; tag < kTags; ++tag) scores_[i][tag] = std::exp(sum[tag] - top);
        Row& here = forward_[i];
        for (std::size_t from = 0; from < kTags; ++from) {
            float const before = i == 0 ? (from == outside ? 1.0f : 0.0f) : forward_[i - 1][from];
            if (before == 0) continue;
            for (std::size_t to = 0; to < here.size(); ++to) here[to] += before * steps_[from][to];
        }
        float total = 0;
        for (std::size_t tag = 0; tag < kTags; ++tag) total += here[tag] *= scores_[i][tag];
        for (float& value : here) value /= total;
        scale_[i] = static_cast<double>(total);
        log_sum_ += std::log(scale_[i]);
    }
    if (size_ == 0) return;
    // A run ends in words outside names.
    float end = 0;
    for (std::size_t tag = 0; tag < kTags; ++tag)
        end += forward_[size_ - 1][tag] * steps_[tag][outside];
    log_sum_ += std::log(static_cast<double>(end));
    for (std::size_t tag = 0; tag < kTags; ++tag)
        backward_[size_ - 1][tag] = steps_[tag][outside] / end;
    for (std::size_t i = size_ - 1; i-- > 0;) {
        Row next{};
        for (std::size_t tag = 0; tag < kTags; ++tag)
            next[tag] =
                scores_[i + 1][tag] * backward_[i + 1][tag] / static_cast<float>(scale_[i + 1]);
        for (std::size_t from = 0; from < kTags; ++from) {
            float sum = 0;
            for (std::size_t to = 0; to < next.size(); ++to) sum += steps_[from][to] * next[to];
            backward_[i][from] = sum;
        }
    }
}

double Lattice::probability(std::size_t token, Tag tag) const noexcept
{
    return static_cast<double>(forward_[token][tag] * backward_[token][tag]);
}

double Lattice::step_probability(std::size_t token, Tag from, Tag to) const noexcept
{
    return static_cast<double>(forward_[token][from] * steps_[from][to] * scores_[token + 1][to] *
                               backward_[token + 1][to]) /
           scale_[token + 1];
}

double Lattice::place_probability(std::size_t first, std::size_t last) const noexcept
{
    double path = static_cast<double>(forward_[first][place]);
    Tag now = place;
    for (std::size_t i = first + 1; i < last; ++i) {
        path *= static_cast<double>(steps_[now][inside] * scores_[i][inside]) / scale_[i];
        now = inside;
    }
    double after = static_cast<double>(backward_[last - 1][now]);
    if (last < size_) // less what goes on inside the same name
        after -= static_cast<double>(steps_[now][inside] * scores_[last][inside] *
                                     backward_[last][inside]) /
                 scale_[last];
    return std::clamp(path * after, 0.0, 1.0);
}

std::vector<Tag> Lattice::best() const
{
    std::vector<Tag> tags(size_);
    if (size_ == 0) return tags;
    std::vector<std::array<Tag, kTags>> came(size_);
    Row now{};
    for (std::size_t i = 0; i < size_; ++i) {
        Row next{};
        float top = 0;
        for (std::size_t to = 0; to < kTags; ++to) {
            for (std::size_t from = 0; from < kTags; ++from) {
                float const before = i == 0 ? (from == outside ? 1.0f : 0.0f) : now[from];
                float const value = before * steps_[from][to] * scores_[i][to];
                if (value <= next[to]) continue;
                next[to] = value;
                came[i][to] = static_cast<Tag>(from);
            }
            top = std::max(top, next[to]);
        }
        for (std::size_t tag = 0; tag < kTags; ++tag) now[tag] = next[tag] / top;
    }
    Tag tag = outside;
    float most = -1;
    for (std::size_t k = 0; k < kTags; ++k) {
        if (now[k] * steps_[k][outside] <= most) continue;
        most = now[k] * steps_[k][outside];
        tag = static_cast<Tag>(k);
    }
    for (std::size_t i = size_; i-- > 0;) {
        tags[i] = tag;
        tag = came[i][tag];
    }
    return tags;
}

} // namespace placetime::geoparse::chain
