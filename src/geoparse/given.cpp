#include <algorithm>
#include <array>

#include "geoparse/analysis.h"
#include "text/fold.h"

namespace placetime::geoparse {

namespace {

using gazetteer::NameUse;
using gazetteer::Posting;

/// Finds what a span of any surface form may mean.
class SpanReader {
public:
    SpanReader(Analysis& analysis, Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer)
        : a_(analysis), lexicon_(lexicon), gazetteer_(gazetteer)
    {
    }

    /// Postings of the span, and its folded form in `folded`.
    std::span<Posting const> read(std::string_view written, std::string& folded, bool& abbreviation)
    {
        folded = text::fold(written);
        abbreviation = false;
        LexEntry const& entry = lexicon_.find(folded);
        bool const stop = written.find('.') != std::string_view::npos;
        if ((stop && (entry.flags & lex::kDotted) != 0) ||
            ((entry.flags & lex::kPostal) != 0 && written.size() == 2 && written[1] >= 'A' &&
             written[1] <= 'Z' && named(folded).empty())) {
            abbreviation = true;
            return keep({{entry.place, NameUse::abbreviation}});
        }
        if (auto const area = adjective_of_area(folded); !area.empty()) return area;
        if (auto const people = demonym(folded); !people.empty()) return people;
        if (auto const found = named(folded); !found.empty()) return found;
        if (is_facility(folded)) return {};
        if (auto const found = trimmed(folded); !found.empty()) return found;
        if (auto const found = adjective(folded); !found.empty()) return found;
        if (folded.size() >= 5) {
            auto const near = gazetteer_.fuzzy(folded, 1, 4);
            if (!near.empty()) return near.front().postings;
        }
        if (auto const found = part(folded); !found.empty()) return found;
        if (folded.size() >= 8) {
            auto const near = gazetteer_.fuzzy(folded, 2, 4);
            if (!near.empty()) return near.front().postings;
        }
        return {};
    }

    std::span<Posting const> read_inexact(std::string_view folded)
    {
        if (is_facility(folded)) return {};
        if (auto const found = trimmed(folded); !found.empty()) return found;
        return part(folded);
    }

private:
    std::span<Posting const> keep(std::vector<Posting> postings)
    {
        a_.own_postings.push_back(std::move(postings));
        return a_.own_postings.back();
    }

    std::span<Posting const> named(std::string_view folded) const
    {
        auto const postings = gazetteer_.exact(folded);
        bool const any = std::any_of(postings.begin(), postings.end(),
                                     [](Posting const& p) { return p.use != NameUse::code; });
        return any ? postings : std::span<Posting const>();
    }

    std::span<Posting const> demonym(std::string_view folded)
    {
        auto const country = gazetteer_.demonym(folded);
        if (!country.known()) return {};
        auto const place = gazetteer_.country(country);
        if (!place) return {};
        return keep({{*place, NameUse::alternate}});
    }

    bool is_generic(std::string_view word) const
    {
        return (lexicon_.find(word).flags & (lex::kPlaceWord | lex::kDirection | lex::kFunction |
                                             lex::kBefore | lex::kStreet | lex::kOf)) != 0 ||
               word == "downtown" || word == "greater" || word == "central";
    }

    /// "moscow avenue", "hotel ukraina": named after a place that is elsewhere.
    bool is_facility(std::string_view folded) const
    {
        std::size_t const first = folded.find(' ');
        if (first == std::string_view::npos) return false;
        return ((lexicon_.find(folded.substr(0, first)).flags |
                 lexicon_.find(folded.substr(folded.rfind(' ') + 1)).flags) &
                lex::kFacility) != 0;
    }

    /// Without generic words at either end: "northern Iraq", "the city of Osh", "Osh region".
    std::span<Posting const> trimmed(std::string_view folded) const
    {
        std::string_view rest = folded;
        for (int step = 0; step < 6; ++step) {
            std::size_t const first = rest.find(' ');
            if (first == std::string_view::npos) return {};
            std::size_t const last = rest.rfind(' ');
            if (is_generic(rest.substr(0, first)))
                rest = rest.substr(first + 1);
            else if (is_generic(rest.substr(last + 1)))
                rest = rest.substr(0, last);
            else
                return {};
            if (is_generic(rest)) return {}; // "Middle East" is no "East"
            if (auto const found = named(rest); !found.empty()) return found;
        }
        return {};
    }

    /// Adjectives that no list of demonyms has: "South Ossetian", "Dagestani", "Londoners".
    std::span<Posting const> adjective(std::string const& folded)
    {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kEndings{{
            {"ers", ""},
            {"ians", "ia"},
            {"ian", "ia"},
            {"ans", "a"},
            {"an", "a"},
            {"ans", ""},
            {"an", ""},
            {"is", ""},
            {"i", ""},
            {"ese", "a"},
            {"ese", ""},
            {"s", ""},
        }};
        for (auto const& [ending, instead] : kEndings) {
            if (!folded.ends_with(ending) || folded.size() < ending.size() + 4) continue;
            std::string stem = folded.substr(0, folded.size() - ending.size());
            stem += instead;
            if (auto const people = demonym(stem); !people.empty()) return people;
            if (auto const found = named(stem); !found.empty()) return found;
        }
        return {};
    }

    /// Adjectives of regions and divisions ("European", "South Ossetian", "Dagestani"), which no
    /// list of countries' people knows better.
    std::span<Posting const> adjective_of_area(std::string const& folded)
    {
        static constexpr std::array<std::pair<std::string_view, std::string_view>, 9> kEndings{{
            {"eans", "e"},
            {"ean", "e"},
            {"ians", "ia"},
            {"ian", "ia"},
            {"ans", "a"},
            {"an", "a"},
            {"is", ""},
            {"i", ""},
            {"ern", ""},
        }};
        for (auto const& [ending, instead] : kEndings) {
            if (!folded.ends_with(ending) || folded.size() < ending.size() + 3) continue;
            std::string stem = folded.substr(0, folded.size() - ending.size());
            stem += instead;
            for (Posting const& posting : gazetteer_.exact(stem)) {
                if (posting.use == NameUse::code || posting.use == NameUse::stripped) continue;
                auto const kind = gazetteer_.row(posting.place).kind;
                if (kind != gazetteer::Kind::region && kind != gazetteer::Kind::admin1) break;
                return keep({posting});
            }
        }
        return {};
    }

    /// A name within: "Frankfurt airport", "W.Va. 61".
    std::span<Posting const> part(std::string_view folded)
    {
        std::vector<gazetteer::PrefixMatch> matches;
        for (std::size_t begin = 0; begin < folded.size();) {
            std::size_t const space = folded.find(' ', begin);
            std::string_view const word = folded.substr(
                begin, space == std::string_view::npos ? folded.size() - begin : space - begin);
            if (!is_generic(word) && word.size() > 2) {
                matches.clear();
                gazetteer_.prefixes_of(folded.substr(begin), matches);
                for (auto match = matches.rbegin(); match != matches.rend(); ++match)
                    if (auto const found = named(folded.substr(begin, match->length));
                        !found.empty())
                        return found;
                if (auto const people = demonym(word); !people.empty()) return people;
            }
            if (space == std::string_view::npos) break;
            begin = space + 1;
        }
        return {};
    }

    Analysis& a_;
    Lexicon const& lexicon_;
    gazetteer::Gazetteer const& gazetteer_;
};

} // namespace

std::span<Posting const> find_inexact(Analysis& analysis, std::string_view folded,
                                      Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer)
{
    return SpanReader(analysis, lexicon, gazetteer).read_inexact(folded);
}

void find_given_spots(Analysis& analysis, std::vector<Geoparser::Span> const& spans,
                      Lexicon const& lexicon, gazetteer::Gazetteer const& gazetteer)
{
    auto const& tokens = analysis.document.tokens();
    SpanReader reader(analysis, lexicon, gazetteer);
    std::vector<std::string_view> names;
    for (Geoparser::Span const& span : spans) {
        Spot spot;
        spot.begin = span.begin;
        spot.end = span.end;
        auto const first = std::partition_point(tokens.begin(), tokens.end(),
                                                [&](auto const& t) { return t.end <= span.begin; });
        auto const last = std::partition_point(tokens.begin(), tokens.end(),
                                               [&](auto const& t) { return t.begin < span.end; });
        spot.first = static_cast<std::uint32_t>(first - tokens.begin());
        spot.last = static_cast<std::uint32_t>(last - tokens.begin());
        if (!tokens.empty())
            spot.first = std::min(spot.first, static_cast<std::uint32_t>(tokens.size() - 1));
        std::string folded;
        spot.postings =
            reader.read(analysis.document.slice(span.begin, span.end), folded, spot.abbreviation);
        spot.own = 4;
        spot.probability = 1;
        analysis.own_names.push_back(std::move(folded));
        names.push_back(analysis.own_names.back());
        analysis.spots.push_back(spot);
    }
    group_forms(analysis, names);
}

} // namespace placetime::geoparse
