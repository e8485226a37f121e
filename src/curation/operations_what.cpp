#include <fmt/format.h>

#include "base/error.h"
#include "curation/change.h"

namespace placetime::curation {

using events::Event;

namespace {

std::string date_words(Event const& event)
{
    if (!event.when) return {};
    auto const& [begin, end] = event.when->interval;
    bool const civil = time::is_civil(event.when->precision);
    auto const words = [&](time::Instant t) {
        return civil ? time::format_date(std::chrono::floor<std::chrono::days>(t))
                     : time::format_utc(t);
    };
    auto const last = civil ? end - time::Seconds(86'400) : end;
    auto text = words(begin);
    if (civil ? last > begin : event.when->precision != time::Precision::second)
        text += " to " + words(last);
    return text + " (" + std::string(to_string(event.when->precision)) + ")";
}

std::string type_words(Event const& event)
{
    auto text = std::string(to_string(event.type));
    return event.subtype.empty() ? text : text + ", " + event.subtype;
}

std::string figure_words(events::Figure const& figure)
{
    if (!figure.known()) return {};
    if (figure.min && figure.max)
        return *figure.min == *figure.max ? fmt::format("{}", *figure.min)
                                          : fmt::format("{} to {}", *figure.min, *figure.max);
    return figure.min ? fmt::format("{} or more", *figure.min)
                      : fmt::format("up to {}", *figure.max);
}

std::string grade_words(Event const& event)
{
    std::string text;
    if (event.reliability != 0) text += event.reliability;
    if (event.credibility != 0) text += std::to_string(event.credibility);
    return text;
}

std::string actors_words(Event const& event)
{
    if (event.actor2.empty()) return event.actor1;
    return (event.actor1.empty() ? "nobody named" : event.actor1) + " / " + event.actor2;
}

std::string yes_no(bool yes) { return yes ? "yes" : "no"; }

} // namespace

std::optional<Edit> set_date(Workspace const& workspace, Ids ids,
                             std::optional<time::DatedInterval> const& when)
{
    if (when && when->interval.end <= when->interval.begin)
        throw Error("An event's end comes after its begin.");
    return change(workspace, ids, {"date", "Date", date_words}, [&](Event& event) {
        if (!when) {
            event.when.reset();
            event.date_confidence = 0;
            return;
        }
        auto next = event.when.value_or(events::EventTime());
        if (event.when && next.interval == when->interval && next.precision == when->precision)
            return;
        next.interval = when->interval;
        next.precision = when->precision;
        event.when = std::move(next);
        event.date_confidence = 1;
    });
}

std::optional<Edit> set_type(Workspace const& workspace, Ids ids, events::Type type,
                             std::string_view subtype)
{
    return change(workspace, ids, {"type", "Type", type_words}, [&](Event& event) {
        event.type = type;
        event.subtype = subtype;
    });
}

std::optional<Edit> set_status(Workspace const& workspace, Ids ids, events::Status status)
{
    auto const words = [](Event const& e) { return std::string(to_string(e.status)); };
    return change(workspace, ids, {"status", "Status", words},
                  [&](Event& event) { event.status = status; });
}

std::optional<Edit> set_title(Workspace const& workspace, Ids ids, std::string_view title)
{
    if (title.empty()) throw Error("An event needs a title.");
    return change(workspace, ids, {"title", "Title", title_words},
                  [&](Event& event) { event.title = title; });
}

std::optional<Edit> set_actors(Workspace const& workspace, Ids ids, std::string_view actor1,
                               std::string_view actor2)
{
    return change(workspace, ids, {"actors", "Actors", actors_words}, [&](Event& event) {
        event.actor1 = actor1;
        event.actor2 = actor2;
    });
}

std::optional<Edit> set_figure(Workspace const& workspace, Ids ids, events::FigureKind kind,
                               events::Figure const& figure)
{
    if ((figure.min && *figure.min < 0) || (figure.max && *figure.max < 0))
        throw Error("A number of people is not negative.");
    if (figure.min && figure.max && *figure.max < *figure.min)
        throw Error("The most is not less than the least.");
    auto title = std::string(to_string(kind));
    title.front() = static_cast<char>(title.front() - 'a' + 'A');
    auto const words = [kind](Event const& e) { return figure_words(e.figure(kind)); };
    return change(workspace, ids, {"figures", title, words},
                  [&](Event& event) { event.figure(kind) = figure; });
}

std::optional<Edit> set_figures_cumulative(Workspace const& workspace, Ids ids, bool cumulative)
{
    auto const words = [](Event const& e) { return yes_no(e.figures_cumulative); };
    return change(workspace, ids, {"figures", "Figures count all so far", words},
                  [&](Event& event) { event.figures_cumulative = cumulative; });
}

std::optional<Edit> set_attribution(Workspace const& workspace, Ids ids, std::string_view by)
{
    auto const words = [](Event const& e) { return e.attribution; };
    return change(workspace, ids, {"attribution", "Who says so", words},
                  [&](Event& event) { event.attribution = by; });
}

std::optional<Edit> set_background(Workspace const& workspace, Ids ids, bool background)
{
    auto const words = [](Event const& e) { return yes_no(e.background); };
    return change(workspace, ids, {"background", "History", words},
                  [&](Event& event) { event.background = background; });
}

std::optional<Edit> set_grade(Workspace const& workspace, Ids ids, char reliability,
                              int credibility)
{
    bool const known = reliability == 0 || (reliability >= 'A' && reliability <= 'F');
    if (!known || credibility < 0 || credibility > 6)
        throw Error("A source is graded A to F, what it says 1 to 6.");
    return change(workspace, ids, {"grade", "Grade", grade_words}, [&](Event& event) {
        event.reliability = reliability;
        event.credibility = credibility;
    });
}

} // namespace placetime::curation
