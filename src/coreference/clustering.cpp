#include "coreference/clustering.h"

#include <algorithm>
#include <map>
#include <queue>
#include <tuple>
#include <unordered_map>

namespace placetime::coreference {

namespace {

/// A group while it grows. Its number is its lowest member.
struct Growing {
    std::vector<std::uint32_t> members;
    std::map<std::uint32_t, double> links; ///< to other groups: sum of the scores between them
    double inside = 0;                     ///< sum of the scores of its own pairs
};

struct Offer {
    double mean = 0;
    std::uint32_t first = 0, second = 0;
    std::size_t first_size = 0, second_size = 0; ///< when it was made; outdated if they grew
    bool operator<(Offer const& other) const
    {
        return std::tuple(mean, other.first, other.second) < std::tuple(other.mean, first, second);
    }
};

class Linkage {
public:
    Linkage(double least, std::function<bool(std::uint32_t, std::uint32_t)> const& apart)
        : least_(least), apart_(apart)
    {
    }

    void add(Link const& link)
    {
        for (std::uint32_t const member : {link.first, link.second})
            if (groups_[member].members.empty()) groups_[member].members = {member};
        groups_[link.first].links[link.second] = link.score;
        groups_[link.second].links[link.first] = link.score;
        offer(link.first, link.second);
    }

    void run(CancelToken const* cancel)
    {
        while (!offers_.empty()) {
            if (cancel) cancel->check();
            Offer const best = offers_.top();
            offers_.pop();
            auto const first = groups_.find(best.first);
            auto const second = groups_.find(best.second);
            if (first == groups_.end() || second == groups_.end() ||
                first->second.members.size() != best.first_size ||
                second->second.members.size() != best.second_size)
                continue;
            if (!may_join(first->second, second->second)) {
                first->second.links.erase(best.second);
                second->second.links.erase(best.first);
                continue;
            }
            join(best.first, best.second);
        }
    }

    std::vector<Group> groups() const
    {
        std::vector<Group> result;
        for (auto const& [number, group] : groups_) {
            auto const n = static_cast<double>(group.members.size());
            if (group.members.size() > 1)
                result.push_back({group.members, group.inside / (n * (n - 1) / 2)});
        }
        for (Group& group : result) std::sort(group.members.begin(), group.members.end());
        std::sort(result.begin(), result.end(),
                  [](Group const& a, Group const& b) { return a.members < b.members; });
        return result;
    }

private:
    void offer(std::uint32_t first, std::uint32_t second)
    {
        Growing const& a = groups_[first];
        Growing const& b = groups_[second];
        auto const pairs = static_cast<double>(a.members.size() * b.members.size());
        double const mean = a.links.at(second) / pairs;
        if (mean >= least_)
            offers_.push({mean, std::min(first, second), std::max(first, second),
                          first < second ? a.members.size() : b.members.size(),
                          first < second ? b.members.size() : a.members.size()});
    }

    bool may_join(Growing const& a, Growing const& b) const
    {
        for (std::uint32_t const one : a.members)
            for (std::uint32_t const other : b.members)
                if (apart_(one, other)) return false;
        return true;
    }

    /// Into the group of the lower number.
    void join(std::uint32_t first, std::uint32_t second)
    {
        Growing taken = std::move(groups_[second]);
        groups_.erase(second);
        Growing& group = groups_[first];
        group.inside += taken.inside + group.links[second];
        group.links.erase(second);
        group.members.insert(group.members.end(), taken.members.begin(), taken.members.end());
        taken.links.erase(first);
        for (auto const& [other, sum] : taken.links) {
            groups_[other].links.erase(second);
            group.links[other] += sum;
        }
        for (auto const& [other, sum] : group.links) {
            groups_[other].links[first] = sum;
            offer(first, other);
        }
    }

    double least_;
    std::function<bool(std::uint32_t, std::uint32_t)> const& apart_;
    std::unordered_map<std::uint32_t, Growing> groups_;
    std::priority_queue<Offer> offers_;
};

} // namespace

std::vector<Group> average_linkage(std::vector<Link> const& links, double least,
                                   std::function<bool(std::uint32_t, std::uint32_t)> const& apart,
                                   CancelToken const* cancel)
{
    Linkage linkage(least, apart);
    for (Link const& link : links) linkage.add(link);
    linkage.run(cancel);
    return linkage.groups();
}

} // namespace placetime::coreference
