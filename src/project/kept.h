#pragma once

#include "events/event.h"

namespace placetime::project {

/// The last shape that was prepared, for events in a row that share one.
struct LastShape {
    geo::SharedGeometry given, kept;
    bool known = false;
};

/// An event as it is read again once a project holds it: values rounded as the contract says, its
/// shape prepared for output, text well-formed; its claims too. as_kept(as_kept(e)) is as_kept(e).
/// What is compared with events of a file (an edit of the audit) must be so.
events::Event as_kept(events::Event const& event, LastShape* last = nullptr);

} // namespace placetime::project
