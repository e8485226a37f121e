#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/talk.h"
#include "curation/edit.h"
#include "extract/extract.h"

namespace placetime::app {

/// The way from report to events, with its data loaded once.
class Pipeline {
public:
    /// `names`: what names mean by the gazetteer of a project.
    explicit Pipeline(std::vector<curation::NameRule> const& names = {});
    extract::Annotation annotate(reports::Report report,
                                 std::optional<time::DatedInterval> date) const;
    std::vector<geoparse::Reasons> explain(text::Document const& document) const
    {
        return geoparser_.explain(document);
    }

private:
    geoparse::Geoparser geoparser_;
    extract::Extractor extractor_;
    geoparse::OwnNames names_;
};

/// Whether every named input could be read.
struct ReadResult {
    bool complete = true;
    std::size_t reports = 0;
    Diagnostics diagnostics;
};

/// Reads the reports that the arguments name (files, folders, - for JSON lines on stdin) and hands
/// each one's annotation to `take`, in the order of the arguments whatever the number of threads.
/// An input that cannot be read is said at once and the others are done. A report printed twice
/// (the same file named twice) is done once.
ReadResult annotate_all(Pipeline const& pipeline, std::vector<std::string> const& arguments,
                        std::optional<time::DatedInterval> date, Talk const& talk,
                        std::function<void(extract::Annotation&&)> const& take);

} // namespace placetime::app
