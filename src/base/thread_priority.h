#pragma once

namespace placetime {

/// From now on this thread takes the processor only where others leave it, as far as the system
/// can: for work whose result may come a little later while pictures have to come in time. Never
/// fails.
void lower_thread_priority() noexcept;

} // namespace placetime
