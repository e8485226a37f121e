#include "session/edit_changes.h"

#include <algorithm>
#include <unordered_map>

#include "project/edit_json.h"
#include "text/fold.h"

namespace placetime::session {

namespace {

template <typename Item> void append(std::vector<Item>& to, std::vector<Item>&& from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

/// What is removed later is not added before; what is added later is put over what was there.
template <typename Item, typename Key>
void put(std::vector<Item>& added, std::vector<Item>&& later, Key const& key)
{
    std::unordered_map<std::string, std::size_t> places;
    for (std::size_t i = 0; i < added.size(); ++i) places.emplace(key(added[i]), i);
    for (auto& item : later) {
        auto const [place, fresh] = places.try_emplace(key(item), added.size());
        if (fresh)
            added.push_back(std::move(item));
        else
            added[place->second] = std::move(item);
    }
}

template <typename Item, typename Removed, typename Key, typename RemovedKey>
void take_out(std::vector<Item>& added, std::vector<Removed> const& removed, Key const& key,
              RemovedKey const& removed_key)
{
    if (added.empty() || removed.empty()) return;
    std::unordered_map<std::string, bool> gone;
    for (auto const& one : removed) gone[removed_key(one)] = true;
    std::erase_if(added, [&](Item const& item) { return gone.contains(key(item)); });
}

std::string id_of(curation::PlacedEvent const& placed) { return placed.event.id; }
std::string id_itself(std::string const& id) { return id; }
std::string name_of(curation::NameRule const& rule) { return text::fold(rule.name); }
std::string folded(std::string const& name) { return text::fold(name); }
std::string pair_of(curation::Distinct const& pair) { return pair.first + '\n' + pair.second; }

} // namespace

void join(project::Changes& all, project::Changes&& later)
{
    take_out(all.events, later.removed, id_of, id_itself);
    append(all.removed, std::move(later.removed));
    put(all.events, std::move(later.events), id_of);
    take_out(all.names, later.names_removed, name_of, folded);
    append(all.names_removed, std::move(later.names_removed));
    put(all.names, std::move(later.names), name_of);
    take_out(all.distinct, later.distinct_removed, pair_of, pair_of);
    append(all.distinct_removed, std::move(later.distinct_removed));
    put(all.distinct, std::move(later.distinct), pair_of);
    append(all.audit, std::move(later.audit));
    append(all.reports, std::move(later.reports));
    if (later.view) all.view = std::move(later.view);
    if (later.layers) all.layers = std::move(later.layers);
    if (later.slides) all.slides = std::move(later.slides);
}

project::Changes changes_of(std::span<curation::History::Entry const> edits)
{
    project::Changes changes;
    for (auto const& edit : edits) join(changes, project::changes_of(*edit));
    return changes;
}

} // namespace placetime::session
