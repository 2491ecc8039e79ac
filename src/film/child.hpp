// One child process in a group of its own, with its four descriptors: 0 in, 1 out, 2 complaints,
// 3 progress. Destroying it ends it: nobody is left behind. Belongs to one thread.
// Throws Breakage film.child_failed (facts: reason).
#pragma once

#include "aperta/film/command.hpp"

#include <filesystem>
#include <optional>

#include <sys/types.h>

namespace aperta
{

// A file descriptor that closes itself.
class Descriptor
{
public:
    Descriptor() = default;
    explicit Descriptor(int number) : number_(number) {}
    Descriptor(Descriptor&& other) noexcept;
    Descriptor& operator=(Descriptor&& other) noexcept;
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor();

    [[nodiscard]] int number() const { return number_; }
    [[nodiscard]] bool open() const { return number_ >= 0; }
    void close();

private:
    int number_ = -1;
};

class Child
{
public:
    // `command` begins with the absolute path of the program. With `fed`, `in` is a socket that
    // takes its standard input; otherwise it reads nothing.
    Child(const Arguments& command, const std::filesystem::path& folder, bool fed);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    Descriptor in, out, complaints, progress; // our ends; reading and writing never blocks
    Descriptor life;                          // readable once the child has ended

    // Exit code or 128 + signal, once it has ended.
    [[nodiscard]] std::optional<int> status();
    void signal_group(int signal) const;

private:
    pid_t pid_ = -1;
    std::optional<int> status_;
};

} // namespace aperta
