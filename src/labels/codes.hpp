// Code 128 (ISO/IEC 15417:2007) and QR (ISO/IEC 18004:2015) as dark and light modules.
// Breakage labels.failed when a library refuses the text.
#pragma once

#include <string>
#include <vector>

namespace aperta
{

// One row of modules, without the quiet zones of ten modules on either side.
[[nodiscard]] std::vector<bool> code_128(const std::string& text);

// Square rows of modules, without the quiet zone of four modules around.
[[nodiscard]] std::vector<std::vector<bool>> qr_code(const std::string& text);

} // namespace aperta
