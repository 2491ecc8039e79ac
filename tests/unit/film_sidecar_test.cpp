#include "film/frame_words.hpp"
#include "film/record.hpp"
#include "film/sidecar.hpp"
#include "tests/support/film_samples.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace
{

Bytes bytes_of(const std::string& text)
{
    const auto bytes = std::as_bytes(std::span{text});
    return {bytes.begin(), bytes.end()};
}

Bytes sample_words(bool padded)
{
    const Bytes file = bytes_of(sample_dpx({17, 5}, 9, padded));
    return {file.begin() + 2048, file.end()};
}

} // namespace

TEST_CASE("A frame comes back from its planes word for word, padding bits included")
{
    for (const bool padded : {false, true}) {
        const Bytes words = sample_words(padded);
        const Bytes padding = padding_of(words);
        CHECK(padding.empty() != padded);
        Bytes planes;
        Bytes again;
        to_planes(words, planes);
        to_words(planes, padding, again);
        CHECK(planes.size() == 17 * 5 * 6);
        CHECK(again == words);
    }
}

TEST_CASE("The planes hold green, blue and red in the decoder's order")
{
    Bytes planes;
    to_planes(bytes_of(std::string{"\x00\x40\x20\x0c", 4}), planes); // red 1, green 2, blue 3
    CHECK(planes == bytes_of(std::string{"\x02\x00\x03\x00\x01\x00", 6}));
}

TEST_CASE("Base64 is that of RFC 4648")
{
    CHECK(to_base64(bytes_of("")).empty());
    CHECK(to_base64(bytes_of("f")) == "Zg==");
    CHECK(to_base64(bytes_of("fo")) == "Zm8=");
    CHECK(to_base64(bytes_of("foobar")) == "Zm9vYmFy");
    Bytes bytes;
    for (const char* text : {"", "f", "fo", "foo", "foob", "fooba", "foobar"}) {
        CHECK(from_base64(to_base64(bytes_of(text)), bytes));
        CHECK(bytes == bytes_of(text));
    }
    CHECK_FALSE(from_base64("Zg=", bytes));
    CHECK_FALSE(from_base64("Z!==", bytes));
}

TEST_CASE("The sidecar gives back what it was given, repeated headers too")
{
    const ScratchFolder scratch;
    std::filesystem::create_directory(scratch / "a");
    const FrameShape shape{4, 4};
    const SourceFile first{"1.dpx",          68 + 2,         std::string(64, 'a'),
                           bytes_of("head"), bytes_of("tt"), bytes_of("pppp")};
    const SourceFile second{"2.dpx", 68, std::string(64, 'b'), bytes_of("head"), {}, {}};
    {
        SidecarWriter writer{scratch / "a"};
        writer.add(first);
        writer.add(second);
    }
    SidecarReader reader{scratch / "a"};
    for (const SourceFile& given : {first, second}) {
        const auto read = reader.next(shape);
        REQUIRE(read);
        CHECK(read->file == given.file);
        CHECK(read->header == given.header);
        CHECK(read->trailer == given.trailer);
        CHECK(read->padding == given.padding);
    }
    CHECK(reader.ended());
    CHECK_FALSE(reader.next(shape).ok());
}

TEST_CASE("A sidecar that names a file elsewhere, or has the wrong size, is damaged")
{
    const ScratchFolder scratch;
    for (const char* line : {"../x.dpx\t68\ta\taGVhZA==\t-\t-\n", "x.dpx\t69\ta\taGVhZA==\t-\t-\n",
                             "x.dpx\t68\ta\taGVhZA==\t-\n", "x.dpx\t68\ta\taGV\t-\t-\n"}) {
        save(scratch / "source.tsv",
             std::string{"file\tbytes\tsha256\theader\ttrailer\tpadding\n"} + line);
        SidecarReader reader{(scratch / "source.tsv").parent_path()};
        CHECK_FALSE(reader.next({4, 4}).ok());
    }
}

TEST_CASE("A record reads back as it was written, and an edited one is damaged")
{
    Digitised made;
    made.attempt = 2;
    made.frames = made.expected_frames = 96;
    made.shape = {480, 368};
    made.source = {96, 1000, std::string(64, 'c')};
    made.renditions = {{RenditionKind::master, "master.mkv", 10, std::string(128, 'd'), 96}};
    made.commands = {"ffmpeg -i pipe:0"};
    made.engine = "ffmpeg version 5.1";
    made.limits = "memory 1 file 2";
    made.sandboxed = true;
    const std::string text = record_text(made);
    const auto read = parse_record(text);
    REQUIRE(read);
    CHECK(record_text(*read) == text);
    CHECK(read->renditions == made.renditions);
    std::string edited = text;
    edited.replace(edited.find("96"), 2, "95");
    CHECK_FALSE(parse_record(edited).ok());
    CHECK_FALSE(parse_record(text.substr(0, text.size() / 2)).ok());
    CHECK_FALSE(parse_record("").ok());
}

} // namespace aperta
