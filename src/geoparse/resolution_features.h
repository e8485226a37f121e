#pragma once

#include <cstddef>

/// What speaks for a reading of a name, and how much each counts in the softmax over the name's
/// readings. Fitted by tools/training/fit_geoparse on annotated news, L2-regularised; see
/// docs/accuracy.md. Values are 0 to 1 unless said otherwise.
// clang-format off
#define PLACETIME_RESOLUTION_FEATURES(X) \
    /* prior */ \
    X(population, 2.69)        /* log10(inhabitants + 1) / 7 */ \
    X(names, 1.75)             /* log2(number of names + 1) / 7 */ \
    X(country, 4.29) \
    X(country_otherwise, 2.79) /* by an alternate name, or one without its generic word */ \
    X(admin1, 1.70) \
    X(admin1_otherwise, 0.20) \
    X(admin2, 0.72) \
    X(capital, 1.74) \
    X(seat, -0.11) \
    X(region, 1.82) \
    X(nature, 0.87) \
    X(site, 0.59) \
    X(gone, -1.15)             /* historical, abandoned, a section of a town */ \
    X(main_name, 1.49) \
    X(alternate_name, -0.47) \
    X(other_spelling, -0.04)    /* historical, variant, misspelt */ \
    X(alternate_of_small, -1.22) /* an alternate name of a place of less than 50 000 */ \
    X(abbreviated_name, 1.01) \
    X(stripped_name, -0.29) \
    X(first_reading, 0.34) \
    X(late_reading, -0.65)     /* log(1 + order of prior) */ \
    /* words beside it */ \
    X(kind_word, 2.11)         /* "river" after it and it is one */ \
    X(other_kind_word, -1.11) \
    X(contained, 5.78)         /* "X, Y" and it lies in Y */ \
    X(not_contained, -2.78) \
    X(holds, 2.91)             /* "Y, X" and some Y lies in it */ \
    /* the rest of the document */ \
    X(country_share, 3.37)     /* of the other places' weight */ \
    X(top_country, 0.56) \
    X(admin1_share, 3.39) \
    X(top_admin1, 1.07) \
    X(admin2_share, 1.73) \
    X(named_otherwise, 0.97) /* another name in the document means this place too */ \
    X(near_best, 2.05)         /* 1 / (1 + (km / 100)^2) to the nearest other place */ \
    X(near_mean, 2.16)
// clang-format on

namespace placetime::geoparse::reading {

enum Feature : std::size_t {
#define X(name, weight) name,
    PLACETIME_RESOLUTION_FEATURES(X)
#undef X
        kCount
};

} // namespace placetime::geoparse::reading
