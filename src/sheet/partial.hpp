// The file under its passing name: taken away again unless it is kept.
#pragma once

#include <filesystem>

namespace aperta
{

class Partial
{
public:
    explicit Partial(std::filesystem::path wanted);
    ~Partial();
    Partial(const Partial&) = delete;
    Partial& operator=(const Partial&) = delete;
    Partial(Partial&&) = delete;
    Partial& operator=(Partial&&) = delete;

    [[nodiscard]] const std::filesystem::path& path() const { return partial_; }
    [[nodiscard]] std::filesystem::path folder() const;
    // Everything is written: to the disk with it, and under its own name.
    void keep();
    [[noreturn]] void broke(const std::string& reason) const;

private:
    std::filesystem::path wanted_, partial_;
};

} // namespace aperta
