#pragma once

#include <algorithm>
#include <filesystem>

#include "session/commands.h"
#include "session/moments.h"
#include "session/session.h"

namespace placetime::test {

/// A report that names a town twice over: each mention has three candidates.
inline project::ReportRecord report_with_candidates(std::string id, int mentions)
{
    project::ReportRecord record;
    record.id = std::move(id);
    record.title = "A long day";
    for (int i = 0; i < mentions; ++i) {
        project::MentionRecord mention;
        mention.number = static_cast<std::size_t>(i);
        mention.start = static_cast<std::size_t>(100 * i);
        mention.end = mention.start + 7;
        mention.text = "Bishkek";
        for (int c = 0; c < 3; ++c)
            mention.candidates.push_back({"test:" + std::to_string(c),
                                          "Bishkek " + std::to_string(c + 1),
                                          "city",
                                          "KG",
                                          {74.0 + c, 42.0},
                                          0.9 - 0.2 * c});
        record.mentions.push_back(std::move(mention));
    }
    return record;
}

/// An event of the n-th mention of that report, taken for its first candidate.
inline events::Event mentioned_event(int n, double confidence)
{
    auto e = drawn_event("e" + std::to_string(n), "2019-03-05", "2019-03-06", {74, 42});
    e.title = "Event number " + std::to_string(n);
    e.source_id = "long-day";
    e.source_start = static_cast<std::size_t>(100 * n);
    e.source_end = e.source_start + 90;
    e.where->text = "Bishkek";
    e.where->name = "Bishkek 1";
    e.where->id = "test:0";
    e.place_index = static_cast<std::size_t>(n);
    e.confidence = confidence;
    return e;
}

/// The project of a file, as a loader gives it.
inline session::Opened opened_project(std::filesystem::path const& file)
{
    session::Opened opened;
    opened.title = file.stem().string();
    opened.project = std::make_shared<project::ProjectFile>(project::ProjectFile::open(file));
    opened.take(opened.project->read(opened.diagnostics));
    return opened;
}

/// Lets tasks come to rest.
inline void settle(session::Session& session)
{
    for (int i = 0; i < 4; ++i) {
        session.tasks.finish();
        session.update(0.01);
    }
}

/// Presses a key as the window does. False when it means nothing, or nothing now.
inline bool press(session::Session& session, std::string_view chord)
{
    auto const* const command =
        session::command_for(session::parse_chord(chord).value(), session.reviewing());
    bool const ran = command != nullptr && session::run_command(session, *command);
    session.update(0.01);
    return ran;
}

} // namespace placetime::test
