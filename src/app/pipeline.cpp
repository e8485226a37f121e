#include "app/pipeline.h"

#include <algorithm>
#include <filesystem>
#include <future>
#include <iostream>
#include <set>
#include <thread>
#include <utility>

#include <fmt/format.h>

#include "base/error.h"

namespace placetime::app {

namespace {

/// Reports are taken in groups, so that memory does not grow with the number of reports.
constexpr std::size_t kGroup = 64;

class Batch {
public:
    Batch(Pipeline const& pipeline, std::optional<time::DatedInterval> date,
          std::function<void(extract::Annotation&&)> const& take)
        : pipeline_(pipeline), date_(date), take_(take)
    {
    }

    void add(reports::Report report)
    {
        waiting_.push_back(std::move(report));
        if (waiting_.size() >= kGroup) flush();
    }

    void flush()
    {
        std::vector<extract::Annotation> done(waiting_.size());
        std::atomic<std::size_t> next{0};
        auto const work = [&] {
            for (std::size_t i; (i = next.fetch_add(1)) < waiting_.size();)
                done[i] = pipeline_.annotate(std::move(waiting_[i]), date_);
        };
        auto const threads =
            std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, waiting_.size() + 1);
        std::vector<std::future<void>> others;
        for (std::size_t t = 1; t < std::min(threads, waiting_.size()); ++t)
            others.push_back(std::async(std::launch::async, work));
        work();
        for (auto& other : others) other.get();
        for (auto& annotation : done) take_(std::move(annotation));
        waiting_.clear();
    }

private:
    Pipeline const& pipeline_;
    std::optional<time::DatedInterval> date_;
    std::function<void(extract::Annotation&&)> const& take_;
    std::vector<reports::Report> waiting_;
};

void read_json_lines(std::istream& in, Batch& batch, ReadResult& result)
{
    std::string line;
    for (std::size_t number = 1; std::getline(in, line); ++number) {
        if (line.find_first_not_of(" \t\r") == std::string::npos) continue;
        try {
            batch.add(reports::parse_json_line(line));
            ++result.reports;
        } catch (Error const& error) {
            result.diagnostics.push_back({"bad-line", "stdin", number, error.what()});
        }
    }
}

} // namespace

Pipeline::Pipeline(std::vector<curation::NameRule> const& names)
    : geoparser_(gazetteer::Gazetteer::standard()), extractor_(geoparser_)
{
    std::vector<std::pair<std::string, events::EventPlace>> own;
    for (auto const& rule : names) own.emplace_back(rule.name, rule.place);
    names_ = geoparse::OwnNames(own);
}

extract::Annotation Pipeline::annotate(reports::Report report,
                                       std::optional<time::DatedInterval> date) const
{
    extract::ExtractOptions options;
    options.report_date = date;
    options.names = &names_;
    return extractor_.annotate(std::move(report), options);
}

ReadResult annotate_all(Pipeline const& pipeline, std::vector<std::string> const& arguments,
                        std::optional<time::DatedInterval> date, Talk const& talk,
                        std::function<void(extract::Annotation&&)> const& take)
{
    ReadResult result;
    Batch batch(pipeline, date, take);
    std::set<std::filesystem::path> seen;
    auto const failed = [&](Error const& error) {
        talk.complain(error.what());
        result.complete = false;
    };
    for (auto const& argument : arguments) {
        if (argument == "-") {
            read_json_lines(std::cin, batch, result);
            continue;
        }
        std::vector<std::filesystem::path> files;
        try {
            files = reports::list_report_files(argument);
        } catch (Error const& error) {
            failed(error);
        }
        for (auto const& file : files) {
            std::error_code ignored;
            if (!seen.insert(std::filesystem::weakly_canonical(file, ignored)).second) continue;
            try {
                for (auto& report : reports::read_reports(file, result.diagnostics)) {
                    batch.add(std::move(report));
                    ++result.reports;
                }
            } catch (Error const& error) {
                failed(error);
            }
        }
    }
    batch.flush();
    return result;
}

} // namespace placetime::app
