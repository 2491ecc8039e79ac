// How much paper there is: whole millimetres of shelf, and whole boxes. Never floating point, so
// that 440 boxes of 100 mm are 44,000 mm on every page, list and report.
// Limits: 2^63 mm is beyond any archive; no overflow check is made on addition.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

namespace aperta
{

class Millimetres
{
public:
    constexpr Millimetres() = default;
    constexpr explicit Millimetres(std::int64_t value) : value_(value) {}
    [[nodiscard]] constexpr std::int64_t value() const { return value_; }

    constexpr Millimetres& operator+=(Millimetres other)
    {
        value_ += other.value_;
        return *this;
    }
    friend constexpr Millimetres operator+(Millimetres a, Millimetres b) { return a += b; }
    friend constexpr Millimetres operator-(Millimetres a, Millimetres b)
    {
        return Millimetres{a.value_ - b.value_};
    }
    friend constexpr auto operator<=>(Millimetres, Millimetres) = default;

private:
    std::int64_t value_ = 0;
};

class BoxCount
{
public:
    constexpr BoxCount() = default;
    constexpr explicit BoxCount(std::int64_t value) : value_(value) {}
    [[nodiscard]] constexpr std::int64_t value() const { return value_; }

    constexpr BoxCount& operator+=(BoxCount other)
    {
        value_ += other.value_;
        return *this;
    }
    friend constexpr BoxCount operator+(BoxCount a, BoxCount b) { return a += b; }
    friend constexpr auto operator<=>(BoxCount, BoxCount) = default;

private:
    std::int64_t value_ = 0;
};

// Linear metres with one to three decimals, as few as are exact: 44000 mm is "44.0",
// 1505 mm is "1.505". `mark` is the decimal mark of the reader's language.
[[nodiscard]] std::string in_metres(Millimetres extent, char mark);

} // namespace aperta
