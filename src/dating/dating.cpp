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
    // another date was given (a file's, a feed's): the text's own line is a dateline still when it
    // is of about that day
    if (options.report_date) {
        constexpr std::chrono::days kAbout(40);
        auto const& given = options.report_date->interval;
        if (dating.report_date && (dating.report_date->interval.begin > given.end + kAbout ||
                                   dating.report_date->interval.end + kAbout < given.begin))
            datelines.clear();
        dating.report_date = options.report_date;
    }
    dating.mentions = resolve(document, expressions, dating.report_date, datelines);
    return dating;
}

} // namespace placetime::dating
