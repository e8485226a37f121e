#pragma once

#include <stdexcept>
#include <string>

namespace placetime {

/// What cannot go on. The message is one sentence for a person: it names the file or value and says
/// what to do. Caught at main and at the edge of a background task only.
class Error : public std::runtime_error {
public:
    using std::runtime_error::runtime_error;
};

/// A wrong command line: exit status 2.
class UsageError : public Error {
public:
    using Error::Error;
};

/// A file that cannot be opened, read, written or renamed.
class FileError : public Error {
public:
    using Error::Error;
};

/// A file that was read and is not what it should be.
class FormatError : public Error {
public:
    using Error::Error;
};

/// The task was cancelled by the user.
class Cancelled : public Error {
public:
    Cancelled() : Error("cancelled") {}
};

} // namespace placetime
