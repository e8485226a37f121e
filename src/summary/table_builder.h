#pragma once

#include <map>
#include <vector>

#include "summary/key_book.h"

namespace placetime::summary {

/// A table while it is filled: one row for each combination of keys that an event has. References
/// must outlive it.
class TableBuilder {
public:
    TableBuilder(std::vector<By> const& by, events::EventTable const& table, PlaceReader& places,
                 Request const& request)
        : events_(table), request_(request)
    {
        table_.by = by;
        for (auto const b : by) books_.emplace_back(b, table, places, request.filter.window.begin);
    }

    void add(Counted const& counted);
    Table finish();

private:
    struct Sums {
        std::size_t events = 0;
        FigureAdder figures;
    };
    void fill_periods();
    std::vector<std::vector<std::size_t>> ranks() const;

    events::EventTable const& events_;
    Request const& request_;
    Table table_;
    std::vector<KeyBook> books_;
    std::map<std::vector<std::uint32_t>, Sums> groups_;
    std::vector<std::vector<std::uint32_t>> found_; ///< room to work in
};

} // namespace placetime::summary
