#include "labels/codes.hpp"

#include "aperta/core/breakage.hpp"

#include <memory>

#include <qrencode.h>
#include <zint.h>

namespace aperta
{

namespace
{

struct DeleteSymbol {
    void operator()(zint_symbol* symbol) const { ZBarcode_Delete(symbol); }
};
struct DeleteQr {
    void operator()(QRcode* code) const { QRcode_free(code); }
};

} // namespace

std::vector<bool> code_128(const std::string& text)
{
    const std::unique_ptr<zint_symbol, DeleteSymbol> symbol{ZBarcode_Create()};
    if (!symbol)
        throw Breakage{"labels.failed", {}, "no memory for a Code 128"};
    symbol->symbology = BARCODE_CODE128;
    const auto* bytes = reinterpret_cast<const unsigned char*>(text.data()); // NOLINT: C interface
    if (ZBarcode_Encode(symbol.get(), bytes, static_cast<int>(text.size())) >= ZINT_ERROR)
        throw Breakage{"labels.failed", {}, std::string{"Code 128: "} + symbol->errtxt};
    std::vector<bool> modules;
    for (int i = 0; i < symbol->width; ++i) {
        const unsigned eight = symbol->encoded_data[0][i / 8]; // NOLINT: as the library lays it out
        modules.push_back(((eight >> static_cast<unsigned>(i % 8)) & 1U) != 0);
    }
    return modules;
}

std::vector<std::vector<bool>> qr_code(const std::string& text)
{
    const std::unique_ptr<QRcode, DeleteQr> code{
        QRcode_encodeString(text.c_str(), 0, QR_ECLEVEL_M, QR_MODE_8, 1)};
    if (!code)
        throw Breakage{"labels.failed", {}, "QR: the text cannot be encoded"};
    std::vector<std::vector<bool>> rows;
    const auto width = static_cast<std::size_t>(code->width);
    for (std::size_t y = 0; y < width; ++y) {
        std::vector<bool> row;
        for (std::size_t x = 0; x < width; ++x)
            row.push_back((code->data[y * width + x] & 1U) != 0); // NOLINT: as the library lays it
        rows.push_back(std::move(row));
    }
    return rows;
}

} // namespace aperta
