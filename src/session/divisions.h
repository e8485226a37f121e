#pragma once

#include <memory>

#include "gazetteer/gazetteer.h"
#include "summary/divisions.h"

namespace placetime::session {

/// The first-level divisions and countries of a gazetteer, which must outlive them. Cheap to make:
/// outlines are decoded when they are asked for. The same pointer for the same gazetteer.
std::shared_ptr<summary::Divisions const> divisions_of(gazetteer::Gazetteer const& gazetteer);

} // namespace placetime::session
