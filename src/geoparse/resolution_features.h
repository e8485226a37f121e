#pragma once

#include <cstddef>

/// What speaks for a reading of a name, and how much each counts in the softmax over the name's
/// readings. Fitted by tools/training/fit_geoparse on annotated news, L2-regularised; see
/// docs/accuracy.md. Values are 0 to 1 unless said otherwise.
// clang-format off
#define PLACETIME_RESOLUTION_FEATURES(X) \
    /* prior */ \
    X(population, 2.75)        /* log10(inhabitants + 1) / 7 */ \
    X(names, 1.65)             /* log2(number of names + 1) / 7 */ \
    X(country, 3.51) \
    X(country_otherwise, 1.38) /* by an alternate name, or one without its generic word */ \
    X(admin1, 1.21) \
    X(admin1_otherwise, 0.24) \
    X(admin2, 0.58) \
    X(capital, 1.41) \
    X(seat, -0.76) \
    X(region, 2.14) \
    X(nature, 1.32) \
    X(site, 0.72) \
    X(gone, -1.19)             /* historical, abandoned, a section of a town */ \
    X(main_name, 1.36) \
    X(alternate_name, -0.49) \
    X(other_spelling, 0.22)    /* historical, variant, misspelt */ \
    X(alternate_of_small, -1.24) /* an alternate name of a place of less than 50 000 */ \
    X(abbreviated_name, 0.94) \
    X(stripped_name, -0.33) \
    X(first_reading, 0.35) \
    X(late_reading, -0.68)     /* log(1 + order of prior) */ \
    /* words beside it */ \
    X(kind_word, 1.85)         /* "river" after it and it is one */ \
    X(other_kind_word, -0.85) \
    X(contained, 5.32)         /* "X, Y" and it lies in Y */ \
    X(not_contained, -2.32) \
    X(holds, 2.76)             /* "Y, X" and some Y lies in it */ \
    /* the rest of the document */ \
    X(country_share, 3.55)     /* of the other places' weight */ \
    X(top_country, 0.10) \
    X(admin1_share, 3.66) \
    X(top_admin1, 0.91) \
    X(admin2_share, 1.57) \
    X(near_best, 2.02)         /* 1 / (1 + (km / 100)^2) to the nearest other place */ \
    X(near_mean, 1.96)
// clang-format on

namespace placetime::geoparse::reading {

enum Feature : std::size_t {
#define X(name, weight) name,
    PLACETIME_RESOLUTION_FEATURES(X)
#undef X
        kCount
};

} // namespace placetime::geoparse::reading
