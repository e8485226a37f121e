#include "scene/ground_maker.h"

#include <utility>

#include "base/thread_priority.h"

namespace placetime::scene {

GroundMaker::~GroundMaker()
{
    {
        std::lock_guard const lock(mutex_);
        stop_ = true;
    }
    changed_.notify_all();
    if (thread_.joinable()) thread_.join();
}

void GroundMaker::set_ready(std::function<void()> ready)
{
    std::lock_guard const lock(mutex_);
    ready_ = std::move(ready);
}

std::shared_ptr<Ground const> GroundMaker::make(GroundRequest request)
{
    {
        std::lock_guard const lock(mutex_);
        wanted_.reset();
        made_.reset();
        failed_ = nullptr;
        ++epoch_;
    }
    std::lock_guard const lock(making_);
    return make_ground(std::move(request), store_);
}

void GroundMaker::ask(GroundRequest request, bool at_once)
{
    auto const now = std::chrono::steady_clock::now();
    {
        std::lock_guard const lock(mutex_);
        bool const in_haste = wanted_ && due_ <= now;
        due_ = at_once || in_haste ? now : now + kPause;
        wanted_ = std::move(request);
        if (!thread_.joinable())
            thread_ = std::thread([this] {
                lower_thread_priority();
                work();
            });
    }
    changed_.notify_all();
}

std::shared_ptr<Ground const> GroundMaker::take()
{
    std::lock_guard const lock(mutex_);
    if (auto const failure = std::exchange(failed_, nullptr)) std::rethrow_exception(failure);
    return std::exchange(made_, nullptr);
}

void GroundMaker::remind() const
{
    std::function<void()> ready;
    {
        std::lock_guard const lock(mutex_);
        ready = ready_;
    }
    if (ready) ready();
}

bool GroundMaker::busy() const
{
    std::lock_guard const lock(mutex_);
    return wanted_ || at_work_ || made_ || failed_;
}

void GroundMaker::work()
{
    std::unique_lock lock(mutex_);
    for (;;) {
        changed_.wait(lock, [this] { return stop_ || wanted_; });
        if (stop_) return;
        if (due_ > std::chrono::steady_clock::now()) {
            changed_.wait_until(lock, due_);
            continue;
        }
        auto request = std::move(*wanted_);
        wanted_.reset();
        at_work_ = true;
        auto const epoch = epoch_;
        lock.unlock();
        std::shared_ptr<Ground const> ground;
        std::exception_ptr failure;
        try {
            std::lock_guard const making(making_);
            request.camera = request.camera.own_copy();
            ground = make_ground(std::move(request), store_);
        } catch (...) {
            failure = std::current_exception();
        }
        lock.lock();
        at_work_ = false;
        if (epoch != epoch_) continue;
        made_ = std::move(ground);
        failed_ = failure;
        if (auto const ready = ready_) {
            lock.unlock();
            ready();
            lock.lock();
        }
    }
}

} // namespace placetime::scene
