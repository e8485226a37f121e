#include <fmt/format.h>

#include "app/summary_told.h"
#include "exchange/csv.h"

namespace placetime::app {
namespace {

/// Keys of a row; tables have at most so many.
constexpr std::size_t kKeys = 3;

class Rows {
public:
    explicit Rows(std::vector<std::string> const& head) { add(head); }
    void add(std::vector<std::string> const& cells)
    {
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (i > 0) out_ += ',';
            exchange::append_csv_field(out_, cells[i]);
        }
        out_ += "\r\n";
    }
    std::string take() { return std::move(out_); }

private:
    std::string out_;
};

std::string number(std::optional<std::int64_t> const& value)
{
    return value ? fmt::format("{}", *value) : std::string();
}

void add_keys(std::vector<std::string>& row, std::vector<summary::Key> const& keys)
{
    for (std::size_t i = 0; i < kKeys; ++i) {
        row.push_back(i < keys.size() ? keys[i].id : std::string());
        row.push_back(i < keys.size() ? keys[i].name : std::string());
        row.push_back(i < keys.size() ? keys[i].country : std::string());
    }
}

void add_figures(std::vector<std::string>& row, summary::FigureSums const& sums)
{
    for (auto const& sum : sums) {
        row.push_back(number(sum.min));
        row.push_back(number(sum.max));
        row.push_back(fmt::format("{}", sum.stated));
        row.push_back(fmt::format("{}", sum.cumulative));
    }
}

std::string by_text(std::vector<summary::By> const& by)
{
    std::string text;
    for (auto const b : by) text += (text.empty() ? "" : "+") + std::string(to_string(b));
    return text;
}

std::vector<std::string> key_columns()
{
    std::vector<std::string> columns;
    for (std::size_t i = 1; i <= kKeys; ++i)
        for (auto const* name : {"id", "name", "country"})
            columns.push_back(fmt::format("{}{}", name, i));
    return columns;
}

std::string counts_csv(SummaryTold const& told)
{
    std::vector<std::string> head{"table"};
    for (auto& column : key_columns()) head.push_back(std::move(column));
    head.emplace_back("events");
    for (std::size_t k = 0; k < events::kFigureKinds; ++k) {
        auto const kind = to_string(static_cast<events::FigureKind>(k));
        for (auto const* what : {"min", "max", "events", "cumulative"})
            head.push_back(fmt::format("{}_{}", kind, what));
    }
    Rows rows(head);
    auto const& s = told.summary;
    std::vector<std::string> total{"total"};
    add_keys(total, {});
    total.push_back(fmt::format("{}", s.events));
    add_figures(total, s.figures);
    rows.add(total);
    auto const add_count = [&](std::string const& table, std::string_view id, std::size_t count) {
        summary::Key key;
        key.id = key.name = id;
        std::vector<std::string> row{table};
        add_keys(row, {key});
        row.push_back(fmt::format("{}", count));
        row.resize(head.size());
        rows.add(row);
    };
    add_count("counted", "undated", s.undated);
    add_count("counted", "unplaced", s.unplaced);
    add_count("counted", "unreviewed", s.unreviewed);
    add_count("counted", "merged", s.merged);
    if (told.proposed) {
        add_count("proposed", "groups", told.proposed->groups);
        add_count("proposed", "events", told.proposed->events);
    }
    for (auto const& [name, count] : left_out_parts(s.left_out)) add_count("left_out", name, count);
    for (auto const& table : s.tables)
        for (auto const& group : table.groups) {
            std::vector<std::string> row{by_text(table.by)};
            add_keys(row, group.keys);
            row.push_back(fmt::format("{}", group.events));
            add_figures(row, group.figures);
            rows.add(row);
        }
    return rows.take();
}

std::string comparison_csv(summary::Comparison const& comparison)
{
    std::vector<std::string> head{"table"};
    for (auto& column : key_columns()) head.push_back(std::move(column));
    for (auto const* column : {"first_begin", "first_end", "second_begin", "second_end", "first",
                               "second", "first_per_day", "second_per_day", "ratio", "p", "q"})
        head.emplace_back(column);
    Rows rows(head);
    auto const add = [&](std::string const& table, summary::Compared const& one) {
        std::vector<std::string> row{table};
        add_keys(row, one.keys);
        for (auto const t : {comparison.first.begin, comparison.first.end, comparison.second.begin,
                             comparison.second.end})
            row.push_back(time::format_utc(t));
        row.push_back(fmt::format("{}", one.first));
        row.push_back(fmt::format("{}", one.second));
        row.push_back(fmt::format("{:.6g}", one.first_rate));
        row.push_back(fmt::format("{:.6g}", one.second_rate));
        row.push_back(one.ratio ? fmt::format("{:.6g}", *one.ratio) : std::string());
        row.push_back(fmt::format("{:.6g}", one.p));
        row.push_back(fmt::format("{:.6g}", one.q));
        rows.add(row);
    };
    add("total", comparison.all);
    for (auto const& table : comparison.tables)
        for (auto const& group : table.groups) add(by_text(table.by), group);
    return rows.take();
}

} // namespace

std::string summary_csv(SummaryTold const& told)
{
    return told.comparison ? comparison_csv(*told.comparison) : counts_csv(told);
}

} // namespace placetime::app
