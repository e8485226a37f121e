#pragma once

#include <cstddef>

/// What is seen of a name and its surroundings, and what each sight adds to the log odds that it is
/// a place. Fitted by tools/training/fit_geoparse on annotated news (lgl, trnews, geowebnews),
/// L2-regularised; see docs/accuracy.md.
// clang-format off
#define PLACETIME_RECOGNITION_FEATURES(X) \
    X(bias, -0.02) \
    /* what the gazetteer knows of the name's best reading */ \
    X(best_country, 3.52) \
    X(best_admin1, 1.60) \
    X(best_admin2, 1.23) \
    X(best_capital, 1.22) \
    X(best_million, 0.78) \
    X(best_100k, 0.55) \
    X(best_10k, -0.18) \
    X(best_1k, -0.41) \
    X(best_small, -0.81) \
    X(best_no_population, -1.51) \
    X(best_region, 2.28) \
    X(best_nature, 0.92) \
    X(best_site, 0.11) \
    X(only_alternate, -1.29) \
    X(only_stripped, -1.91) \
    X(abbreviation, 0.80) \
    X(known_widely, 0.61) \
    X(known_little, -0.54) \
    X(one_reading, 0.32) \
    X(many_readings, 0.78) \
    X(two_words, 1.12) \
    X(three_words, 4.02) \
    X(short_name, -2.20) \
    /* the word itself */ \
    X(is_common, -2.00) \
    X(is_function, -3.55) \
    X(is_first_name, -1.23) \
    X(is_surname, -1.00) \
    X(is_both_names, -0.50) \
    X(is_demonym, 3.01) \
    X(is_title, -1.66) \
    X(is_organisation, -1.37) \
    X(is_calendar, -4.66) \
    X(is_media, -6.27) \
    X(is_place_word, 0.30) \
    X(is_direction, -2.17) \
    X(is_street, 0.42) \
    X(is_official, -0.71) \
    X(first_is_first_name, 0.49) \
    X(first_is_title, 1.05) \
    X(ends_place_word, 0.40) \
    X(ends_organisation, 0.44) \
    X(all_common, -1.50) \
    X(lower_elsewhere, -1.29) \
    X(all_caps, 1.40) \
    X(all_caps_short, -2.25) \
    X(has_lower_word, -2.24) \
    X(sentence_start, -0.46) \
    X(start_and_common, -1.24) \
    X(heading, 1.08) \
    X(cyrillic, 0.50) \
    /* before it */ \
    X(before_locative, 1.73) \
    X(before_from, 1.62) \
    X(before_to, 1.18) \
    X(before_of, 0.30) \
    X(before_for, -0.14) \
    X(before_with, -0.20) \
    X(before_by, -0.47) \
    X(before_and, -0.57) \
    X(before_the, 0.35) \
    X(before_article, -0.19) \
    X(before_comma, -0.44) \
    X(before_comma_place, 1.70) \
    X(before_capital, -1.19) \
    X(before_first_name, -1.77) \
    X(before_title, -1.33) \
    X(before_initial, -0.17) \
    X(before_place_word, -0.33) \
    X(before_direction, 0.69) \
    X(before_demonym, -3.16) \
    X(before_say, -0.50) \
    X(before_number, -1.16) \
    X(before_hyphen, -0.43) \
    X(before_quote, -1.62) \
    X(before_lower, -0.30) \
    X(before_place_of, 4.03) \
    X(before_organisation_of, -0.42) \
    X(before_title_of, -0.32) \
    X(before_possessive, -0.99) \
    X(before_open, -1.74) \
    X(before_and_place, 1.76) \
    /* after it */ \
    X(after_capital, -1.05) \
    X(after_capital_unknown, 0.36) \
    X(after_surname, -1.00) \
    X(after_initial, -3.44) \
    X(after_organisation, -0.28) \
    X(after_place_word, 0.26) \
    X(after_capital_place_word, -0.34) \
    X(after_street, -2.15) \
    X(after_official, 1.25) \
    X(after_possessive, -0.18) \
    X(after_comma_place, 0.82) \
    X(after_comma_age, -3.55) \
    X(after_comma_number, 0.37) \
    X(after_comma_lower, 0.17) \
    X(after_say, -1.43) \
    X(after_based, 4.55) \
    X(after_hyphen, -0.67) \
    X(after_number, -2.13) \
    X(after_dateline, 0.90) \
    X(after_and_place, 0.91) \
    X(after_lower, -0.23) \
    X(after_end, 0.36) \
    X(after_auxiliary, -0.04) \
    /* the document */ \
    X(in_person_first, -2.78) \
    X(in_person_title, -3.08) \
    X(in_person_other, -1.03) \
    X(in_organisation, -0.36) \
    X(surname_of_document, -3.32) \
    X(first_name_of_document, -3.38) \
    X(contained, 3.58) \
    X(inside_longer, -0.50)

/// What the whole document adds to a name's own score.
#define PLACETIME_DOCUMENT_FEATURES(X) \
    X(bias, -0.71) \
    X(own, 0.77) \
    X(others_mean, 0.08) \
    X(others_best, 0.31) \
    X(repeated, -0.08) \
    X(same_country, 0.37) \
    X(near_others, 1.75) \
    X(contained_elsewhere, 0.56)
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
