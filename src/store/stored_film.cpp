#include "store/stored_film.hpp"

#include "aperta/core/breakage.hpp"
#include "store/pooled_work.hpp"

namespace aperta
{

namespace
{

#define APERTA_REEL_COLUMNS                                                                        \
    "r.id, r.unit_id, u.reference, r.gauge, r.pitch_um, r.length_mm, r.shrinkage_permille,"        \
    " r.frames_per_second, r.base, r.condition, r.sound, r.scan_folder, u.legal_level"

constexpr const char* insert_reel =
    "INSERT INTO film_reel(unit_id, gauge, pitch_um, length_mm, shrinkage_permille,"
    " frames_per_second, base, condition, sound, scan_folder) VALUES (?,?,?,?,?,?,?,?,?,?)"
    " RETURNING id";
constexpr const char* insert_attempt =
    "INSERT INTO film_attempt(reel_id, number, account, started_at, ended_at, code,"
    " expected_frames, frames, source_files, source_bytes, source_sha256, engine, limits,"
    " sandboxed) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)";
constexpr const char* insert_command =
    "INSERT INTO film_command(reel_id, attempt, position, command) VALUES (?,?,?,?)";
constexpr const char* insert_rendition =
    "INSERT INTO film_rendition(reel_id, attempt, kind, file, bytes, sha512, frames)"
    " VALUES (?,?,?,?,?,?,?)";

constexpr const char* select_reel =
    "SELECT " APERTA_REEL_COLUMNS " FROM film_reel r JOIN unit u ON u.id = r.unit_id"
    " WHERE u.reference = ? AND u.legal_level <= ?";
constexpr const char* select_reels =
    "SELECT " APERTA_REEL_COLUMNS " FROM film_reel r JOIN unit u ON u.id = r.unit_id"
    " WHERE u.legal_level <= ? ORDER BY u.reference";
constexpr const char* select_attempts =
    "SELECT a.number, a.account, a.started_at, a.ended_at, a.code, a.expected_frames, a.frames,"
    " a.source_files, a.source_bytes, a.source_sha256, a.engine, a.limits, a.sandboxed"
    " FROM film_attempt a JOIN film_reel r ON r.id = a.reel_id JOIN unit u ON u.id = r.unit_id"
    " WHERE a.reel_id = ? AND u.legal_level <= ? ORDER BY a.number";
constexpr const char* select_commands =
    "SELECT command FROM film_command WHERE reel_id = ? AND attempt = ? ORDER BY position";
constexpr const char* select_renditions =
    "SELECT f.kind, f.file, f.bytes, f.sha512, f.frames FROM film_rendition f"
    " JOIN film_reel r ON r.id = f.reel_id JOIN unit u ON u.id = r.unit_id"
    " WHERE f.reel_id = ? AND u.legal_level <= ?"
    " ORDER BY CASE f.kind WHEN 'master' THEN 1 WHEN 'access' THEN 2 WHEN 'contact_sheet' THEN 3"
    " WHEN 'frame_list' THEN 4 WHEN 'sidecar' THEN 5 ELSE 6 END, f.file";

// What was written by this program does not fail to read, unless the file is damaged.
template <class T>
T readable(Result<T> result, const char* what)
{
    if (!result)
        throw Breakage{"store.damaged", {}, what};
    return std::move(*result);
}

Reel reel_row(const Statement& row)
{
    Reel reel;
    reel.id = row.id<ReelId>(0);
    reel.unit = row.id<UnitId>(1);
    reel.reference = readable(ReferenceCode::parse(row.text(2)), "film_reel reference");
    reel.gauge = row.text(3);
    reel.pitch_um = static_cast<int>(row.integer(4));
    reel.length = Millimetres{row.integer(5)};
    reel.shrinkage_permille = static_cast<int>(row.integer(6));
    reel.frames_per_second = static_cast<int>(row.integer(7));
    reel.base = row.text(8);
    reel.condition = row.text(9);
    reel.sound = row.text(10);
    reel.scan_folder = row.text(11);
    reel.level = static_cast<Level>(row.integer(12));
    return reel;
}

DigitisationAttempt attempt_row(const Statement& row)
{
    DigitisationAttempt attempt;
    attempt.number = static_cast<int>(row.integer(0));
    attempt.account = row.text(1);
    attempt.started_at = row.text(2);
    attempt.ended_at = row.text(3);
    attempt.code = row.text(4);
    attempt.expected_frames = row.integer(5);
    attempt.frames = row.integer(6);
    attempt.source = {row.integer(7), static_cast<std::uint64_t>(row.integer(8)), row.text(9)};
    attempt.engine = row.text(10);
    attempt.limits = row.text(11);
    attempt.sandboxed = row.integer(12) != 0;
    return attempt;
}

Rendition rendition_row(const Statement& row)
{
    return {readable(parse_rendition_kind(row.text(0)), "film_rendition kind"), row.text(1),
            static_cast<std::uint64_t>(row.integer(2)), row.text(3), row.integer(4)};
}

} // namespace

ReelId StoredFilm::add(WriteTx& tx, const Reel& reel)
{
    auto insert = connection_of(tx).prepare(insert_reel);
    insert.bind(reel.unit).bind(reel.gauge).bind(reel.pitch_um).bind(reel.length);
    insert.bind(reel.shrinkage_permille).bind(reel.frames_per_second).bind(reel.base);
    insert.bind(reel.condition).bind(reel.sound).bind(reel.scan_folder);
    return insert.returned<ReelId>();
}

void StoredFilm::add(WriteTx& tx, ReelId reel, const DigitisationAttempt& attempt)
{
    Connection& connection = connection_of(tx);
    {
        auto insert = connection.prepare(insert_attempt);
        insert.bind(reel).bind(attempt.number).bind(attempt.account).bind(attempt.started_at);
        insert.bind(attempt.ended_at).bind(attempt.code).bind(attempt.expected_frames);
        insert.bind(attempt.frames).bind(attempt.source.files);
        insert.bind(static_cast<std::int64_t>(attempt.source.bytes)).bind(attempt.source.sha256);
        insert.bind(attempt.engine).bind(attempt.limits).bind(attempt.sandboxed).run();
    }
    int position = 0;
    for (const std::string& command : attempt.commands) {
        auto insert = connection.prepare(insert_command);
        insert.bind(reel).bind(attempt.number).bind(++position).bind(command).run();
    }
}

void StoredFilm::accept(WriteTx& tx, ReelId reel, int attempt,
                        const std::vector<Rendition>& renditions)
{
    Connection& connection = connection_of(tx);
    for (const Rendition& each : renditions) {
        auto insert = connection.prepare(insert_rendition);
        insert.bind(reel).bind(attempt).bind(code_of(each.kind)).bind(each.file);
        insert.bind(static_cast<std::int64_t>(each.bytes))
            .bind(each.sha512)
            .bind(each.frames)
            .run();
    }
}

std::optional<Reel> StoredFilm::reel(ReadTx& tx, const ReferenceCode& reference, Level clearance)
{
    auto select = connection_of(tx).prepare(select_reel);
    select.bind(reference.text()).bind(static_cast<int>(clearance));
    if (!select.step())
        return std::nullopt;
    return reel_row(select);
}

std::vector<Reel> StoredFilm::reels(ReadTx& tx, Level clearance)
{
    auto select = connection_of(tx).prepare(select_reels);
    select.bind(static_cast<int>(clearance));
    std::vector<Reel> reels;
    while (select.step())
        reels.push_back(reel_row(select));
    return reels;
}

std::vector<DigitisationAttempt> StoredFilm::attempts(ReadTx& tx, ReelId reel, Level clearance)
{
    Connection& connection = connection_of(tx);
    auto select = connection.prepare(select_attempts);
    select.bind(reel).bind(static_cast<int>(clearance));
    std::vector<DigitisationAttempt> attempts;
    while (select.step())
        attempts.push_back(attempt_row(select));
    for (DigitisationAttempt& attempt : attempts) {
        auto commands = connection.prepare(select_commands);
        commands.bind(reel).bind(attempt.number);
        while (commands.step())
            attempt.commands.push_back(commands.text(0));
    }
    return attempts;
}

std::vector<Rendition> StoredFilm::renditions(ReadTx& tx, ReelId reel, Level clearance)
{
    auto select = connection_of(tx).prepare(select_renditions);
    select.bind(reel).bind(static_cast<int>(clearance));
    std::vector<Rendition> renditions;
    while (select.step())
        renditions.push_back(rendition_row(select));
    return renditions;
}

} // namespace aperta
