// A project file of any bytes, a good one with other bytes in it, and a good one with any values in
// its cells: FileError or FormatError, else what is read can be written and is then read the same.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>

#include <fmt/format.h>

#include "base/error.h"
#include "base/files.h"
#include "layers/database.h"
#include "project/edit_json.h"
#include "project/project_checks.h"
#include "project/schema.h"
#include "support/temporary_folder.h"

namespace {

using namespace placetime;
using layers::Database;
using project::Mode;
using project::ProjectFile;

void require(bool good)
{
    if (!good) std::abort();
}

/// The fuzzer's bytes, taken from the front; zeros when there are no more.
class Bytes {
public:
    explicit Bytes(std::string_view bytes) : left_(bytes) {}
    bool empty() const noexcept { return left_.empty(); }
    std::size_t number()
    {
        if (left_.empty()) return 0;
        auto const byte = static_cast<unsigned char>(left_.front());
        left_.remove_prefix(1);
        return byte;
    }
    std::string_view text(std::size_t size)
    {
        auto const taken = left_.substr(0, size);
        left_.remove_prefix(taken.size());
        return taken;
    }

private:
    std::string_view left_;
};

std::string const& good_project()
{
    static std::string const bytes = [] {
        test::TemporaryFolder const folder;
        auto const file = folder.path() / "good.gpkg";
        auto content = test::sample_content();
        content.events.push_back({9, test::merged_event()});
        content.names = {{"Osh", *test::area_event().where}};
        content.distinct = {{"ev-1", "ev-2"}};
        curation::Edit edit;
        edit.number = 1;
        edit.before = {{9, test::area_event()}};
        edit.after = {{9, test::merged_event()}};
        content.audit.push_back(project::record_of(edit));
        ProjectFile::create(file, test::project_options(), content);
        return read_file(file);
    }();
    return bytes;
}

std::string with_other_bytes(Bytes input)
{
    auto bytes = good_project();
    while (!input.empty()) {
        auto const at = input.number() << 16 | input.number() << 8 | input.number();
        auto const text = input.text(1 + input.number() % 16);
        auto const place = at % bytes.size();
        std::memcpy(bytes.data() + place, text.data(), std::min(text.size(), bytes.size() - place));
    }
    return bytes;
}

std::string value_of(Bytes& input)
{
    auto const kind = input.number() % 5;
    auto const text = input.text(input.number());
    switch (kind) {
    case 0:
        return layers::sql_literal(layers::Cell(std::string(text)));
    case 1: {
        std::int64_t number = 0;
        std::memcpy(&number, text.data(), std::min(text.size(), sizeof number));
        return layers::sql_literal(layers::Cell(number));
    }
    case 2: {
        double number = 0;
        std::memcpy(&number, text.data(), std::min(text.size(), sizeof number));
        return layers::sql_literal(layers::Cell(number));
    }
    case 3: {
        std::string blob = "X'";
        for (unsigned char const c : text) blob += fmt::format("{:02x}", c);
        return blob + '\'';
    }
    default:
        return "NULL";
    }
}

/// One cell of a table after the other, of all its rows or of the first; statements that the file's
/// triggers refuse are passed over.
void change_cells(std::filesystem::path const& file, Bytes input)
{
    Database database(file, Database::Access::write);
    database.begin();
    for (int changes = 0; !input.empty() && changes < 16; ++changes) {
        auto const& table = project::tables()[input.number() % project::tables().size()];
        auto const column = input.number() % (table.fields.size() + 1);
        bool const all = input.number() % 2 == 1;
        auto const name = column < table.fields.size() ? table.fields[column].name : "geom";
        try {
            database.execute(fmt::format("UPDATE {} SET {} = {}{}", layers::sql_name(table.name),
                                         layers::sql_name(name), value_of(input),
                                         all ? "" : " WHERE rowid = 1"));
        } catch (FileError const&) {
        }
    }
    database.commit();
}

void check(std::filesystem::path const& file)
{
    Diagnostics diagnostics;
    auto opened = ProjectFile::open(file, Mode::read);
    auto const content = opened.read(diagnostics);
    for (auto const& report : content.reports)
        for (auto const& mention : report.mentions) require(mention.start <= mention.end);
    static_cast<void>(project::edits_of(content.audit));
    auto const copy = file.parent_path() / "copy.gpkg";
    auto const written = ProjectFile::create(copy, test::project_options(), content);
    Diagnostics none;
    auto const back = written.read(none);
    require(none.empty());
    require(test::texts_of(back.events) == test::texts_of(content.events));
    require(back.reports.size() == content.reports.size() && back.layers == content.layers &&
            back.slides == content.slides && back.names.size() == content.names.size() &&
            back.distinct == content.distinct);
    // And it can be saved where it lies, whatever version and state it is in.
    auto writing = ProjectFile::open(file);
    if (writing.read_only()) return;
    project::Changes changes;
    changes.view = content.view;
    changes.layers = content.layers;
    changes.events = content.events;
    changes.names = content.names;
    changes.distinct = content.distinct;
    writing.save(changes);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size)
{
    Bytes input({reinterpret_cast<char const*>(data), size});
    test::TemporaryFolder const folder;
    auto const file = folder.path() / "fuzz.gpkg";
    try {
        switch (input.number() % 4) {
        case 0:
            folder.write("fuzz.gpkg", input.text(size));
            break;
        case 1:
            folder.write("fuzz.gpkg", with_other_bytes(input));
            break;
        default:
            folder.write("fuzz.gpkg", good_project());
            change_cells(file, input);
        }
        check(file);
    } catch (FileError const&) {
    } catch (FormatError const&) {
    }
    return 0;
}
