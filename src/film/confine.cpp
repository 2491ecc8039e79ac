// Limits and walls around a child. util-linux's prlimit sets the limits before the program starts;
// bubblewrap gives it a file system of its own; setpriv stands in for the one thing that must hold
// without bubblewrap too: the child dies with its parent.
#include "aperta/film/command.hpp"

#include <fmt/format.h>

namespace aperta
{

namespace
{

Arguments limit_arguments(const ChildLimits& limits)
{
    return {"/usr/bin/prlimit",
            fmt::format("--as={}", limits.memory_bytes),
            fmt::format("--fsize={}", limits.file_bytes),
            "--nofile=256",
            "--core=0",
            "--"};
}

Arguments sandbox_arguments(const std::string& folder)
{
    return {"/usr/bin/bwrap",
            "--unshare-all",
            "--cap-drop",
            "ALL",
            "--die-with-parent",
            "--new-session",
            "--clearenv",
            "--setenv",
            "LC_ALL",
            "C.UTF-8",
            "--ro-bind",
            "/usr",
            "/usr",
            "--symlink",
            "usr/lib",
            "/lib",
            "--symlink",
            "usr/lib64",
            "/lib64",
            "--ro-bind-try",
            "/etc/alternatives",
            "/etc/alternatives",
            "--ro-bind-try",
            "/etc/ld.so.cache",
            "/etc/ld.so.cache",
            "--dev",
            "/dev",
            "--tmpfs",
            "/tmp",
            "--bind",
            folder,
            "/job",
            "--chdir",
            "/job",
            "--"};
}

} // namespace

ChildLimits limits_for(FrameShape shape, std::int64_t frames)
{
    constexpr std::uint64_t mebibyte = 1048576;
    // Measured: 0.61 GB resident at 2K, 2.3 GB at 4K; address space is a multiple of it.
    const std::uint64_t words = shape.pixels() * 4;
    return {4096 * mebibyte + 200 * words,
            64 * mebibyte + 2 * words * static_cast<std::uint64_t>(frames)};
}

Arguments confined(Confinement confinement, const ChildLimits& limits, const std::string& folder,
                   const Arguments& command)
{
    Arguments whole = limit_arguments(limits);
    const Arguments walls = confinement == Confinement::sandbox
                                ? sandbox_arguments(folder)
                                : Arguments{"/usr/bin/setpriv", "--pdeathsig", "KILL", "--"};
    whole.insert(whole.end(), walls.begin(), walls.end());
    whole.insert(whole.end(), command.begin(), command.end());
    return whole;
}

std::string as_recorded(const Arguments& arguments)
{
    std::string line = "ffmpeg";
    for (const std::string& argument : arguments) {
        const bool bare = argument.find_first_of(" '\"\\;[]()*$&|<>\t\n") == std::string::npos;
        line += bare ? " " + argument : " \"" + argument + "\"";
    }
    return line;
}

} // namespace aperta
