#include "weight_tables.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

#include "base/files.h"

namespace training {

using namespace placetime::geoparse;

namespace {

constexpr std::array<char const*, feature::kCount> kRecognition{
#define X(name, weight) #name,
    PLACETIME_RECOGNITION_FEATURES(X)};
constexpr std::array<char const*, feature::document::kCount> kDocument{
    PLACETIME_DOCUMENT_FEATURES(X)};
constexpr std::array<char const*, reading::kCount> kResolution{PLACETIME_RESOLUTION_FEATURES(X)
#undef X
};

template <typename Names, typename Values>
void put(Names const& names, Values& values, std::string const& name, double value)
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (name == names[i]) values[i] = value;
}

template <typename Names, typename Values>
void append(std::string& text, char const* title, Names const& names, Values const& values)
{
    text += std::string("# ") + title + "\n";
    char line[96];
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::snprintf(line, sizeof line, "%s %.2f\n", names[i], values[i]);
        text += line;
    }
}

} // namespace

void read_weights(std::string const& file, Weights& weights)
{
    std::string const bytes = placetime::read_file(file);
    std::string section;
    for (std::size_t at = 0; at < bytes.size();) {
        std::size_t const end = std::min(bytes.find('\n', at), bytes.size());
        std::string const line = bytes.substr(at, end - at);
        at = end + 1;
        if (line.starts_with("# ")) section = line.substr(2);
        std::size_t const space = line.find(' ');
        if (line.empty() || line[0] == '#' || space == std::string::npos) continue;
        std::string const name = line.substr(0, space);
        double const value = std::atof(line.c_str() + space);
        if (section == "recognition") put(kRecognition, weights.recognition, name, value);
        if (section == "document") put(kDocument, weights.document, name, value);
        if (section == "resolution") put(kResolution, weights.resolution, name, value);
    }
}

std::string weights_text(Weights const& weights)
{
    std::string text;
    append(text, "recognition", kRecognition, weights.recognition);
    append(text, "document", kDocument, weights.document);
    append(text, "resolution", kResolution, weights.resolution);
    return text;
}

} // namespace training
