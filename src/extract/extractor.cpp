#include "extract/extract.h"

#include <algorithm>

#include "base/paths.h"
#include "extract/chronicle.h"
#include "extract/event_builder.h"
#include "extract/vocabulary.h"

namespace placetime::extract {

struct Extractor::Impl {
    geoparse::Geoparser const& geoparser;
    Vocabulary vocabulary;
};

Extractor::Extractor(geoparse::Geoparser const& geoparser,
                     std::optional<std::filesystem::path> vocabulary)
    : impl_(std::make_unique<Impl>(Impl{
          geoparser, Vocabulary::load(vocabulary ? *vocabulary : data_file("event_types.txt"))}))
{
}

Extractor::~Extractor() = default;

Annotation Extractor::annotate(reports::Report report, ExtractOptions const& options) const
{
    Annotation annotation;
    annotation.report = std::move(report);
    auto& about = annotation.report;
    annotation.document = std::make_unique<text::Document>(about.text);
    dating::DatingOptions dating_options;
    if (options.report_date) {
        dating_options.report_date = options.report_date;
        about.date_source = "option";
    } else if (about.date && about.date_source != "file") {
        dating_options.report_date =
            about.date; // a file's own time is the last resort: the text's dateline wins
    }
    annotation.times = dating::find_times(*annotation.document, dating_options);
    if (!annotation.times.report_date && about.date) {
        dating_options.report_date = about.date;
        annotation.times = dating::find_times(*annotation.document, dating_options);
    } else if (!dating_options.report_date && annotation.times.report_date) {
        about.date_source = "text";
    }
    carry_years(*annotation.document, annotation.times);
    about.date = annotation.times.report_date;
    annotation.places = options.names != nullptr
                            ? impl_->geoparser.parse(*annotation.document, *options.names)
                            : impl_->geoparser.parse(*annotation.document);
    annotation.events = build_events(*annotation.document, impl_->vocabulary, annotation.places,
                                     annotation.times, impl_->geoparser.gazetteer(), about);
    return annotation;
}

} // namespace placetime::extract
