#pragma once

#include <cstddef>

/// What speaks for a reading of a name, and how much each counts in the softmax over the name's
/// readings. Fitted by tools/training/fit_geoparse on annotated news, L2-regularised; see
/// docs/accuracy.md. Values are 0 to 1 unless said otherwise.
// clang-format off
#define PLACETIME_RESOLUTION_FEATURES(X) \
    /* prior */ \
    X(population, 2.60)        /* log10(inhabitants + 1) / 7 */ \
    X(names, 1.73)             /* log2(number of names + 1) / 7 */ \
    X(country, 4.25) \
    X(country_otherwise, 2.81) /* by an alternate name, or one without its generic word */ \
    X(admin1, 1.66) \
    X(admin1_otherwise, 0.24) \
    X(admin2, 0.77) \
    X(capital, 1.76) \
    X(seat, -0.05) \
    X(region, 1.90) \
    X(nature, 0.82) \
    X(site, 0.63) \
    X(gone, -1.16)             /* historical, abandoned, a section of a town */ \
    X(main_name, 1.47) \
    X(alternate_name, -0.58) \
    X(other_spelling, 0.06)    /* historical, variant, misspelt */ \
    X(alternate_of_small, -1.24) /* an alternate name of a place of less than 50 000 */ \
    X(abbreviated_name, 1.01) \
    X(stripped_name, -0.26) \
    X(first_reading, 0.30) \
    X(late_reading, -0.68)     /* log(1 + order of prior) */ \
    /* words beside it */ \
    X(kind_word, 2.29)         /* "river" after it and it is one */ \
    X(other_kind_word, -1.29) \
    X(contained, 5.79)         /* "X, Y" and it lies in Y */ \
    X(not_contained, -2.79) \
    X(holds, 2.91)             /* "Y, X" and some Y lies in it */ \
    /* the rest of the document */ \
    X(country_share, 3.34)     /* of the other places' weight */ \
    X(top_country, 0.59) \
    X(admin1_share, 3.35) \
    X(top_admin1, 1.06) \
    X(admin2_share, 1.70) \
    X(named_otherwise, 0.88) /* another name in the document means this place too */ \
    X(near_best, 2.12)         /* 1 / (1 + (km / 100)^2) to the nearest other place */ \
    X(near_mean, 2.18)
// clang-format on

namespace placetime::geoparse::reading {

enum Feature : std::size_t {
#define X(name, weight) name,
    PLACETIME_RESOLUTION_FEATURES(X)
#undef X
        kCount
};

} // namespace placetime::geoparse::reading
