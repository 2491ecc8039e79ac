#include "aperta/film/command.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace aperta
{

namespace
{

bool stands_before(const Arguments& arguments, const std::string& option, const std::string& value)
{
    const auto at = std::search(arguments.begin(), arguments.end(), &option, &option + 1);
    return at != arguments.end() && at + 1 != arguments.end() && *(at + 1) == value;
}

bool holds(const Arguments& arguments, const std::string& argument)
{
    return std::find(arguments.begin(), arguments.end(), argument) != arguments.end();
}

EncodePlan plan_2k()
{
    return {{2048, 1556}, 240, 16, PictureWindow{24, 28, 2001, 1500}, 2};
}

} // namespace

TEST_CASE("The master is FFV1 version 3 in Matroska with a checksum in every slice")
{
    const Arguments arguments = encode_arguments(plan_2k());
    CHECK(stands_before(arguments, "ffv1", "-level"));
    for (const auto& [option, value] : {std::pair{"-level", "3"},
                                        {"-coder", "1"},
                                        {"-context", "1"},
                                        {"-slices", "24"},
                                        {"-slicecrc", "1"},
                                        {"-video_size", "2048x1556"},
                                        {"-framerate", "16"}})
        CHECK(stands_before(arguments, option, value));
    CHECK(holds(arguments, "file:master.mkv"));
}

TEST_CASE("Pixels are piped, nothing is asked of the terminal, progress has its own descriptor")
{
    const Arguments arguments = encode_arguments(plan_2k());
    CHECK(arguments.front() == "-nostdin");
    CHECK(stands_before(arguments, "-i", "pipe:0"));
    CHECK(stands_before(arguments, "-progress", "pipe:3"));
    CHECK(stands_before(arguments, "-protocol_whitelist", "file,pipe"));
}

TEST_CASE("The access copy is cropped to the picture, in even numbers")
{
    const std::string line = as_recorded(encode_arguments(plan_2k()));
    CHECK(line.find("crop=2000:1500:24:28") != std::string::npos);
    CHECK(line.find("yuv420p") != std::string::npos);
    CHECK(line.find("+faststart") != std::string::npos);
}

TEST_CASE("At most twenty-four thumbnails are taken, evenly over the reel")
{
    CHECK(thumbnail_count(1) == 1);
    CHECK(thumbnail_count(24) == 24);
    CHECK(thumbnail_count(25) == 13);
    CHECK(thumbnail_step(96) == 4);
    CHECK(thumbnail_count(96) == 24);
    CHECK(thumbnail_count(13'263) <= 24);
}

TEST_CASE("No argument names a place outside the job's folder")
{
    for (const Arguments& arguments :
         {encode_arguments(plan_2k()), contact_sheet_arguments(24), decode_master_arguments(2),
          count_access_arguments(2), draw_arguments({"nullsrc", 8, 16})})
        for (const std::string& argument : arguments)
            CHECK(argument.find("file:/") == std::string::npos);
}

TEST_CASE("The sandbox shows the programs and the job's folder, and has no network")
{
    const Arguments command =
        confined(Confinement::sandbox, {1024, 2048}, "/data/job", {"/usr/bin/ffmpeg"});
    CHECK(command.front() == "/usr/bin/prlimit");
    CHECK(holds(command, "--as=1024"));
    CHECK(holds(command, "--fsize=2048"));
    for (const char* wall : {"--unshare-all", "--die-with-parent", "--new-session", "--clearenv"})
        CHECK(holds(command, wall));
    CHECK(stands_before(command, "--cap-drop", "ALL"));
    CHECK(std::count(command.begin(), command.end(), "--bind") == 1);
    CHECK(stands_before(command, "--bind", "/data/job"));
    CHECK(command.back() == "/usr/bin/ffmpeg");
}

TEST_CASE("Without a sandbox the child keeps its limits and still dies with its parent")
{
    const Arguments command =
        confined(Confinement::process_only, {1024, 2048}, "/data/job", {"/usr/bin/ffmpeg"});
    CHECK(holds(command, "--as=1024"));
    CHECK(stands_before(command, "--pdeathsig", "KILL"));
    CHECK_FALSE(holds(command, "/usr/bin/bwrap"));
}

TEST_CASE("A child may take more for a larger picture")
{
    CHECK(limits_for({4096, 3112}, 10).memory_bytes > limits_for({2048, 1556}, 10).memory_bytes);
    CHECK(limits_for({2048, 1556}, 240).file_bytes > 3'000'000'000U);
}

} // namespace aperta
