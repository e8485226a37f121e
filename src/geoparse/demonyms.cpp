#include "geoparse/analysis.h"

namespace placetime::geoparse {

void find_demonyms(Analysis& analysis, gazetteer::Gazetteer const& gazetteer)
{
    auto const& tokens = analysis.document.tokens();
    Words& words = analysis.words;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        if (!starts_upper(tokens[i]) || tokens[i].shape == text::Shape::initial) continue;
        if (i + 1 < tokens.size() && starts_upper(tokens[i + 1]) && tokens[i + 1].space_before &&
            tokens[i + 1].sentence == tokens[i].sentence) {
            auto const both = std::string_view(words.folded)
                                  .substr(words.begin[i], words.end[i + 1] - words.begin[i]);
            if (auto const country = gazetteer.demonym(both); country.known()) {
                words.flags[i] |= lex::kDemonym;
                words.flags[i + 1] |= lex::kDemonym;
                analysis.demonyms.push_back({tokens[i].begin, tokens[i + 1].end, i, country});
                ++i;
                continue;
            }
        }
        auto const country = gazetteer.demonym(words.of(i));
        if (!country.known()) continue;
        words.flags[i] |= lex::kDemonym;
        analysis.demonyms.push_back({tokens[i].begin, tokens[i].end, i, country});
    }
}

} // namespace placetime::geoparse
