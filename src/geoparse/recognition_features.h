#pragma once

#include <cstddef>

/// What is seen of a name and its surroundings, and what each sight adds to the log odds that it is
/// a place. Fitted by tools/training/fit_geoparse on annotated news (lgl, trnews, geowebnews),
/// L2-regularised; see docs/accuracy.md.
// clang-format off
#define PLACETIME_RECOGNITION_FEATURES(X) \
    X(bias, 0.05) \
    /* what the gazetteer knows of the name's best reading */ \
    X(best_country, 2.88) \
    X(best_admin1, 1.41) \
    X(best_admin2, 0.99) \
    X(best_capital, 2.01) \
    X(best_million, 1.27) \
    X(best_100k, 0.68) \
    X(best_10k, 0.10) \
    X(best_1k, -0.39) \
    X(best_small, -0.55) \
    X(best_no_population, -1.01) \
    X(best_region, 1.50) \
    X(best_nature, 1.43) \
    X(best_site, -0.18) \
    X(only_alternate_town, -1.25) \
    X(only_alternate_area, -0.64) \
    X(only_stripped, -1.16) \
    X(abbreviation, 1.62) \
    X(plain_large, 1.30) /* no list has the word as anything else; 100 000 inhabitants or a capital */ \
    X(plain_small, 0.44) \
    X(known_widely, 0.68) \
    X(known_little, -0.25) \
    X(one_reading, 0.05) \
    X(many_readings, 0.37) \
    X(two_words, 1.04) \
    X(three_words, 2.14) \
    X(short_name, -0.97) \
    /* the word itself */ \
    X(is_common, -1.66) \
    X(is_function, -3.00) \
    X(is_first_name, -1.11) \
    X(is_surname, -0.53) \
    X(is_both_names, -0.92) \
    X(is_demonym, 0.64) \
    X(is_title, -1.98) \
    X(is_organisation, -1.38) \
    X(is_calendar, -3.21) \
    X(is_media, -2.47) \
    X(is_place_word, -0.07) \
    X(is_direction, -1.50) \
    X(is_street, 0.51) \
    X(is_official, -0.51) \
    X(first_is_first_name, -0.11) \
    X(first_is_title, -0.41) \
    X(ends_place_word, 1.01) \
    X(ends_organisation, 0.30) \
    X(all_common, -1.43) \
    X(lower_elsewhere, -1.21) \
    X(all_caps, 0.36) \
    X(all_caps_short, -1.65) \
    X(has_lower_word, -1.21) \
    X(sentence_start, -0.27) \
    X(start_and_common, -1.20) \
    X(heading, 1.36) \
    X(cyrillic, 0.50) \
    /* before it */ \
    X(before_locative, 1.82) \
    X(before_from, 1.37) \
    X(before_to, 0.85) \
    X(before_of, 0.43) \
    X(before_for, -0.18) \
    X(before_with, -0.24) \
    X(before_by, -0.79) \
    X(before_and, -0.25) \
    X(before_the, -0.10) \
    X(before_article, -0.43) \
    X(before_comma, -0.16) \
    X(before_comma_place, 0.98) \
    X(before_capital, -1.29) \
    X(before_first_name, -2.01) \
    X(before_title, -1.53) \
    X(before_initial, -1.09) \
    X(before_place_word, 0.55) \
    X(before_direction, 0.78) \
    X(before_demonym, -1.19) \
    X(before_say, -0.90) \
    X(before_number, -0.92) \
    X(before_hyphen, -0.40) \
    X(before_quote, -0.65) \
    X(before_lower, -0.36) \
    X(before_place_of, 2.18) \
    X(before_organisation_of, -0.24) \
    X(before_title_of, -0.13) \
    X(before_possessive, -0.74) \
    X(before_open, -0.90) \
    X(before_and_place, 1.05) \
    /* after it */ \
    X(after_capital, -0.93) \
    X(after_capital_unknown, -0.26) \
    X(after_surname, -1.18) \
    X(after_initial, -1.79) \
    X(after_organisation, -0.28) \
    X(after_place_word, 0.80) \
    X(after_capital_place_word, -0.05) \
    X(after_street, -1.72) \
    X(after_official, 1.13) \
    X(after_possessive, -0.09) \
    X(after_comma_place, 1.16) \
    X(after_comma_age, -2.53) \
    X(after_comma_number, 0.33) \
    X(after_comma_lower, 0.07) \
    X(after_say, -1.16) \
    X(after_based, 2.37) \
    X(after_hyphen, -0.56) \
    X(after_number, -0.80) \
    X(after_dateline, 1.25) \
    X(after_and_place, 0.76) \
    X(after_lower, -0.12) \
    X(after_end, 0.35) \
    X(after_auxiliary, -0.02) \
    /* the document */ \
    X(in_person_first, -2.17) \
    X(in_person_title, -2.15) \
    X(in_person_other, -0.90) \
    X(in_organisation, -1.89) \
    X(surname_of_document, -2.77) \
    X(first_name_of_document, -2.64) \
    X(container, 1.95) \
    X(contained, 2.61) \
    X(inside_longer, -0.50) \
    /* set by hand: too rare in the annotated news to be fitted */ \
    X(large_in_person, -2.50) /* a country or a big town as part of a full name */ \
    X(seat_of_power, 2.50) /* "the Kremlin", "the White House" */ \
    X(large_of_person, -2.00) /* alone, after a full name with it, and never after "in" or "from" */

/// What the whole document adds to a name's own score.
#define PLACETIME_DOCUMENT_FEATURES(X) \
    X(bias, -0.37) \
    X(own, 0.78) \
    X(others_mean, 0.33) \
    X(others_best, 0.08) \
    X(repeated, 0.07) \
    X(same_country, 0.83) \
    X(near_others, 0.81) \
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
