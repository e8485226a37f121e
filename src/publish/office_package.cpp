#include "publish/office_package.h"

#include <fmt/format.h>
#include <zip.h>

#include <algorithm>
#include <cctype>
#include <memory>
#include <set>

#include "base/error.h"
#include "base/files.h"
#include "publish/markup.h"

namespace placetime::publish {
namespace {

constexpr char const* kHead = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr zip_uint16_t kFirstOfJanuary1980 = 0x21; ///< ZIP's first day, at midnight

/// Where a part's relationships are kept.
std::string relations_name(std::string const& part)
{
    auto const slash = part.rfind('/');
    return slash == part.npos
               ? "_rels/" + part + ".rels"
               : part.substr(0, slash) + "/_rels/" + part.substr(slash + 1) + ".rels";
}

bool is_host(std::string_view host)
{
    return !host.empty() && std::ranges::all_of(host, [](unsigned char c) {
        return c < 0x80 && (std::isalnum(c) || c == '.' || c == '-' || c == ':');
    });
}

} // namespace

std::string office_address(std::string const& address)
{
    bool const mail = address.starts_with("mailto:");
    auto const slashes = address.find("://");
    if (!mail && !address.starts_with("http://") && !address.starts_with("https://")) return {};
    if (address.size() > 2000) return {};
    if (!mail) {
        auto const from = slashes + 3;
        auto const to = std::min(address.find_first_of("/?#", from), address.size());
        if (!is_host(std::string_view(address).substr(from, to - from))) return {};
    }
    std::string out;
    bool fragment = false;
    for (std::size_t i = 0; i < address.size(); ++i) {
        auto const c = static_cast<unsigned char>(address[i]);
        auto const hex = [&](std::size_t at) {
            return at < address.size() && std::isxdigit(static_cast<unsigned char>(address[at]));
        };
        bool plain =
            c < 0x80 && (std::isalnum(c) ||
                         std::string_view("-._~:/?@!$&'()*+,;=").find(static_cast<char>(c)) !=
                             std::string_view::npos);
        if (c == '%') plain = hex(i + 1) && hex(i + 2);
        if (c == '#') plain = !std::exchange(fragment, true);
        out += plain ? std::string(1, static_cast<char>(c)) : fmt::format("%{:02X}", c);
    }
    return out;
}

void OfficePackage::add(std::string const& part, std::string content_type, std::string bytes,
                        bool packed)
{
    parts_.push_back({part, std::move(content_type), std::move(bytes), packed});
}

std::string OfficePackage::relate(std::string const& part, std::string const& type,
                                  std::string const& to)
{
    return add_relation(part, {type, "/" + to, false});
}

std::string OfficePackage::relate_outside(std::string const& part, std::string const& type,
                                          std::string const& address)
{
    return add_relation(part, {type, address, true});
}

std::string OfficePackage::add_relation(std::string const& part, Relation relation)
{
    auto& all = relations_[part];
    auto const at = std::ranges::find_if(all, [&](Relation const& r) {
        return r.type == relation.type && r.target == relation.target;
    });
    auto const number = at - all.begin() + 1;
    if (at == all.end()) all.push_back(std::move(relation));
    return fmt::format("rId{}", number);
}

std::string OfficePackage::relations_xml(std::vector<Relation> const& relations)
{
    std::string out = std::string(kHead) + "<Relationships xmlns=\"http://schemas.openxmlformats."
                                           "org/package/2006/relationships\">";
    for (std::size_t i = 0; i < relations.size(); ++i)
        out += fmt::format("<Relationship Id=\"rId{}\" Type=\"{}\" Target=\"{}\"{}/>", i + 1,
                           relations[i].type, escaped(relations[i].target),
                           relations[i].outside ? " TargetMode=\"External\"" : "");
    return out + "</Relationships>";
}

std::string OfficePackage::content_types() const
{
    std::string out = std::string(kHead) +
                      "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/"
                      "content-types\"><Default Extension=\"rels\" "
                      "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                      "<Default Extension=\"xml\" ContentType=\"application/xml\"/>";
    std::set<std::string> extensions;
    for (auto const& part : parts_) {
        auto const extension = part.name.substr(part.name.rfind('.') + 1);
        if (extension != "xml" && extensions.insert(extension).second)
            out += fmt::format("<Default Extension=\"{}\" ContentType=\"{}\"/>", extension,
                               part.content_type);
    }
    for (auto const& part : parts_)
        if (part.name.ends_with(".xml"))
            out += fmt::format("<Override PartName=\"/{}\" ContentType=\"{}\"/>", part.name,
                               part.content_type);
    return out + "</Types>";
}

void OfficePackage::write(std::filesystem::path const& file) const
{
    AtomicFile target(file);
    // libzip reads them when it closes the file.
    std::vector<Part> all{{"[Content_Types].xml", {}, content_types(), true}};
    for (auto const& [part, relations] : relations_)
        all.push_back({relations_name(part), {}, relations_xml(relations), true});
    int code = 0;
    std::unique_ptr<zip_t, decltype(&zip_discard)> archive(
        zip_open(target.path().c_str(), ZIP_CREATE | ZIP_TRUNCATE, &code), &zip_discard);
    auto const fail = [&](std::string const& why) {
        throw FileError(fmt::format("{}: cannot be written: {}", file.string(), why));
    };
    if (!archive) {
        zip_error_t error;
        zip_error_init_with_code(&error, code);
        std::string const why = zip_error_strerror(&error);
        zip_error_fini(&error);
        fail(why);
    }
    auto const put = [&](Part const& part) {
        auto* source = zip_source_buffer(archive.get(), part.bytes.data(), part.bytes.size(), 0);
        auto const index =
            source ? zip_file_add(archive.get(), part.name.c_str(), source, ZIP_FL_ENC_UTF_8) : -1;
        if (index < 0) {
            if (source) zip_source_free(source);
            fail(zip_strerror(archive.get()));
        }
        auto const at = static_cast<zip_uint64_t>(index);
        zip_file_set_dostime(archive.get(), at, 0, kFirstOfJanuary1980, 0);
        zip_set_file_compression(archive.get(), at, part.packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0);
    };
    for (auto const& part : all) put(part);
    for (auto const& part : parts_) put(part);
    if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
    archive.release();
    target.commit();
}

} // namespace placetime::publish
