#include "aperta/film/scan.hpp"

#include "tests/support/film_samples.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace
{

Result<DpxLayout> parsed(const std::string& bytes)
{
    const std::string head = bytes.substr(0, dpx_head_bytes);
    return parse_dpx("000001.dpx", std::as_bytes(std::span{head}), bytes.size());
}

std::string code_for(const std::string& bytes)
{
    const auto result = parsed(bytes);
    return result ? "" : result.problems().front().code;
}

std::string altered(std::size_t at, std::uint32_t value, unsigned width)
{
    std::string bytes = sample_dpx({32, 16}, 1);
    put_number(bytes, at, value, width);
    return bytes;
}

Problems check(const ScratchFolder& scratch)
{
    const auto scan = check_scan(scratch / "scan", silent());
    return scan ? Problems{} : scan.problems();
}

} // namespace

TEST_CASE("A frame's picture lies between its header and what trails it")
{
    const auto layout = parsed(sample_dpx({32, 16}, 1) + "tail");
    REQUIRE(layout);
    CHECK(layout->shape == FrameShape{32, 16});
    CHECK(layout->header_bytes == 2048);
    CHECK(layout->picture_bytes() == 32 * 16 * 4);
    CHECK(layout->trailer_bytes == 4);
}

TEST_CASE("Another flavour of DPX is refused by the field that makes it another")
{
    CHECK(code_for(altered(800, 51, 1)) == "film.flavour_unsupported"); // RGBA
    CHECK(code_for(altered(803, 12, 1)) == "film.flavour_unsupported");
    CHECK(code_for(altered(804, 0, 2)) == "film.flavour_unsupported"); // packed
    CHECK(code_for(altered(804, 2, 2)) == "film.flavour_unsupported"); // method B
    CHECK(code_for(altered(806, 1, 2)) == "film.flavour_unsupported"); // run lengths
    CHECK(code_for(altered(768, 2, 2)) == "film.flavour_unsupported"); // bottom up
    CHECK(code_for(altered(770, 3, 2)) == "film.flavour_unsupported");
    CHECK(code_for(altered(808, 8192, 4)) == "film.flavour_unsupported");
    CHECK(code_for(altered(812, 4, 4)) == "film.flavour_unsupported");
    CHECK(code_for(altered(4, 100, 4)) == "film.flavour_unsupported");
    CHECK(code_for(altered(4, 0xFFFFFFF0U, 4)) == "film.flavour_unsupported");
    CHECK(code_for(altered(772, 0xFFFFFFFFU, 4)) == "film.flavour_unsupported");
    std::string little = sample_dpx({32, 16}, 1);
    little.replace(0, 4, "XPDS");
    CHECK(code_for(little) == "film.flavour_unsupported");
    CHECK(code_for(altered(806, 0xFFFF, 2)).empty()); // undefined is not another flavour
    CHECK(code_for(altered(808, 0xFFFFFFFFU, 4)).empty());
}

TEST_CASE("A frame that ends early is truncated, wherever it ends")
{
    const std::string whole = sample_dpx({32, 16}, 1);
    for (std::size_t length = 0; length < whole.size(); length += 7)
        CHECK_FALSE(code_for(whole.substr(0, length)).empty());
    CHECK(code_for(whole.substr(0, whole.size() - 1)) == "film.frame_truncated");
    CHECK(code_for("") == "film.frame_truncated");
    CHECK(code_for("II*") == "film.not_dpx");
    CHECK(code_for("II*\0 a TIFF") == "film.not_dpx");
    CHECK(code_for(whole + std::string(2'000'000, 'x')) == "film.frame_oversized");
}

TEST_CASE("A sound scan is taken in the order of its numbers")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 12);
    const auto scan = check_scan(scratch / "scan", silent());
    REQUIRE(scan);
    CHECK(scan->frames.size() == 12);
    CHECK(scan->frames.front().file == "000001.dpx");
    CHECK(scan->frames.back().number == 12);
    CHECK(scan->bytes() == 12 * (2048 + 64 * 48 * 4));
}

TEST_CASE("Every fault of a scan is told at once, each with its file")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 12);
    std::filesystem::remove(scratch / "scan/000004.dpx");
    std::filesystem::remove(scratch / "scan/000008.dpx");
    std::filesystem::remove(scratch / "scan/000009.dpx");
    std::filesystem::resize_file(scratch / "scan/000006.dpx", 5000);
    save(scratch / "scan/000011.dpx", sample_dpx({64, 32}, 1));
    save(scratch / "scan/notes.txt", "sound is on another disk");
    save(scratch / "scan/last.dpx", sample_dpx({64, 48}, 1));
    const Problems problems = check(scratch);
    CHECK(codes_of(problems) == std::vector<std::string>{"film.frame_unnumbered", "film.not_dpx",
                                                         "film.frame_missing", "film.frame_missing",
                                                         "film.frame_truncated",
                                                         "film.frame_geometry"});
    CHECK(fact(problems.at(2), "missing") == "4");
    CHECK(fact(problems.at(3), "missing") == "8-9");
    CHECK(fact(problems.at(4), "file") == "000006.dpx");
    CHECK(fact(problems.at(5), "found") == "64 x 32");
}

TEST_CASE("A hundred faults are told as fifty")
{
    const ScratchFolder scratch;
    for (int i = 1; i <= 100; ++i)
        save(scratch / ("scan/" + frame_file(i)), "");
    CHECK(check(scratch).size() == 50);
}

TEST_CASE("A number that stands twice, or another sequence in the folder, is refused")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 2);
    save(scratch / "scan/2.dpx", sample_dpx({64, 48}, 3));
    save(scratch / "scan/b000003.dpx", sample_dpx({64, 48}, 3));
    CHECK(codes_of(check(scratch)) ==
          std::vector<std::string>{"film.frame_twice", "film.sequence_mixed"});
}

TEST_CASE("A scan that is absent, empty or not a plain folder of files is refused")
{
    const ScratchFolder scratch;
    CHECK(codes_of(check(scratch)) == std::vector<std::string>{"film.scan_absent"});
    std::filesystem::create_directory(scratch / "scan");
    CHECK(codes_of(check(scratch)) == std::vector<std::string>{"film.scan_empty"});
    std::filesystem::create_symlink("/dev/zero", scratch / "scan/000001.dpx");
    CHECK(codes_of(check(scratch)) == std::vector<std::string>{"film.not_dpx"});
}

TEST_CASE("The check of a scan stops when told to")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 3);
    const auto scan = check_scan(scratch / "scan", [](const Progress&) { return false; });
    CHECK(codes_of(scan.problems()) == std::vector<std::string>{"film.cancelled"});
}

} // namespace aperta
