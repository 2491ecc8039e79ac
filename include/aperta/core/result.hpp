// What a use case answers: a value, or every reason why not.
//
// A Problem is a refusal that a person can meet and mend. It carries no prose: `code` selects the
// sentence in catalog/messages/problems.tsv, `facts` fill its blanks. Breakage of the machine is
// thrown (breakage.hpp); a bug asserts.
#pragma once

#include <cassert>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace aperta
{

// What kind of refusal it is; decides the HTTP status, never the words.
enum class Fault { invalid, not_found, not_allowed, conflict, guard, environment };

struct Fact {
    std::string name;
    std::string value;

    friend bool operator==(const Fact&, const Fact&) = default;
};

struct Problem {
    Fault fault = Fault::invalid;
    std::string code;        // row of problems.tsv, such as "date.no_such_day"
    std::string field;       // the field or option at fault; empty when it is the whole act
    std::vector<Fact> facts; // blanks of the sentence, in no particular order

    friend bool operator==(const Problem&, const Problem&) = default;
};

using Problems = std::vector<Problem>;

// The value of one fact, or nothing to read. For tests and for writers of JSON.
[[nodiscard]] std::string_view fact(const Problem& problem, std::string_view name);

template <class T>
class [[nodiscard]] Result
{
public:
    Result(T value) : held_(std::move(value)) {} // NOLINT: returning a value is the point
    Result(Problem problem) : held_(Problems{std::move(problem)}) {} // NOLINT
    Result(Problems problems) : held_(std::move(problems))           // NOLINT
    {
        assert(!std::get<Problems>(held_).empty());
    }

    [[nodiscard]] bool ok() const { return std::holds_alternative<T>(held_); }
    explicit operator bool() const { return ok(); }

    [[nodiscard]] const T& value() const& { return std::get<T>(held_); }
    [[nodiscard]] T& value() & { return std::get<T>(held_); }
    [[nodiscard]] T&& value() && { return std::get<T>(std::move(held_)); }
    const T& operator*() const& { return value(); }
    T& operator*() & { return value(); }
    const T* operator->() const { return &value(); }
    T* operator->() { return &value(); }

    [[nodiscard]] const Problems& problems() const { return std::get<Problems>(held_); }

private:
    std::variant<T, Problems> held_;
};

// For acts that yield nothing but their own success.
struct Done {
    friend bool operator==(Done, Done) = default;
};

} // namespace aperta
