#include "project/project_reader.h"

#include "base/error.h"
#include "project/open_store.h"
#include "project/read_content.h"
#include "project/schema.h"

namespace placetime::project {

bool is_project(std::filesystem::path const& file)
{
    try {
        ReadableProject const project(file);
        layers::Database const database(project.readable(), layers::Database::Access::read);
        return database.has_table(name_of(TableId::project));
    } catch (Error const&) {
        return false;
    }
}

std::vector<events::Event> read_project_events(std::filesystem::path const& file,
                                               Diagnostics& diagnostics)
{
    ReadableProject const project(file);
    auto store = project.open();
    store.database.begin();
    auto events = read_events(store, file.string(), diagnostics);
    store.database.roll_back();
    return events_of(std::move(events));
}

Content read_project_slides(std::filesystem::path const& file)
{
    ReadableProject const project(file);
    auto store = project.open();
    Content content;
    store.database.begin();
    read_small_tables(store, nullptr, content);
    store.database.roll_back();
    return content;
}

} // namespace placetime::project
