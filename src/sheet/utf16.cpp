#include "sheet/utf16.hpp"

#include "aperta/core/breakage.hpp"

#include <unicode/ucnv.h>

namespace aperta
{

void Utf16::Close::operator()(UConverter* converter) const
{
    ucnv_close(converter);
}

Utf16::Converter Utf16::open(const char* name)
{
    UErrorCode error = U_ZERO_ERROR;
    Converter converter{ucnv_open(name, &error)};
    ucnv_setToUCallBack(converter.get(), UCNV_TO_U_CALLBACK_STOP, nullptr, nullptr, nullptr,
                        &error);
    if (U_FAILURE(error))
        throw Breakage{"sheet.unicode_failed", {}, u_errorName(error)};
    return converter;
}

Utf16::Utf16(bool big_endian)
    : from_(open(big_endian ? "UTF-16BE" : "UTF-16LE")), to_(open("UTF-8"))
{
}

bool Utf16::convert(std::string_view bytes, bool last, std::string& out)
{
    std::array<char, 8192> room{};
    const char* source = bytes.data();
    for (;;) {
        UErrorCode error = U_ZERO_ERROR;
        char* target = room.data();
        ucnv_convertEx(to_.get(), from_.get(), &target, room.data() + room.size(), &source,
                       bytes.data() + bytes.size(), pivot_.data(), &pivot_read_, &pivot_write_,
                       pivot_.data() + pivot_.size(), 0, last ? 1 : 0, &error);
        out.append(room.data(), static_cast<std::size_t>(target - room.data()));
        if (error != U_BUFFER_OVERFLOW_ERROR)
            return U_SUCCESS(error);
    }
}

} // namespace aperta
