#include "geoparse/own_names.h"

#include <algorithm>

#include "geoparse/analysis.h"
#include "text/fold.h"

namespace placetime::geoparse {

namespace {

using text::TokenKind;

/// A town this near to the own place stands for it in questions of country, zone and kind.
constexpr geo::Meters kStandInWithin = 2'000'000;
/// The gazetteer's place of the same id is the same place up to here; farther it was moved.
constexpr geo::Meters kSamePlace = 100'000;

class OwnNameReader {
public:
    OwnNameReader(Analysis const& analysis, OwnNames const& names,
                  gazetteer::Gazetteer const& gazetteer, Geoparse& result)
        : a_(analysis), names_(names), gazetteer_(gazetteer), result_(result),
          tokens_(analysis.document.tokens())
    {
    }

    void run()
    {
        std::vector<PlaceMention> found;
        for (std::uint32_t i = 0; i < tokens_.size();) {
            std::uint32_t last = i;
            OwnNames::Name const* const name = find(i, last);
            if (name != nullptr && is_free(i, last)) {
                found.push_back(mention(*name, i, last));
                i = last;
            } else {
                ++i;
            }
        }
        if (!found.empty()) put(std::move(found));
    }

private:
    /// The longest name that begins at a token; `last` becomes one past its end.
    OwnNames::Name const* find(std::uint32_t first, std::uint32_t& last) const
    {
        if (tokens_[first].kind != TokenKind::word && tokens_[first].kind != TokenKind::number)
            return nullptr;
        for (auto const& name : names_.starting_with(a_.words.of(first))) {
            if (name.capital && tokens_[first].shape == text::Shape::lower) continue;
            auto const begin = a_.words.begin[first];
            auto const end = begin + static_cast<std::uint32_t>(name.folded.size());
            if (std::string_view(a_.words.folded).substr(begin, name.folded.size()) != name.folded)
                continue;
            std::uint32_t at = first;
            while (at + 1 < tokens_.size() && a_.words.end[at] < end && joined(first, at + 1)) ++at;
            if (a_.words.end[at] != end || a_.words.begin[at] == end) continue;
            last = at + 1;
            return &name;
        }
        return nullptr;
    }

    /// True when a token can be within a name: a word, a hyphen or full stop of one.
    bool joined(std::uint32_t first, std::uint32_t i) const
    {
        auto const& token = tokens_[i];
        if (token.sentence != tokens_[first].sentence) return false;
        if (token.kind == TokenKind::word || token.kind == TokenKind::number) return true;
        auto const mark = a_.document.of(token);
        return !token.space_before && (mark == "-" || mark == "." || mark == "\u2013");
    }

    /// Not within a longer place, a person's or an organisation's name, or what is named after it
    /// ("Moscow Avenue").
    bool is_free(std::uint32_t first, std::uint32_t last) const
    {
        auto const within = [&](auto const& one) {
            bool const overlaps = one.first_token < last && first < one.last_token;
            return overlaps && (one.first_token < first || one.last_token > last);
        };
        return std::none_of(result_.places.begin(), result_.places.end(), within) &&
               std::none_of(result_.people.begin(), result_.people.end(), within) &&
               std::none_of(a_.spots.begin(), a_.spots.end(), [&](Spot const& spot) {
                   return spot.facility && spot.first == first && spot.last == last;
               });
    }

    /// What the gazetteer has at the place: the place itself, else the nearest town, else the
    /// country; none far out at sea.
    gazetteer::PlaceIndex stand_in(events::EventPlace const& place) const
    {
        if (auto const same = gazetteer_.find_id(place.id);
            same && geo::distance(gazetteer_.row(*same).point, place.point) < kSamePlace)
            return *same;
        if (auto const near = gazetteer_.nearest(place.point, 1, kStandInWithin); !near.empty())
            return near.front().place;
        if (place.country.size() == 2)
            if (auto const country = gazetteer_.country(gazetteer::CountryCode(place.country)))
                return *country;
        return gazetteer::kNoPlace;
    }

    PlaceMention mention(OwnNames::Name const& name, std::uint32_t first, std::uint32_t last) const
    {
        PlaceMention mention;
        mention.begin = tokens_[first].begin;
        mention.end = tokens_[last - 1].end;
        mention.first_token = first;
        mention.last_token = last;
        mention.sentence = tokens_[first].sentence;
        mention.precision_m = name.place->precision_m;
        mention.confidence = 1;
        mention.own = name.place;
        if (auto const place = stand_in(*name.place); place != gazetteer::kNoPlace)
            mention.candidates.push_back({place, 1});
        for (auto const& other : result_.places)
            if (other.begin == mention.begin && other.end == mention.end)
                for (auto const& candidate : other.candidates)
                    if (mention.candidates.size() < 8 &&
                        std::ranges::find(mention.candidates, candidate.place, &Candidate::place) ==
                            mention.candidates.end())
                        mention.candidates.push_back({candidate.place, 0});
        return mention;
    }

    /// They take the place of what was read there.
    void put(std::vector<PlaceMention> found)
    {
        auto const replaced = [&](auto const& one) {
            return std::any_of(found.begin(), found.end(), [&](PlaceMention const& own) {
                return one.first_token < own.last_token && own.first_token < one.last_token;
            });
        };
        std::erase_if(result_.places, replaced);
        std::erase_if(result_.people, replaced);
        std::erase_if(result_.demonyms, [&](DemonymMention const& demonym) {
            return std::any_of(found.begin(), found.end(), [&](PlaceMention const& own) {
                return demonym.begin < own.end && own.begin < demonym.end;
            });
        });
        if (result_.focus_order.empty())
            for (auto const& own : found)
                if (own.own->country.size() == 2 && result_.focus_order.empty()) {
                    result_.focus_order.push_back(gazetteer::CountryCode(own.own->country));
                    result_.focus = result_.focus_order.front();
                }
        for (auto& own : found) result_.places.push_back(std::move(own));
        std::stable_sort(
            result_.places.begin(), result_.places.end(),
            [](PlaceMention const& a, PlaceMention const& b) { return a.begin < b.begin; });
    }

    Analysis const& a_;
    OwnNames const& names_;
    gazetteer::Gazetteer const& gazetteer_;
    Geoparse& result_;
    std::vector<text::Token> const& tokens_;
};

} // namespace

OwnNames::OwnNames(std::vector<std::pair<std::string, events::EventPlace>> const& names)
{
    for (auto const& [written, place] : names) {
        Name name{text::fold(written), text::lower(written) != written,
                  std::make_shared<events::EventPlace const>(place)};
        if (name.folded.empty()) continue;
        auto& list = names_[name.folded.substr(0, name.folded.find(' '))];
        std::erase_if(list, [&](Name const& other) { return other.folded == name.folded; });
        list.push_back(std::move(name));
    }
    for (auto& [word, list] : names_)
        std::ranges::stable_sort(
            list, [](Name const& a, Name const& b) { return a.folded.size() > b.folded.size(); });
}

std::vector<OwnNames::Name> const& OwnNames::starting_with(std::string_view word) const
{
    static std::vector<Name> const none;
    auto const found = names_.find(word);
    return found == names_.end() ? none : found->second;
}

void read_own_names(Analysis const& analysis, OwnNames const& names,
                    gazetteer::Gazetteer const& gazetteer, Geoparse& result)
{
    if (!names.empty()) OwnNameReader(analysis, names, gazetteer, result).run();
}

} // namespace placetime::geoparse
