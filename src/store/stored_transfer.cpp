#include "store/stored_transfer.hpp"

#include "aperta/core/breakage.hpp"
#include "store/pooled_work.hpp"

namespace aperta
{

namespace
{

constexpr const char* insert_transfer =
    "INSERT INTO transfer(number, repository, state) VALUES (?,?,?) RETURNING id";
constexpr const char* insert_transfer_text =
    "INSERT INTO transfer_text(transfer_id, kind, language, text) VALUES (?,?,?,?)";
// No row, and so a failing constraint, when the series is not in the catalogue.
constexpr const char* insert_transfer_line =
    "INSERT INTO transfer_line(transfer_id, position, series_id, declared_boxes, declared_mm)"
    " VALUES (?,?,(SELECT id FROM unit WHERE reference = ?),?,?)";
constexpr const char* update_transfer_state = "UPDATE transfer SET state = ? WHERE id = ?";
constexpr const char* insert_package =
    "INSERT INTO transfer_package(transfer_id, tag_manifest_sha512, built_at, files, bytes, state)"
    " VALUES (?,?,?,?,?,?)";

#define APERTA_TRANSFER_VISIBLE                                                                    \
    " NOT EXISTS (SELECT 1 FROM transfer_line l JOIN unit u ON u.id = l.series_id"                 \
    " WHERE l.transfer_id = t.id AND u.legal_level > ?)"

constexpr const char* select_transfer =
    "SELECT t.id, t.number, t.repository, t.state FROM transfer t WHERE t.number = ? "
    "AND" APERTA_TRANSFER_VISIBLE;
constexpr const char* select_transfers =
    "SELECT t.id, t.number, t.repository, t.state FROM transfer t WHERE" APERTA_TRANSFER_VISIBLE
    " ORDER BY t.number";
constexpr const char* select_transfer_texts =
    "SELECT kind, language, text FROM transfer_text WHERE transfer_id = ? ORDER BY kind, language";
constexpr const char* select_transfer_lines =
    "SELECT u.reference, l.declared_boxes, l.declared_mm FROM transfer_line l"
    " JOIN unit u ON u.id = l.series_id WHERE l.transfer_id = ? ORDER BY l.position";
constexpr const char* select_packages =
    "SELECT p.tag_manifest_sha512, p.built_at, p.files, p.bytes, p.state FROM transfer_package p"
    " JOIN transfer t ON t.id = p.transfer_id WHERE t.id = ? AND" APERTA_TRANSFER_VISIBLE
    " ORDER BY p.id";
constexpr const char* select_open_transfer =
    "SELECT t.number FROM transfer t JOIN transfer_line l ON l.transfer_id = t.id"
    " JOIN unit u ON u.id = l.series_id"
    " WHERE u.reference = ? AND t.id <> ? AND t.state NOT IN ('CLOSED','CANCELLED')"
    " ORDER BY t.number LIMIT 1";

template <class T>
T stored(Result<T> parsed)
{
    if (!parsed)
        throw Breakage{"store.damaged", {}, "a transfer's " + parsed.problems().front().code};
    return std::move(parsed).value();
}

PackageState package_state(const std::string& text)
{
    for (const PackageState state :
         {PackageState::built, PackageState::handed_over, PackageState::received})
        if (code_of(state) == text)
            return state;
    throw Breakage{"store.damaged", {}, "a package's state"};
}

void complete_transfer(Connection& connection, Transfer& transfer)
{
    Statement texts = connection.prepare(select_transfer_texts);
    texts.bind(transfer.id);
    while (texts.step()) {
        auto& into = texts.text(0) == "title" ? transfer.titles : transfer.repository_names;
        into.push_back({stored(parse_language(texts.text(1))), texts.text(2)});
    }
    Statement lines = connection.prepare(select_transfer_lines);
    lines.bind(transfer.id);
    while (lines.step())
        transfer.lines.push_back({stored(ReferenceCode::parse(lines.text(0))),
                                  BoxCount{lines.integer(1)}, Millimetres{lines.integer(2)}});
}

std::vector<Transfer> transfers_in(Connection& connection, Statement select)
{
    std::vector<Transfer> found;
    while (select.step()) {
        Transfer transfer;
        transfer.id = select.id<TransferId>(0);
        transfer.number = select.text(1);
        transfer.repository = select.text(2);
        transfer.state = stored(parse_transfer_state(select.text(3)));
        found.push_back(std::move(transfer));
    }
    for (Transfer& transfer : found)
        complete_transfer(connection, transfer);
    return found;
}

void add_texts(Connection& connection, TransferId id, const char* kind,
               const std::vector<TransferText>& texts)
{
    for (const TransferText& each : texts)
        if (!each.text.empty())
            connection.prepare(insert_transfer_text)
                .bind(id)
                .bind(kind)
                .bind(code_of(each.language))
                .bind(each.text)
                .run();
}

} // namespace

TransferId StoredTransfers::add(WriteTx& tx, const Transfer& transfer)
{
    Connection& connection = connection_of(tx);
    const auto id = connection.prepare(insert_transfer)
                        .bind(transfer.number)
                        .bind(transfer.repository)
                        .bind(code_of(transfer.state))
                        .returned<TransferId>();
    add_texts(connection, id, "title", transfer.titles);
    add_texts(connection, id, "repository", transfer.repository_names);
    int position = 0;
    for (const TransferLine& line : transfer.lines)
        connection.prepare(insert_transfer_line)
            .bind(id)
            .bind(++position)
            .bind(line.series.text())
            .bind(line.declared_boxes.value())
            .bind(line.declared)
            .run();
    return id;
}

void StoredTransfers::save_state(WriteTx& tx, TransferId id, TransferState state)
{
    connection_of(tx).prepare(update_transfer_state).bind(code_of(state)).bind(id).run();
}

void StoredTransfers::add(WriteTx& tx, const TransferPackage& package)
{
    connection_of(tx)
        .prepare(insert_package)
        .bind(package.transfer)
        .bind(package.tag_manifest_sha512)
        .bind(package.built_at)
        .bind(package.files)
        .bind(package.bytes)
        .bind(code_of(package.state))
        .run();
}

std::optional<Transfer> StoredTransfers::transfer(ReadTx& tx, std::string_view number,
                                                  Level clearance)
{
    Connection& connection = connection_of(tx);
    Statement select = connection.prepare(select_transfer);
    select.bind(number).bind(static_cast<int>(clearance));
    auto found = transfers_in(connection, std::move(select));
    if (found.empty())
        return std::nullopt;
    return std::move(found.front());
}

std::vector<Transfer> StoredTransfers::transfers(ReadTx& tx, Level clearance)
{
    Connection& connection = connection_of(tx);
    Statement select = connection.prepare(select_transfers);
    select.bind(static_cast<int>(clearance));
    return transfers_in(connection, std::move(select));
}

std::vector<TransferPackage> StoredTransfers::packages(ReadTx& tx, TransferId id, Level clearance)
{
    Statement select = connection_of(tx).prepare(select_packages);
    select.bind(id).bind(static_cast<int>(clearance));
    std::vector<TransferPackage> found;
    while (select.step())
        found.push_back({id, select.text(0), select.text(1), select.integer(2), select.integer(3),
                         package_state(select.text(4))});
    return found;
}

std::string StoredTransfers::open_transfer_of(ReadTx& tx, const ReferenceCode& series,
                                              TransferId besides)
{
    Statement select = connection_of(tx).prepare(select_open_transfer);
    select.bind(series.text()).bind(besides.value());
    return select.step() ? select.text(0) : std::string{};
}

} // namespace aperta
