#include "gazetteer/geocode.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "gazetteer/containment.h"
#include "gazetteer/generic_words.h"
#include "gazetteer/prior.h"
#include "gazetteer/query.h"
#include "text/fold.h"
#include "text/utf8.h"

namespace placetime::gazetteer {

namespace {

/// How much a place far away keeps of its prior when `near` is given, and how fast it falls to
/// that.
constexpr double kFarShare = 0.35;
constexpr geo::Meters kNearScale = 500'000;
/// What one letter that differs leaves of the score.
constexpr double kEditShare = 0.7;
constexpr std::size_t kFuzzyNames = 64;
constexpr std::size_t kAll = std::numeric_limits<std::size_t>::max();

bool ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(),
                       [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

class Search {
public:
    Search(Gazetteer const& gazetteer, GeocodeOptions const& options)
        : gazetteer_(gazetteer), options_(options)
    {
    }

    /// `most`: of the best, when no more are wanted.
    std::vector<Candidate> all(std::string const& name, std::size_t most = kAll,
                               int depth = 0) const;

private:
    using Found = std::vector<Candidate>;

    Found named(std::string_view folded, double factor) const;
    Found stripped(std::string_view folded) const;
    Found contained(std::vector<std::string> const& parts, int depth) const;
    Found contained_without_comma(std::string const& folded) const;
    Found borders(std::string const& folded) const;
    Found relative(RelativeQuery const& query, int depth) const;
    Found fuzzy(std::string_view folded) const;

    Candidate candidate(PlaceIndex place, NameUse use, double factor, int edits = 0) const;
    double nearness(PlaceRow const& row) const;
    std::vector<PlaceIndex> containers(std::string const& name) const;
    CountryCode country_named(std::string_view folded) const;
    std::vector<CountryCode> countries_named(std::string_view folded) const;
    /// Best first, each place once, those of other countries gone; no more than `most`.
    Found ranked(Found found, std::size_t most = kAll) const;

    Gazetteer const& gazetteer_;
    GeocodeOptions const& options_;
};

double Search::nearness(PlaceRow const& row) const
{
    if (!options_.near) return 1;
    auto const away = std::max(0.0, geo::distance(*options_.near, row.point) - row.radius_m);
    return kFarShare + (1 - kFarShare) * std::exp(-away / kNearScale);
}

Candidate Search::candidate(PlaceIndex place, NameUse use, double factor, int edits) const
{
    auto const& row = gazetteer_.row(place);
    Candidate out;
    out.place = place;
    out.use = use;
    out.edits = edits;
    out.radius_m = row.radius_m;
    out.score = gazetteer_.prior(place) * weight(use) * factor * nearness(row);
    if (edits > 0) out.score *= std::pow(kEditShare, edits);
    return out;
}

Search::Found Search::ranked(Found found, std::size_t most) const
{
    if (options_.country.known())
        std::erase_if(found, [&](Candidate const& c) {
            return !belongs_to(gazetteer_, c.place, options_.country);
        });
    std::vector<std::uint32_t> order(found.size());
    std::iota(order.begin(), order.end(), 0u);
    // The best on top of the heap; of equals the first found.
    auto const worse = [&](std::uint32_t a, std::uint32_t b) {
        auto const& one = found[a];
        auto const& other = found[b];
        if (one.score != other.score) return one.score < other.score;
        if (one.place != other.place) return one.place > other.place;
        return a > b;
    };
    std::make_heap(order.begin(), order.end(), worse);
    Found out;
    out.reserve(std::min(most, found.size()));
    for (auto end = order.end(); end != order.begin() && out.size() < most; --end) {
        std::pop_heap(order.begin(), end, worse);
        auto const& next = found[*(end - 1)];
        if (std::none_of(out.begin(), out.end(),
                         [&](auto const& o) { return o.place == next.place; }))
            out.push_back(next);
    }
    return out;
}

Search::Found Search::named(std::string_view folded, double factor) const
{
    Found found;
    Company company;
    auto const postings = gazetteer_.exact(folded);
    found.reserve(postings.size());
    for (auto const& posting : postings) gazetteer_.fetch(posting.place);
    for (auto const& posting : postings) company.meet(gazetteer_.row(posting.place), posting.use);
    for (auto const& posting : postings) {
        auto const& row = gazetteer_.row(posting.place);
        found.push_back(
            candidate(posting.place, posting.use, factor * company.factor(row, posting.use)));
    }
    return found;
}

/// "osh region", "city of osh": the kind of thing that the generic word names comes first.
Search::Found Search::stripped(std::string_view folded) const
{
    auto const bare = without_generic_words(folded);
    if (bare.empty()) return {};
    auto const has = [&](std::string_view word) {
        auto const at = folded.find(word);
        return at != std::string_view::npos && (at == 0 || folded[at - 1] == ' ') &&
               (at + word.size() == folded.size() || folded[at + word.size()] == ' ');
    };
    bool const town = has("city") || has("town") || has("village") || has("settlement") ||
                      has("hamlet") || has("suburb") || has("город") || has("село");
    bool const plain = !town && folded.starts_with("the ") && bare.size() + 4 == folded.size();
    auto found = named(bare, plain ? 0.98 : 0.85);
    if (plain) return found;
    for (auto& one : found) {
        auto const kind = gazetteer_.row(one.place).kind;
        bool const division = kind == Kind::admin1 || kind == Kind::admin2;
        if (town ? kind != Kind::city : !division) one.score *= 0.7;
    }
    return found;
}

/// Places that may hold others: exact names, and codes of states ("TX").
std::vector<PlaceIndex> Search::containers(std::string const& name) const
{
    std::vector<PlaceIndex> out;
    auto const folded = text::fold(name);
    auto const add = [&](std::string_view one) {
        for (auto const& posting : gazetteer_.exact(one)) out.push_back(posting.place);
    };
    if (folded.size() <= 3 && ascii(folded)) {
        std::string code = folded;
        for (auto& c : code) c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
        for (auto const* const country : {"US", "CA", "AU", "IN", "BR"})
            if (auto const found = gazetteer_.find_id("ne:" + std::string(country) + "-" + code))
                out.push_back(*found);
    }
    add(folded);
    add(without_generic_words(folded));
    if (out.empty())
        for (auto const& match : gazetteer_.fuzzy(folded, 1, 3))
            for (auto const& posting : match.postings) out.push_back(posting.place);
    return out;
}

Search::Found Search::contained(std::vector<std::string> const& parts, int depth) const
{
    std::vector<std::vector<PlaceIndex>> outers;
    for (std::size_t i = 1; i < parts.size(); ++i)
        if (auto found = containers(parts[i]); !found.empty()) outers.push_back(std::move(found));
    // All that the first part may mean, in any country: the parts after it choose.
    GeocodeOptions wide = options_;
    wide.limit = 400;
    auto const inner = Search(gazetteer_, wide).all(parts.front(), kAll, depth + 1);
    if (outers.empty()) { // nobody knows what it lies in: less sure
        auto alone = inner;
        for (auto& one : alone) one.score *= 0.6;
        return alone;
    }
    Found found;
    for (auto one : inner) {
        auto const inside = std::count_if(outers.begin(), outers.end(), [&](auto const& outer) {
            return std::any_of(outer.begin(), outer.end(), [&](PlaceIndex container) {
                return lies_in(gazetteer_, one.place, container);
            });
        });
        if (inside == 0) continue;
        double const share = static_cast<double>(inside) / static_cast<double>(outers.size());
        one.score = std::min(1.0, share * (0.5 + one.score / 2));
        found.push_back(one);
    }
    if (found.empty() && (inner.empty() || inner.front().edits == 0)) {
        for (auto one : Search(gazetteer_, wide).fuzzy(text::fold(parts.front()))) {
            bool const inside = std::any_of(
                outers.front().begin(), outers.front().end(),
                [&](PlaceIndex container) { return lies_in(gazetteer_, one.place, container); });
            if (inside) found.push_back(one);
        }
    }
    return found;
}

/// "osh kyrgyzstan", "portland oregon".
Search::Found Search::contained_without_comma(std::string const& folded) const
{
    for (auto cut = folded.rfind(' '); cut != std::string::npos && cut > 0;
         cut = folded.rfind(' ', cut - 1)) {
        auto const inner = gazetteer_.exact(std::string_view(folded).substr(0, cut));
        auto const outer = gazetteer_.exact(std::string_view(folded).substr(cut + 1));
        if (inner.empty() || outer.empty()) continue;
        Found found;
        for (auto const& posting : inner)
            for (auto const& container : outer) {
                auto const kind = gazetteer_.row(container.place).kind;
                if (kind != Kind::country && kind != Kind::admin1) continue;
                if (!lies_in(gazetteer_, posting.place, container.place)) continue;
                found.push_back(candidate(posting.place, posting.use, 0.95));
                break;
            }
        if (!found.empty()) return found;
    }
    return {};
}

CountryCode Search::country_named(std::string_view folded) const
{
    if (auto const code = gazetteer_.demonym(folded); code.known()) return code;
    for (auto const& posting : gazetteer_.exact(folded))
        if (gazetteer_.row(posting.place).kind == Kind::country)
            return gazetteer_.row(posting.place).country;
    if (folded.size() > 4 && folded.ends_with('s'))
        return country_named(folded.substr(0, folded.size() - 1));
    return {};
}

/// One country, or two side by side ("kyrgyz chinese").
std::vector<CountryCode> Search::countries_named(std::string_view folded) const
{
    if (auto const one = country_named(folded); one.known()) return {one};
    for (auto cut = folded.find(' '); cut != std::string_view::npos;
         cut = folded.find(' ', cut + 1)) {
        auto const a = country_named(folded.substr(0, cut));
        auto const b = country_named(folded.substr(cut + 1));
        if (a.known() && b.known()) return {a, b};
    }
    return {};
}

Search::Found Search::borders(std::string const& folded) const
{
    auto const parts = parse_border(folded);
    if (!parts) return {};
    std::vector<CountryCode> sides;
    for (auto const& part : *parts) {
        auto const found = countries_named(part);
        if (found.empty()) return {};
        sides.insert(sides.end(), found.begin(), found.end());
    }
    if (sides.size() == 1 && options_.country.known() && sides.front() != options_.country)
        sides.push_back(options_.country);
    if (sides.empty() && options_.country.known()) sides.push_back(options_.country);
    Found found;
    if (sides.size() == 2) {
        if (auto const border = gazetteer_.border(sides[0], sides[1]))
            found.push_back(candidate(*border, NameUse::main, 1.5));
        return found;
    }
    if (sides.size() != 1) return {};
    for (auto const other : gazetteer_.neighbours(sides.front()))
        if (auto const border = gazetteer_.border(sides.front(), other))
            found.push_back(candidate(*border, NameUse::main, 1.0));
    if (options_.near) { // by where the line comes nearest, not by its middle
        for (auto& one : found) {
            auto const shape = gazetteer_.geometry(one.place);
            auto least = geo::kEarthRadius * 4;
            if (auto const* const lines = std::get_if<geo::MultiLine>(&shape))
                for (auto const& line : *lines)
                    for (auto const& p : line)
                        least = std::min(least, geo::distance(p, *options_.near));
            one.score = 0.9 * std::exp(-least / kNearScale);
        }
    }
    return found;
}

Search::Found Search::relative(RelativeQuery const& query, int depth) const
{
    auto found = all(query.base, kAll, depth + 1);
    for (auto& one : found) {
        auto const& row = gazetteer_.row(one.place);
        auto const from = one.point.value_or(row.point);
        auto const reach = static_cast<double>(one.radius_m);
        one.score *= 0.9;
        if (query.inside) {
            // A part of it: between the middle and the edge on that side.
            one.point = query.bearing ? geo::destination(from, *query.bearing, reach * 0.35) : from;
            one.radius_m = static_cast<float>(reach * 0.7);
        } else if (query.bearing && query.away > 0) {
            // "South" is true to an eighth of the circle or so: 0.4 of the distance to each side.
            one.point = geo::destination(from, *query.bearing, query.away);
            one.radius_m = static_cast<float>(std::min(reach, query.away) + 0.4 * query.away);
        } else if (query.bearing) {
            one.point = geo::destination(from, *query.bearing, reach + 10'000);
            one.radius_m = static_cast<float>(reach + 15'000);
        } else {
            one.point = from;
            one.radius_m = static_cast<float>(reach + (query.away > 0 ? query.away : 10'000));
        }
    }
    return found;
}

Search::Found Search::fuzzy(std::string_view folded) const
{
    auto const letters = text::count_code_points(folded);
    if (letters < 4) return {};
    Found found;
    for (auto const& match : gazetteer_.fuzzy(folded, letters < 6 ? 1 : 2, kFuzzyNames))
        for (auto const& posting : match.postings)
            found.push_back(candidate(posting.place, posting.use, 1, match.edits));
    return found;
}

std::vector<Candidate> Search::all(std::string const& name, std::size_t most, int depth) const
{
    constexpr int kDeepest = 4; // "near the outskirts of ... of ..." ends somewhere
    auto const folded = text::fold(name);
    if (folded.empty() || depth > kDeepest) return {};
    auto exact = named(folded, 1);
    auto const bare = stripped(folded);
    exact.insert(exact.end(), bare.begin(), bare.end());
    if (auto found = ranked(std::move(exact), most); !found.empty()) return found;
    if (auto found = ranked(borders(folded), most); !found.empty()) return found;
    if (auto const query = parse_relative(name))
        if (auto found = ranked(relative(*query, depth), most); !found.empty()) return found;
    if (auto const parts = comma_parts(name); parts.size() > 1)
        if (auto found = ranked(contained(parts, depth), most); !found.empty()) return found;
    if (auto found = ranked(contained_without_comma(folded), most); !found.empty()) return found;
    std::string latin;
    if (!ascii(folded)) {
        latin = text::fold(text::transliterated(name));
        if (auto found = ranked(named(latin, 0.95), most); !found.empty()) return found;
    }
    if (auto found = ranked(fuzzy(folded), most); !found.empty()) return found;
    if (!latin.empty())
        if (auto found = ranked(fuzzy(latin), most); !found.empty()) return found;
    auto const last = without_generic_words(folded);
    return last.empty() ? Found() : ranked(fuzzy(last), most);
}

} // namespace

std::vector<Candidate> geocode(Gazetteer const& gazetteer, std::string_view name,
                               GeocodeOptions const& options)
{
    auto found = Search(gazetteer, options).all(text::repaired_utf8(name), options.limit);
    for (auto& one : found) one.score = std::clamp(one.score, 0.0, 1.0);
    return found;
}

} // namespace placetime::gazetteer
