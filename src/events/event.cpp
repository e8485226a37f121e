#include "events/event.h"

namespace placetime::events {
namespace {

template <typename Enum, std::size_t N>
std::optional<Enum> parse_name(std::array<std::string_view, N> const& names, std::string_view name)
{
    for (std::size_t i = 0; i < N; ++i) {
        if (names[i] == name) return static_cast<Enum>(i);
    }
    return {};
}

constexpr std::array<std::string_view, kTypeCount> kTypes = {"Battles",
                                                             "Explosions/Remote violence",
                                                             "Violence against civilians",
                                                             "Protests",
                                                             "Riots",
                                                             "Strategic developments",
                                                             "Politics",
                                                             "Security measures",
                                                             "Diplomacy",
                                                             "Humanitarian"};
constexpr std::array<std::string_view, 6> kStatuses = {"asserted", "claimed",     "denied",
                                                       "planned",  "conditional", "negated"};
constexpr std::array<std::string_view, 5> kRoles = {"where", "origin", "destination", "venue",
                                                    "subject"};
constexpr std::array<std::string_view, 4> kReviews = {"unreviewed", "accepted", "rejected",
                                                      "edited"};
constexpr std::array<std::string_view, kFigureKinds> kFigures = {"killed", "injured", "displaced",
                                                                 "detained", "participants"};

} // namespace

std::string_view to_string(Type type) noexcept { return kTypes[static_cast<std::size_t>(type)]; }
std::optional<Type> parse_type(std::string_view name) noexcept
{
    return parse_name<Type>(kTypes, name);
}

std::string_view to_string(Status status) noexcept
{
    return kStatuses[static_cast<std::size_t>(status)];
}
std::optional<Status> parse_status(std::string_view name) noexcept
{
    return parse_name<Status>(kStatuses, name);
}

std::string_view to_string(PlaceRole role) noexcept
{
    return kRoles[static_cast<std::size_t>(role)];
}
std::optional<PlaceRole> parse_role(std::string_view name) noexcept
{
    return parse_name<PlaceRole>(kRoles, name);
}

std::string_view to_string(Review review) noexcept
{
    return kReviews[static_cast<std::size_t>(review)];
}
std::optional<Review> parse_review(std::string_view name) noexcept
{
    return parse_name<Review>(kReviews, name);
}

std::string_view to_string(FigureKind kind) noexcept
{
    return kFigures[static_cast<std::size_t>(kind)];
}

bool is_wide(EventPlace const& place) noexcept
{
    return place.kind == "country" || place.precision_m >= kWidePlace;
}

bool is_statement(Type type, std::string_view subtype) noexcept
{
    return type == Type::diplomacy && subtype == "statement";
}

bool is_told(Status status) noexcept
{
    return status == Status::asserted || status == Status::claimed;
}

std::string_view source_name(std::string_view publisher, std::string_view title,
                             std::string_view id) noexcept
{
    if (!publisher.empty()) return publisher;
    return title.empty() ? id : title;
}

std::string_view source_name(Event const& event) noexcept
{
    return source_name(event.publisher, event.source_title, event.source_id);
}

bool is_drawn(Event const& event) noexcept
{
    return is_told(event.status) && !event.background && event.review != Review::rejected &&
           event.when && event.where && !is_statement(event.type, event.subtype);
}

} // namespace placetime::events
