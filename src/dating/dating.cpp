#include "dating/dating.h"

#include <array>

#include "dating/grammar.h"
#include "dating/report_date.h"
#include "dating/resolve.h"

namespace placetime::dating {

std::string_view to_string(TimexType type) noexcept
{
    static constexpr std::array<std::string_view, 4> kNames{"DATE", "TIME", "DURATION", "SET"};
    return kNames[static_cast<std::size_t>(type)];
}

Dating find_times(text::Document const& document, DatingOptions const& options)
{
    auto const words = lexemes(document);
    auto const expressions = find_expressions(document, words);
    Dating dating;
    std::vector<std::size_t> datelines;
    if (auto const own = find_report_date(document, words, expressions)) {
        dating.report_date = own->when;
        datelines = own->expressions;
    }
    // another date was given: the text's own line is a dateline still when it names the same day
    if (options.report_date) {
        bool const same = dating.report_date &&
                          dating.report_date->interval.overlaps(options.report_date->interval);
        if (!same) datelines.clear();
        dating.report_date = options.report_date;
    }
    dating.mentions = resolve(document, expressions, dating.report_date, datelines);
    return dating;
}

} // namespace placetime::dating
