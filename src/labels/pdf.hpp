// A thin hold on libharu: millimetres from the upper left, text in UTF-8 with an embedded font,
// black rectangles and lines. Breakage labels.failed on any error of the library.
#pragma once

#include "aperta/core/result.hpp"

#include <functional>
#include <memory>
#include <string>
#include <string_view>

struct _HPDF_Doc_Rec;  // NOLINT: libharu's own names
struct _HPDF_Dict_Rec; // NOLINT

namespace aperta
{

struct Box2 { // millimetres
    double x = 0, y = 0, width = 0, height = 0;
};

class Pdf
{
public:
    // Problem: labels.font_missing.
    [[nodiscard]] static Result<std::unique_ptr<Pdf>> begin(const std::string& title);
    ~Pdf();
    Pdf(const Pdf&) = delete;
    Pdf& operator=(const Pdf&) = delete;

    void page(); // A4, upright; what follows is drawn on it

    enum class Weight { plain, bold };
    enum class Align { left, middle, right };
    // The text's baseline at `y`; cut with an ellipsis when it is wider than `width`.
    void text(double x, double y, double width, const std::string& text, double points,
              Weight weight, Align align = Align::left);
    [[nodiscard]] double width_of(const std::string& text, double points, Weight weight);
    // As much of the beginning, cut between words, as fits the width.
    [[nodiscard]] std::size_t fitting(const std::string& text, double width, double points,
                                      Weight weight);

    void ink(double gray); // for what follows: 0 black, 1 white
    void fill(Box2 box);
    void outline(Box2 box, double line);
    void line(double x1, double y1, double x2, double y2, double line);
    // What is drawn until unclip() shows within the box only.
    void clip(Box2 box);
    void unclip();

    void write(const std::function<void(std::string_view)>& piece);

private:
    Pdf() = default;
    void set_font(double points, Weight weight);

    _HPDF_Doc_Rec* document_ = nullptr; // owns the others
    _HPDF_Dict_Rec* page_ = nullptr;
    _HPDF_Dict_Rec* plain_ = nullptr;
    _HPDF_Dict_Rec* bold_ = nullptr;
};

} // namespace aperta
