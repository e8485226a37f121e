#pragma once

#include <cstddef>

/// What speaks for a reading of a name, and how much each counts in the softmax over the name's
/// readings. Fitted by tools/training/fit_geoparse on annotated news, L2-regularised; see
/// docs/accuracy.md. Values are 0 to 1 unless said otherwise.
// clang-format off
#define PLACETIME_RESOLUTION_FEATURES(X) \
    /* prior */ \
    X(population, 2.68)        /* log10(inhabitants + 1) / 7 */ \
    X(names, 1.49)             /* log2(number of names + 1) / 7 */ \
    X(country, 4.36) \
    X(country_otherwise, 2.80) /* by an alternate name, or one without its generic word */ \
    X(admin1, 2.29) \
    X(admin1_otherwise, 0.28) \
    X(admin2, 0.75) \
    X(capital, 2.02) \
    X(seat, 0.01) \
    X(region, 1.94) \
    X(nature, 0.78) \
    X(site, 0.61) \
    X(gone, -1.35)             /* historical, abandoned, a section of a town */ \
    X(main_name, 1.61) \
    X(alternate_name, -0.51) \
    X(other_spelling, 0.69)    /* historical, variant, misspelt */ \
    X(alternate_of_small, -1.20) /* an alternate name of a place of less than 50 000 */ \
    X(abbreviated_name, 1.01) \
    X(stripped_name, -0.29) \
    X(first_reading, 0.19) \
    X(late_reading, -0.73)     /* log(1 + order of prior) */ \
    /* words beside it */ \
    X(kind_word, 2.33)         /* "river" after it and it is one */ \
    X(other_kind_word, -1.32) \
    X(area_of_town, -2.65)     /* a division with a town of its name in it, and no word says which */ \
    X(contained, 5.81)         /* "X, Y" and it lies in Y */ \
    X(not_contained, -2.81) \
    X(holds, 3.07)             /* "Y, X" and some Y lies in it */ \
    X(speaker, 0.09)           /* "Moscow said", "talks with Washington": a capital or a country */ \
    /* the rest of the document */ \
    X(country_share, 3.18)     /* of the other places' weight */ \
    X(top_country, 0.51) \
    X(admin1_share, 3.34) \
    X(top_admin1, 0.94) \
    X(admin2_share, 1.62) \
    X(named_otherwise, 1.06) /* another name in the document means this place too */ \
    X(neighbour_country, 0.76) /* of the places named just before and after */ \
    X(neighbour_near, 0.99) \
    X(near_best, 1.94)         /* 1 / (1 + (km / 100)^2) to the nearest other place */ \
    X(near_mean, 2.01)
// clang-format on

namespace placetime::geoparse::reading {

enum Feature : std::size_t {
#define X(name, weight) name,
    PLACETIME_RESOLUTION_FEATURES(X)
#undef X
        kCount
};

} // namespace placetime::geoparse::reading
