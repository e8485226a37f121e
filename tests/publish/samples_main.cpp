// publish_samples FOLDER [VIDEO.mp4]: handouts of the sample deck and of the hostile one, for tests
// that open them with other programs.
#include <exception>
#include <filesystem>
#include <iostream>

#include "publish/handouts.h"
#include "publish/sample_deck.h"

int main(int argc, char** argv)
{
    using namespace placetime;
    if (argc < 2) return 2;
    std::filesystem::path const video = argc > 2 ? argv[2] : "";
    try {
        auto const write = [&](publish::Deck const& deck, std::string const& name) {
            publish::Handout handout;
            handout.file = std::filesystem::path(argv[1]) / (name + ".html");
            publish::write_web_page(deck, handout);
            handout.file.replace_extension(".pptx");
            publish::write_presentation(deck, handout, {video});
        };
        write(test::sample_deck(), "sample");
        write(test::hostile_deck(), "hostile");
    } catch (std::exception const& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
