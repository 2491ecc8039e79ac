// UTF-16 to UTF-8, piece by piece, stopping at the first fault.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace aperta
{

class Utf16
{
public:
    explicit Utf16(bool big_endian);

    // Appends to `out`; false where the bytes are not UTF-16. `last` closes the text.
    [[nodiscard]] bool convert(std::string_view bytes, bool last, std::string& out);

private:
    struct Close {
        void operator()(UConverter* converter) const;
    };
    using Converter = std::unique_ptr<UConverter, Close>;
    static Converter open(const char* name);

    Converter from_, to_;
    std::array<char16_t, 4096> pivot_{};
    char16_t* pivot_read_ = pivot_.data();
    char16_t* pivot_write_ = pivot_.data();
};

} // namespace aperta
