#include "base/thread_priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <unistd.h>
#endif

namespace placetime {

void lower_thread_priority() noexcept
{
#ifdef __linux__
    // To Linux a thread is a process with a nice value of its own.
    constexpr int kNice = 10;
    setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), kNice);
#endif
}

} // namespace placetime
