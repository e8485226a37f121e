#include <doctest/doctest.h>
#include <string>

#include "extract/extract.h"

using namespace placetime;

namespace {

/// Every cut of a text, from each of its words on and up to each of its words: what a trigger at an
/// edge must stand.
void annotate_cuts(extract::Extractor const& extractor, std::string const& text)
{
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (i != 0 && text[i - 1] != ' ') continue;
        reports::Report tail;
        tail.text = text.substr(i);
        extractor.annotate(tail);
        reports::Report head;
        head.text = text.substr(0, i + 1);
        extractor.annotate(head);
    }
}

} // namespace

TEST_CASE("a sentence may begin or end at any word")
{
    geoparse::Geoparser const geoparser(gazetteer::Gazetteer::standard());
    extract::Extractor const extractor(geoparser);
    annotate_cuts(
        extractor,
        "Barricades closed the road to Osh on Tuesday, soldiers began to remove barricades and "
        "the talks followed fighting on 6 October in which 12 people died.");
    annotate_cuts(
        extractor,
        "Attacks were denied. Protests to stop strikes spread to Talas; shots, riots and arrests "
        "to end protests. Clashes.");
}
