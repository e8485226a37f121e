#pragma once

namespace placetime::gazetteer_build {

class Draft;
class Sections;

/// Sorts the names, joins the places of each, best prior first, and writes the keys, postings, hash
/// table, prefix filter and fuzzy index. Sets name_count of every row.
void write_names(Draft& draft, Sections& sections);

} // namespace placetime::gazetteer_build
