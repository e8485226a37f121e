# Writes OUTPUT: a header with the web page's parts as string constants: its document, its style, its code in the order of SCRIPTS after
# Leaflet's, and the hash by which the page's security policy knows that code.
# Leaflet's pictures and source maps are left out: the page asks for no file.
file(READ ${LEAFLET}/leaflet.min.js leaflet)
file(READ ${LEAFLET}/leaflet.css leaflet_style)
string(REGEX REPLACE "//# sourceMappingURL=[^\n]*" "" leaflet "${leaflet}")
string(REGEX REPLACE "/\\*# sourceMappingURL=[^*]*\\*/" "" leaflet_style "${leaflet_style}")
string(REGEX REPLACE "(background-image: )?url\\([^)]*\\)" "" leaflet_style "${leaflet_style}")
file(READ ${PAGE}/page.html document)
file(READ ${PAGE}/page.css style)
file(READ ${PAGE}/leaflet_licence.txt licence)

set(script "${leaflet}\n(function () {\n'use strict';\n")
foreach(name ${SCRIPTS})
    file(READ ${PAGE}/${name}.js body)
    string(APPEND script "${body}")
endforeach()
string(APPEND script "}());\n")
# What would end the element that holds it.
string(FIND "${script}" "</script" clash)
if(NOT clash EQUAL -1)
    message(FATAL_ERROR "the page's code holds the end of its own element")
endif()
string(SHA256 hash "${script}")

set(text "#pragma once\n\nnamespace placetime::publish::page {\n")
string(APPEND text "inline constexpr char const* kDocument = R\"page(${document})page\";\n")
string(APPEND text "inline constexpr char const* kLeafletStyle = R\"page(${leaflet_style})page\";\n")
string(APPEND text "inline constexpr char const* kLeafletLicence = R\"page(${licence})page\";\n")
string(APPEND text "inline constexpr char const* kStyle = R\"page(${style})page\";\n")
string(APPEND text "inline constexpr char const* kScript = R\"page(${script})page\";\n")
string(APPEND text "inline constexpr char const* kScriptHash = \"${hash}\"; ///< SHA-256, hexadecimal\n")
string(APPEND text "} // namespace placetime::publish::page\n")
file(WRITE ${OUTPUT} "${text}")
