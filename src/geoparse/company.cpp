#include <algorithm>
#include <cmath>
#include <map>

#include "geoparse/analysis.h"

namespace placetime::geoparse {

namespace {

using gazetteer::Kind;
using gazetteer::PlaceRow;

constexpr std::uint32_t kReach = 60;    ///< tokens within which a name's company is sought
constexpr std::uint32_t kBackwards = 2; ///< a place named before counts as so much further
constexpr double kAround = 15'000;      ///< m added to its radius
constexpr std::size_t kOften = 2;       ///< mentions that make a town the text's own

class CompanyReader {
public:
    CompanyReader(gazetteer::Gazetteer const& gazetteer, std::vector<PlaceMention>& places)
        : gazetteer_(gazetteer), places_(places)
    {
    }

    void run()
    {
        for (PlaceMention const& mention : places_) known_.push_back(is_town(mention));
        for (std::size_t i = 0; i < places_.size(); ++i) {
            PlaceMention& mention = places_[i];
            if (!mention.candidates.empty() || mention.own || mention.point) continue;
            PlaceMention const* const town = nearest(i) ? nearest(i) : usual();
            if (town != nullptr) place_near(mention, *town);
        }
    }

private:
    bool is_town(PlaceMention const& mention) const
    {
        if (mention.candidates.empty() || mention.point) return false;
        Kind const kind = gazetteer_.row(mention.candidates.front().place).kind;
        return kind == Kind::city || kind == Kind::admin2 || kind == Kind::landmark ||
               kind == Kind::airbase;
    }

    PlaceMention const* nearest(std::size_t index) const
    {
        PlaceMention const& mention = places_[index];
        PlaceMention const* best = nullptr;
        std::uint32_t least = kReach + 1;
        for (std::size_t k = 0; k < places_.size(); ++k) {
            if (!known_[k]) continue;
            PlaceMention const& other = places_[k];
            std::uint32_t const gap =
                k > index ? other.first_token - std::min(other.first_token, mention.last_token)
                          : kBackwards * (mention.first_token -
                                          std::min(mention.first_token, other.last_token));
            if (gap >= least) continue;
            least = gap;
            best = &other;
        }
        return best;
    }

    /// The town that the text names most, when it does so again and again.
    PlaceMention const* usual() const
    {
        std::map<gazetteer::PlaceIndex, std::size_t> times;
        PlaceMention const* best = nullptr;
        std::size_t most = kOften - 1;
        for (std::size_t k = 0; k < places_.size(); ++k) {
            if (!known_[k]) continue;
            std::size_t const count = ++times[places_[k].candidates.front().place];
            if (count <= most) continue;
            most = count;
            best = &places_[k];
        }
        return best;
    }

    void place_near(PlaceMention& mention, PlaceMention const& town) const
    {
        PlaceRow const& row = gazetteer_.row(town.candidates.front().place);
        mention.candidates = town.candidates;
        mention.relative = true;
        mention.point = row.point;
        mention.precision_m = 1.5 * static_cast<double>(row.radius_m) + kAround;
        mention.confidence *= 0.5;
    }

    gazetteer::Gazetteer const& gazetteer_;
    std::vector<PlaceMention>& places_;
    std::vector<char> known_;
};

} // namespace

void place_by_company(gazetteer::Gazetteer const& gazetteer, std::vector<PlaceMention>& places)
{
    CompanyReader(gazetteer, places).run();
}

} // namespace placetime::geoparse
