#include "extract/chronicle.h"

#include <cstdio>

namespace placetime::extract {
namespace {

constexpr std::size_t kFarthest = 4; ///< sentences from one entry to the next

bool names_year(text::Document const& document, dating::TimeMention const& mention)
{
    for (auto i = mention.first_token; i < mention.last_token; ++i) {
        auto const& token = document.tokens()[i];
        if (token.kind == text::TokenKind::number && token.end - token.begin == 4) return true;
    }
    return false;
}

bool opens_entry(text::Document const& document, dating::TimeMention const& mention)
{
    auto const& sentence = document.sentences()[mention.sentence];
    if (mention.first_token > sentence.first_token + 1 || mention.last_token >= sentence.last_token)
        return false;
    auto const mark = document.of(document.tokens()[mention.last_token]);
    return mark == ":" || mark == "-" || mark == "\u2013" || mark == "\u2014";
}

} // namespace

void carry_years(text::Document const& document, dating::Dating& times)
{
    namespace chr = std::chrono;
    chr::sys_days before{}; // the entry before
    bool known = false;     // and its year
    std::size_t sentence = 0;
    for (auto& mention : times.mentions) {
        if (!mention.when || mention.when->precision != time::Precision::day ||
            !opens_entry(document, mention))
            continue;
        auto const day = chr::floor<chr::days>(mention.when->interval.begin);
        bool const near = known && mention.sentence <= sentence + kFarthest;
        sentence = mention.sentence;
        if (names_year(document, mention)) {
            before = day;
            known = true;
            continue;
        }
        if (!near) {
            known = false;
            continue;
        }
        chr::year_month_day const civil{day};
        auto best = day;
        for (int step = -1; step <= 1; ++step) {
            chr::year_month_day const moved{chr::year_month_day{before}.year() + chr::years{step},
                                            civil.month(), civil.day()};
            if (!moved.ok()) continue;
            auto const candidate = chr::sys_days{moved};
            auto const gap = chr::abs(candidate - before);
            if (step == -1 || gap < chr::abs(best - before)) best = candidate;
        }
        before = best;
        if (best == day) continue;
        mention.when = time::DatedInterval{time::day(best), time::Precision::day};
        chr::year_month_day const now{best};
        char value[32];
        std::snprintf(value, sizeof value, "%04d-%02u-%02u", static_cast<int>(now.year()),
                      static_cast<unsigned>(now.month()), static_cast<unsigned>(now.day()));
        mention.value = value;
    }
}

} // namespace placetime::extract
