#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// A linear-chain conditional random field over the words of names: its numbers, and what they say
/// of a run of tokens. Which features a token has is chain_features.h's matter.
namespace placetime::geoparse::chain {

enum Tag : std::uint8_t {
    outside,
    person,
    organisation,
    place,     ///< first word of a place's name
    inside,    ///< its other words
    adjective, ///< a demonym that says where its noun is from: "the Russian president"
    kTags
};

/// A weight for each tag, filled up to a power of two.
using Row = std::array<float, 8>;

/// Ids of short strings, by hash. A look-up costs about 10 ns and allocates nothing.
class Vocabulary {
public:
    Vocabulary() = default;
    explicit Vocabulary(std::vector<std::string> words);
    /// kUnknown for a string that is not in it.
    std::uint32_t find(std::string_view word) const noexcept;
    std::vector<std::string> const& words() const noexcept { return words_; }
    static constexpr std::uint32_t kUnknown = 0xffffffffu;

private:
    struct Slot {
        std::uint64_t hash = 0;
        std::uint32_t id = kUnknown;
    };
    std::vector<std::string> words_;
    std::vector<Slot> slots_;
};

struct Model {
    Vocabulary words;               ///< common words in lower case
    Vocabulary endings;             ///< last letters of names
    std::vector<Row> rows;          ///< by feature
    std::array<Row, kTags> steps{}; ///< from one tag to the next
    static Model const& fitted();   ///< the numbers of chain_weights.inc
    bool empty() const noexcept { return rows.size() < 2; }
};

/// What the model says of one run. Cost: some 100 ns a token.
class Lattice {
public:
    /// `features` of all tokens, one after the other; those of token i end at `ends[i]`.
    void read(Model const& model, std::vector<std::uint32_t> const& features,
              std::vector<std::uint32_t> const& ends);
    std::size_t size() const noexcept { return size_; }
    double probability(std::size_t token, Tag tag) const noexcept;
    /// That the tokens from `first` to before `last` are the whole name of a place.
    double place_probability(std::size_t first, std::size_t last) const noexcept;
    /// Of a tag and the next one's, for the trainer; `token` is the first of the two.
    double step_probability(std::size_t token, Tag from, Tag to) const noexcept;
    /// Logarithm of the sum over all paths.
    double log_sum() const noexcept { return log_sum_; }
    /// The most probable tags.
    std::vector<Tag> best() const;

private:
    std::size_t size_ = 0;
    std::array<Row, kTags> steps_{};      ///< exponentials
    std::vector<Row> scores_;             ///< exponentials, each token's divided by its greatest
    std::vector<Row> forward_, backward_; ///< scaled to sum to 1 a token
    std::vector<double> scale_;
    double log_sum_ = 0;
};

/// True when one tag may follow another: a name's inside follows its first word.
constexpr bool may_follow(Tag from, Tag to) noexcept
{
    return to != inside || from == place || from == inside;
}

} // namespace placetime::geoparse::chain
