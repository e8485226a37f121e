#include "exchange/csv_rows.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace placetime::exchange {

void CsvRows::read_quoted(std::size_t start)
{
    bool doubled = false;
    std::size_t close = start + 1;
    for (;;) {
        auto const* const found = close < text_.size()
                                      ? std::memchr(text_.data() + close, '"', text_.size() - close)
                                      : nullptr;
        if (found == nullptr) { // never closed
            read_plain(start);
            return;
        }
        close = static_cast<std::size_t>(static_cast<char const*>(found) - text_.data());
        if (close + 1 >= text_.size() || text_[close + 1] != '"') break;
        doubled = true;
        close += 2;
    }
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(start),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(close),
                                                 '\n'));
    at_ = close + 1;
    auto const inside = text_.substr(start + 1, close - start - 1);
    auto const after_quote = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
    auto tail = text_.substr(after_quote, at_ - after_quote);
    if (tail.ends_with('\r')) tail.remove_suffix(1);
    if (doubled || !tail.empty()) doubled_.push_back(cells_.size());
    // With characters after the closing quote the view holds that quote too; copy_doubled drops it.
    cells_.push_back(tail.empty() ? inside
                                  : text_.substr(start + 1, inside.size() + 1 + tail.size()));
}

void CsvRows::read_plain(std::size_t start)
{
    char const* const data = text_.data();
    std::size_t const size = text_.size();
    std::size_t end = start;
    while (end < size && data[end] != separator_ && data[end] != '\n') ++end;
    at_ = end;
    bool const carriage =
        end > start && data[end - 1] == '\r' && (end == size || data[end] == '\n');
    cells_.push_back(text_.substr(start, end - start - (carriage ? 1 : 0)));
}

/// Writes cells with doubled quotes anew with single ones: room is made once, so that views last.
void CsvRows::copy_doubled()
{
    std::size_t room = 0;
    for (auto const i : doubled_) room += cells_[i].size();
    copies_.clear();
    copies_.reserve(room);
    for (auto const i : doubled_) {
        auto const start = copies_.size();
        bool closed = false;
        auto const raw = cells_[i];
        for (std::size_t k = 0; k < raw.size(); ++k) {
            if (raw[k] == '"' && !closed) {
                if (k + 1 < raw.size() && raw[k + 1] == '"')
                    ++k;
                else {
                    closed = true; // what follows is as it is
                    continue;
                }
            }
            copies_ += raw[k];
        }
        cells_[i] = std::string_view(copies_).substr(start);
    }
}

bool CsvRows::next()
{
    while (at_ < text_.size() && (text_[at_] == '\n' || text_.substr(at_, 2) == "\r\n")) {
        at_ += text_[at_] == '\n' ? 1 : 2;
        ++line_;
    }
    if (at_ >= text_.size()) return false;
    begin_ = at_;
    record_line_ = line_;
    cells_.clear();
    doubled_.clear();
    for (;;) {
        if (at_ < text_.size() && text_[at_] == '"')
            read_quoted(at_);
        else
            read_plain(at_);
        if (at_ >= text_.size()) break;
        if (text_[at_++] == separator_) continue;
        ++line_;
        break;
    }
    if (!doubled_.empty()) copy_doubled();
    return true;
}

char find_separator(std::string_view text) noexcept
{
    constexpr std::array kSeparators = {',', ';', '\t'};
    std::array<std::size_t, 3> counts{};
    bool quoted = false;
    for (char const c : text) {
        if (c == '"') quoted = !quoted;
        if (quoted) continue;
        if (c == '\n') break;
        for (std::size_t i = 0; i < kSeparators.size(); ++i) counts[i] += c == kSeparators[i];
    }
    auto const most = std::max_element(counts.begin(), counts.end());
    return kSeparators[static_cast<std::size_t>(most - counts.begin())];
}

std::size_t guess_record_start(std::string_view text, char separator, std::size_t columns,
                               std::size_t middle)
{
    constexpr int kTries = 64;
    auto at = text.find('\n', middle);
    for (int i = 0; i < kTries && at != std::string_view::npos; ++i) {
        CsvRows rows(text, separator, at + 1);
        if (!rows.next()) break;
        if (rows.begin() == at + 1 && rows.cells().size() == columns) return at + 1;
        at = text.find('\n', at + 1);
    }
    return text.size();
}

} // namespace placetime::exchange
