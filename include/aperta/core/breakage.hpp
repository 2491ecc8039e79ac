// The machine failed: disk full, database damaged, a child process that cannot start. Thrown by
// adapters, caught in three places only: the command line, the HTTP boundary, the worker loop.
// Like a Problem it carries a code and facts for a sentence, never prose for the reader.
#pragma once

#include "aperta/core/result.hpp"

#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

namespace aperta
{

class Breakage : public std::runtime_error
{
public:
    // `detail` is for the log of whoever runs the machine; it is never shown on a page.
    Breakage(std::string code, std::vector<Fact> facts, const std::string& detail)
        : std::runtime_error(code + ": " + detail), code_(std::move(code)), facts_(std::move(facts))
    {
    }

    [[nodiscard]] const std::string& code() const { return code_; }
    [[nodiscard]] const std::vector<Fact>& facts() const { return facts_; }
    [[nodiscard]] Problem problem() const { return {Fault::environment, code_, "", facts_}; }

private:
    std::string code_;
    std::vector<Fact> facts_;
};

} // namespace aperta
