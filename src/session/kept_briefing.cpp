#include "session/kept_briefing.h"

#include "briefing/briefing_json.h"

namespace placetime::session {

namespace {

constexpr char kTitle[] = "briefing_title", kMarking[] = "briefing_marking",
               kTheme[] = "briefing_theme";

} // namespace

briefing::Briefing briefing_of(std::vector<project::SlideRecord> const& slides,
                               project::ViewRecord const& view)
{
    briefing::Briefing briefing;
    for (auto const& record : slides) {
        auto slide = briefing::slide_from(record.json);
        if (slide.title.empty()) slide.title = record.title;
        if (slide.text.empty()) slide.text = record.text;
        briefing.slides.push_back(std::move(slide));
    }
    auto const text = [&](char const* key) {
        auto const at = view.find(key);
        return at == view.end() ? std::string() : at->second;
    };
    briefing.title = text(kTitle);
    briefing.marking = text(kMarking);
    briefing.theme = scene::parse_theme(text(kTheme)).value_or(briefing.theme);
    return briefing;
}

std::vector<project::SlideRecord> records_of(briefing::Briefing const& briefing)
{
    std::vector<project::SlideRecord> records;
    for (auto const& slide : briefing.slides)
        records.push_back({slide.title, slide.text, briefing::to_json(slide)});
    return records;
}

void put_into(project::ViewRecord& view, briefing::Briefing const& briefing)
{
    auto const put = [&](char const* key, std::string value) {
        if (value.empty())
            view.erase(key);
        else
            view[key] = std::move(value);
    };
    put(kTitle, briefing.title);
    put(kMarking, briefing.marking);
    put(kTheme, briefing.theme == briefing::Briefing().theme
                    ? std::string()
                    : std::string(to_string(briefing.theme)));
}

} // namespace placetime::session
