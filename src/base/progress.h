#pragma once

#include <atomic>
#include <cstddef>
#include <functional>

#include "base/error.h"

namespace placetime {

/// Asks a long task to stop. Thread safe.
class CancelToken {
public:
    void cancel() noexcept { cancelled_.store(true, std::memory_order_relaxed); }
    bool cancelled() const noexcept { return cancelled_.load(std::memory_order_relaxed); }
    /// Throws Cancelled when cancel() was called.
    void check() const
    {
        if (cancelled()) throw Cancelled();
    }

private:
    std::atomic<bool> cancelled_{false};
};

/// Called by a task with what is done of the whole; a total of 0 means not known.
using Progress = std::function<void(std::size_t done, std::size_t total)>;

} // namespace placetime
