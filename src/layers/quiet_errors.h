#pragma once

#include <string>
#include <string_view>

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

/// What is wrong by a message of GDAL, without the statement that SQLite failed at ("sqlite3_exec(
/// ...) failed: database or disk is full") and its line end.
inline std::string plain_reason(std::string_view message)
{
    for (std::string_view const before : {") failed: ", "):\n  "})
        if (auto const at = message.rfind(before); at != std::string_view::npos)
            message.remove_prefix(at + before.size());
    while (message.ends_with('\n') || message.ends_with(' ')) message.remove_suffix(1);
    return std::string(message.substr(0, 300));
}

/// While it lives the first error of GDAL is kept (a later warning would hide it) and nothing
/// reaches stderr. For the thread that made it.
class KeptError {
public:
    KeptError()
    {
        CPLErrorReset();
        CPLPushErrorHandlerEx(&KeptError::take, this);
    }
    ~KeptError() { CPLPopErrorHandler(); }
    KeptError(KeptError const&) = delete;
    KeptError& operator=(KeptError const&) = delete;

    bool any() const { return failed_; }
    std::string reason() const { return first_.empty() ? "GDAL gives no reason" : first_; }

private:
    static void CPL_STDCALL take(CPLErr kind, CPLErrorNum, char const* message)
    {
        auto& self = *static_cast<KeptError*>(CPLGetErrorHandlerUserData());
        if (kind < CE_Failure || self.failed_) return;
        self.failed_ = true;
        self.first_ = plain_reason(message);
    }

    bool failed_ = false;
    std::string first_;
};

} // namespace placetime::layers
