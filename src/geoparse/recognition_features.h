#pragma once

#include <cstddef>

/// What is seen of a name and its surroundings, and what each sight adds to the log odds that it is
/// a place. Fitted by tools/training/fit_geoparse on annotated news (lgl, trnews, geowebnews),
/// L2-regularised; see docs/accuracy.md.
// clang-format off
#define PLACETIME_RECOGNITION_FEATURES(X) \
    X(bias, 0.04) \
    /* what the gazetteer knows of the name's best reading */ \
    X(best_country, 3.19) \
    X(best_admin1, 0.99) \
    X(best_admin2, 0.95) \
    X(best_capital, 1.66) \
    X(best_million, 0.89) \
    X(best_100k, 0.68) \
    X(best_10k, 0.11) \
    X(best_1k, -0.32) \
    X(best_small, -0.58) \
    X(best_no_population, -1.08) \
    X(best_region, 1.65) \
    X(best_nature, 1.00) \
    X(best_site, 0.59) \
    X(only_alternate_town, -1.27) \
    X(only_alternate_area, -0.51) \
    X(only_stripped, -1.17) \
    X(abbreviation, 1.12) \
    X(plain_large, 1.21) /* no list has the word as anything else; 100 000 inhabitants or a capital */ \
    X(plain_small, 0.40) \
    X(known_widely, 0.63) \
    X(known_little, -0.21) \
    X(one_reading, 0.03) \
    X(many_readings, 0.37) \
    X(two_words, 1.04) \
    X(three_words, 2.01) \
    X(short_name, -0.91) \
    /* the word itself */ \
    X(is_common, -1.50) \
    X(is_function, -3.03) \
    X(is_first_name, -1.09) \
    X(is_surname, -0.43) \
    X(is_both_names, -0.88) \
    X(is_demonym, -0.87) \
    X(is_title, -1.99) \
    X(is_organisation, -1.28) \
    X(is_calendar, -3.21) \
    X(is_media, -3.06) \
    X(is_place_word, 0.17) \
    X(is_direction, -1.50) \
    X(is_street, 0.45) \
    X(is_official, -0.54) \
    X(first_is_first_name, -0.12) \
    X(first_is_title, -0.32) \
    X(ends_place_word, 1.00) \
    X(ends_organisation, 0.27) \
    X(all_common, -1.56) \
    X(lower_elsewhere, -1.05) \
    X(all_caps, 0.20) \
    X(all_caps_short, -1.68) \
    X(has_lower_word, -1.45) \
    X(sentence_start, -0.28) \
    X(start_and_common, -1.07) \
    X(heading, 0.65) \
    X(cyrillic, 0.50) \
    /* before it */ \
    X(before_locative, 1.74) \
    X(before_from, 1.32) \
    X(before_to, 0.78) \
    X(before_of, 0.45) \
    X(before_for, -0.16) \
    X(before_with, -0.27) \
    X(before_by, -0.67) \
    X(before_and, -0.39) \
    X(before_the, 0.01) \
    X(before_article, -0.46) \
    X(before_comma, -0.27) \
    X(before_comma_place, 1.17) \
    X(before_capital, -1.23) \
    X(before_first_name, -2.01) \
    X(before_title, -1.54) \
    X(before_initial, -1.00) \
    X(before_place_word, 0.57) \
    X(before_direction, 0.70) \
    X(before_demonym, -1.18) \
    X(before_say, -0.89) \
    X(before_number, -0.78) \
    X(before_hyphen, -0.49) \
    X(before_quote, -0.93) \
    X(before_lower, -0.36) \
    X(before_place_of, 2.21) \
    X(before_organisation_of, -0.27) \
    X(before_title_of, -0.24) \
    X(before_possessive, -0.84) \
    X(before_open, -0.91) \
    X(before_and_place, 1.15) \
    /* after it */ \
    X(after_capital, -0.90) \
    X(after_capital_unknown, -0.28) \
    X(after_surname, -1.20) \
    X(after_initial, -1.77) \
    X(after_organisation, -0.17) \
    X(after_place_word, 0.69) \
    X(after_capital_place_word, 0.12) \
    X(after_street, -1.70) \
    X(after_official, 1.12) \
    X(after_possessive, -0.07) \
    X(after_comma_place, 1.12) \
    X(after_comma_age, -2.55) \
    X(after_comma_number, 0.32) \
    X(after_comma_lower, 0.06) \
    X(after_say, -1.17) \
    X(after_based, 2.41) \
    X(after_hyphen, -0.86) \
    X(after_number, -0.71) \
    X(after_dateline, 1.79) \
    X(after_and_place, 0.78) \
    X(after_lower, -0.12) \
    X(after_end, 0.30) \
    X(after_auxiliary, -0.06) \
    /* the document */ \
    X(in_person_first, -2.15) \
    X(in_person_title, -2.14) \
    X(in_person_other, -0.95) \
    X(in_organisation, -0.47) \
    X(surname_of_document, -2.76) \
    X(first_name_of_document, -2.66) \
    X(contained, 2.63) \
    X(inside_longer, -0.50)

/// What the whole document adds to a name's own score.
#define PLACETIME_DOCUMENT_FEATURES(X) \
    X(bias, -0.38) \
    X(own, 0.77) \
    X(others_mean, 0.31) \
    X(others_best, 0.07) \
    X(repeated, 0.08) \
    X(same_country, 0.83) \
    X(near_others, 0.82) \
    X(contained_elsewhere, 0.50)
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
