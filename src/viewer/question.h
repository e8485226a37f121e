#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "viewer/ui.h"

namespace placetime::viewer {

/// Something that must be decided first.
struct Question {
    struct Choice {
        std::string label;
        std::function<void()> run; ///< may be empty: nothing happens
    };
    std::string title, text;
    std::vector<Choice> choices; ///< the first is the safe one, taken by Enter
    std::size_t on_escape = 0;   ///< index of the choice that Esc takes
};

/// Asks one question after another in the middle of the window. Left and right arrows move between
/// the answers.
class QuestionBox {
public:
    void ask(Question question);
    bool is_open() const noexcept { return !waiting_.empty(); }
    void draw(Ui& ui, float width, float height);

private:
    void answer(std::size_t choice);

    std::vector<Question> waiting_;
    std::size_t marked_ = 0;
    bool fresh_ = false;
};

} // namespace placetime::viewer
