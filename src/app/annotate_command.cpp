#include <fmt/format.h>

#include "app/commands.h"
#include "app/pipeline.h"
#include "base/error.h"
#include "exchange/annotation_json.h"
#include "exchange/text_file.h"

namespace placetime::app {

int run(AnnotateCommand const& command, Talk const& talk)
{
    Pipeline const pipeline;
    std::string out;
    std::size_t reports = 0;
    auto const result = annotate_all(
        pipeline, {command.report}, command.date, talk, [&](extract::Annotation&& annotation) {
            exchange::AnnotationOptions options;
            std::vector<geoparse::Reasons> reasons;
            if (command.explain) {
                reasons = pipeline.explain(*annotation.document);
                options = {true, &reasons};
            }
            out += exchange::annotation_json(annotation, gazetteer::Gazetteer::standard(), options);
            if (!out.ends_with('\n')) out += '\n';
            ++reports;
        });
    talk.report(result.diagnostics);
    if (reports == 0) {
        if (result.complete) throw FormatError(fmt::format("{}: holds no report", command.report));
        return 1; // said already
    }
    exchange::TextFile file(command.output);
    file.write(out);
    file.commit();
    return result.complete ? 0 : 1;
}

} // namespace placetime::app
