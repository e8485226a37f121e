#pragma once

#include <string>
#include <string_view>

namespace placetime::gazetteer {

/// A folded name without the words that say what kind of thing it names: "osh region", "province of
/// osh", "city of osh", "the osh oblast" give "osh". Empty when nothing was taken off or when what
/// is left names nothing by itself ("northern" of "northern territory").
std::string without_generic_words(std::string_view folded);

/// True for "province", "oblast", "city" and their like (one folded word).
bool is_generic_word(std::string_view folded) noexcept;

} // namespace placetime::gazetteer
