#include "gazetteer_build/dump.h"

#include <algorithm>
#include <array>
#include <fstream>

#include <fmt/format.h>

#include "base/error.h"
#include "gazetteer_build/base_rows.h"
#include "gazetteer_build/town.h"

namespace placetime::gazetteer_build {

namespace {

constexpr std::size_t kMostDiagnostics = 1000;

/// Columns of a dump.
enum Column : std::size_t {
    kId,
    kName,
    kAscii,
    kOthers,
    kLat,
    kLon,
    kClass,
    kCode,
    kCountry,
    kCountries2,
    kFirst,
    kSecond,
    kThird,
    kFourth,
    kPeople,
    kElevation,
    kHeight,
    kZone,
    kModified,
    kColumns
};

struct KindOfCode {
    std::string_view code;
    Kind kind;
    float radius_m;
};

/// Feature codes of what reports name, by https://www.geonames.org/export/codes.html, and how far
/// such a thing usually reaches. Codes that are not listed are left out.
constexpr std::array<KindOfCode, 30> kKinds{
    {{"LK", Kind::lake, 5000},       {"LKS", Kind::lake, 10'000},
     {"RSV", Kind::lake, 5000},      {"STM", Kind::river, 20'000},
     {"STMS", Kind::river, 20'000},  {"CNL", Kind::river, 20'000},
     {"SEA", Kind::sea, 300'000},    {"GULF", Kind::sea, 100'000},
     {"BAY", Kind::sea, 20'000},     {"STRT", Kind::sea, 50'000},
     {"MTS", Kind::range, 50'000},   {"MT", Kind::landmark, 3000},
     {"PK", Kind::landmark, 3000},   {"PASS", Kind::landmark, 2000},
     {"VAL", Kind::valley, 20'000},  {"DSRT", Kind::region, 100'000},
     {"ISL", Kind::region, 10'000},  {"ISLS", Kind::region, 30'000},
     {"PEN", Kind::region, 30'000},  {"RGN", Kind::region, 50'000},
     {"PRK", Kind::region, 10'000},  {"AIRB", Kind::airbase, 3000},
     {"AIRP", Kind::landmark, 3000}, {"MN", Kind::mine, 3000},
     {"MNAU", Kind::mine, 3000},     {"MNC", Kind::mine, 3000},
     {"MNCU", Kind::mine, 3000},     {"PS", Kind::landmark, 1000},
     {"DAM", Kind::landmark, 1000},  {"CMP", Kind::landmark, 1000}}};

class DumpReader {
public:
    DumpReader(std::filesystem::path const& file, gazetteer::Gazetteer const& base, Draft& draft)
        : file_(file), base_(base), draft_(draft)
    {
    }

    void read()
    {
        std::ifstream in(file_);
        if (!in) throw FileError(fmt::format("{}: cannot be opened", file_.string()));
        std::string line;
        for (std::size_t number_of = 1; std::getline(in, line); ++number_of)
            if (!line.empty() && !add(split(line, '\t'))) report(number_of);
        if (draft_.size() == before_)
            throw FormatError(fmt::format("{}: holds no row of a GeoNames dump", file_.string()));
    }

private:
    void report(std::size_t line)
    {
        if (draft_.diagnostics.size() < kMostDiagnostics)
            draft_.diagnostics.push_back(
                {"bad-place", file_.string(), line, "is no row of a GeoNames dump"});
    }

    /// False when the cells are no place.
    bool add(std::vector<std::string_view> const& cells)
    {
        if (cells.size() < kZone + 1) return false;
        auto const id = number(cells[kId]);
        auto const x = number(cells[kLon]);
        auto const y = number(cells[kLat]);
        if (!id || *id < 1 || *id > 2e9 || !x || !y || !geo::is_valid({*x, *y})) return false;
        PlaceRow row;
        row.point = {*x, *y};
        row.country = CountryCode(cells[kCountry]);
        if (cells[kClass] == "P") {
            row.kind = Kind::city;
            row.rank = rank_of(cells[kCode]);
            row.population = static_cast<std::uint32_t>(
                std::clamp(number(cells[kPeople]).value_or(0), 0.0, 4e9));
            row.radius_m = town_radius(row.population);
        } else {
            auto const* const kind = std::find_if(kKinds.begin(), kKinds.end(), [&](auto const& k) {
                return k.code == cells[kCode];
            });
            if (kind == kKinds.end()) return true;
            row.kind = kind->kind;
            row.radius_m = kind->radius_m;
        }
        auto const second =
            fmt::format("gna2:{}.{}.{}", cells[kCountry], cells[kFirst], cells[kSecond]);
        row.admin2 = draft_.find(second);
        row.admin1 = row.admin2 != kNoPlace
                         ? draft_.rows[row.admin2].admin1
                         : first_level(fmt::format("{}.{}", cells[kCountry], cells[kFirst]), row);
        auto const number_of = static_cast<std::uint32_t>(*id);
        if (draft_.find(fmt::format("gn:{}", number_of)) != kNoPlace) return false;
        auto const place = draft_.add(number_of, cells[kName], row);
        draft_.add_name(place, cells[kAscii], NameUse::main);
        if (row.kind == Kind::city)
            add_town_names(draft_, place, split(cells[kOthers], ','), {});
        else
            for (auto const other : split(cells[kOthers], ','))
                draft_.add_name(place, other, NameUse::alternate);
        draft_.set_zone(place, cells[kZone]);
        return true;
    }

    /// The division of GeoNames' code: by its id, or where its first places lie.
    PlaceIndex first_level(std::string const& code, PlaceRow const& row)
    {
        constexpr int kAsked = 5;
        if (auto const own = draft_.find("gna1:" + code); own != kNoPlace) return own;
        auto& known = first_levels_[code];
        if (known.place != kNoPlace || known.asked++ >= kAsked) return known.place;
        if (auto const around = base_.admin1_at(row.point);
            around && base_.row(*around).country == row.country)
            known.place = draft_.find(base_.id(*around));
        return known.place;
    }

    struct FirstLevel {
        PlaceIndex place = kNoPlace;
        int asked = 0;
    };

    std::filesystem::path file_;
    gazetteer::Gazetteer const& base_;
    TextMap<FirstLevel> first_levels_;
    Draft& draft_;
    std::size_t before_ = draft_.size();
};

/// alternateNamesV2.txt: id, geonameid, language, name, preferred, short, colloquial, historic.
void add_alternate_names(std::filesystem::path const& file, Draft& draft)
{
    std::ifstream in(file);
    if (!in) throw FileError(fmt::format("{}: cannot be opened", file.string()));
    std::string line;
    while (std::getline(in, line)) {
        auto const cells = split(line, '\t');
        if (cells.size() < 4) continue;
        auto const language = cells[2];
        if (language == "link" || language == "post" || language == "wkdt" || language == "unlc")
            continue;
        auto const place = draft.find(fmt::format("gn:{}", cells[1]));
        if (place == kNoPlace) continue;
        auto use = NameUse::alternate;
        if (language == "iata" || language == "icao" || language == "faac") use = NameUse::code;
        if (cells.size() > 7 && cells[7] == "1") use = NameUse::historical;
        draft.add_name(place, cells[3], use);
    }
}

} // namespace

CompileResult compile_dump(std::filesystem::path const& dump,
                           std::filesystem::path const& alternate_names,
                           std::filesystem::path const& base, std::filesystem::path const& output)
{
    Draft draft;
    add_base_rows(base, draft);
    gazetteer::Gazetteer const known(base);
    DumpReader(dump, known, draft).read();
    if (!alternate_names.empty()) add_alternate_names(alternate_names, draft);
    write_index(draft, output);
    return {std::move(draft.diagnostics), draft.size(), draft.names.size()};
}

} // namespace placetime::gazetteer_build
