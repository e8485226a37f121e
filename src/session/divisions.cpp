#include "session/divisions.h"

#include <map>
#include <mutex>

namespace placetime::session {
namespace {

using gazetteer::Gazetteer;
using gazetteer::PlaceIndex;
using summary::DivisionNumber;

/// A division's number is its row in the gazetteer.
class GazetteerDivisions : public summary::Divisions {
public:
    explicit GazetteerDivisions(Gazetteer const& gazetteer) : gazetteer_(gazetteer) {}

    DivisionNumber at(geo::LonLat position) const override
    {
        return gazetteer_.admin1_at(position).value_or(summary::kNoDivision);
    }

    summary::Division division(DivisionNumber number) const override
    {
        auto const& row = gazetteer_.row(number);
        return {gazetteer_.id(number), std::string(gazetteer_.name(number)), row.country.text(),
                geo::half_diagonal(gazetteer_.box(number))};
    }

    geo::SharedGeometry area(DivisionNumber number) const override
    {
        return gazetteer_.shared_geometry(number);
    }

    geo::SharedGeometry country_area(std::string_view alpha2) const override
    {
        auto const place = gazetteer_.country(gazetteer::CountryCode(alpha2));
        return place ? gazetteer_.shared_geometry(*place) : geo::SharedGeometry();
    }

    std::string country_name(std::string_view alpha2) const override
    {
        auto const place = gazetteer_.country(gazetteer::CountryCode(alpha2));
        return std::string(place ? gazetteer_.name(*place) : alpha2);
    }

    std::vector<DivisionNumber> of_country(std::string_view alpha2) const override
    {
        std::call_once(listed_, [&] { list(); });
        auto const found = by_country_.find(gazetteer::CountryCode(alpha2));
        return found == by_country_.end() ? std::vector<DivisionNumber>() : found->second;
    }

private:
    void list() const
    {
        for (std::size_t i = 0; i < gazetteer_.size(); ++i) {
            auto const place = static_cast<PlaceIndex>(i);
            auto const& row = gazetteer_.row(place);
            if (row.kind == gazetteer::Kind::admin1 && row.has_geometry)
                by_country_[row.country].push_back(place);
        }
    }

    Gazetteer const& gazetteer_;
    mutable std::once_flag listed_;
    mutable std::map<gazetteer::CountryCode, std::vector<DivisionNumber>> by_country_;
};

} // namespace

std::shared_ptr<summary::Divisions const> divisions_of(Gazetteer const& gazetteer)
{
    static std::mutex mutex;
    static std::map<Gazetteer const*, std::weak_ptr<summary::Divisions const>> made;
    std::lock_guard const lock(mutex);
    auto& known = made[&gazetteer];
    if (auto divisions = known.lock()) return divisions;
    auto divisions = std::make_shared<GazetteerDivisions const>(gazetteer);
    known = divisions;
    return divisions;
}

} // namespace placetime::session
