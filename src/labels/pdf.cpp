#include "labels/pdf.hpp"

#include "aperta/core/breakage.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <optional>

#include <hpdf.h>

namespace aperta
{

namespace
{

constexpr double sheet_height = 297.0;
constexpr double sheet_width = 210.0;

HPDF_REAL points_of(double millimetres)
{
    return static_cast<HPDF_REAL>(millimetres * 72.0 / 25.4);
}

HPDF_REAL from_top(double millimetres)
{
    return points_of(sheet_height - millimetres);
}

void on_error(HPDF_STATUS error, HPDF_STATUS detail, void* /*unused*/)
{
    throw Breakage{"labels.failed", {}, fmt::format("libharu {:#x} {}", error, detail)};
}

// Where Debian and its kin put it; fontconfig would bring a configuration of its own to fail by.
std::optional<std::string> font_file(const char* name)
{
    constexpr std::array folders{
        "/usr/share/fonts/truetype/dejavu/", "/usr/share/fonts/truetype/ttf-dejavu/",
        "/usr/share/fonts/dejavu-sans-fonts/", "/usr/share/fonts/TTF/", "/usr/local/share/fonts/"};
    for (const char* folder : folders) {
        std::error_code unreadable;
        const std::string file = std::string{folder} + name;
        if (std::filesystem::is_regular_file(file, unreadable))
            return file;
    }
    return std::nullopt;
}

// The beginning of UTF-8 text without cutting a character.
std::size_t whole_characters(const std::string& text, std::size_t bytes)
{
    while (bytes > 0 && bytes < text.size() &&
           (static_cast<unsigned char>(text[bytes]) & 0xC0U) == 0x80U)
        --bytes;
    return bytes;
}

} // namespace

Result<std::unique_ptr<Pdf>> Pdf::begin(const std::string& title)
{
    const auto plain = font_file("DejaVuSans.ttf");
    const auto bold = font_file("DejaVuSans-Bold.ttf");
    if (!plain || !bold)
        return Problem{Fault::environment, "labels.font_missing", "", {{"font", "DejaVu Sans"}}};
    std::unique_ptr<Pdf> pdf{new Pdf};
    pdf->document_ = HPDF_New(on_error, nullptr);
    if (pdf->document_ == nullptr)
        throw Breakage{"labels.failed", {}, "no memory for a document"};
    HPDF_SetCompressionMode(pdf->document_, HPDF_COMP_ALL);
    HPDF_UseUTFEncodings(pdf->document_);
    HPDF_SetInfoAttr(pdf->document_, HPDF_INFO_TITLE, title.c_str());
    const char* plain_name = HPDF_LoadTTFontFromFile(pdf->document_, plain->c_str(), HPDF_TRUE);
    pdf->plain_ = HPDF_GetFont(pdf->document_, plain_name, "UTF-8");
    const char* bold_name = HPDF_LoadTTFontFromFile(pdf->document_, bold->c_str(), HPDF_TRUE);
    pdf->bold_ = HPDF_GetFont(pdf->document_, bold_name, "UTF-8");
    return pdf;
}

Pdf::~Pdf()
{
    if (document_ != nullptr)
        HPDF_Free(document_);
}

void Pdf::page()
{
    page_ = HPDF_AddPage(document_);
    HPDF_Page_SetWidth(page_, points_of(sheet_width));
    HPDF_Page_SetHeight(page_, points_of(sheet_height));
}

void Pdf::set_font(double points, Weight weight)
{
    HPDF_Page_SetFontAndSize(page_, weight == Weight::bold ? bold_ : plain_,
                             static_cast<HPDF_REAL>(points));
}

double Pdf::width_of(const std::string& text, double points, Weight weight)
{
    set_font(points, weight);
    return static_cast<double>(HPDF_Page_TextWidth(page_, text.c_str())) * 25.4 / 72.0;
}

std::size_t Pdf::fitting(const std::string& text, double width, double points, Weight weight)
{
    if (width_of(text, points, weight) <= width)
        return text.size();
    std::size_t fits = 0;
    for (std::size_t space = text.find(' '); space != std::string::npos;
         space = text.find(' ', space + 1)) {
        if (width_of(text.substr(0, space), points, weight) > width)
            break;
        fits = space;
    }
    return fits;
}

// NOLINTNEXTLINE(readability-function-size): the place, the room and the look of one line of print
void Pdf::text(double x, double y, double width, const std::string& text, double points,
               Weight weight, Align align)
{
    std::string shown = text;
    for (std::size_t bytes = text.size(); bytes > 0 && width_of(shown, points, weight) > width;) {
        bytes = whole_characters(text, bytes - 1);
        shown = text.substr(0, bytes) + "…";
    }
    const double spare = width - width_of(shown, points, weight);
    if (align != Align::left)
        x += align == Align::right ? spare : spare / 2;
    HPDF_Page_BeginText(page_);
    HPDF_Page_TextOut(page_, points_of(x), from_top(y), shown.c_str());
    HPDF_Page_EndText(page_);
}

void Pdf::ink(double gray)
{
    HPDF_Page_SetGrayFill(page_, static_cast<HPDF_REAL>(gray));
    HPDF_Page_SetGrayStroke(page_, static_cast<HPDF_REAL>(gray));
}

void Pdf::fill(Box2 box)
{
    HPDF_Page_Rectangle(page_, points_of(box.x), from_top(box.y + box.height), points_of(box.width),
                        points_of(box.height));
    HPDF_Page_Fill(page_);
}

void Pdf::outline(Box2 box, double line)
{
    HPDF_Page_SetLineWidth(page_, points_of(line));
    HPDF_Page_Rectangle(page_, points_of(box.x), from_top(box.y + box.height), points_of(box.width),
                        points_of(box.height));
    HPDF_Page_Stroke(page_);
}

void Pdf::line(double x1, double y1, double x2, double y2, double line)
{
    HPDF_Page_SetLineWidth(page_, points_of(line));
    HPDF_Page_MoveTo(page_, points_of(x1), from_top(y1));
    HPDF_Page_LineTo(page_, points_of(x2), from_top(y2));
    HPDF_Page_Stroke(page_);
}

void Pdf::clip(Box2 box)
{
    HPDF_Page_GSave(page_);
    HPDF_Page_Rectangle(page_, points_of(box.x), from_top(box.y + box.height), points_of(box.width),
                        points_of(box.height));
    HPDF_Page_Clip(page_);
    HPDF_Page_EndPath(page_);
}

void Pdf::unclip()
{
    HPDF_Page_GRestore(page_);
}

void Pdf::write(const std::function<void(std::string_view)>& piece)
{
    HPDF_SaveToStream(document_);
    HPDF_ResetStream(document_);
    std::array<char, 65536> some{};
    for (std::uint64_t left = HPDF_GetStreamSize(document_); left > 0;) {
        auto size = static_cast<HPDF_UINT32>(std::min<std::uint64_t>(left, some.size()));
        auto* bytes = reinterpret_cast<HPDF_BYTE*>(some.data()); // NOLINT: C interface
        HPDF_ReadFromStream(document_, bytes, &size);
        if (size == 0)
            break;
        piece({some.data(), size});
        left -= size;
    }
}

} // namespace aperta
