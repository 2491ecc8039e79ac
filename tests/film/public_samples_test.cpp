// The public DPX files of the RAWcooked project: the flavour that is taken comes back byte for
// byte, the others are refused by name, and none breaks the parser.
#include "aperta/film/digitise.hpp"

#include "tests/support/film_samples.hpp"
#include "tests/support/skip.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

fs::path dpx_samples()
{
    return shared_data() / "film/rawcooked-regression/Formats/DPX";
}

// Digitises one public frame and gives its file back.
std::string there_and_back(const fs::path& file)
{
    const ScratchFolder scratch;
    save(scratch / "scan/000001.dpx", read_text(file));
    const auto runner = ffmpeg_runner();
    const auto made = digitise(machine_with(*runner), order_for(scratch, 1), silent());
    REQUIRE(made);
    REQUIRE(restore_scan(*runner, made->folder, scratch / "back", silent()));
    return read_text(scratch / "back/000001.dpx");
}

} // namespace

TEST_CASE("Public frames of the flavour taken come back byte for byte, padding bits too")
{
    SKIP_WITHOUT_SHARED_DATA();
    for (const char* name : {"Flavors/RGB_10_FilledA_BE/10bit.dpx",
                             "Features/PaddingBitsNotZero/RGB_10_FilledA_BE/10bit.dpx"}) {
        INFO(name);
        const fs::path file = dpx_samples() / name;
        CHECK(there_and_back(file) == read_text(file));
    }
}

TEST_CASE("Public frames of every other flavour are refused, and nothing is written")
{
    SKIP_WITHOUT_SHARED_DATA();
    FakeRunner runner;
    int refused = 0;
    for (const auto& entry : fs::recursive_directory_iterator{dpx_samples() / "Flavors"}) {
        if (entry.path().extension() != ".dpx" ||
            entry.path().parent_path().filename() == "RGB_10_FilledA_BE")
            continue;
        INFO(entry.path().filename());
        const ScratchFolder scratch;
        save(scratch / "scan/000001.dpx", read_text(entry.path()));
        const auto made = digitise(machine_with(runner), order_for(scratch, 1), silent());
        REQUIRE_FALSE(made.ok());
        CHECK(made.problems().front().code == "film.flavour_unsupported");
        CHECK_FALSE(fs::exists(scratch / "film"));
        ++refused;
    }
    CHECK(refused > 10);
    CHECK(runner.runs == 0);
}

TEST_CASE("No public DPX file breaks the parser, whole or cut anywhere in its header")
{
    SKIP_WITHOUT_SHARED_DATA();
    int read = 0;
    for (const auto& entry : fs::recursive_directory_iterator{shared_data() / "film"}) {
        if (entry.path().extension() != ".dpx")
            continue;
        const std::string bytes = read_text(entry.path());
        const std::string head = bytes.substr(0, dpx_head_bytes);
        for (std::size_t length = 0; length <= head.size(); length += 64) {
            const auto piece = std::as_bytes(std::span{head}).first(length);
            CHECK_FALSE(parse_dpx("x.dpx", piece, length).ok());
        }
        static_cast<void>(parse_dpx("x.dpx", std::as_bytes(std::span{head}), bytes.size()));
        ++read;
    }
    CHECK(read > 50);
}

} // namespace aperta
