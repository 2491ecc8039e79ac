#include "starter/other_loaders.hpp"

#include "aperta/words/words.hpp"

#include <charconv>

namespace aperta
{

namespace
{

// Micrometres; 0 for a gauge that the vocabulary does not know.
int pitch_of(std::string_view gauge)
{
    const std::string_view written = word_field("gauges", gauge, "pitch_um");
    int pitch = 0;
    std::from_chars(written.data(), written.data() + written.size(), pitch);
    return pitch;
}

std::vector<TransferText> transfer_texts(const RowReader& row, const std::string& stem)
{
    std::vector<TransferText> texts;
    for (Language language : all_languages) {
        const std::string& text = row.text(stem + "_" + std::string{code_of(language)});
        if (!text.empty())
            texts.push_back({language, text});
    }
    return texts;
}

Transfer transfer_head(const RowReader& row)
{
    Transfer transfer;
    transfer.number = row.text("number");
    transfer.repository = row.text("repository");
    transfer.repository_names = transfer_texts(row, "repository_name");
    transfer.titles = transfer_texts(row, "title");
    return transfer;
}

} // namespace

void load_people(WriteTx& tx, PeopleStore& people, const Table& table, Problems& problems)
{
    for (const TableRow& each : table.rows()) {
        RowReader row{table, each, problems};
        Account account;
        account.account = row.text("account");
        account.name = row.text("name");
        account.clearance = row.level("clearance");
        account.language = row.parsed("language", parse_language(row.text("language")));
        for (const std::string& code : row.list("roles")) {
            if (const auto role = parse_role(code))
                account.roles.insert(*role);
            else
                row.bad_value("roles");
        }
        if (account.account.empty())
            row.bad_value("account");
        else if (people.account(tx, account.account))
            row.complain("starter.duplicate", account.account);
        else
            people.add(tx, account);
    }
}

void load_delegations(WriteTx& tx, DeclassificationStore& store, CatalogueLoader& catalogue,
                      const Table& table, Problems& problems)
{
    for (const TableRow& each : table.rows()) {
        RowReader row{table, each, problems};
        Delegation delegation;
        delegation.authority = catalogue.authority(row, "authority");
        delegation.delegate = row.text("account");
        delegation.up_to = row.level("up_to");
        delegation.from = row.day("from_day").value_or(LegalDay{});
        delegation.to = row.day("to_day").value_or(LegalDay{});
        if (row.blank("from_day") || row.blank("to_day") || delegation.to < delegation.from)
            row.bad_value("to_day");
        else if (delegation.authority.stored())
            store.add_delegation(tx, delegation);
    }
}

void load_equities(WriteTx& tx, DeclassificationStore& store, CatalogueLoader& catalogue,
                   const Table& table, Problems& problems)
{
    for (const TableRow& each : table.rows()) {
        RowReader row{table, each, problems};
        Equity equity;
        equity.unit = catalogue.unit(row, "reference");
        equity.owner = catalogue.authority(row, "owner");
        equity.sent = row.day("sent_day");
        equity.answer = row.parsed("answer", parse_equity_answer(row.text("answer")));
        equity.answered = row.day("answer_day");
        equity.document = row.text("document");
        if (equity.unit.stored() && equity.owner.stored())
            store.add_equity(tx, equity);
    }
}

std::int64_t load_reels(WriteTx& tx, FilmStore& film, CatalogueLoader& catalogue,
                        const Table& table, Problems& problems)
{
    std::int64_t loaded = 0;
    for (const TableRow& each : table.rows()) {
        RowReader row{table, each, problems};
        Reel reel;
        reel.unit = catalogue.unit(row, "reference");
        reel.reference = row.reference("reference");
        reel.gauge = row.text("gauge");
        reel.pitch_um = pitch_of(reel.gauge);
        reel.length = Millimetres{row.number("length_mm")};
        reel.shrinkage_permille = static_cast<int>(row.number("shrinkage_permille"));
        reel.frames_per_second = static_cast<int>(row.number("frames_per_second"));
        reel.base = row.text("base");
        reel.condition = row.text("condition_ad");
        reel.sound = row.text("sound");
        reel.scan_folder = row.text("scan");
        if (reel.pitch_um < 1)
            row.bad_value("gauge");
        else if (reel.unit.stored()) {
            film.add(tx, reel);
            ++loaded;
        }
    }
    return loaded;
}

std::int64_t load_transfers(WriteTx& tx, TransferStore& store, CatalogueLoader& catalogue,
                            const Table& table, Problems& problems)
{
    std::vector<Transfer> transfers; // a row for each line; rows of one number stand together
    for (const TableRow& each : table.rows()) {
        RowReader row{table, each, problems};
        if (transfers.empty() || transfers.back().number != row.text("number"))
            transfers.push_back(transfer_head(row));
        const TransferLine line{row.reference("series"), BoxCount{row.number("declared_boxes")},
                                Millimetres{row.number("declared_mm")}};
        if (catalogue.unit(row, "series").stored())
            transfers.back().lines.push_back(line);
        if (!check_number(transfers.back().number))
            row.bad_value("number");
    }
    if (problems.empty())
        for (const Transfer& transfer : transfers)
            store.add(tx, transfer);
    return static_cast<std::int64_t>(transfers.size());
}

} // namespace aperta
