#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string_view>
#include <utility>
#include <vector>

#include "geoparse/analysis.h"

namespace placetime::geoparse {

/// Sums of weight by key, filled first and read then; the order of adding does not change a sum's
/// bits between runs.
template <typename Key> class Sums {
public:
    void clear() { entries_.clear(); }
    void add(Key key, double mass) { entries_.emplace_back(key, mass); }
    /// Merges what was added; call before of() and heaviest().
    void settle();
    double of(Key key) const;
    /// The key of the greatest sum, the least key of equals; `none` when empty.
    Key heaviest(Key none) const;

private:
    std::vector<std::pair<Key, double>> entries_;
};

/// What all names of a document together say of where it is about, and what that says of each
/// reading of each name. A name does not speak for itself, nor for a name that it is the beginning
/// of ("Dublin", "Dublin City").
class Evidence {
public:
    Evidence(Analysis& analysis, Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer);

    /// Weighs countries, divisions and positions by the forms' present probabilities.
    void collect();
    /// Fills the evidence features of each option of a form. Cost: options times at most 48
    /// positions.
    void read(Form& form);

private:
    struct Anchor {
        geo::LonLat point;
        double weight = 0;
        std::uint32_t form = 0;
    };
    static constexpr std::size_t kMostAnchors = 48;
    struct Surroundings {
        std::array<double, kMostAnchors> lon, lat, weight; ///< the first `count` are set
        std::size_t count = 0;
        double weights = 0.5; ///< their sum, and a little
    };
    /// A place named close by, with its best reading.
    struct Neighbour {
        std::uint32_t form = 0;
        double weight = 0;
    };
    void relate_forms();
    std::vector<Neighbour> const& neighbours(Form const& form);
    void read_cues(Lexicon const& lexicon);
    bool is_related(std::uint32_t form) const;
    Surroundings surroundings() const;

    Analysis& a_;
    gazetteer::Gazetteer const& gazetteer_;
    Sums<std::uint32_t> country_, admin1_, admin2_;
    double total_ = 0;
    std::vector<Anchor> anchors_;
    /// What a form and its relatives themselves put into the sums.
    struct Own {
        std::uint32_t country;
        gazetteer::PlaceIndex admin1, admin2;
        double mass;
    };
    std::vector<Own> own_masses_;              ///< of the form that is read: kept for its room
    std::vector<gazetteer::PlaceIndex> named_; ///< each form's best reading, ascending
    std::vector<Neighbour> neighbours_;
    std::vector<std::vector<std::uint32_t>> related_; ///< by form, itself included
    std::vector<std::uint32_t> const* own_ = nullptr;
    std::vector<std::pair<std::uint32_t, double>>
        hints_; ///< countries and their weight, from demonyms and cue words
    std::uint32_t top_country_ = 0;
    gazetteer::PlaceIndex top_admin1_ = gazetteer::kNoPlace;
};

} // namespace placetime::geoparse
