#pragma once

#include <cstddef>

/// What is seen of a name and its surroundings, and what each sight adds to the log odds that it is
/// a place. Fitted by tools/training/fit_geoparse on annotated news (lgl, trnews, geowebnews),
/// L2-regularised; see docs/accuracy.md.
// clang-format off
#define PLACETIME_RECOGNITION_FEATURES(X) \
    X(bias, 0.0) \
    /* what the gazetteer knows of the name's best reading */ \
    X(best_country, 3.0) \
    X(best_admin1, 1.5) \
    X(best_admin2, 1.0) \
    X(best_capital, 2.5) \
    X(best_million, 1.6) \
    X(best_100k, 0.8) \
    X(best_10k, 0.0) \
    X(best_1k, -0.6) \
    X(best_small, -1.0) \
    X(best_no_population, -1.0) \
    X(best_region, 1.0) \
    X(best_nature, 1.0) \
    X(best_site, 1.0) \
    X(only_alternate, -0.8) \
    X(only_stripped, -0.8) \
    X(abbreviation, 1.5) \
    X(known_widely, 0.8) \
    X(known_little, -0.3) \
    X(one_reading, 0.0) \
    X(many_readings, 0.0) \
    X(two_words, 0.8) \
    X(three_words, 1.2) \
    X(short_name, -0.6) \
    /* the word itself */ \
    X(is_common, -2.0) \
    X(is_function, -3.0) \
    X(is_first_name, -1.0) \
    X(is_surname, -1.0) \
    X(is_both_names, -0.5) \
    X(is_demonym, -2.0) \
    X(is_title, -2.0) \
    X(is_organisation, -2.0) \
    X(is_calendar, -3.0) \
    X(is_media, -2.0) \
    X(is_place_word, -1.5) \
    X(is_direction, -1.5) \
    X(is_street, -1.0) \
    X(is_official, -1.0) \
    X(first_is_first_name, -1.0) \
    X(first_is_title, -1.0) \
    X(ends_place_word, 1.0) \
    X(ends_organisation, -1.0) \
    X(all_common, -1.5) \
    X(lower_elsewhere, -1.5) \
    X(all_caps, 0.0) \
    X(all_caps_short, -1.5) \
    X(has_lower_word, -0.3) \
    X(sentence_start, -0.3) \
    X(start_and_common, -1.0) \
    X(heading, 0.0) \
    X(cyrillic, 0.5) \
    /* before it */ \
    X(before_locative, 2.0) \
    X(before_from, 1.2) \
    X(before_to, 0.8) \
    X(before_of, 0.6) \
    X(before_for, 0.0) \
    X(before_with, -0.2) \
    X(before_by, -0.5) \
    X(before_and, 0.0) \
    X(before_the, -0.8) \
    X(before_article, -0.8) \
    X(before_comma, 0.2) \
    X(before_comma_place, 0.8) \
    X(before_capital, -1.8) \
    X(before_first_name, -2.0) \
    X(before_title, -1.5) \
    X(before_initial, -2.0) \
    X(before_place_word, 1.0) \
    X(before_direction, 1.0) \
    X(before_demonym, -0.3) \
    X(before_say, -1.0) \
    X(before_number, -0.3) \
    X(before_hyphen, -0.8) \
    X(before_quote, -0.5) \
    X(before_lower, -0.2) \
    X(before_place_of, 1.2) \
    X(before_organisation_of, 0.0) \
    X(before_title_of, 0.8) \
    X(before_possessive, -0.6) \
    X(before_open, 0.2) \
    X(before_and_place, 0.6) \
    /* after it */ \
    X(after_capital, -1.5) \
    X(after_capital_unknown, -0.8) \
    X(after_surname, -1.0) \
    X(after_initial, -1.5) \
    X(after_organisation, -0.6) \
    X(after_place_word, 0.6) \
    X(after_capital_place_word, 0.5) \
    X(after_street, -0.8) \
    X(after_official, 0.8) \
    X(after_possessive, 0.3) \
    X(after_comma_place, 1.0) \
    X(after_comma_age, -2.5) \
    X(after_comma_number, 0.0) \
    X(after_comma_lower, -0.1) \
    X(after_say, -0.8) \
    X(after_based, 2.0) \
    X(after_hyphen, -0.5) \
    X(after_number, -0.3) \
    X(after_dateline, 2.0) \
    X(after_and_place, 0.6) \
    X(after_lower, 0.0) \
    X(after_end, 0.2) \
    X(after_auxiliary, -0.2) \
    /* the document */ \
    X(in_person_first, -2.0) \
    X(in_person_title, -2.0) \
    X(in_person_other, -1.5) \
    X(in_organisation, -1.0) \
    X(surname_of_document, -2.5) \
    X(contained, 2.5) \
    X(inside_longer, -0.5)

/// What the whole document adds to a name's own score.
#define PLACETIME_DOCUMENT_FEATURES(X) \
    X(bias, 0.0) \
    X(own, 0.8) \
    X(others_mean, 0.4) \
    X(others_best, 0.2) \
    X(repeated, 0.2) \
    X(same_country, 1.0) \
    X(near_others, 0.8) \
    X(contained_elsewhere, 0.5)
// clang-format on

namespace placetime::geoparse::feature {

enum Feature : std::size_t {
#define X(name, weight) name,
    PLACETIME_RECOGNITION_FEATURES(X)
#undef X
        kCount
};

namespace document {
enum Feature : std::size_t {
#define X(name, weight) name,
    PLACETIME_DOCUMENT_FEATURES(X)
#undef X
        kCount
};
} // namespace document

} // namespace placetime::geoparse::feature
