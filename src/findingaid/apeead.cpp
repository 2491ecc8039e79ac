#include "aperta/findingaid/apeead.hpp"

#include "aperta/words/words.hpp"
#include "findingaid/ead_identity.hpp"
#include "findingaid/ead_words.hpp"
#include "findingaid/xml_out.hpp"

#include <algorithm>
#include <utility>

namespace aperta
{

namespace
{

// Writes one finding aid in one language. Texts that XML cannot carry are noted and left out; the
// use case then refuses the whole.
class ApeEad
{
public:
    ApeEad(const ReleasedView& view, const FindingAidIdentity& identity, Language language,
           const TextSink& sink)
        : view_(view), identity_(identity), language_(language), out_(sink)
    {
    }

    Problems write()
    {
        out_.start("ead");
        out_.attribute("xmlns", "urn:isbn:1-931666-22-9");
        out_.attribute("xmlns:xlink", "http://www.w3.org/1999/xlink");
        header();
        about_ = &view_.root().reference();
        archive();
        out_.finish();
        return std::move(problems_);
    }

private:
    void header()
    {
        out_.start("eadheader");
        out_.attribute("langencoding", "iso639-2b");
        out_.attribute("scriptencoding", "iso15924");
        out_.attribute("dateencoding", "iso8601");
        out_.attribute("countryencoding", "iso3166-1");
        out_.attribute("repositoryencoding", "iso15511");
        out_.attribute("relatedencoding", "MARC21");
        out_.start("eadid");
        out_.attribute("countrycode", identity_.country);
        out_.attribute("mainagencycode", identity_.isil);
        out_.attribute("identifier", eadid(identity_, language_));
        out_.text(eadid(identity_, language_));
        out_.end();
        file_description();
        profile();
        revision();
        out_.end();
    }

    void file_description()
    {
        out_.start("filedesc");
        out_.start("titlestmt");
        leaf("titleproper", text_of(identity_.titles, language_), "title");
        out_.end();
        out_.start("publicationstmt");
        leaf("publisher", text_of(identity_.repository_names, language_), "repository");
        date(identity_.published);
        out_.end();
        out_.end();
    }

    void profile()
    {
        out_.start("profiledesc");
        out_.leaf("creation", "Aperta");
        out_.start("langusage");
        out_.text(heading("finding_aid_language", language_) + " ");
        language(std::string{iso_639_2b(language_)});
        out_.end();
        out_.leaf("descrules", heading("rules", language_));
        out_.end();
    }

    void revision()
    {
        out_.start("revisiondesc");
        out_.start("change");
        date(identity_.published);
        const std::string note = text_of(identity_.revision_notes, language_);
        leaf("item", note.empty() ? heading("published", language_) : note, "revision");
        out_.end();
        out_.end();
    }

    // apeEAD has one archdesc, of level "fonds". A view of less than a fonds stands below a frame
    // that has the finding aid's own title.
    void archive()
    {
        const ReleasedUnit& root = view_.root();
        const bool whole = root.level() == DescriptionLevel::fonds;
        out_.start("archdesc");
        out_.attribute("level", "fonds");
        out_.attribute("type", "inventory");
        out_.attribute("relatedencoding", "MARC21");
        out_.start("did");
        if (whole)
            identify(root.reference().text(), root.text(language_).title);
        else
            identify(root.reference().text().substr(0, root.reference().text().find('/')),
                     text_of(identity_.titles, language_));
        facts(root);
        out_.start("repository");
        leaf("corpname", text_of(identity_.repository_names, language_), "repository");
        out_.end();
        out_.end();
        if (whole)
            notes(root);
        if (identity_.tell_held_back && view_.held_back() > 0)
            block("processinfo", "process", held_back_text(view_.held_back(), language_), "count");
        components(whole);
        out_.end();
    }

    void components(bool whole)
    {
        std::vector<int> open;
        view_.each([&](const ReleasedUnit& unit, int depth) {
            if (whole && depth == 0)
                return true;
            if (!inside_dsc_)
                start_dsc();
            for (; !open.empty() && open.back() >= depth; open.pop_back())
                out_.end();
            about_ = &unit.reference();
            component(unit);
            open.push_back(depth);
            return true;
        });
        for (; !open.empty(); open.pop_back())
            out_.end();
        if (inside_dsc_)
            out_.end();
    }

    void start_dsc()
    {
        out_.start("dsc");
        out_.attribute("type", "othertype");
        out_.leaf("head", heading("contents", language_));
        inside_dsc_ = true;
    }

    // Left open: its children go inside.
    void component(const ReleasedUnit& unit)
    {
        out_.start("c");
        out_.attribute("id", ncname(unit.reference()));
        out_.attribute("level", std::string{code_of(unit.level())});
        out_.start("did");
        identify(unit.reference().text(), unit.text(language_).title);
        facts(unit);
        out_.end();
        notes(unit);
    }

    void identify(const std::string& reference, const std::string& title)
    {
        out_.start("unitid");
        out_.attribute("type", "call number");
        out_.text(reference);
        out_.end();
        leaf("unittitle", title, "title");
    }

    void facts(const ReleasedUnit& unit)
    {
        unit_date(unit.dates());
        for (const Authority& creator : unit.creators()) {
            out_.start("origination");
            leaf("corpname", name_in(creator, language_), "creator");
            out_.end();
        }
        extents(unit);
        if (!unit.material_languages().empty()) {
            out_.start("langmaterial");
            for (const std::string& code : unit.material_languages())
                language(code);
            out_.end();
        }
        for (const Container& box : unit.boxes()) {
            out_.start("container");
            out_.attribute("type", std::string{container_type(box.kind)});
            out_.text(std::to_string(box.number));
            out_.end();
        }
    }

    void unit_date(const DateSpan& dates)
    {
        const std::string normal = normal_date(dates);
        out_.start("unitdate");
        out_.attribute("calendar", "gregorian");
        out_.attribute("era", "ce");
        if (!normal.empty())
            out_.attribute("normal", normal);
        lawful_text(dates.undated() ? heading("undated", language_) : dates.text, "date");
        out_.end();
    }

    // Two extents in one physdesc are lost by readers, so each has its own; number and unit stand
    // in the text, with a point, for the same reason.
    void extents(const ReleasedUnit& unit)
    {
        const ExtentTotals& totals = unit.extent();
        const bool counted = totals.boxes.value() > 0;
        const Millimetres length =
            counted ? totals.computed : totals.measured.value_or(Millimetres{});
        if (length.value() > 0)
            extent("linear metres", in_metres(length, '.') + " linear metres");
        if (counted)
            extent("boxes", std::to_string(totals.boxes.value()) +
                                (totals.boxes.value() == 1 ? " box" : " boxes"));
        if (const std::string form = form_text(unit, language_); !form.empty())
            extent(unit.form(), form);
    }

    void extent(const std::string& unit, const std::string& text)
    {
        out_.start("physdesc");
        out_.start("extent");
        out_.attribute("unit", unit);
        out_.text(text);
        out_.end();
        out_.end();
    }

    void notes(const ReleasedUnit& unit)
    {
        block("scopecontent", "scope", unit.text(language_).scope, "scope");
        block("accessrestrict", "access",
              access_text(unit.access(), identity_.published, language_), "access");
        if (unit.released_by())
            block("processinfo", "process", decision_text(*unit.released_by(), language_),
                  "decision");
    }

    // A note needs a block inside; one that has nothing to say is not written.
    void block(const char* element, const char* head, const std::string& text, const char* field)
    {
        if (text.find_first_not_of(" \t\r\n") == std::string::npos)
            return;
        out_.start(element);
        out_.leaf("head", heading(head, language_));
        leaf("p", text, field);
        out_.end();
    }

    void date(LegalDay day)
    {
        out_.start("date");
        out_.attribute("calendar", "gregorian");
        out_.attribute("era", "ce");
        out_.attribute("normal", to_text(day));
        out_.text(to_text(day));
        out_.end();
    }

    void language(const std::string& code)
    {
        if (!lawful_language_code(code)) {
            refuse("findingaid.language_code", {"given", code});
            return;
        }
        out_.start("language");
        out_.attribute("langcode", code);
        out_.attribute("scriptcode", code == "rus" ? "Cyrl" : "Latn");
        out_.text(language_name(code, language_));
        out_.end();
    }

    void leaf(const char* element, const std::string& text, const char* field)
    {
        out_.start(element);
        lawful_text(text, field);
        out_.end();
    }

    void lawful_text(const std::string& text, const char* field)
    {
        if (lawful_xml(text))
            out_.text(text);
        else
            refuse("findingaid.control_character", {"field", field});
    }

    void refuse(std::string code, Fact what)
    {
        if (problems_.size() < 100)
            problems_.push_back(
                {Fault::invalid,
                 std::move(code),
                 "",
                 {{"reference", about_ ? about_->text() : identity_.identifier}, std::move(what)}});
    }

    static std::string_view container_type(ContainerKind kind)
    {
        switch (kind) {
        case ContainerKind::reel_can:
            return "reel";
        case ContainerKind::folder:
            return "folder";
        case ContainerKind::volume:
            return "volume";
        default:
            return "box";
        }
    }

    const ReleasedView& view_;
    const FindingAidIdentity& identity_;
    Language language_;
    XmlOut out_;
    const ReferenceCode* about_ = nullptr; // the unit that problems are about
    bool inside_dsc_ = false;
    Problems problems_;
};

} // namespace

Result<Done> write_apeead(const ReleasedView& view, const FindingAidIdentity& identity,
                          Language language, const TextSink& sink)
{
    Problems problems = identity_problems(identity, language);
    if (problems.empty())
        problems = ApeEad{view, identity, language, sink}.write();
    if (!problems.empty())
        return problems;
    return Done{};
}

} // namespace aperta
