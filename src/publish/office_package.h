#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace placetime::publish {

/// A package of parts by ECMA-376 part 2 (Open Packaging Conventions): parts, their content types
/// and relationships, written as a ZIP file that is the same for the same parts.
class OfficePackage {
public:
    /// A part without a leading slash, "ppt/slides/slide1.xml". `packed`: compressed.
    void add(std::string const& part, std::string content_type, std::string bytes,
             bool packed = true);
    /// A relationship of a part (empty: of the package) to another part; its id, "rId3". The same
    /// twice is one.
    std::string relate(std::string const& part, std::string const& type, std::string const& to);
    /// To an address outside.
    std::string relate_outside(std::string const& part, std::string const& type,
                               std::string const& address);

    /// Writes the file, whole or not at all. Throws FileError.
    void write(std::filesystem::path const& file) const;

private:
    struct Part {
        std::string name, content_type, bytes;
        bool packed;
    };
    struct Relation {
        std::string type, target;
        bool outside;
    };
    std::string add_relation(std::string const& part, Relation relation);
    std::string content_types() const;
    static std::string relations_xml(std::vector<Relation> const& relations);

    std::vector<Part> parts_;
    std::map<std::string, std::vector<Relation>> relations_;
};

/// An address as a relationship may name it: what is no character of a URI is percent-encoded.
/// Empty when it is no http, https or mailto address with a plain host: such a target makes
/// PowerPoint call the file damaged.
std::string office_address(std::string const& address);

} // namespace placetime::publish
