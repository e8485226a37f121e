#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/process.h"

namespace placetime {

/// A program that reads what is written to it, as an encoder does. What it prints on stdout is
/// dropped. Belongs to one thread at a time.
class FedProcess {
public:
    /// Starts it without a shell. No value when it is not installed. Throws Error.
    static std::optional<FedProcess> start(std::vector<std::string> const& arguments);
    /// Kills it when finish() was not called.
    ~FedProcess();
    FedProcess(FedProcess&&) noexcept;
    FedProcess& operator=(FedProcess&&) noexcept;

    /// Waits until all is taken. False when it reads no more, because it has ended: finish() says
    /// why. No signal is raised. Throws Error when it takes nothing for `limit` (it is killed).
    bool write(std::span<std::byte const> bytes,
               std::chrono::seconds limit = std::chrono::seconds(120));
    /// Ends its input and waits for its end. Throws Error when that takes longer than `limit` (it
    /// is killed).
    ProcessResult finish(std::chrono::seconds limit = std::chrono::seconds(600));

private:
    struct Impl;
    explicit FedProcess(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime
