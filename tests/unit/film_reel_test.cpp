#include "aperta/film/reel.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

TEST_CASE("A 9.5 mm reel of ten metres holds 1,326 frames, of a hundred metres 13,263")
{
    CHECK(expected_frames(Millimetres{10'000}, 7540, 0) == 1326);
    CHECK(expected_frames(Millimetres{20'000}, 7540, 0) == 2653); // 2,652.5 rounds up
    CHECK(expected_frames(Millimetres{100'000}, 7540, 0) == 13'263);
    CHECK(expected_frames(Millimetres{0}, 7540, 0) == 0);
}

TEST_CASE("Other gauges hold the frames that their pitch gives")
{
    CHECK(expected_frames(Millimetres{1000}, 19'000, 0) == 53);
    CHECK(expected_frames(Millimetres{1000}, 7620, 0) == 131);
    CHECK(expected_frames(Millimetres{1000}, 4233, 0) == 236);
    CHECK(expected_frames(Millimetres{1000}, 3810, 0) == 262);
}

TEST_CASE("Shrunken film holds more frames in the same length")
{
    CHECK(expected_frames(Millimetres{100'000}, 7540, 10) == 13'397);
    CHECK(expected_frames(Millimetres{100'000}, 7540, 20) == 13'533);
}

TEST_CASE("A count is doubtful when it is off by more than three per cent or fifty frames")
{
    CHECK_FALSE(frames_doubtful(96, 96));
    CHECK_FALSE(frames_doubtful(100, 97));
    CHECK(frames_doubtful(100, 96));
    CHECK_FALSE(frames_doubtful(13'263, 13'213));
    CHECK(frames_doubtful(13'263, 13'212));
    CHECK(frames_doubtful(13'263, 13'314));
}

TEST_CASE("Two reels never share a folder, and a folder is never hidden")
{
    const auto folder_of = [](const char* text) {
        return folder_name(*ReferenceCode::parse(text));
    };
    CHECK(folder_of("VSSE/FILM/0001") == "VSSE~FILM~0001");
    CHECK(folder_of("VSSE/FILM-0001") != folder_of("VSSE/FILM/0001"));
    CHECK(folder_of("..") == "~..");
}

TEST_CASE("Every kind of rendition is read back from its code")
{
    for (const auto kind :
         {RenditionKind::master, RenditionKind::access, RenditionKind::contact_sheet,
          RenditionKind::thumbnail, RenditionKind::frame_list, RenditionKind::sidecar})
        CHECK(*parse_rendition_kind(code_of(kind)) == kind);
    CHECK_FALSE(parse_rendition_kind("proxy").ok());
}

} // namespace aperta
