#include "gazetteer/gazetteer.h"

#include <algorithm>
#include <atomic>
#include <bitset>
#include <charconv>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "base/error.h"
#include "base/paths.h"
#include "gazetteer/fuzzy_index.h"
#include "gazetteer/index_file.h"
#include "gazetteer/name_table.h"
#include "gazetteer/prior.h"
#include "gazetteer/reverse.h"
#include "gazetteer/shape_codec.h"
#include "text/word_hash.h"

namespace placetime::gazetteer {

using namespace format;

namespace {

/// A bool must be 0 or 1 before it may be read as one, and the kind one that callers know.
bool is_sound(PlaceRow const& row) noexcept
{
    unsigned char byte = 0;
    std::memcpy(&byte, reinterpret_cast<char const*>(&row) + offsetof(PlaceRow, has_geometry), 1);
    return byte <= 1 && row.kind <= Kind::relative;
}

} // namespace

struct Gazetteer::Impl {
    explicit Impl(std::filesystem::path const& path)
        : file(path), names(file), fuzzy(file, names), rows(file.records<PlaceRow>(kRows)),
          priors(static_cast<std::atomic<double>*>(
                     std::calloc(rows.size() + 1, sizeof(std::atomic<double>))),
                 &std::free)
    {
    }
    IndexFile file;
    NameTable names;
    FuzzyIndex fuzzy;
    std::span<PlaceRow const> rows;
    /// By row, 0 where it has not been asked for; pages are touched where it is.
    std::unique_ptr<std::atomic<double>[], decltype(&std::free)> priors;
    std::mutex shapes_lock;
    std::unordered_map<PlaceIndex, geo::SharedGeometry> shapes; ///< decoded for shared_geometry

    /// False for nearly every word that is no demonym: a bit for each hash of one, set when the
    /// first is asked for.
    bool may_be_demonym(std::string_view folded) const
    {
        std::call_once(demonyms_read, [this] {
            for (auto const& demonym : file.records<Demonym>(kDemonyms))
                demonyms.set(text::word_hash(file.text(demonym.text)) % demonyms.size());
        });
        return demonyms[text::word_hash(folded) % demonyms.size()];
    }
    mutable std::once_flag demonyms_read;
    mutable std::bitset<std::size_t{1} << 16> demonyms;

    GeometryRecord const* shape(PlaceIndex place) const noexcept
    {
        auto const all = file.records<GeometryRecord>(kGeometries);
        auto const at = std::lower_bound(all.begin(), all.end(), place,
                                         [](auto const& r, PlaceIndex p) { return r.row < p; });
        return at != all.end() && at->row == place ? &*at : nullptr;
    }
    /// Matches by how good the best place that bears the name is.
    double prior_of(std::uint32_t key) const noexcept
    {
        auto const postings = names.postings(key);
        if (postings.empty() || postings.front().place >= rows.size()) return 0;
        return prior_of_row(postings.front().place) * weight(postings.front().use);
    }
    /// Threads may reckon the same twice, to the same bits.
    double prior_of_row(PlaceIndex place) const noexcept
    {
        if (!priors) return gazetteer::prior(rows[place]);
        double known = priors[place].load(std::memory_order_relaxed);
        if (known == 0) {
            known = gazetteer::prior(rows[place]);
            priors[place].store(known, std::memory_order_relaxed);
        }
        return known;
    }
};

Gazetteer::Gazetteer(std::filesystem::path const& file) : impl_(std::make_unique<Impl>(file)) {}
Gazetteer::~Gazetteer() = default;
Gazetteer::Gazetteer(Gazetteer&&) noexcept = default;
Gazetteer& Gazetteer::operator=(Gazetteer&&) noexcept = default;

Gazetteer const& Gazetteer::standard()
{
    static Gazetteer const opened(data_file("placetime.gaz"));
    return opened;
}

std::size_t Gazetteer::size() const noexcept { return impl_->rows.size(); }

PlaceRow const& Gazetteer::row(PlaceIndex place) const noexcept
{
    static PlaceRow const none;
    return place < impl_->rows.size() && is_sound(impl_->rows[place]) ? impl_->rows[place] : none;
}

double Gazetteer::prior(PlaceIndex place) const noexcept
{
    bool const sound = place < impl_->rows.size() && is_sound(impl_->rows[place]);
    return sound ? impl_->prior_of_row(place) : gazetteer::prior(row(place));
}

void Gazetteer::fetch(PlaceIndex place) const noexcept
{
    if (place >= impl_->rows.size()) return;
    __builtin_prefetch(&impl_->rows[place]);
    if (impl_->priors) __builtin_prefetch(&impl_->priors[place]);
}

std::string Gazetteer::id(PlaceIndex place) const
{
    std::string out;
    append_id(out, place);
    return out;
}

void Gazetteer::append_id(std::string& out, PlaceIndex place) const
{
    auto const ids = impl_->file.records<std::uint32_t>(kIds);
    if (place >= ids.size()) return;
    if ((ids[place] & kTextId) != 0) {
        out += impl_->file.text(ids[place] & ~kTextId);
        return;
    }
    fmt::format_int const number(ids[place]);
    out += "gn:";
    out.append(number.data(), number.size());
}

std::string_view Gazetteer::name(PlaceIndex place) const noexcept
{
    return impl_->file.piece(kNameOffsets, kNames, place);
}

std::string_view Gazetteer::time_zone(PlaceIndex place) const noexcept
{
    auto const zones = impl_->file.records<std::uint16_t>(kZones);
    auto const names = impl_->file.records<std::uint32_t>(kZoneOffsets);
    if (place >= zones.size() || zones[place] == 0 || zones[place] > names.size()) return {};
    return impl_->file.text(names[zones[place] - 1u]);
}

std::optional<PlaceIndex> Gazetteer::find_id(std::string_view wanted) const
{
    auto const& file = impl_->file;
    if (wanted.starts_with("gn:")) {
        std::uint32_t number = 0;
        auto const [end, failure] =
            std::from_chars(wanted.data() + 3, wanted.data() + wanted.size(), number);
        if (failure != std::errc() || end != wanted.data() + wanted.size()) return std::nullopt;
        auto const all = file.records<NumberedRow>(kNumbers);
        auto const at =
            std::lower_bound(all.begin(), all.end(), number,
                             [](auto const& r, std::uint32_t n) { return r.number < n; });
        if (at == all.end() || at->number != number || at->row >= size()) return std::nullopt;
        return at->row;
    }
    auto const ids = file.records<std::uint32_t>(kIds);
    auto const all = file.records<std::uint32_t>(kTextIds);
    auto const id_of = [&](std::uint32_t row) {
        return row < ids.size() ? file.text(ids[row] & ~kTextId) : std::string_view();
    };
    auto const at =
        std::lower_bound(all.begin(), all.end(), wanted,
                         [&](std::uint32_t row, std::string_view id) { return id_of(row) < id; });
    if (at == all.end() || wanted.empty() || id_of(*at) != wanted) return std::nullopt;
    return *at;
}

std::span<Posting const> Gazetteer::exact(std::string_view folded) const
{
    auto const key = impl_->names.find(folded);
    return key ? impl_->names.postings(*key) : std::span<Posting const>();
}

void Gazetteer::prefixes_of(std::string_view folded, std::vector<PrefixMatch>& out) const
{
    impl_->names.prefixes_of(folded, out);
}

std::vector<FuzzyMatch> Gazetteer::starting_with(std::string_view folded, std::size_t limit) const
{
    // A short beginning has many names: of those only the best are worth keeping.
    constexpr std::size_t kMost = 20'000;
    std::vector<std::pair<double, std::uint32_t>> found;
    auto const& names = impl_->names;
    for (auto key = names.lower_bound(folded); key < names.size() && found.size() < kMost; ++key) {
        if (!names.name(key).starts_with(folded)) break;
        found.emplace_back(-impl_->prior_of(key), key);
    }
    auto const kept = std::min(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept),
                      found.end());
    std::vector<FuzzyMatch> out;
    for (std::size_t i = 0; i < kept; ++i)
        out.push_back({names.name(found[i].second), 0, names.postings(found[i].second)});
    return out;
}

std::vector<FuzzyMatch> Gazetteer::fuzzy(std::string_view folded, int max_edits,
                                         std::size_t limit) const
{
    auto const& names = impl_->names;
    std::vector<std::tuple<int, double, std::uint32_t>> found;
    for (auto const& match : impl_->fuzzy.find(folded, max_edits))
        found.emplace_back(match.edits, -impl_->prior_of(match.key), match.key);
    auto const kept = std::min(limit, found.size());
    std::partial_sort(found.begin(), found.begin() + static_cast<std::ptrdiff_t>(kept),
                      found.end());
    std::vector<FuzzyMatch> out;
    for (std::size_t i = 0; i < kept; ++i) {
        auto const [edits, unlikely, key] = found[i];
        out.push_back({names.name(key), edits, names.postings(key)});
    }
    return out;
}

CountryCode Gazetteer::demonym(std::string_view folded) const
{
    if (!impl_->may_be_demonym(folded)) return {};
    auto const all = impl_->file.records<Demonym>(kDemonyms);
    auto const at =
        std::lower_bound(all.begin(), all.end(), folded, [&](Demonym const& d, std::string_view f) {
            return impl_->file.text(d.text) < f;
        });
    return at != all.end() && impl_->file.text(at->text) == folded ? at->country : CountryCode();
}

std::optional<PlaceIndex> Gazetteer::country(CountryCode code) const
{
    auto const all = impl_->file.records<CountryRow>(kCountries);
    auto const at = std::lower_bound(all.begin(), all.end(), code,
                                     [](CountryRow const& r, CountryCode c) { return r.code < c; });
    if (at == all.end() || at->code != code || at->row >= size()) return std::nullopt;
    return at->row;
}

std::optional<PlaceIndex> Gazetteer::border(CountryCode a, CountryCode b) const
{
    if (b < a) std::swap(a, b);
    auto const wanted = std::pair(a, b);
    auto const all = impl_->file.records<BorderRow>(kBorders);
    auto const at =
        std::lower_bound(all.begin(), all.end(), wanted, [](BorderRow const& r, auto const& w) {
            return std::pair(r.first, r.second) < w;
        });
    if (at == all.end() || std::pair(at->first, at->second) != wanted || at->row >= size())
        return std::nullopt;
    return at->row;
}

std::vector<CountryCode> Gazetteer::neighbours(CountryCode code) const
{
    std::vector<CountryCode> out;
    if (!code.known()) return out;
    for (auto const& border : impl_->file.records<BorderRow>(kBorders)) { // some 300
        if (border.first == code) out.push_back(border.second);
        if (border.second == code) out.push_back(border.first);
    }
    std::sort(out.begin(), out.end());
    return out;
}

geo::SharedGeometry Gazetteer::shared_geometry(PlaceIndex place) const
{
    std::lock_guard const lock(impl_->shapes_lock);
    auto const found = impl_->shapes.find(place);
    if (found != impl_->shapes.end()) return found->second;
    return impl_->shapes.emplace(place, geometry(place)).first->second;
}

geo::Geometry Gazetteer::geometry(PlaceIndex place) const
{
    auto const* const record = impl_->shape(place);
    if (record == nullptr) return row(place).point;
    auto const shapes = impl_->file.bytes(kShapes);
    if (record->offset > shapes.size()) throw FormatError("the place index holds a damaged shape");
    return decode(shapes.substr(record->offset, record->size));
}

geo::Box Gazetteer::box(PlaceIndex place) const
{
    auto const degrees = [](std::int32_t value) { return value / 1e5; };
    if (auto const* const record = impl_->shape(place))
        return {degrees(record->west), degrees(record->south), degrees(record->east),
                degrees(record->north)};
    auto const point = row(place).point;
    return {point.lon, point.lat, point.lon, point.lat};
}

CountryCode Gazetteer::country_at(geo::LonLat position) const
{
    return row(surroundings(impl_->file, position).country).country;
}

std::optional<PlaceIndex> Gazetteer::admin1_at(geo::LonLat position) const
{
    auto const found = surroundings(impl_->file, position).admin1;
    if (found == kNoPlace) return std::nullopt;
    return found;
}

std::vector<Nearby> Gazetteer::nearest(geo::LonLat position, std::size_t limit,
                                       geo::Meters within) const
{
    return nearest_towns(impl_->file, position, limit, within);
}

} // namespace placetime::gazetteer
