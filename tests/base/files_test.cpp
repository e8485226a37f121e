#include "base/files.h"

#include <doctest/doctest.h>
#include <filesystem>
#include <fstream>

#include "base/error.h"
#include "base/process.h"

namespace fs = std::filesystem;
using namespace placetime;

namespace {

/// A folder that goes when the test ends.
struct Folder {
    fs::path path;
    Folder()
    {
        std::string pattern = (fs::temp_directory_path() / "placetime-XXXXXX").string();
        path = ::mkdtemp(pattern.data());
    }
    ~Folder() { fs::remove_all(path); }
};

} // namespace

TEST_CASE("a file is written whole and read back")
{
    Folder const folder;
    auto const file = folder.path / "a.txt";
    write_file(file, "one");
    write_file(file, "two\n");
    CHECK(read_file(file) == "two\n");
    CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("a file that was not committed leaves the old one and no trace")
{
    Folder const folder;
    auto const file = folder.path / "a.txt";
    write_file(file, "old");
    {
        AtomicFile out(file);
        std::ofstream(out.path()) << "half";
        CHECK(out.path().extension() == ".txt");
    }
    CHECK(read_file(file) == "old");
    CHECK(std::distance(fs::directory_iterator(folder.path), {}) == 1);
}

TEST_CASE("what cannot be read or written is said with the file's name")
{
    Folder const folder;
    CHECK_THROWS_WITH_AS(read_file(folder.path / "none"), doctest::Contains("none"), FileError);
    CHECK_THROWS_AS(read_file(folder.path), FileError);
    CHECK_THROWS_AS(write_file(folder.path / "no" / "file", "x"), FileError);
    CHECK_THROWS_AS(write_file(folder.path, "x"), FileError);
    write_file(folder.path / "big", "0123456789");
    CHECK_THROWS_WITH_AS(read_file(folder.path / "big", 9), doctest::Contains("larger"), FileError);
    CHECK(read_file(folder.path / "big", 10).size() == 10);
}

TEST_CASE("an empty file maps to nothing")
{
    Folder const folder;
    write_file(folder.path / "empty", "");
    CHECK(MappedFile(folder.path / "empty").bytes().empty());
    write_file(folder.path / "some", "abc");
    MappedFile map(folder.path / "some");
    MappedFile const moved = std::move(map);
    CHECK(moved.bytes().size() == 3);
}

TEST_CASE("a child's output and status come back")
{
    auto const done = run_process({"sh", "-c", "echo out; echo err >&2; exit 3"});
    REQUIRE(done);
    CHECK(done->status == 3);
    CHECK(done->output == "out\n");
    CHECK(done->errors == "err\n");
    CHECK_FALSE(run_process({"no-such-program-of-that-name"}));
}

TEST_CASE("a child that runs too long or says too much is killed")
{
    CHECK_THROWS_WITH_AS(run_process({"sleep", "20"}, std::chrono::seconds(1)),
                         doctest::Contains("1 s"), Error);
    CHECK_THROWS_AS(run_process({"yes"}, std::chrono::seconds(10), 1 << 20), Error);
}
