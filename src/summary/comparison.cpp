#include "summary/comparison.h"

#include <algorithm>
#include <map>
#include <string>

#include "summary/statistics.h"

namespace placetime::summary {
namespace {

double days_of(time::Interval const& interval)
{
    return static_cast<double>(interval.length().count()) / 86'400;
}

Compared compared(std::vector<Key> keys, std::size_t first, std::size_t second, double first_days,
                  double second_days)
{
    Compared one{std::move(keys), first, second, 0, 0, {}, 1, 1};
    one.first_rate = static_cast<double>(first) / first_days;
    one.second_rate = static_cast<double>(second) / second_days;
    if (first > 0) one.ratio = one.second_rate / one.first_rate;
    one.p = one.q =
        conditional_binomial_test(first, second, first_days / (first_days + second_days));
    return one;
}

std::string identity(std::vector<Key> const& keys)
{
    std::string text;
    for (auto const& key : keys)
        text += std::to_string(static_cast<int>(key.kind)) + key.id + '\n' + key.name + '\n';
    return text;
}

bool is_before(Compared const& a, Compared const& b)
{
    for (std::size_t i = 0; i < a.keys.size(); ++i)
        if (a.keys[i].kind != b.keys[i].kind) return a.keys[i].kind < b.keys[i].kind;
    if (a.first + a.second != b.first + b.second) return a.first + a.second > b.first + b.second;
    for (std::size_t i = 0; i < a.keys.size(); ++i)
        if (a.keys[i].name != b.keys[i].name) return a.keys[i].name < b.keys[i].name;
    return identity(a.keys) < identity(b.keys);
}

ComparedTable compared_table(Table const& first, Table const& second, double first_days,
                             double second_days)
{
    struct Both {
        std::vector<Key> keys;
        std::size_t first = 0, second = 0;
    };
    std::map<std::string, Both> groups;
    for (auto const& group : first.groups)
        groups[identity(group.keys)] = {group.keys, group.events, 0};
    for (auto const& group : second.groups) {
        auto& both = groups[identity(group.keys)];
        both.keys = group.keys;
        both.second = group.events;
    }
    ComparedTable table{first.by, {}};
    for (auto& [name, both] : groups)
        table.groups.push_back(
            compared(std::move(both.keys), both.first, both.second, first_days, second_days));
    std::sort(table.groups.begin(), table.groups.end(), is_before);
    std::vector<double> p;
    for (auto const& group : table.groups) p.push_back(group.p);
    auto const q = false_discovery_rates(p);
    for (std::size_t i = 0; i < q.size(); ++i) table.groups[i].q = q[i];
    return table;
}

} // namespace

Comparison compare(events::EventTable const& table, Request request, time::Interval const& first,
                   time::Interval const& second, CancelToken const* cancel)
{
    std::erase_if(request.tables, [](std::vector<By> const& by) {
        return std::any_of(by.begin(), by.end(), [](By b) { return period_of(b).has_value(); });
    });
    request.figures = false;
    request.by_begin = true;
    request.filter.window = {first.begin, first.end};
    auto const before = count(table, request, cancel);
    request.filter.window = {second.begin, second.end};
    auto const after = count(table, request, cancel);
    double const first_days = days_of(first), second_days = days_of(second);
    Comparison comparison{
        first, second,          compared({}, before.events, after.events, first_days, second_days),
        {},    before.left_out, after.left_out};
    for (std::size_t i = 0; i < before.tables.size(); ++i)
        comparison.tables.push_back(
            compared_table(before.tables[i], after.tables[i], first_days, second_days));
    return comparison;
}

} // namespace placetime::summary
