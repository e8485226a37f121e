#pragma once

#include <string>

#include <gumbo.h>

namespace placetime::reports {

/// Value of an attribute; empty when the element has none.
std::string_view attribute(GumboNode const& element, char const* name);
/// Whether the node is an element (templates too).
bool is_element(GumboNode const& node);
/// Text of everything below, white space squeezed.
std::string text_below(GumboNode const& node);

/// The main text below the document's root: see read_html. Falls back to all text but scripts when
/// the rules leave nothing.
std::string main_text(GumboNode const& root);

} // namespace placetime::reports
