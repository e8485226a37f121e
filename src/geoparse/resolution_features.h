#pragma once

#include <cstddef>

/// What speaks for a reading of a name, and how much each counts in the softmax over the name's
/// readings. Fitted by tools/training/fit_geoparse on annotated news, L2-regularised; see
/// docs/accuracy.md. Values are 0 to 1 unless said otherwise.
// clang-format off
#define PLACETIME_RESOLUTION_FEATURES(X) \
    /* prior */ \
    X(population, 3.0)        /* log10(inhabitants + 1) / 7 */ \
    X(names, 2.0)             /* log2(number of names + 1) / 7 */ \
    X(country, 4.0) \
    X(admin1, 2.0) \
    X(admin2, 0.5) \
    X(capital, 1.5) \
    X(seat, 0.8) \
    X(region, 1.5) \
    X(nature, 0.5) \
    X(site, 0.5) \
    X(gone, -1.5)             /* historical, abandoned, a section of a town */ \
    X(main_name, 1.0) \
    X(alternate_name, 0.0) \
    X(other_spelling, 0.2)    /* historical, variant, misspelt */ \
    X(abbreviated_name, 1.0) \
    X(stripped_name, -0.5) \
    X(first_reading, 0.7) \
    X(late_reading, -0.6)     /* log(1 + order of prior) */ \
    /* words beside it */ \
    X(kind_word, 2.5)         /* "river" after it and it is one */ \
    X(other_kind_word, -1.5) \
    X(contained, 6.0)         /* "X, Y" and it lies in Y */ \
    X(not_contained, -3.0) \
    X(holds, 3.0)             /* "Y, X" and some Y lies in it */ \
    /* the rest of the document */ \
    X(country_share, 3.0)     /* of the other places' weight */ \
    X(top_country, 0.8) \
    X(admin1_share, 3.0) \
    X(top_admin1, 1.0) \
    X(admin2_share, 1.5) \
    X(near_best, 2.0)         /* 1 / (1 + (km / 100)^2) to the nearest other place */ \
    X(near_mean, 2.0)
// clang-format on

namespace placetime::geoparse::reading {

enum Feature : std::size_t {
#define X(name, weight) name,
    PLACETIME_RESOLUTION_FEATURES(X)
#undef X
        kCount
};

} // namespace placetime::geoparse::reading
