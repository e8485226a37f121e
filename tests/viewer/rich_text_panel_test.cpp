#include <doctest/doctest.h>

#include <imgui.h>

#include <string>

#include "viewer/panels/rich_text.h"

using namespace placetime;
using viewer::WrappedText;

namespace {

/// ImGui's own font, for measuring.
class FontContext {
public:
    FontContext() : context_(ImGui::CreateContext())
    {
        font = ImGui::GetIO().Fonts->AddFontDefault();
        ImGui::GetIO().Fonts->Build();
    }
    ~FontContext() { ImGui::DestroyContext(context_); }
    FontContext(FontContext const&) = delete;
    FontContext& operator=(FontContext const&) = delete;

    ImFont* font = nullptr;

private:
    ImGuiContext* context_;
};

} // namespace

TEST_CASE("A text is broken at words into lines that fit")
{
    FontContext const context;
    std::string text;
    for (int i = 0; i < 200; ++i) text += "word" + std::to_string(i) + (i % 40 == 39 ? "\n" : " ");
    WrappedText wrapped;
    wrapped.update(text, context.font, 200);
    REQUIRE(wrapped.size() > 10);
    std::string joined;
    for (std::size_t i = 0; i < wrapped.size(); ++i) {
        auto const line = wrapped.line(i);
        CHECK(context.font
                  ->CalcTextSizeA(context.font->FontSize, 1e6F, 0, line.data(),
                                  line.data() + line.size())
                  .x <= 200);
        joined += std::string(line) + " ";
    }
    std::string expected = text;
    for (auto& c : expected)
        if (c == '\n') c = ' ';
    CHECK(joined == expected);
}

TEST_CASE("Empty lines are kept, and every byte has its line")
{
    FontContext const context;
    std::string const text = "one\n\ntwo";
    WrappedText wrapped;
    wrapped.update(text, context.font, 500);
    REQUIRE(wrapped.size() == 3);
    CHECK(wrapped.line(1).empty());
    CHECK(wrapped.line_of(0) == 0);
    CHECK(wrapped.line_of(5) == 2);
    CHECK(wrapped.line_of(1000) == 2);
}

TEST_CASE("A word that is wider than a line is cut between letters")
{
    FontContext const context;
    std::string const text(300, 'm');
    WrappedText wrapped;
    wrapped.update(text, context.font, 100);
    std::size_t letters = 0;
    for (std::size_t i = 0; i < wrapped.size(); ++i) letters += wrapped.line(i).size();
    CHECK(letters == text.size());
    wrapped.update("", context.font, 100);
    CHECK(wrapped.size() == 0);
}
