// One label: a band of the level along the top, under it the number in large figures with kind,
// series and fonds, the QR at the right and the Code 128 along the foot. What a small label has no
// room for is left off in this order: title, fonds, Code 128. QR and number always stay.
#include "aperta/labels/labels.hpp"

#include "labels/codes.hpp"
#include "labels/pdf.hpp"

#include <algorithm>
#include <cmath>

namespace aperta
{

namespace
{

using Weight = Pdf::Weight;
using Align = Pdf::Align;

constexpr double widest_module = 0.33; // mm, Code 128 at ease for every reader
constexpr double least_module = 0.19;  // mm, below it a laser printer blurs
constexpr double code_quiet = 10;      // modules on either side
constexpr double qr_quiet = 4;

Box2 place_of(const LabelSheet& sheet, int position)
{
    const int column = position % sheet.columns;
    const int row = position / sheet.columns;
    const Box2 whole{(sheet.left + column * sheet.across) / 10.0,
                     (sheet.top + row * sheet.down) / 10.0, sheet.width / 10.0,
                     sheet.height / 10.0};
    if (!sheet.round) {
        const double margin = std::min(3.0, whole.height * 0.07);
        return {whole.x + margin, whole.y + margin, whole.width - 2 * margin,
                whole.height - 2 * margin};
    }
    // The largest square in the circle, less what a hand is off by.
    const double side = whole.width * std::sqrt(0.5) - 1.0;
    return {whole.x + (whole.width - side) / 2, whole.y + (whole.height - side) / 2, side, side};
}

void dots(Pdf& pdf, Box2 band)
{
    constexpr double apart = 1.6;
    for (int column = 0; column * apart < band.width; ++column)
        for (int row = 0; 0.4 + row * apart < band.height; ++row)
            pdf.fill({band.x + column * apart, band.y + 0.4 + row * apart, 0.6, 0.6});
}

void stripes(Pdf& pdf, Box2 band)
{
    constexpr double apart = 1.8;
    for (int i = 0; i * apart < band.width + band.height; ++i) {
        const double x = band.x - band.height + i * apart;
        pdf.line(x, band.y + band.height, x + band.height, band.y, 0.7);
    }
}

// The patterns are those of the screens: dots, a half bar, stripes, solid.
void draw_pattern(Pdf& pdf, Box2 band, Level level)
{
    pdf.clip(band);
    if (level == Level::restricted)
        dots(pdf, band);
    else if (level == Level::confidential)
        pdf.fill({band.x, band.y, band.width, band.height / 2});
    else if (level == Level::secret)
        stripes(pdf, band);
    else if (level == Level::top_secret)
        pdf.fill(band);
    pdf.unclip();
}

void draw_band(Pdf& pdf, Box2 band, const Label& label)
{
    pdf.ink(0);
    draw_pattern(pdf, band, label.level);
    pdf.outline(band, 0.25);
    const double points = std::min(9.0, band.height * 2.0);
    const double wanted = pdf.width_of(label.level_word, points, Weight::bold) + 3;
    const double plate = std::min(wanted, band.width - 4);
    const Box2 word{band.x + (band.width - plate) / 2, band.y + 0.3, plate, band.height - 0.6};
    pdf.ink(1);
    pdf.fill(word);
    pdf.ink(0);
    pdf.text(word.x + 0.5, band.y + band.height / 2 + points * 0.127, word.width - 1,
             label.level_word, points, Weight::bold, Align::middle);
}

void draw_qr(Pdf& pdf, Box2 square, const std::string& barcode)
{
    const auto rows = qr_code(barcode);
    const double module = square.width / (static_cast<double>(rows.size()) + 2 * qr_quiet);
    for (std::size_t y = 0; y < rows.size(); ++y)
        for (std::size_t x = 0; x < rows.size();) {
            std::size_t run = x;
            while (run < rows.size() && rows[y][run] == rows[y][x])
                ++run;
            if (rows[y][x])
                pdf.fill({square.x + (qr_quiet + static_cast<double>(x)) * module,
                          square.y + (qr_quiet + static_cast<double>(y)) * module,
                          static_cast<double>(run - x) * module, module * 1.02});
            x = run;
        }
}

double code_module(const std::vector<bool>& modules, double width)
{
    return std::min(widest_module, width / (static_cast<double>(modules.size()) + 2 * code_quiet));
}

void draw_code(Pdf& pdf, Box2 box, const std::vector<bool>& modules)
{
    const double module = code_module(modules, box.width);
    double x = box.x + code_quiet * module;
    for (std::size_t i = 0; i < modules.size();) {
        std::size_t run = i;
        while (run < modules.size() && modules[run] == modules[i])
            ++run;
        const double wide = static_cast<double>(run - i) * module;
        if (modules[i])
            pdf.fill({x, box.y, wide, box.height});
        x += wide;
        i = run;
    }
}

std::string after(const std::string& text, std::size_t at)
{
    return at < text.size() ? text.substr(text[at] == ' ' ? at + 1 : at) : std::string{};
}

// Number, series, title and fonds, as many as there is height for.
void draw_words(Pdf& pdf, Box2 area, const Label& label)
{
    const std::string number = std::to_string(label.number);
    double large = std::clamp(area.height * 1.25, 12.0, 44.0);
    // A number that is cut is a wrong number: rather smaller than shorter.
    while (large > 6 && pdf.width_of(number, large, Weight::bold) > area.width * 0.75)
        large *= 0.9;
    const double figure = large * 0.27; // height of a figure in mm
    double y = area.y + figure;
    const double number_width = pdf.width_of(number, large, Weight::bold);
    pdf.text(area.x, y, area.width, number, large, Weight::bold);
    const double beside = area.x + number_width + 1.5;
    pdf.text(beside, y, area.x + area.width - beside, label.kind, large * 0.36, Weight::plain);
    const double foot = area.y + area.height;
    const double small = area.height > 16 ? std::clamp(area.height * 0.27, 7.5, 11.0) : 6.0;
    const double step = small * 0.44;
    y += step * 1.15;
    if (y > foot)
        return;
    pdf.text(area.x, y, area.width, label.series, small + 0.5, Weight::bold);
    std::string rest = label.title;
    const double last = label.fonds.empty() ? foot : foot - step;
    while (!rest.empty() && y + step <= last) {
        y += step;
        const bool final_line = y + step > last;
        std::size_t fits = pdf.fitting(rest, area.width, small, Weight::plain);
        if (fits == 0 || final_line)
            fits = rest.size();
        pdf.text(area.x, y, area.width, rest.substr(0, fits), small, Weight::plain);
        rest = after(rest, fits);
    }
    if (!label.fonds.empty() && y + step <= foot)
        pdf.text(area.x, y + step, area.width, label.fonds, small - 0.5, Weight::plain);
}

void draw_label(Pdf& pdf, Box2 place, const Label& label)
{
    const double band = std::clamp(place.height * 0.14, 3.0, 7.0);
    draw_band(pdf, {place.x, place.y, place.width, band}, label);
    const double top = place.y + band + 0.8;
    const auto modules = code_128(label.barcode);
    const bool with_code = place.height >= 24 && code_module(modules, place.width) >= least_module;
    const double code_height = with_code ? std::clamp(place.height * 0.2, 6.0, 14.0) : 0;
    const double text_height = 2.9; // the barcode in figures below the bars
    const double foot = place.y + place.height - text_height;
    const double middle = foot - code_height - top - (with_code ? 0.6 : 0);
    const double qr = std::min({middle, place.width * 0.36, 30.0});
    draw_words(pdf, {place.x, top, place.width - qr - 1, middle}, label);
    draw_qr(pdf, {place.x + place.width - qr, top, qr, qr}, label.barcode);
    if (with_code)
        draw_code(pdf, {place.x, foot - code_height, place.width, code_height}, modules);
    pdf.text(place.x, foot + text_height - 0.5, place.width, label.barcode, 6.5, Weight::plain);
}

} // namespace

Result<Done> write_labels(const std::vector<Label>& labels, const LabelSheet& sheet, int first,
                          const std::function<void(std::string_view)>& piece)
{
    if (first < 1 || first > sheet.labels())
        return Problem{Fault::invalid,
                       "labels.start",
                       "start",
                       {{"sheet", sheet.id}, {"most", std::to_string(sheet.labels())}}};
    auto pdf = Pdf::begin(labels.empty() ? sheet.id : labels.front().series);
    if (!pdf)
        return pdf.problems();
    int position = first - 1;
    bool fresh = true;
    for (const Label& label : labels) {
        if (fresh)
            (*pdf)->page();
        draw_label(**pdf, place_of(sheet, position), label);
        position = (position + 1) % sheet.labels();
        fresh = position == 0;
    }
    if (labels.empty())
        (*pdf)->page();
    (*pdf)->write(piece);
    return Done{};
}

} // namespace aperta
