#pragma once

#include <cstddef>

/// What is seen of a name and its surroundings, and what each sight adds to the log odds that it is
/// a place. Fitted by tools/training/fit_geoparse on annotated news (lgl, trnews, geowebnews),
/// L2-regularised; see docs/accuracy.md.
// clang-format off
#define PLACETIME_RECOGNITION_FEATURES(X) \
    X(bias, 0.05) \
    /* what the gazetteer knows of the name's best reading */ \
    X(best_country, 2.93) \
    X(best_admin1, 1.36) \
    X(best_admin2, 0.98) \
    X(best_capital, 1.97) \
    X(best_million, 0.82) \
    X(best_100k, 0.66) \
    X(best_10k, 0.11) \
    X(best_1k, -0.35) \
    X(best_small, -0.55) \
    X(best_no_population, -1.13) \
    X(best_region, 1.56) \
    X(best_nature, 1.12) \
    X(best_site, 0.77) \
    X(only_alternate_town, -1.20) \
    X(only_alternate_area, -0.59) \
    X(only_stripped, -1.17) \
    X(abbreviation, 1.94) \
    X(plain_large, 1.30) /* no list has the word as anything else; 100 000 inhabitants or a capital */ \
    X(plain_small, 0.40) \
    X(known_widely, 0.67) \
    X(known_little, -0.25) \
    X(one_reading, 0.03) \
    X(many_readings, 0.36) \
    X(two_words, 1.05) \
    X(three_words, 1.98) \
    X(short_name, -0.99) \
    /* the word itself */ \
    X(is_common, -1.58) \
    X(is_function, -3.00) \
    X(is_first_name, -1.09) \
    X(is_surname, -0.49) \
    X(is_both_names, -0.90) \
    X(is_demonym, -0.93) \
    X(is_title, -2.00) \
    X(is_organisation, -1.42) \
    X(is_calendar, -3.22) \
    X(is_media, -2.46) \
    X(is_place_word, 0.09) \
    X(is_direction, -1.50) \
    X(is_street, 0.48) \
    X(is_official, -0.58) \
    X(first_is_first_name, -0.12) \
    X(first_is_title, -0.37) \
    X(ends_place_word, 1.01) \
    X(ends_organisation, 0.34) \
    X(all_common, -1.57) \
    X(lower_elsewhere, -1.12) \
    X(all_caps, 0.45) \
    X(all_caps_short, -1.48) \
    X(has_lower_word, -1.53) \
    X(sentence_start, -0.27) \
    X(start_and_common, -1.11) \
    X(heading, 1.37) \
    X(cyrillic, 0.50) \
    /* before it */ \
    X(before_locative, 1.81) \
    X(before_from, 1.36) \
    X(before_to, 0.81) \
    X(before_of, 0.42) \
    X(before_for, -0.19) \
    X(before_with, -0.26) \
    X(before_by, -0.72) \
    X(before_and, -0.29) \
    X(before_the, -0.05) \
    X(before_article, -0.43) \
    X(before_comma, -0.16) \
    X(before_comma_place, 1.08) \
    X(before_capital, -1.25) \
    X(before_first_name, -2.00) \
    X(before_title, -1.53) \
    X(before_initial, -1.07) \
    X(before_place_word, 0.56) \
    X(before_direction, 0.67) \
    X(before_demonym, -1.23) \
    X(before_say, -0.88) \
    X(before_number, -0.94) \
    X(before_hyphen, -0.44) \
    X(before_quote, -0.63) \
    X(before_lower, -0.37) \
    X(before_place_of, 2.21) \
    X(before_organisation_of, -0.28) \
    X(before_title_of, -0.09) \
    X(before_possessive, -0.77) \
    X(before_open, -0.95) \
    X(before_and_place, 1.11) \
    /* after it */ \
    X(after_capital, -0.92) \
    X(after_capital_unknown, -0.29) \
    X(after_surname, -1.17) \
    X(after_initial, -1.77) \
    X(after_organisation, -0.23) \
    X(after_place_word, 0.82) \
    X(after_capital_place_word, 0.09) \
    X(after_street, -1.71) \
    X(after_official, 1.16) \
    X(after_possessive, -0.08) \
    X(after_comma_place, 1.13) \
    X(after_comma_age, -2.54) \
    X(after_comma_number, 0.33) \
    X(after_comma_lower, 0.09) \
    X(after_say, -1.17) \
    X(after_based, 2.39) \
    X(after_hyphen, -0.56) \
    X(after_number, -0.79) \
    X(after_dateline, 1.20) \
    X(after_and_place, 0.69) \
    X(after_lower, -0.12) \
    X(after_end, 0.33) \
    X(after_auxiliary, -0.01) \
    /* the document */ \
    X(in_person_first, -2.17) \
    X(in_person_title, -2.16) \
    X(in_person_other, -0.95) \
    X(in_organisation, -1.93) \
    X(surname_of_document, -2.77) \
    X(first_name_of_document, -2.66) \
    X(contained, 2.61) \
    X(inside_longer, -0.50)

/// What the whole document adds to a name's own score.
#define PLACETIME_DOCUMENT_FEATURES(X) \
    X(bias, -0.37) \
    X(own, 0.77) \
    X(others_mean, 0.33) \
    X(others_best, 0.08) \
    X(repeated, 0.06) \
    X(same_country, 0.84) \
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
