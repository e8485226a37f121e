#pragma once

#include <string>
#include <vector>

#include "publish/office_package.h"
#include "scene/tokens.h"

namespace placetime::publish {

/// Collects a presentation's slides and adds what every presentation has: the master with its one
/// layout (a title), the master of the notes, themes, properties.
class PresentationFrame {
public:
    PresentationFrame(OfficePackage& package, scene::Theme theme);

    /// The part of the next slide, to relate things to.
    std::string next_slide() const;
    /// Adds it: the shapes of its tree, notes (lines of plain text; none: no notes page), and what
    /// follows the tree (timing).
    void add_slide(std::string const& shapes, std::vector<std::string> const& notes,
                   std::string const& after = {});
    /// Everything else; after the last slide.
    void finish(std::string const& title, std::string const& program);

private:
    void add_notes(std::string const& slide, std::vector<std::string> const& notes);
    void add_master();
    void add_notes_master();
    std::string theme_xml(char const* name) const;

    OfficePackage& package_;
    scene::Theme theme_;
    std::size_t slides_ = 0;
};

} // namespace placetime::publish
