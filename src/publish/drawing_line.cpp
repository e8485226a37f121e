#include "publish/drawing_line.h"

#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>

#include "render/renderer.h"

namespace placetime::publish {

namespace {

constexpr std::size_t kWaiting = 2;

/// Between two threads. Both ends may close it: the giver when all is given, either when the work
/// is given up.
template <typename T> class Queue {
public:
    /// Waits for room; false when it was given up.
    bool give(T value)
    {
        std::unique_lock lock(mutex_);
        room_.wait(lock, [&] { return values_.size() < kWaiting || given_up_; });
        if (given_up_) return false;
        values_.push_back(std::move(value));
        there_.notify_one();
        return true;
    }
    /// Waits for one; none when it was given up, or all was given and taken.
    std::optional<T> take()
    {
        std::unique_lock lock(mutex_);
        there_.wait(lock, [&] { return !values_.empty() || ended_ || given_up_; });
        if (given_up_ || values_.empty()) return std::nullopt;
        std::optional<T> value(std::move(values_.front()));
        values_.pop_front();
        room_.notify_one();
        return value;
    }
    void end() { set(ended_); }
    void give_up() { set(given_up_); }

private:
    void set(bool& what)
    {
        std::lock_guard const lock(mutex_);
        what = true;
        there_.notify_all();
        room_.notify_all();
    }
    std::mutex mutex_;
    std::condition_variable room_, there_;
    std::deque<T> values_;
    bool ended_ = false, given_up_ = false;
};

} // namespace

struct DrawingLine::Impl {
    Take take;
    Queue<std::optional<scene::Scene>> scenes; ///< none: the same again
    Queue<std::shared_ptr<render::Image const>> images;
    std::mutex mutex;
    std::exception_ptr failure; ///< the first
    std::thread drawing, taking;

    explicit Impl(Take t) : take(std::move(t))
    {
        drawing = std::thread([this] { guard([this] { draw_all(); }); });
        taking = std::thread([this] { guard([this] { take_all(); }); });
    }
    ~Impl()
    {
        give_up();
        join();
    }
    void join()
    {
        if (drawing.joinable()) drawing.join();
        if (taking.joinable()) taking.join();
    }
    void give_up()
    {
        scenes.give_up();
        images.give_up();
    }
    template <typename Work> void guard(Work const& work)
    {
        try {
            work();
        } catch (...) {
            {
                std::lock_guard const lock(mutex);
                if (!failure) failure = std::current_exception();
            }
            give_up();
        }
    }
    void draw_all()
    {
        render::Renderer renderer;
        std::shared_ptr<render::Image const> last;
        while (auto scene = scenes.take()) {
            if (*scene) last = std::make_shared<render::Image const>(renderer.draw_next(**scene));
            if (!images.give(last)) return;
        }
        images.end();
    }
    void take_all()
    {
        std::size_t number = 0;
        while (auto const image = images.take()) take(number++, **image);
    }
    void check()
    {
        std::lock_guard const lock(mutex);
        if (failure) std::rethrow_exception(failure);
    }
    void give(std::optional<scene::Scene> scene)
    {
        if (!scenes.give(std::move(scene))) check();
    }
};

DrawingLine::DrawingLine(Take take) : impl_(std::make_unique<Impl>(std::move(take))) {}
DrawingLine::~DrawingLine() = default;

void DrawingLine::add(scene::Scene scene) { impl_->give(std::move(scene)); }

void DrawingLine::add_again() { impl_->give(std::nullopt); }

void DrawingLine::finish()
{
    impl_->scenes.end();
    impl_->join();
    impl_->check();
}

} // namespace placetime::publish
