#include "session/tasks.h"

#include <algorithm>
#include <atomic>
#include <new>

namespace placetime::session {

struct Tasks::Task {
    TaskId id = 0;
    std::string name;
    AnyWork work;
    AnyDone done;
    Failed failed;
    bool quiet = false;
    CancelToken cancel;
    std::atomic<std::size_t> part{0}, whole{0};
    std::shared_ptr<void> result; ///< null: it failed
    std::string error;            ///< empty when it was cancelled
};

Tasks::Tasks() = default;

Tasks::~Tasks()
{
    {
        std::lock_guard const lock(mutex_);
        stop_ = true;
        for (auto& lane : lanes_) {
            lane.waiting.clear();
            if (lane.running) lane.running->cancel.cancel();
        }
    }
    changed_.notify_all();
    for (auto& lane : lanes_)
        if (lane.worker.joinable()) lane.worker.join();
}

void Tasks::set_wake(std::function<void()> wake)
{
    std::lock_guard const lock(mutex_);
    wake_ = std::move(wake);
}

void Tasks::wake() const
{
    std::function<void()> call;
    {
        std::lock_guard const lock(mutex_);
        call = wake_;
    }
    if (call) call();
}

TaskId Tasks::enqueue(std::string name, AnyWork work, AnyDone done, Failed failed, bool quiet)
{
    auto task = std::make_shared<Task>();
    task->name = std::move(name);
    task->work = std::move(work);
    task->done = std::move(done);
    task->failed = std::move(failed);
    task->quiet = quiet;
    auto& lane = lanes_[quiet ? 1 : 0];
    {
        std::lock_guard const lock(mutex_);
        task->id = next_++;
        lane.waiting.push_back(task);
        if (!lane.worker.joinable()) lane.worker = std::thread([this, &lane] { run(lane); });
    }
    changed_.notify_all();
    return task->id;
}

void Tasks::run(Lane& lane)
{
    for (;;) {
        std::shared_ptr<Task> task;
        {
            std::unique_lock lock(mutex_);
            changed_.wait(lock, [&] { return stop_ || !lane.waiting.empty(); });
            if (stop_) return;
            task = lane.running = lane.waiting.front();
            lane.waiting.pop_front();
        }
        perform(*task);
        {
            std::lock_guard const lock(mutex_);
            lane.running = nullptr;
            finished_.push_back(std::move(task));
        }
        changed_.notify_all();
        wake();
    }
}

void Tasks::perform(Task& task)
{
    Progress const progress = [&](std::size_t done, std::size_t total) {
        // The window is woken some hundred times a task at most.
        auto const before = task.part.exchange(done);
        bool const known = task.whole.exchange(total) == total && total > 0;
        auto const part = [&](std::size_t n) { return n * 100 / std::max<std::size_t>(total, 1); };
        if (!task.quiet && (known ? part(before) != part(done) : (done & (done - 1)) == 0)) wake();
    };
    try {
        task.cancel.check();
        task.result = task.work(task.cancel, progress);
    } catch (Cancelled const&) {
    } catch (Error const& error) {
        task.error = error.what();
    } catch (std::bad_alloc const&) {
        task.error = task.name + ": there is not enough memory for it.";
    } catch (std::exception const& error) {
        task.error = task.name + ": " + error.what();
    }
    task.work = nullptr; // what it holds goes on the worker
}

void Tasks::cancel(TaskId id)
{
    std::lock_guard const lock(mutex_);
    for (auto& lane : lanes_) {
        std::erase_if(lane.waiting, [&](auto const& task) { return task->id == id; });
        if (lane.running && lane.running->id == id) lane.running->cancel.cancel();
    }
    for (auto const& task : finished_)
        if (task->id == id) task->cancel.cancel();
}

void Tasks::cancel_all()
{
    std::lock_guard const lock(mutex_);
    for (auto& lane : lanes_) {
        lane.waiting.clear();
        if (lane.running) lane.running->cancel.cancel();
    }
    for (auto const& task : finished_) task->cancel.cancel();
}

bool Tasks::poll()
{
    // One after the other: a callback may cancel what else is finished.
    bool any = false;
    for (;;) {
        std::shared_ptr<Task> task;
        {
            std::lock_guard const lock(mutex_);
            if (finished_.empty()) return any;
            task = std::move(finished_.front());
            finished_.pop_front();
        }
        any = true;
        if (task->cancel.cancelled()) continue;
        if (task->result)
            task->done(task->result);
        else if (!task->error.empty() && task->failed)
            task->failed(task->error);
    }
}

std::vector<TaskState> Tasks::states() const
{
    std::vector<TaskState> states;
    std::lock_guard const lock(mutex_);
    auto const add = [&](Task const& task, bool running) {
        states.push_back(
            {task.id, task.name, running, task.part.load(), task.whole.load(), task.quiet});
    };
    for (auto const& lane : lanes_)
        if (lane.running && !lane.running->cancel.cancelled()) add(*lane.running, true);
    for (auto const& lane : lanes_)
        for (auto const& task : lane.waiting) add(*task, false);
    return states;
}

bool Tasks::busy() const
{
    std::lock_guard const lock(mutex_);
    return !finished_.empty() || std::ranges::any_of(lanes_, [](Lane const& lane) {
        return lane.running || !lane.waiting.empty();
    });
}

void Tasks::finish()
{
    for (;;) {
        poll();
        std::unique_lock lock(mutex_);
        changed_.wait(lock, [&] {
            return !finished_.empty() || std::ranges::none_of(lanes_, [](Lane const& lane) {
                return lane.running || !lane.waiting.empty();
            });
        });
        if (finished_.empty()) return;
    }
}

} // namespace placetime::session
