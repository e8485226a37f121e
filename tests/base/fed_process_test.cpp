#include "base/fed_process.h"

#include <csignal>
#include <doctest/doctest.h>
#include <string>

#include "base/error.h"
#include "base/files.h"
#include "support/temporary_folder.h"

using namespace placetime;

namespace {

std::span<std::byte const> bytes_of(std::string const& text)
{
    return std::as_bytes(std::span(text));
}

} // namespace

TEST_CASE("a program is fed more than a pipe holds, and its end is waited for")
{
    test::TemporaryFolder const folder;
    auto const file = (folder.path() / "out").string();
    auto child = FedProcess::start({"tee", file});
    REQUIRE(child);
    std::string const part(3'000'000, 'x');
    CHECK(child->write(bytes_of(part)));
    CHECK(child->write(bytes_of("end")));
    auto const result = child->finish();
    CHECK(result.status == 0);
    CHECK(read_file(file) == part + "end");
}

TEST_CASE("a program that ends early raises no signal, and says why it ended")
{
    std::signal(SIGPIPE, SIG_DFL);
    auto child = FedProcess::start({"sh", "-c", "echo no room >&2; exit 3"});
    REQUIRE(child);
    std::string const part(3'000'000, 'x');
    CHECK_FALSE(child->write(bytes_of(part)));
    auto const result = child->finish();
    CHECK(result.status == 3);
    CHECK(result.errors == "no room\n");
}

TEST_CASE("a program that says much while it reads does not stand still")
{
    auto child = FedProcess::start(
        {"sh", "-c",
         "head -c 1000000 /dev/zero >&2; cat >/dev/null; head -c 1000000 /dev/zero >&2"});
    REQUIRE(child);
    CHECK(child->write(bytes_of(std::string(2'000'000, 'x'))));
    auto const result = child->finish();
    CHECK(result.status == 0);
    CHECK(result.errors.size() == 65536);
}

TEST_CASE("a program that is not installed gives no value")
{
    CHECK_FALSE(FedProcess::start({"placetime-no-such-program"}));
}

TEST_CASE("a program that takes nothing is ended")
{
    auto child = FedProcess::start({"sleep", "60"});
    REQUIRE(child);
    std::string const part(3'000'000, 'x');
    CHECK_THROWS_AS(child->write(bytes_of(part), std::chrono::seconds(1)), Error);
}

TEST_CASE("a program that is let go is ended too")
{
    auto const begin = std::chrono::steady_clock::now();
    {
        auto const child = FedProcess::start({"sleep", "60"});
        REQUIRE(child);
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
}
