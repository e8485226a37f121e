#pragma once

#include <chrono>
#include <condition_variable>
#include <exception>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

#include "scene/ground.h"

namespace placetime::scene {

/// Makes grounds, at once or on a thread of its own; keeps the boundaries for them.
class GroundMaker {
public:
    GroundMaker() = default;
    ~GroundMaker();
    GroundMaker(GroundMaker const&) = delete;
    GroundMaker& operator=(GroundMaker const&) = delete;

    /// Called on the thread when a ground is there to be taken.
    void set_ready(std::function<void()> ready);
    /// On the caller's thread; a ground under way on the other is waited for and dropped.
    std::shared_ptr<Ground const> make(GroundRequest request);
    /// On the thread: as soon as it is free when `at_once`, else when nothing else has been asked
    /// for in kPause. A request that it has not begun is replaced (and its haste kept).
    void ask(GroundRequest request, bool at_once);
    /// The newest that is ready, or null. Throws what making it threw.
    std::shared_ptr<Ground const> take();
    /// Calls what set_ready() was given, on this thread.
    void remind() const;
    /// True while one is asked for and not taken.
    bool busy() const;

    /// A map that has not moved for so long is at rest.
    static constexpr std::chrono::milliseconds kPause{120};

private:
    void work();

    std::mutex making_; ///< guards store_
    BoundaryStore store_;

    mutable std::mutex mutex_; ///< guards all below
    std::condition_variable changed_;
    std::optional<GroundRequest> wanted_;
    std::chrono::steady_clock::time_point due_; ///< not begun before
    bool at_work_ = false, stop_ = false;
    unsigned epoch_ = 0; ///< raised by make(): what was begun before is dropped
    std::shared_ptr<Ground const> made_;
    std::exception_ptr failed_;
    std::function<void()> ready_;
    std::thread thread_;
};

} // namespace placetime::scene
