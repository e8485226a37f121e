#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace placetime {

struct ProcessResult {
    int status = 0;     ///< exit status; 128 + signal when it was killed
    std::string output; ///< stdout
    std::string errors; ///< stderr, at most 64 KiB of it
};

/// Runs a program without a shell and waits. No value when the program is not installed.
/// Throws Error when it runs longer than `limit` (it is killed) or prints more than `output_limit`
/// bytes.
std::optional<ProcessResult> run_process(std::vector<std::string> const& arguments,
                                         std::chrono::seconds limit = std::chrono::seconds(60),
                                         std::size_t output_limit = std::size_t{256} << 20);

} // namespace placetime
