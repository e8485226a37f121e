#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace placetime::publish {

/// "01-title": a name that every file system takes, of any title: its letters and digits in lower
/// case, whatever their script, joined by hyphens, at most 60 bytes of them. Numbers have as many
/// digits as `count` needs, two at least. `index` is from 0.
std::string page_name(std::size_t index, std::size_t count, std::string_view title);

} // namespace placetime::publish
