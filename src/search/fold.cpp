#include "aperta/search/fold.hpp"

#include "aperta/core/breakage.hpp"

#include <unicode/normalizer2.h>
#include <unicode/translit.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <memory>

namespace aperta
{

namespace
{

constexpr UChar32 past_latin = 0x3000; // Latin-ASCII knows nothing from here on that NFKD does not
constexpr UChar32 past_ascii = 0x80;
constexpr char divider = ' ';

void must_work(UErrorCode status)
{
    if (U_FAILURE(status))
        throw Breakage{"resource.missing", {{"name", "ICU"}}, u_errorName(status)};
}

// Left out without dividing the word: accents, joiners, the soft hyphen.
bool is_silent(UChar32 point)
{
    constexpr std::uint32_t silent = U_GC_MN_MASK | U_GC_ME_MASK | U_GC_CF_MASK;
    return (U_MASK(u_charType(point)) & silent) != 0;
}

bool is_in_word(UChar32 point)
{
    constexpr std::uint32_t word = U_GC_L_MASK | U_GC_N_MASK | U_GC_MC_MASK;
    return (U_MASK(u_charType(point)) & word) != 0;
}

void add_lower(const icu::UnicodeString& text, std::string& out)
{
    for (int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1)) {
        const UChar32 point = text.char32At(at);
        if (is_in_word(point))
            icu::UnicodeString{u_foldCase(point, U_FOLD_CASE_DEFAULT)}.toUTF8String(out);
        else
            out += divider;
    }
}

// What each code point becomes; those below past_latin are worked out once.
class Folding
{
public:
    Folding()
    {
        UErrorCode status = U_ZERO_ERROR;
        decompose_ = icu::Normalizer2::getNFKDInstance(status);
        must_work(status);
        const std::unique_ptr<icu::Transliterator> to_ascii{
            icu::Transliterator::createInstance("Latin-ASCII", UTRANS_FORWARD, status)};
        must_work(status);
        table_.reserve(past_latin);
        for (UChar32 point = 0; point < past_latin; ++point)
            table_.push_back(worked_out(point, *to_ascii));
    }

    void add(UChar32 point, std::string& out) const
    {
        if (point < past_latin) {
            out += table_[static_cast<std::size_t>(point)];
            return;
        }
        icu::UnicodeString parts;
        if (!decompose_->getDecomposition(point, parts))
            parts = icu::UnicodeString{point};
        for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1)) {
            const UChar32 part = parts.char32At(at);
            if (part < past_latin)
                out += table_[static_cast<std::size_t>(part)];
            else if (!is_silent(part))
                add_lower(icu::UnicodeString{part}, out);
        }
    }

private:
    [[nodiscard]] std::string worked_out(UChar32 point, const icu::Transliterator& to_ascii) const
    {
        icu::UnicodeString parts;
        if (!decompose_->getDecomposition(point, parts))
            parts = icu::UnicodeString{point};
        icu::UnicodeString heard;
        for (int32_t at = 0; at < parts.length(); at = parts.moveIndex32(at, 1))
            if (!is_silent(parts.char32At(at)))
                heard.append(parts.char32At(at));
        to_ascii.transliterate(heard);
        std::string out;
        add_lower(heard, out);
        return out;
    }

    const icu::Normalizer2* decompose_ = nullptr; // ICU's own
    std::vector<std::string> table_;
};

const Folding& folding()
{
    static const Folding once;
    return once;
}

bool is_ascii_in_word(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= '0' && byte <= '9');
}

#pragma GCC diagnostic push // ICU's macro converts as C does
#pragma GCC diagnostic ignored "-Wconversion"
#pragma GCC diagnostic ignored "-Wsign-conversion"
// Negative for bytes that are not UTF-8.
UChar32 next_point(const char* text, int32_t& at, int32_t size)
{
    UChar32 point = 0;
    U8_NEXT(text, at, size, point); // NOLINT
    return point;
}
#pragma GCC diagnostic pop

// Calls `each(piece, from, past)` for every code point: what it folds to and where it stands.
template <class Each>
void walk(std::string_view text, Each each)
{
    const Folding& table = folding();
    std::string piece;
    const auto size = static_cast<int32_t>(text.size());
    for (int32_t at = 0; at < size;) {
        const int32_t from = at;
        const UChar32 point = next_point(text.data(), at, size);
        piece.clear();
        if (point < 0)
            piece = divider;
        else
            table.add(point, piece);
        each(piece, static_cast<std::size_t>(from), static_cast<std::size_t>(at));
    }
}

} // namespace

std::vector<FoldedWord> folded_words(std::string_view text)
{
    std::vector<FoldedWord> words;
    bool open = false;
    walk(text, [&](const std::string& piece, std::size_t from, std::size_t past) {
        for (const char byte : piece) {
            if (byte == divider) {
                open = false;
                continue;
            }
            if (!open)
                words.push_back({{}, from, past});
            open = true;
            words.back().text += byte;
            words.back().past = past;
        }
        if (piece.empty() && open)
            words.back().past = past; // an accent of its own belongs to its letter
    });
    return words;
}

std::string folded(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    bool divided = true; // nothing is divided from nothing
    const auto take = [&](char byte) {
        if (byte == divider) {
            divided = true;
            return;
        }
        if (divided && !out.empty())
            out += divider;
        divided = false;
        out += byte;
    };
    std::size_t at = 0;
    while (at < text.size()) {
        // Most bytes of our languages are ASCII: no table for them.
        const char byte = text[at];
        if (static_cast<unsigned char>(byte) < past_ascii) {
            const char lower = byte >= 'A' && byte <= 'Z' ? static_cast<char>(byte + 32) : byte;
            take(is_ascii_in_word(lower) ? lower : divider);
            ++at;
            continue;
        }
        std::size_t past = at + 1;
        while (past < text.size() && static_cast<unsigned char>(text[past]) >= past_ascii)
            ++past;
        walk(text.substr(at, past - at), [&](const std::string& piece, std::size_t, std::size_t) {
            for (const char each : piece)
                take(each);
        });
        at = past;
    }
    return out;
}

} // namespace aperta
