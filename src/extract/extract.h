#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "dating/dating.h"
#include "events/event.h"
#include "geoparse/geoparse.h"
#include "reports/report.h"

namespace placetime::extract {

/// All that was found in one report: what `annotate` prints and `extract` collects.
struct Annotation {
    reports::Report report; ///< with its date filled in
    std::unique_ptr<text::Document> document;
    geoparse::Geoparse places;
    dating::Dating times;
    std::vector<events::Event> events; ///< in the order of the text; every status
};

struct ExtractOptions {
    std::optional<time::DatedInterval> report_date; ///< --date: wins over everything
    geoparse::OwnNames const* names = nullptr;      ///< of the project; null: none
};

/// Reports to events. Holds the event vocabulary (geodata/event_types.*, data) and the geoparser;
/// const members are safe from several threads.
class Extractor {
public:
    /// Throws FileError or FormatError when the vocabulary is missing or wrong.
    explicit Extractor(geoparse::Geoparser const& geoparser,
                       std::optional<std::filesystem::path> vocabulary = {});
    ~Extractor();
    Extractor(Extractor const&) = delete;
    Extractor& operator=(Extractor const&) = delete;

    Annotation annotate(reports::Report report, ExtractOptions const& options = {}) const;

private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

} // namespace placetime::extract
