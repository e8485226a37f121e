#include "evaluate/error_page.h"

#include <algorithm>
#include <array>
#include <map>

#include <fmt/format.h>

#include "evaluate/error_page_style.h"
#include "evaluate/miss_map.h"
#include "text/markup.h"

namespace placetime::evaluate {

namespace {

using text::escaped;

constexpr std::size_t kShown = 4; ///< of one error; the others are folded away
constexpr std::size_t kOften = 6; ///< errors named in the table of causes

constexpr std::array<char const*, kCauses> kAdvice = {
    "Gold has a mention here and nothing was found that overlaps it.",
    "Found with other ends than gold's. Often the place is right all the same: then only exact "
    "spans are lost.",
    "The mention was found as gold has it and means another place of that name.",
    "No place of that name is known within 161 km of gold's point, so no better choice could have "
    "been right: the gazetteer lacks the place or the name.",
    "The expression was found as gold has it and stands for another value.",
    "Ends and value are right, the TIMEX type is another.",
    "Found where gold has nothing: no place or time, or one that the corpus does not annotate."};

std::string grouped(std::size_t number)
{
    auto digits = std::to_string(number);
    for (auto at = static_cast<std::ptrdiff_t>(digits.size()) - 3; at > 0; at -= 3)
        digits.insert(static_cast<std::size_t>(at), ",");
    return digits;
}

std::string share(std::size_t part, std::size_t whole)
{
    return whole == 0
               ? "–"
               : fmt::format("{:.3f}", static_cast<double>(part) / static_cast<double>(whole));
}

std::string lowered(std::string text)
{
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}

std::string capitalised(std::string_view text)
{
    std::string out(text);
    if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
        out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

std::string_view part(std::string const& text, Mark mark)
{
    return std::string_view(text).substr(mark.begin, mark.end - mark.begin);
}

/// The same thing wrong: one error, however often.
struct Group {
    std::string form; ///< as the first has it
    std::string what; ///< how it was read; may be empty
    std::vector<std::size_t> misses;
    std::size_t costs = 0; ///< of them, those that count against the main score
};

/// What a page says above its misses.
struct Head {
    std::string kind; ///< "Places"
    std::string corpus;
    std::vector<std::pair<std::string, std::string>> figures; ///< name and value
    std::string main_score;                                   ///< that some misses count against
    std::string kind_tables;                                  ///< HTML
};

class Page {
public:
    Page(Head head, std::vector<Miss> const& misses, MissMaps* maps)
        : head_(std::move(head)), misses_(misses), maps_(maps)
    {
        for (std::size_t c = 0; c < kCauses; ++c) group(static_cast<Cause>(c));
        std::stable_sort(order_.begin(), order_.end(), [&](Cause a, Cause b) {
            return std::pair(costs_of(a), count_of(a)) > std::pair(costs_of(b), count_of(b));
        });
    }

    std::string run()
    {
        std::string sections;
        for (Cause const cause : order_) sections += section(cause);
        std::string out = "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">"
                          "<meta http-equiv=\"Content-Security-Policy\" "
                          "content=\"default-src 'none'; style-src 'unsafe-inline'\">"
                          "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                          "<title>" +
                          escaped(head_.kind + " missed in " + head_.corpus) + "</title><style>" +
                          kErrorPageStyle + filter_style() + "</style></head>\n<body>\n";
        if (maps_ != nullptr) out += maps_->grounds();
        out += filter_inputs() + header() + filter() + "<main>\n" + overview() + key() + sections;
        return out + "</main>\n</body></html>\n";
    }

private:
    std::vector<Group> const& groups(Cause cause) const
    {
        return groups_[static_cast<std::size_t>(cause)];
    }
    std::size_t count_of(Cause cause) const
    {
        std::size_t count = 0;
        for (Group const& g : groups(cause)) count += g.misses.size();
        return count;
    }
    std::size_t costs_of(Cause cause) const
    {
        std::size_t count = 0;
        for (Group const& g : groups(cause)) count += g.costs;
        return count;
    }
    static std::string id(Cause cause) { return fmt::format("c{}", static_cast<int>(cause)); }

    /// Errors of a cause, the most frequent first.
    void group(Cause cause)
    {
        std::map<std::pair<std::string, std::string>, std::size_t> known;
        auto& all = groups_[static_cast<std::size_t>(cause)];
        for (std::size_t i = 0; i < misses_.size(); ++i) {
            Miss const& miss = misses_[i];
            if (miss.cause != cause) continue;
            std::string what;
            if (cause == Cause::wrong_place)
                what = "read as " + miss.found.name + " (" + miss.found.detail + ")";
            else if (cause == Cause::wrong_span)
                what =
                    "found as “" + std::string(part(miss.excerpt.text, miss.excerpt.found)) + "”";
            auto const [at, is_new] = known.try_emplace({lowered(miss.form), what}, all.size());
            if (is_new) all.push_back({miss.form, what, {}, 0});
            all[at->second].misses.push_back(i);
            all[at->second].costs += miss.costs;
        }
        if (all.empty()) return;
        order_.push_back(cause);
        std::stable_sort(all.begin(), all.end(), [](Group const& a, Group const& b) {
            return std::pair(a.costs, a.misses.size()) > std::pair(b.costs, b.misses.size());
        });
    }

    std::string filter_style() const
    {
        std::string out = "#show-all:checked~nav label[for=show-all]";
        for (Cause const c : order_)
            out += fmt::format(",#show-{0}:checked~nav label[for=show-{0}]", id(c));
        out += "{background:var(--ink);border-color:var(--ink);color:#fff}\n";
        for (Cause const c : order_)
            out += fmt::format("#show-{0}:checked~nav label[for=show-{0}] b{{color:#fff}}"
                               "#show-{0}:checked~main .cause:not(#{0}){{display:none}}"
                               "#show-{0}:focus-visible~nav label[for=show-{0}]{{outline:2px "
                               "solid var(--gold);outline-offset:2px}}\n",
                               id(c));
        return out + "#show-all:checked~nav label[for=show-all] b{color:#fff}"
                     "#show-all:focus-visible~nav label[for=show-all]{outline:2px solid "
                     "var(--gold);outline-offset:2px}\n";
    }
    std::string filter_inputs() const
    {
        std::string out = "<input class=\"pick\" type=\"radio\" name=\"show\" id=\"show-all\" "
                          "aria-label=\"all causes\" checked>";
        for (Cause const c : order_)
            out += fmt::format("<input class=\"pick\" type=\"radio\" name=\"show\" id=\"show-{}\" "
                               "aria-label=\"{}\">",
                               id(c), to_string(c));
        return out + "\n";
    }
    std::string filter() const
    {
        std::string out =
            fmt::format("<nav><div>Show <label for=\"show-all\">all <b>{}</b></label>",
                        grouped(misses_.size()));
        for (Cause const c : order_)
            out += fmt::format("<label for=\"show-{}\">{} <b>{}</b></label>", id(c), to_string(c),
                               grouped(count_of(c)));
        return out + "</div></nav>\n";
    }

    std::string header() const
    {
        std::string out = fmt::format(
            "<header><h1>{} missed in {}</h1><p class=\"sub\">Written by placetime eval "
            "--errors. It holds text of the corpus: mind whose it is before passing it on.</p>"
            "<ul class=\"figures\">",
            head_.kind, escaped(head_.corpus));
        for (auto const& [name, value] : head_.figures)
            out += fmt::format("<li><b>{}</b>{}</li>", value, name);
        return out + "</ul></header>\n";
    }

    std::string overview() const
    {
        std::size_t most = 1;
        for (Cause const c : order_) most = std::max(most, count_of(c));
        std::string out = fmt::format(
            "<table class=\"wide\"><thead><tr><th>Cause</th><th class=\"n\">misses</th>"
            "<th class=\"n\">cost {}</th><th class=\"bar\"></th><th>most often</th></tr></thead>"
            "<tbody>\n",
            head_.main_score);
        for (Cause const c : order_) {
            auto const percent = [&](std::size_t n) { return 100 * n / most; };
            out += fmt::format("<tr><td><a href=\"#{}\">{}</a></td><td class=\"n\">{}</td><td "
                               "class=\"n\">{}</td><td class=\"bar\"><i style=\"width:{}%\"><i "
                               "style=\"width:{}%\"></i></i></td><td><ul class=\"often\">",
                               id(c), to_string(c), grouped(count_of(c)), grouped(costs_of(c)),
                               percent(count_of(c)), 100 * costs_of(c) / count_of(c));
            for (std::size_t g = 0; g < std::min(kOften, groups(c).size()); ++g)
                out += fmt::format("<li><a href=\"#{}-{}\">{}</a> ×{}</li>", id(c), g,
                                   escaped(groups(c)[g].form), groups(c)[g].misses.size());
            out += "</ul></td></tr>\n";
        }
        return out + "</tbody></table>\n" + head_.kind_tables;
    }

    std::string key() const
    {
        std::string out = "<p class=\"key text\"><span><span class=\"gold\">gold</span> line "
                          "under</span><span><span class=\"found\">found</span> dashed line "
                          "over</span>";
        if (maps_ != nullptr)
            out += "<span><svg viewBox=\"0 0 32 32\"><circle class=\"gold-mark\" cx=\"16\" "
                   "cy=\"16\" r=\"10\"/></svg> gold on the map</span><span><svg viewBox=\"0 0 32 "
                   "32\"><path class=\"found-mark\" d=\"M6 6h20v20h-20z\"/></svg> found on the "
                   "map</span>";
        return out + "</p>\n";
    }

    std::string section(Cause cause) const
    {
        std::string out =
            fmt::format("<section class=\"cause\" id=\"{}\"><h2>{} ×{}</h2><p>{}</p>\n", id(cause),
                        capitalised(to_string(cause)), grouped(count_of(cause)),
                        kAdvice[static_cast<std::size_t>(cause)]);
        for (std::size_t g = 0; g < groups(cause).size(); ++g) {
            Group const& group = groups(cause)[g];
            out += fmt::format("<div class=\"group\" id=\"{}-{}\"><h3>{}", id(cause), g,
                               escaped(group.form));
            if (!group.what.empty()) out += " <span>" + escaped(group.what) + "</span>";
            if (group.misses.size() > 1)
                out += fmt::format(" <span>×{}</span>", group.misses.size());
            out += "</h3>\n";
            // One alone is not worth a click.
            auto const shown = group.misses.size() <= kShown + 1 ? group.misses.size() : kShown;
            std::string map; // the same is not shown twice in a row
            for (std::size_t i = 0; i < shown; ++i) out += article(misses_[group.misses[i]], map);
            if (shown < group.misses.size()) {
                out +=
                    fmt::format("<details><summary>{} more</summary>", group.misses.size() - shown);
                for (std::size_t i = shown; i < group.misses.size(); ++i)
                    out += article(misses_[group.misses[i]], map);
                out += "</details>";
            }
            out += "</div>\n";
        }
        return out + "</section>\n";
    }

    static std::string marked(Excerpt const& excerpt)
    {
        std::vector<std::size_t> cuts{0, excerpt.text.size()};
        for (Mark const& mark : {excerpt.gold, excerpt.found})
            if (!mark.empty()) cuts.insert(cuts.end(), {mark.begin, mark.end});
        std::sort(cuts.begin(), cuts.end());
        std::string out = excerpt.cut_before ? "… " : "";
        for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
            if (cuts[i] == cuts[i + 1]) continue;
            auto const in = [&](Mark mark) {
                return mark.begin <= cuts[i] && cuts[i + 1] <= mark.end;
            };
            auto const piece = escaped(part(excerpt.text, {cuts[i], cuts[i + 1]}));
            bool const gold = !excerpt.gold.empty() && in(excerpt.gold);
            bool const found = !excerpt.found.empty() && in(excerpt.found);
            if (!gold && !found)
                out += piece;
            else
                out += fmt::format("<span class=\"{}{}{}\">{}</span>", gold ? "gold" : "",
                                   gold && found ? " " : "", found ? "found" : "", piece);
        }
        return out + (excerpt.cut_after ? " …" : "");
    }

    static std::string meaning(char const* who, Meaning const& meaning)
    {
        if (meaning.name.empty() && meaning.detail.empty() && !meaning.point)
            return fmt::format("<tr><th>{}</th><td colspan=\"3\" class=\"note\">nothing</td></tr>",
                               who);
        std::string at;
        if (meaning.point)
            at = fmt::format("{:.3f}, {:.3f}", meaning.point->lat, meaning.point->lon);
        return fmt::format("<tr><th>{}</th><td>{}</td><td>{}</td><td class=\"at\">{}</td></tr>",
                           who, escaped(meaning.name), escaped(meaning.detail), at);
    }

    /// `last_map`: of the article before in its group.
    std::string article(Miss const& miss, std::string& last_map) const
    {
        std::string map =
            maps_ != nullptr ? maps_->draw(miss.gold.point, miss.found.point) : std::string();
        if (map == last_map)
            map.clear();
        else
            last_map = map;
        std::string out = fmt::format("<article{}><div><p class=\"text\">{}</p><table "
                                      "class=\"means\">",
                                      map.empty() ? " class=\"plain\"" : "", marked(miss.excerpt));
        if (miss.cause != Cause::false_positive) out += meaning("gold", miss.gold);
        if (miss.cause != Cause::not_recognised) out += meaning("found", miss.found);
        out += "</table>";
        std::string below;
        auto const add = [&](std::string const& words) {
            below += (below.empty() ? "" : " · ") + words;
        };
        if (miss.km && *miss.km >= 1)
            add(grouped(static_cast<std::size_t>(*miss.km + 0.5)) + " km apart");
        if (!miss.note.empty()) add(escaped(miss.note));
        add("document " + escaped(miss.document));
        return out + "<p class=\"doc\">" + below + "</p></div>" + map + "</article>\n";
    }

    Head head_;
    std::vector<Miss> const& misses_;
    MissMaps* maps_; ///< null where nothing has a position
    std::array<std::vector<Group>, kCauses> groups_;
    std::vector<Cause> order_; ///< those that there are, the costliest first
};

/// A folded table: a row a kind.
std::string kind_table(std::string const& title, std::vector<std::string> const& columns,
                       std::vector<std::vector<std::string>> const& rows)
{
    if (rows.empty()) return {};
    std::string out = "<details class=\"kinds\"><summary>" + title +
                      "</summary><table class=\"wide\"><thead><tr>";
    for (std::size_t i = 0; i < columns.size(); ++i)
        out += fmt::format("<th{}>{}</th>", i == 0 ? "" : " class=\"n\"", columns[i]);
    out += "</tr></thead><tbody>\n";
    for (auto const& row : rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i)
            out += fmt::format("<td{}>{}</td>", i == 0 ? "" : " class=\"n\"", escaped(row[i]));
        out += "</tr>\n";
    }
    return out + "</tbody></table></details>\n";
}

std::string kind_table(std::string const& title,
                       std::map<std::string, PlaceKindScores> const& kinds)
{
    std::vector<std::vector<std::string>> rows;
    for (auto const& [name, k] : kinds)
        rows.push_back({name, grouped(k.mentions), share(k.tagged, k.mentions),
                        share(k.near, k.placed), share(k.met, k.placed), grouped(k.found),
                        share(k.right, k.found)});
    return kind_table(title,
                      {"kind", "annotated", "found, exact ends", "within 161 km, ends given",
                       "right end to end", "found", "of them right"},
                      rows);
}

} // namespace

std::string error_page(PlaceScores const& scores, std::string const& corpus)
{
    MissMaps maps;
    auto const three = [](double value) { return fmt::format("{:.3f}", value); };
    Head head{"Places",
              corpus,
              {{"documents", grouped(scores.documents)},
               {"annotated places", grouped(scores.mentions)},
               {"tagging F1, exact ends", three(scores.tagging.f1())},
               {"within 161 km, ends given", three(scores.accuracy_161)},
               {"end to end F1", three(scores.end_to_end.f1())},
               {"end to end precision / recall",
                three(scores.end_to_end.precision()) + " / " + three(scores.end_to_end.recall())}},
              "end to end",
              kind_table("Scores by kind of place", scores.feature_kinds) +
                  kind_table("Scores by kind of mention", scores.mention_kinds)};
    return Page(std::move(head), scores.misses, &maps).run();
}

std::string error_page(TimeScores const& scores, std::string const& corpus)
{
    auto const three = [](double value) { return fmt::format("{:.3f}", value); };
    std::vector<std::vector<std::string>> rows;
    for (auto const& [name, t] : scores.types)
        rows.push_back({name, grouped(t.expressions), share(t.strict, t.expressions),
                        share(t.value, t.expressions), grouped(t.found), share(t.right, t.found)});
    Head head{"Times",
              corpus,
              {{"documents", grouped(scores.documents)},
               {"annotated expressions", grouped(scores.expressions)},
               {"strict F1", three(scores.strict.f1())},
               {"relaxed F1", three(scores.relaxed.f1())},
               {"value F1", three(scores.value.f1())}},
              "the value",
              kind_table("Scores by TIMEX type",
                         {"type", "annotated", "found, exact ends", "value right", "found",
                          "of them right"},
                         rows)};
    return Page(std::move(head), scores.misses, nullptr).run();
}

} // namespace placetime::evaluate
