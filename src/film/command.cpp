#include "aperta/film/command.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace aperta
{

namespace
{

constexpr std::int64_t sheet_columns = 6;
constexpr std::int64_t most_thumbnails = 24;

void append(Arguments& arguments, const Arguments& more)
{
    arguments.insert(arguments.end(), more.begin(), more.end());
}

// Silence on a sound run, so that anything said is a reason to refuse. Progress goes to a
// descriptor of its own.
Arguments quiet_start(int threads)
{
    return {"-nostdin",
            "-hide_banner",
            "-nostats",
            "-loglevel",
            "repeat+level+warning",
            "-xerror",
            "-y",
            "-progress",
            "pipe:3",
            "-threads",
            std::to_string(threads),
            "-filter_threads",
            std::to_string(threads)};
}

std::string size_of(FrameShape shape)
{
    return fmt::format("{}x{}", shape.width, shape.height);
}

// The slice count is part of the master's bytes, so it depends on the picture only. Small test
// pictures do not hold 24.
std::string slices_for(FrameShape shape)
{
    return shape.width >= 96 && shape.height >= 96 ? "24" : "4";
}

// 4:2:0 needs even numbers on both sides.
PictureWindow even(PictureWindow window)
{
    window.width -= window.width % 2;
    window.height -= window.height % 2;
    return window;
}

std::string encode_filters(const EncodePlan& plan)
{
    const PictureWindow picture =
        even(plan.picture.value_or(PictureWindow{0, 0, plan.shape.width, plan.shape.height}));
    const std::string crop = fmt::format("crop={}:{}:{}:{}:exact=1", picture.width, picture.height,
                                         picture.x, picture.y);
    return fmt::format(
        "[0:v]split=3[master][a][t];"
        "[a]{0},scale=flags=lanczos+accurate_rnd+bitexact:out_color_matrix=bt709:out_range=tv,"
        "format=yuv420p[access];"
        "[t]select='not(mod(n\\,{1}))',{0},scale=240:-2:flags=lanczos+accurate_rnd+bitexact"
        ":out_color_matrix=bt601:out_range=pc,format=yuv420p[thumbs]",
        crop, thumbnail_step(plan.frames));
}

Arguments master_output(const EncodePlan& plan)
{
    return {"-map",
            "[master]",
            "-c:v",
            "ffv1",
            "-level",
            "3",
            "-coder",
            "1",
            "-context",
            "1",
            "-g",
            "1",
            "-slices",
            slices_for(plan.shape),
            "-slicecrc",
            "1",
            "-threads",
            std::to_string(plan.threads),
            "-fps_mode",
            "passthrough",
            "-fflags",
            "+bitexact",
            "-f",
            "matroska",
            fmt::format("file:{}", master_file)};
}

Arguments access_output(const EncodePlan& plan)
{
    return {"-map",
            "[access]",
            "-c:v",
            "libx264",
            "-preset",
            "veryfast",
            "-crf",
            "20",
            "-g",
            std::to_string(2 * plan.frames_per_second),
            "-threads",
            std::to_string(plan.threads),
            "-color_range",
            "tv",
            "-colorspace",
            "bt709",
            "-color_primaries",
            "bt709",
            "-color_trc",
            "bt709",
            "-fps_mode",
            "passthrough",
            "-movflags",
            "+faststart",
            "-f",
            "mp4",
            fmt::format("file:{}", access_file)};
}

// JPEG with the plain 4:2:0 names; the old full-range names make FFmpeg complain on every run.
Arguments jpeg()
{
    return {"-c:v", "mjpeg", "-strict", "unofficial", "-color_range", "pc", "-q:v", "3"};
}

} // namespace

std::int64_t thumbnail_step(std::int64_t frames)
{
    return std::max<std::int64_t>(1, (frames + most_thumbnails - 1) / most_thumbnails);
}

std::int64_t thumbnail_count(std::int64_t frames)
{
    const std::int64_t step = thumbnail_step(frames);
    return (frames + step - 1) / step;
}

Arguments encode_arguments(const EncodePlan& plan)
{
    Arguments arguments = quiet_start(plan.threads);
    append(arguments, {"-protocol_whitelist", "file,pipe", "-f", "rawvideo", "-pixel_format",
                       "bgra", "-video_size", size_of(plan.shape), "-framerate",
                       std::to_string(plan.frames_per_second), "-c:v", "r10k", "-i", "pipe:0",
                       "-filter_complex", encode_filters(plan)});
    append(arguments, master_output(plan));
    append(arguments, access_output(plan));
    append(arguments, {"-map", "[thumbs]"});
    append(arguments, jpeg());
    append(arguments, {"-fps_mode", "passthrough", "-f", "image2",
                       fmt::format("file:{}/%04d.jpg", thumbnail_folder)});
    return arguments;
}

Arguments contact_sheet_arguments(std::int64_t thumbnails)
{
    const std::int64_t columns = std::min(sheet_columns, std::max<std::int64_t>(1, thumbnails));
    const std::int64_t rows = (thumbnails + columns - 1) / columns;
    Arguments arguments = quiet_start(1);
    append(arguments,
           {"-protocol_whitelist", "file,pipe", "-framerate", "1", "-f", "image2", "-i",
            fmt::format("file:{}/%04d.jpg", thumbnail_folder), "-vf",
            fmt::format("tile={}x{}:padding=6:margin=12:color=0x1b1815", columns, rows)});
    append(arguments, {"-c:v", "mjpeg", "-q:v", "3", "-frames:v", "1", "-f", "image2", "-update",
                       "1", fmt::format("file:{}", contact_sheet_file)});
    return arguments;
}

Arguments decode_master_arguments(int threads)
{
    Arguments arguments = quiet_start(threads);
    append(arguments,
           {"-protocol_whitelist", "file,pipe", "-codec_whitelist", "ffv1", "-f", "matroska", "-i",
            fmt::format("file:{}", master_file), "-map", "0:v", "-fps_mode", "passthrough", "-f",
            "rawvideo", "-pix_fmt", "gbrp10le", "pipe:1"});
    return arguments;
}

Arguments count_access_arguments(int threads)
{
    Arguments arguments = quiet_start(threads);
    append(arguments, {"-protocol_whitelist", "file,pipe", "-codec_whitelist", "h264", "-f", "mp4",
                       "-i", fmt::format("file:{}", access_file), "-map", "0:v", "-fps_mode",
                       "passthrough", "-f", "null", "-"});
    return arguments;
}

Arguments draw_arguments(const DrawPlan& plan)
{
    Arguments arguments = quiet_start(2);
    append(arguments, {"-f", "lavfi", "-i", plan.graph, "-frames:v", std::to_string(plan.frames),
                       "-r", std::to_string(plan.frames_per_second), "-pix_fmt", "gbrp10be", "-c:v",
                       "dpx", "-f", "image2", "-start_number", "1", "file:%06d.dpx"});
    return arguments;
}

} // namespace aperta
