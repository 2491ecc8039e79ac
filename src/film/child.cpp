#include "film/child.hpp"

#include "aperta/core/breakage.hpp"

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern "C" { // glibc 2.36 forgets it
#include <sys/pidfd.h>
}

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <system_error>
#include <utility>
#include <vector>

namespace aperta
{

namespace
{

[[noreturn]] void child_broke(int error)
{
    const std::string reason = std::system_category().message(error);
    throw Breakage{"film.child_failed", {{"reason", reason}}, reason};
}

void must_be_zero(int error)
{
    if (error != 0)
        child_broke(error);
}

struct Ends {
    Descriptor ours, theirs;
};

void never_block(const Descriptor& end)
{
    const int flags = ::fcntl(end.number(), F_GETFL);            // NOLINT: C interface
    if (::fcntl(end.number(), F_SETFL, flags | O_NONBLOCK) != 0) // NOLINT
        child_broke(errno);
}

// The child's ends are kept above 9, so that putting them on 0 to 3 never treads on another.
Descriptor high(Descriptor low)
{
    Descriptor end{::fcntl(low.number(), F_DUPFD_CLOEXEC, 10)}; // NOLINT
    if (!end.open())
        child_broke(errno);
    return end;
}

Ends output_pipe()
{
    std::array<int, 2> pair{};
    if (::pipe2(pair.data(), O_CLOEXEC) != 0)
        child_broke(errno);
    Ends ends{Descriptor{pair[0]}, {}};
    ends.theirs = high(Descriptor{pair[1]});
    never_block(ends.ours);
    // Fewer, larger pieces; without it the pipe is only slower.
    static_cast<void>(::fcntl(ends.ours.number(), F_SETPIPE_SZ, 1048576)); // NOLINT
    return ends;
}

// A socket instead of a pipe: writing to a child that died gives an error here, not a signal.
Ends input_socket()
{
    std::array<int, 2> pair{};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, pair.data()) != 0)
        child_broke(errno);
    Ends ends{Descriptor{pair[0]}, {}};
    ends.theirs = high(Descriptor{pair[1]});
    never_block(ends.ours);
    return ends;
}

Ends no_input()
{
    Descriptor nothing{::open("/dev/null", O_RDONLY | O_CLOEXEC)}; // NOLINT
    if (!nothing.open())
        child_broke(errno);
    return {Descriptor{}, high(std::move(nothing))};
}

// What posix_spawn is told, freed on every way out.
class SpawnPlan
{
public:
    SpawnPlan()
    {
        must_be_zero(::posix_spawn_file_actions_init(&actions));
        must_be_zero(::posix_spawnattr_init(&attributes));
    }
    ~SpawnPlan()
    {
        ::posix_spawn_file_actions_destroy(&actions);
        ::posix_spawnattr_destroy(&attributes);
    }
    SpawnPlan(const SpawnPlan&) = delete;
    SpawnPlan& operator=(const SpawnPlan&) = delete;

    void own_group_and_signals()
    {
        sigset_t none;
        sigset_t all;
        ::sigemptyset(&none);
        ::sigfillset(&all);
        must_be_zero(::posix_spawnattr_setpgroup(&attributes, 0));
        must_be_zero(::posix_spawnattr_setsigmask(&attributes, &none));
        must_be_zero(::posix_spawnattr_setsigdefault(&attributes, &all));
        must_be_zero(::posix_spawnattr_setflags(
            &attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF));
    }

    void put(const Descriptor& end, int number)
    {
        must_be_zero(::posix_spawn_file_actions_adddup2(&actions, end.number(), number));
    }

    void work_in(const std::filesystem::path& folder)
    {
        must_be_zero(::posix_spawn_file_actions_addchdir_np(&actions, folder.c_str()));
        must_be_zero(::posix_spawn_file_actions_addclosefrom_np(&actions, 4));
    }

    posix_spawn_file_actions_t actions{};
    posix_spawnattr_t attributes{};
};

pid_t spawn(SpawnPlan& plan, Arguments command)
{
    std::vector<char*> vector;
    for (std::string& argument : command)
        vector.push_back(argument.data());
    vector.push_back(nullptr);
    std::string locale = "LC_ALL=C.UTF-8";
    std::array<char*, 2> environment{locale.data(), nullptr};
    pid_t pid = -1;
    must_be_zero(::posix_spawn(&pid, vector.front(), &plan.actions, &plan.attributes, vector.data(),
                               environment.data()));
    return pid;
}

} // namespace

Descriptor::Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept
{
    std::swap(number_, other.number_);
    return *this;
}

Descriptor::~Descriptor()
{
    close();
}

void Descriptor::close()
{
    if (number_ >= 0)
        ::close(number_);
    number_ = -1;
}

Child::Child(const Arguments& command, const std::filesystem::path& folder, bool fed)
{
    Ends input = fed ? input_socket() : no_input();
    Ends output = output_pipe();
    Ends error = output_pipe();
    Ends telling = output_pipe();
    SpawnPlan plan;
    plan.own_group_and_signals();
    plan.put(input.theirs, 0);
    plan.put(output.theirs, 1);
    plan.put(error.theirs, 2);
    plan.put(telling.theirs, 3);
    plan.work_in(folder);
    pid_ = spawn(plan, command);
    in = std::move(input.ours);
    out = std::move(output.ours);
    complaints = std::move(error.ours);
    progress = std::move(telling.ours);
    life = Descriptor{::pidfd_open(pid_, 0)};
}

Child::~Child()
{
    if (pid_ < 0 || status_)
        return;
    signal_group(SIGKILL);
    int raw = 0;
    while (::waitpid(pid_, &raw, 0) < 0 && errno == EINTR) {
    }
}

std::optional<int> Child::status()
{
    int raw = 0;
    if (!status_ && ::waitpid(pid_, &raw, WNOHANG) == pid_)
        status_ = WIFEXITED(raw) ? WEXITSTATUS(raw) : 128 + WTERMSIG(raw);
    return status_;
}

void Child::signal_group(int signal) const
{
    if (!status_)
        ::kill(-pid_, signal);
}

} // namespace aperta
