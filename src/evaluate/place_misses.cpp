#include <algorithm>

#include <fmt/format.h>

#include "evaluate/place_document.h"
#include "gazetteer/geocode.h"

namespace placetime::evaluate {

namespace {

constexpr std::size_t kAllReadings = 2000;

Meaning meaning_of(gazetteer::Gazetteer const& gazetteer, gazetteer::PlaceIndex place)
{
    auto const& row = gazetteer.row(place);
    Meaning meaning;
    meaning.name = std::string(gazetteer.name(place));
    meaning.detail = std::string(gazetteer::to_string(row.kind));
    if (row.admin1 != gazetteer::kNoPlace)
        meaning.detail += ", " + std::string(gazetteer.name(row.admin1));
    if (row.country.known()) meaning.detail += ", " + row.country.text();
    meaning.point = row.point;
    return meaning;
}

class MissFinder {
public:
    MissFinder(PlaceDocument const& document, gazetteer::Gazetteer const& gazetteer)
        : d_(document), gazetteer_(gazetteer)
    {
    }

    std::vector<Miss> run()
    {
        for (std::size_t i = 0; i < d_.gold.size(); ++i)
            if (!d_.gold[i].ignored) judge(i);
        for (FoundPlace const& found : d_.found)
            if (std::none_of(d_.gold.begin(), d_.gold.end(),
                             [&](GoldPlace const& g) { return overlap(g, found); }))
                add_false_positive(found);
        std::stable_sort(misses_.begin(), misses_.end(),
                         [](auto const& a, auto const& b) { return a.first < b.first; });
        std::vector<Miss> out;
        for (auto& [at, miss] : misses_) out.push_back(std::move(miss));
        return out;
    }

private:
    void judge(std::size_t index)
    {
        GoldPlace const& gold = d_.gold[index];
        FoundPlace const* best = nullptr; // equal ends before right place before any
        bool right = false;
        for (FoundPlace const& found : d_.found) {
            if (!overlap(gold, found)) continue;
            right = right || is_right(gold, found);
            if (best == nullptr || same_span(gold, found) ||
                (!same_span(gold, *best) && is_right(gold, found) && !is_right(gold, *best)))
                best = &found;
        }
        bool const tagged = best != nullptr && same_span(gold, *best);
        if (tagged && (right || !gold.point)) return;
        Miss miss;
        miss.document = d_.id;
        miss.form = std::string(d_.document.slice(gold.begin, gold.end));
        miss.excerpt = excerpt_of(d_.document.text(), {gold.begin, gold.end},
                                  best == nullptr ? Mark() : Mark{best->begin, best->end});
        if (gold.place != gazetteer::kNoPlace) miss.gold = meaning_of(gazetteer_, gold.place);
        miss.gold.point = gold.point;
        if (!gold.kind.empty())
            miss.gold.detail += (miss.gold.detail.empty() ? "" : "; ") + gold.kind;
        if (best != nullptr) miss.found = best->meaning;
        if (miss.gold.point && miss.found.point)
            miss.km = km_between(*miss.gold.point, *miss.found.point);
        miss.costs = gold.point && !right;
        miss.cause = best == nullptr ? Cause::not_recognised
                     : tagged        ? Cause::wrong_place
                                     : Cause::wrong_span;
        if (gold.point && !right && !gold.readable) miss.cause = Cause::gazetteer_lacks;
        miss.note = note(miss, gold, index);
        misses_.emplace_back(gold.begin, std::move(miss));
    }

    std::string note(Miss const& miss, GoldPlace const& gold, std::size_t index) const
    {
        if (!gold.point) return "gold gives no position";
        auto const& resolved = d_.resolved[index];
        if (miss.cause == Cause::gazetteer_lacks)
            return miss.found.name.empty() ? "not recognised either" : "";
        if (miss.cause == Cause::wrong_span && !miss.costs) return "the place is right";
        if (!resolved) return "";
        auto const& candidates = resolved->candidates;
        std::size_t rank = 0;
        while (rank < candidates.size() &&
               km_between(gazetteer_.row(candidates[rank].place).point, *gold.point) > kNear)
            ++rank;
        if (rank == 0 && !candidates.empty()) return "with the span given it is placed right";
        if (rank < candidates.size())
            return fmt::format("with the span given, the right reading comes {} of {}", rank + 1,
                               candidates.size());
        return "the right reading is not among the first eight";
    }

    void add_false_positive(FoundPlace const& found)
    {
        Miss miss;
        miss.cause = Cause::false_positive;
        miss.document = d_.id;
        miss.form = std::string(d_.document.slice(found.begin, found.end));
        miss.excerpt = excerpt_of(d_.document.text(), {}, {found.begin, found.end});
        miss.found = found.meaning;
        misses_.emplace_back(found.begin, std::move(miss));
    }

    PlaceDocument const& d_;
    gazetteer::Gazetteer const& gazetteer_;
    std::vector<std::pair<std::uint32_t, Miss>> misses_;
};

} // namespace

double km_between(geo::LonLat a, geo::LonLat b) noexcept { return geo::distance(a, b) / 1000.0; }

bool is_right(GoldPlace const& gold, FoundPlace const& found) noexcept
{
    return overlap(gold, found) && gold.point && found.point &&
           km_between(*gold.point, *found.point) <= kNear;
}

std::optional<geo::LonLat> point_of(geoparse::PlaceMention const& mention,
                                    gazetteer::Gazetteer const& gazetteer)
{
    if (mention.point) return mention.point;
    if (mention.candidates.empty()) return std::nullopt;
    return gazetteer.row(mention.candidates.front().place).point;
}

Meaning meaning_of(geoparse::PlaceMention const& mention, gazetteer::Gazetteer const& gazetteer)
{
    if (mention.candidates.empty()) return {"nothing", "", mention.point};
    auto meaning = meaning_of(gazetteer, mention.candidates.front().place);
    if (mention.relative) meaning.detail = "relative to a " + meaning.detail;
    if (mention.point) meaning.point = mention.point;
    return meaning;
}

gazetteer::PlaceIndex reading_near(std::string_view form, geo::LonLat point,
                                   geoparse::PlaceMention const& resolved,
                                   gazetteer::Gazetteer const& gazetteer)
{
    auto const near = [&](gazetteer::PlaceIndex place) {
        return km_between(gazetteer.row(place).point, point) <= kNear;
    };
    for (auto const& candidate : resolved.candidates)
        if (near(candidate.place)) return candidate.place;
    gazetteer::GeocodeOptions options;
    options.limit = kAllReadings;
    for (auto const& reading : gazetteer::geocode(gazetteer, form, options))
        if (reading.edits == 0 && near(reading.place)) return reading.place;
    return gazetteer::kNoPlace;
}

std::vector<Miss> place_misses(PlaceDocument const& document, gazetteer::Gazetteer const& gazetteer)
{
    return MissFinder(document, gazetteer).run();
}

} // namespace placetime::evaluate
