#pragma once

#include <cpl_error.h>

namespace placetime::layers {

/// GDAL's messages are kept for our own sentences (CPLGetLastErrorMsg) and do not reach stderr
/// while one of these lives. For the thread that made it; nests.
struct QuietErrors {
    QuietErrors()
    {
        CPLPushErrorHandler(CPLQuietErrorHandler);
        CPLErrorReset();
    }
    ~QuietErrors() { CPLPopErrorHandler(); }
    QuietErrors(QuietErrors const&) = delete;
    QuietErrors& operator=(QuietErrors const&) = delete;
};

} // namespace placetime::layers
