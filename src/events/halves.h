#pragma once

#include <cstddef>
#include <exception>
#include <future>

namespace placetime::events {

/// Calls work(first, last) for [0, size / 2) and [size / 2, size), at once on two threads when
/// there are at least `worth_a_thread`. An exception of either is thrown when both are done.
template <typename Work>
void in_halves(std::size_t size, Work const& work, std::size_t worth_a_thread = 20'000)
{
    auto const middle = size / 2;
    if (size < worth_a_thread) {
        work(std::size_t{0}, middle);
        work(middle, size);
        return;
    }
    auto other = std::async(std::launch::async, [&] { work(middle, size); });
    std::exception_ptr failure;
    try {
        work(std::size_t{0}, middle);
    } catch (...) {
        failure = std::current_exception();
    }
    try {
        other.get();
    } catch (...) {
        if (!failure) failure = std::current_exception();
    }
    if (failure) std::rethrow_exception(failure);
}

} // namespace placetime::events
