// The whole way with the true FFmpeg, on small scans.
#include "aperta/film/digitise.hpp"

#include "tests/support/film_samples.hpp"

#include <catch2/catch.hpp>

#include <cstdio>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

std::string output_of(const std::string& command)
{
    std::string text;
    std::array<char, 4096> piece{};
    FILE* pipe = ::popen(command.c_str(), "r"); // NOLINT: a command of this test's own
    while (const std::size_t got = std::fread(piece.data(), 1, piece.size(), pipe))
        text.append(piece.data(), got);
    ::pclose(pipe);
    return text;
}

// The hashes that FFmpeg itself lists, one a frame.
std::vector<std::string> framemd5(const std::string& input)
{
    const std::string list = output_of("ffmpeg -nostdin -v error " + input +
                                       " -map 0:v -pix_fmt gbrp10le -f framemd5 - | grep -v '^#'");
    std::vector<std::string> hashes;
    for (std::size_t at = 0, end = 0; (end = list.find('\n', at)) != std::string::npos;
         at = end + 1)
        hashes.push_back(list.substr(end - 32, 32));
    return hashes;
}

std::vector<std::string> column(const std::string& table, std::size_t wanted)
{
    std::vector<std::string> values;
    for (std::size_t at = table.find('\n') + 1; at < table.size();) {
        for (std::size_t skip = 0; skip < wanted; ++skip)
            at = table.find('\t', at) + 1;
        values.push_back(table.substr(at, table.find_first_of("\t\n", at) - at));
        at = table.find('\n', at) + 1;
    }
    return values;
}

void flip_byte(const fs::path& path, std::streamoff at)
{
    std::fstream file{path, std::ios::in | std::ios::out | std::ios::binary};
    file.seekg(at);
    const int byte = file.get();
    file.seekp(at);
    file.put(static_cast<char>(byte ^ 0x10));
}

bool same_files(const fs::path& one, const fs::path& other)
{
    for (const fs::directory_entry& entry : fs::directory_iterator{one})
        if (read_text(entry.path()) != read_text(other / entry.path().filename()))
            return false;
    return true;
}

Drawing starter_reel(const std::string& graph, std::int64_t frames)
{
    return {graph, frames, 16};
}

std::string starter_graph()
{
    return read_text(fs::path{APERTA_SOURCE_DIR} / "catalog/starter/2025/reel-0001.filtergraph");
}

} // namespace

TEST_CASE("A drawn reel is digitised, proved, and told frame by frame as FFmpeg tells it")
{
    const ScratchFolder scratch;
    const auto runner = ffmpeg_runner();
    REQUIRE(draw_scan(*runner, starter_reel(starter_graph(), 8), scratch / "scan"));
    const auto made = digitise(machine_with(*runner), order_for(scratch, 8), silent());
    REQUIRE(made);
    CHECK(made->frames == 8);
    CHECK_FALSE(made->was_there);
    CHECK_FALSE(made->doubtful());
    CHECK(made->source.files == 8);
    CHECK(made->renditions.size() == 5 + 8);
    CHECK(made->commands.size() == 4);
    const fs::path accepted = made->folder;
    const std::string list = read_text(accepted / "frames.tsv");
    const auto of_scan = framemd5("-framerate 16 -i " + (scratch / "scan/%06d.dpx").string());
    const auto of_master = framemd5("-i " + (accepted / "master.mkv").string());
    CHECK(of_scan.size() == 8);
    CHECK(of_scan == of_master);
    CHECK(column(list, 2) == of_scan);
    CHECK(column(list, 3) == of_master);
    CHECK_FALSE(fs::exists(accepted.parent_path() / ".partial/1"));
}

TEST_CASE("The demonstration reel is drawn the same every time")
{
    const ScratchFolder scratch;
    const auto runner = ffmpeg_runner();
    for (const char* name : {"one", "two"})
        REQUIRE(draw_scan(*runner, starter_reel(starter_graph(), 3), scratch / name));
    CHECK(same_files(scratch / "one", scratch / "two"));
    const auto again = draw_scan(*runner, starter_reel(starter_graph(), 3), scratch / "two");
    CHECK(codes_of(again.problems()) == std::vector<std::string>{"film.target_exists"});
}

TEST_CASE("A drawing that fails leaves no folder")
{
    const ScratchFolder scratch;
    const auto runner = ffmpeg_runner();
    const auto drawn = draw_scan(*runner, {"no_such_filter", 3, 16}, scratch / "scan");
    CHECK_FALSE(drawn.ok());
    CHECK_FALSE(fs::exists(scratch / "scan"));
    CHECK_FALSE(fs::exists(scratch / "scan.partial"));
}

TEST_CASE("The scanner's files come back byte for byte, headers, trailers and padding bits too")
{
    const ScratchFolder scratch;
    const FrameShape shape{101, 67};
    for (int i = 1; i <= 5; ++i)
        save(scratch / ("scan/" + frame_file(i)),
             sample_dpx(shape, static_cast<std::uint32_t>(i), i % 2 == 0) +
                 std::string(static_cast<std::size_t>(i), 'x'));
    const auto runner = ffmpeg_runner();
    const auto made = digitise(machine_with(*runner), order_for(scratch, 5), silent());
    REQUIRE(made);
    REQUIRE(restore_scan(*runner, made->folder, scratch / "back", silent()));
    CHECK(same_files(scratch / "scan", scratch / "back"));
    CHECK(same_files(scratch / "back", scratch / "scan"));
}

TEST_CASE("Asking again answers with the accepted master, and makes nothing")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    const auto runner = ffmpeg_runner();
    const auto first = digitise(machine_with(*runner), order_for(scratch, 4), silent());
    REQUIRE(first);
    FakeRunner none;
    const auto second = digitise(machine_with(none), order_for(scratch, 4), silent());
    REQUIRE(second);
    CHECK(second->was_there);
    CHECK(second->renditions == first->renditions);
    CHECK(second->source.sha256 == first->source.sha256);
    CHECK(none.runs == 0);
}

TEST_CASE("The same scan gives the same master to the byte")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    const auto runner = ffmpeg_runner();
    DigitiseOrder order = order_for(scratch, 4);
    const auto first = digitise(machine_with(*runner), order, silent());
    order.film_folder = scratch / "elsewhere";
    const auto second = digitise(machine_with(*runner), order, silent());
    REQUIRE(first);
    REQUIRE(second);
    CHECK(first->renditions.front() == second->renditions.front());
}

TEST_CASE("One flipped byte in an accepted master is found, by hash and by proof")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 4);
    const auto runner = ffmpeg_runner();
    const auto made = digitise(machine_with(*runner), order_for(scratch, 4), silent());
    REQUIRE(made);
    const fs::path master = made->folder / "master.mkv";
    flip_byte(master, static_cast<std::streamoff>(fs::file_size(master) / 2));
    const auto again = digitise(machine_with(*runner), order_for(scratch, 4), silent());
    CHECK(codes_of(again.problems()) == std::vector<std::string>{"film.rendition_altered"});
    const auto proof = prove(*runner, made->folder, made->shape, made->frames, silent());
    CHECK_FALSE(proof.ok());
    CHECK_FALSE(restore_scan(*runner, made->folder, scratch / "back", silent()).ok());
    CHECK_FALSE(fs::exists(scratch / "back"));
}

TEST_CASE("A master that was cut short is found, whatever the exit code says")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 12);
    const auto runner = ffmpeg_runner();
    const auto made = digitise(machine_with(*runner), order_for(scratch, 12), silent());
    REQUIRE(made);
    fs::resize_file(made->folder / "master.mkv", fs::file_size(made->folder / "master.mkv") / 2);
    const auto proof = prove(*runner, made->folder, made->shape, made->frames, silent());
    REQUIRE_FALSE(proof.ok());
    CHECK(proof.problems().back().code == "film.frames_lost");
}

TEST_CASE("A picture window other than the frame is cut from the access copy only")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 3, {120, 100});
    const auto runner = ffmpeg_runner();
    DigitiseOrder order = order_for(scratch, 3);
    order.picture = PictureWindow{10, 12, 101, 75};
    const auto made = digitise(machine_with(*runner), order, silent());
    REQUIRE(made);
    const auto size_of = [&](const char* file) {
        return output_of("ffprobe -v error -show_entries stream=width,height -of csv=p=0 " +
                         (made->folder / file).string());
    };
    CHECK(size_of("master.mkv") == "120,100\n");
    CHECK(size_of("access.mp4") == "100,74\n");
}

TEST_CASE("A digitisation that is cancelled while it encodes leaves nothing accepted")
{
    const ScratchFolder scratch;
    save_scan(scratch / "scan", 40, {320, 240});
    const auto runner = ffmpeg_runner();
    const auto made = digitise(machine_with(*runner), order_for(scratch, 40),
                               [](const Progress& at) { return at.phase != "encode"; });
    CHECK(codes_of(made.problems()) == std::vector<std::string>{"film.cancelled"});
    CHECK_FALSE(fs::exists(accepted_folder(scratch / "film", reel_reference())));
}

} // namespace aperta
