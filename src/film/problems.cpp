#include "film/problems.hpp"

#include <algorithm>

namespace aperta
{

std::string shown(std::string_view file)
{
    std::string text{file.substr(0, 80)};
    std::replace_if(
        text.begin(), text.end(),
        [](char c) { return static_cast<unsigned char>(c) < 0x20U || c == 0x7F; }, '?');
    return text;
}

Problem scan_problem(const char* code, std::string_view file, std::vector<Fact> more)
{
    more.push_back({"file", shown(file)});
    return {Fault::invalid, code, "scan", std::move(more)};
}

Problem attempt_problem(const char* code, std::vector<Fact> facts)
{
    return {Fault::environment, code, "", std::move(facts)};
}

} // namespace aperta
