#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/progress.h"

namespace placetime::session {

/// From 1; 0 is none.
using TaskId = std::uint64_t;

/// How a task stands, for a progress bar.
struct TaskState {
    TaskId id = 0;
    std::string name;                ///< "Opening reports"
    bool running = false;            ///< else it waits
    std::size_t done = 0, total = 0; ///< total 0: not known
    bool quiet = false;              ///< too small to be shown (a search as you type)
};

/// Work off the UI thread, in order; quiet tasks have a worker of their own, so that a search does
/// not wait for a long load. Results, and what went wrong, are handed over in poll() on the thread
/// that calls it. start, poll, cancel and states belong to that one thread.
class Tasks {
public:
    Tasks();
    /// Cancels everything and waits for the worker; no callback is called any more.
    ~Tasks();
    Tasks(Tasks const&) = delete;
    Tasks& operator=(Tasks const&) = delete;

    /// Called on the worker whenever poll() has something to do or progress grew; must be thread
    /// safe (the window posts an empty event).
    void set_wake(std::function<void()> wake);

    /// `work(cancel, progress)` runs on the worker and its result is handed to `done` in poll().
    /// When it throws, `failed` gets a sentence (nothing when it was cancelled).
    template <typename Work, typename Done>
    TaskId start(std::string name, Work work, Done done,
                 std::function<void(std::string const&)> failed = {}, bool quiet = false)
    {
        using Result = std::invoke_result_t<Work, CancelToken const&, Progress const&>;
        auto const kept_work = std::make_shared<Work>(std::move(work)); // may be move-only
        auto const kept_done = std::make_shared<Done>(std::move(done));
        return enqueue(
            std::move(name),
            [kept_work](CancelToken const& cancel, Progress const& progress) {
                return std::shared_ptr<void>(
                    std::make_shared<Result>((*kept_work)(cancel, progress)));
            },
            [kept_done](std::shared_ptr<void> const& result) {
                (*kept_done)(std::move(*std::static_pointer_cast<Result>(result)));
            },
            std::move(failed), quiet);
    }

    /// The task stops when it next looks; its callbacks are not called. Nothing for an unknown id.
    void cancel(TaskId id);
    void cancel_all();

    /// Calls the callbacks of what is finished; they may start new tasks. True when there was any.
    bool poll();
    /// Waiting and running tasks, in order.
    std::vector<TaskState> states() const;
    bool busy() const;
    /// Waits until nothing is left, polling (for tests and for leaving the program).
    void finish();

private:
    using AnyWork = std::function<std::shared_ptr<void>(CancelToken const&, Progress const&)>;
    using AnyDone = std::function<void(std::shared_ptr<void> const&)>;
    using Failed = std::function<void(std::string const&)>;
    struct Task;
    struct Lane {
        std::deque<std::shared_ptr<Task>> waiting;
        std::shared_ptr<Task> running;
        std::thread worker; ///< started with the first task
    };
    TaskId enqueue(std::string name, AnyWork work, AnyDone done, Failed failed, bool quiet);
    void run(Lane& lane);
    void perform(Task& task);
    void wake() const;

    mutable std::mutex mutex_; ///< over all that follows
    std::condition_variable changed_;
    Lane lanes_[2]; ///< the quiet one second
    std::deque<std::shared_ptr<Task>> finished_;
    std::function<void()> wake_;
    TaskId next_ = 1;
    bool stop_ = false;
};

} // namespace placetime::session
