#pragma once

#include <nlohmann/json_fwd.hpp>

#include "events/event.h"

namespace placetime::evaluate {

/// An event of a gold file: the properties of the contract by their names (docs/formats.md), with
/// `id`, `lat` and `lon` beside them; what is not given is unknown. `begin` alone lasts as long as
/// it is precise; `date_precision` needs giving only for what ISO 8601 cannot say. `source_id` is
/// the id when it is not given: a report of its own. Throws FormatError that says what is wrong.
events::Event event_from_json(nlohmann::json const& json);

} // namespace placetime::evaluate
