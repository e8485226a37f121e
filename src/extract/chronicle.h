#pragma once

#include "dating/dating.h"
#include "text/document.h"

namespace placetime::extract {

/// "7 July 2021: ...", then "8 July: ...": a day without a year that opens an entry of a chronicle
/// gets the year that brings it nearest to the entry before, when one before it names its year.
void carry_years(text::Document const& document, dating::Dating& times);

} // namespace placetime::extract
