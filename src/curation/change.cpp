#include "curation/change.h"

#include <algorithm>
#include <set>

#include "base/error.h"

namespace placetime::curation {

using events::Event;
using events::Review;

namespace {

constexpr std::size_t kLongestTitle = 60;

std::string or_none(std::string words) { return words.empty() ? "none" : words; }

} // namespace

std::string shortened(std::string_view text, std::size_t most)
{
    std::size_t points = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool const begins = (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80;
        if (begins && points++ == most) return std::string(text.substr(0, i)) + "…";
    }
    return std::string(text);
}

std::string title_words(Event const& event)
{
    return event.title.empty() ? "an event" : "“" + shortened(event.title, kLongestTitle) + "”";
}

std::string event_count(std::size_t count)
{
    return std::to_string(count) + (count == 1 ? " event" : " events");
}

std::string place_words(std::optional<events::EventPlace> const& place)
{
    if (!place) return "nowhere";
    auto const& name = place->name.empty() ? place->text : place->name;
    if (place->kind.empty()) return name;
    return name + " (" + place->kind + ")";
}

PlacedEvent find_event(Workspace const& workspace, std::string const& id)
{
    auto found = workspace.find(id);
    if (!found) throw Error("The event " + id + " is not there any more.");
    return std::move(*found);
}

std::optional<Edit> change(Workspace const& workspace, Ids ids, Property const& property,
                           std::function<void(Event&)> const& make)
{
    if (ids.size() > kMostAtOnce)
        throw Error("At most " + std::to_string(kMostAtOnce) +
                    " events can be changed at once; filter them or select fewer.");
    Edit edit;
    std::set<std::string_view> seen;
    for (auto const& id : ids) {
        if (!seen.insert(id).second) continue;
        auto before = find_event(workspace, id);
        auto after = before;
        make(after.event);
        if (same(before.event, after.event)) continue;
        if (property.kind != "review") after.event.review = Review::edited;
        edit.before.push_back(std::move(before));
        edit.after.push_back(std::move(after));
    }
    if (edit.before.empty()) return {};
    edit.kind = property.kind;
    auto const to = or_none(property.words(edit.after.front().event));
    if (edit.before.size() == 1)
        edit.summary =
            property.title + ": " + or_none(property.words(edit.before.front().event)) + " → " + to;
    else
        edit.summary = property.title + " of " + event_count(edit.before.size()) + ": " + to;
    return edit;
}

} // namespace placetime::curation
