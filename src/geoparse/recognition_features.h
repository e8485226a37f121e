#pragma once

#include <cstddef>

/// What is seen of a name and its surroundings, and what each sight adds to the log odds that it is
/// a place. Fitted by tools/training/fit_geoparse on annotated news (lgl, trnews, geowebnews),
/// L2-regularised; see docs/accuracy.md.
// clang-format off
#define PLACETIME_RECOGNITION_FEATURES(X) \
    X(bias, 0.03) \
    /* what the gazetteer knows of the name's best reading */ \
    X(best_country, 2.89) \
    X(best_admin1, 1.39) \
    X(best_admin2, 0.94) \
    X(best_capital, 1.68) \
    X(best_million, 1.15) \
    X(best_100k, 0.55) \
    X(best_10k, -0.02) \
    X(best_1k, -0.33) \
    X(best_small, -0.38) \
    X(best_no_population, -0.88) \
    X(best_region, 1.50) \
    X(best_nature, 1.37) \
    X(best_site, 1.49) \
    X(only_alternate_town, -1.45) \
    X(only_alternate_area, -1.12) \
    X(only_stripped, -1.26) \
    X(abbreviation, 1.67) \
    X(plain_large, 1.25) /* no list has the word as anything else; 100 000 inhabitants or a capital */ \
    X(plain_small, 0.54) \
    X(known_widely, 0.64) \
    X(known_little, -0.43) \
    X(one_reading, 0.06) \
    X(many_readings, 0.67) \
    X(two_words, 1.21) \
    X(three_words, 2.97) \
    X(short_name, -1.06) \
    /* the word itself */ \
    X(is_common, -1.60) \
    X(is_function, -3.01) \
    X(is_first_name, -1.04) \
    X(is_surname, -0.34) \
    X(is_both_names, -1.09) \
    X(is_demonym, 1.73) \
    X(is_title, -1.88) \
    X(is_organisation, -1.10) \
    X(is_calendar, -3.38) \
    X(is_media, -2.88) \
    X(is_place_word, 0.52) \
    X(is_direction, -1.50) \
    X(is_street, 0.94) \
    X(is_official, -0.29) \
    X(first_is_first_name, 0.05) \
    X(first_is_title, -0.37) \
    X(ends_place_word, 1.12) \
    X(ends_organisation, 0.34) \
    X(all_common, -0.93) \
    X(lower_elsewhere, -1.11) \
    X(all_caps, 0.62) \
    X(all_caps_short, -1.85) \
    X(has_lower_word, -2.32) \
    X(sentence_start, -0.22) \
    X(start_and_common, -1.49) \
    X(heading, 2.05) \
    X(cyrillic, 0.50) \
    /* before it */ \
    X(before_locative, 1.76) \
    X(before_from, 1.41) \
    X(before_to, 0.93) \
    X(before_of, 0.40) \
    X(before_for, -0.30) \
    X(before_with, -0.26) \
    X(before_by, -0.85) \
    X(before_and, -0.32) \
    X(before_the, 0.05) \
    X(before_article, -0.44) \
    X(before_comma, -0.30) \
    X(before_comma_place, 1.07) \
    X(before_capital, -1.23) \
    X(before_first_name, -1.92) \
    X(before_title, -1.54) \
    X(before_initial, -0.71) \
    X(before_place_word, -0.00) \
    X(before_direction, 0.73) \
    X(before_demonym, -1.87) \
    X(before_say, -0.82) \
    X(before_number, -1.22) \
    X(before_hyphen, -0.37) \
    X(before_quote, -0.93) \
    X(before_lower, -0.40) \
    X(before_place_of, 2.72) \
    X(before_organisation_of, -0.44) \
    X(before_title_of, -0.41) \
    X(before_possessive, -1.16) \
    X(before_open, -1.36) \
    X(before_and_place, 1.32) \
    /* after it */ \
    X(after_capital, -0.77) \
    X(after_capital_unknown, -0.21) \
    X(after_surname, -1.09) \
    X(after_initial, -2.10) \
    X(after_organisation, -0.27) \
    X(after_place_word, 0.53) \
    X(after_capital_place_word, -0.32) \
    X(after_street, -2.06) \
    X(after_official, 1.17) \
    X(after_possessive, -0.20) \
    X(after_comma_place, 1.19) \
    X(after_comma_age, -2.60) \
    X(after_comma_number, 0.37) \
    X(after_comma_lower, 0.07) \
    X(after_say, -1.34) \
    X(after_based, 2.73) \
    X(after_hyphen, -0.74) \
    X(after_number, -1.27) \
    X(after_dateline, 0.90) \
    X(after_and_place, 0.77) \
    X(after_lower, -0.16) \
    X(after_end, 0.41) \
    X(after_auxiliary, 0.00) \
    /* the document */ \
    X(in_person_first, -2.23) \
    X(in_person_title, -2.38) \
    X(in_person_other, -0.87) \
    X(in_organisation, -2.25) \
    X(surname_of_document, -2.99) \
    X(first_name_of_document, -2.94) \
    X(container, 1.85) \
    X(contained, 2.69) \
    X(inside_longer, -0.50) \
    /* set by hand: too rare in the annotated news to be fitted */ \
    X(large_in_person, -2.50) /* a country or a big town as part of a full name */ \
    X(seat_of_power, 2.50) /* "the Kremlin", "the White House" */ \
    X(large_of_person, -2.00) /* alone, after a full name with it, and never after "in" or "from" */

/// What the whole document adds to a name's own score.
#define PLACETIME_DOCUMENT_FEATURES(X) \
    X(bias, -0.38) \
    X(own, 0.60) \
    X(others_mean, 0.30) \
    X(others_best, 0.09) \
    X(repeated, 0.06) \
    X(same_country, 0.76) \
    X(near_others, 0.90) \
    X(contained_elsewhere, 0.50) \
    X(chain, 0.21) /* what the chain of words says, log odds within [-6, 6] */ \
    X(chain_others, 0.05) /* the mean of the other mentions */ \
    X(unlisted, -0.07) /* the gazetteer lacks the name as a whole */
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
