#include "aperta/core/breakage.hpp"
#include "tests/support/released_archive.hpp"

#include <catch2/catch.hpp>

using namespace aperta;

TEST_CASE("A transfer is kept with its words and its lines in their order")
{
    ReleasedArchive archive;
    const TransferId id = archive.declare();
    auto tx = archive.work->read();
    const auto kept = archive.transfers.transfer(*tx, "TR-2025-0001", Level::unclassified);
    REQUIRE(kept);
    CHECK(kept->id == id);
    CHECK(kept->repository == "BE-A0510");
    CHECK(kept->state == TransferState::draft);
    CHECK(text_in(kept->titles, Language::fr) == "Versement 2025");
    CHECK(text_in(kept->repository_names, Language::de) == "Algemeen Rijksarchief");
    REQUIRE(kept->lines.size() == 2);
    CHECK(kept->lines[0].series.text() == "VSSE/OR");
    CHECK(kept->lines[0].declared == Millimetres{300});
    CHECK(kept->lines[1].declared_boxes == BoxCount{2});
    CHECK_FALSE(archive.transfers.transfer(*tx, "TR-1999-0001", Level::top_secret));
}

TEST_CASE("A transfer with a series above the reader's clearance does not exist for the reader")
{
    ReleasedArchive archive;
    const TransferId id = archive.declare();
    SqliteConnection{archive.folder.path() / "aperta.db", Connection::Mode::read_write}.execute(
        "UPDATE unit SET legal_level = 3 WHERE reference = 'VSSE/OA'");
    auto tx = archive.work->read();
    CHECK_FALSE(archive.transfers.transfer(*tx, "TR-2025-0001", Level::confidential));
    CHECK(archive.transfers.transfers(*tx, Level::confidential).empty());
    CHECK(archive.transfers.packages(*tx, id, Level::confidential).empty());
    CHECK(archive.transfers.transfers(*tx, Level::secret).size() == 1);
}

TEST_CASE("An open transfer claims its series until it is closed or cancelled")
{
    ReleasedArchive archive;
    const TransferId id = archive.declare();
    const ReferenceCode series = ReleasedArchive::code("VSSE/OR");
    auto tx = archive.work->write();
    CHECK(archive.transfers.open_transfer_of(*tx, series, {}) == "TR-2025-0001");
    CHECK(archive.transfers.open_transfer_of(*tx, series, id).empty());
    archive.transfers.save_state(*tx, id, TransferState::cancelled);
    CHECK(archive.transfers.open_transfer_of(*tx, series, {}).empty());
}

TEST_CASE("Packages of a transfer are kept in the order they were built, each once")
{
    ReleasedArchive archive;
    const TransferId id = archive.declare();
    const TransferPackage package{id, std::string(128, 'a'), "2025-11-24T08:00:00.000Z", 3, 40};
    auto tx = archive.work->write();
    archive.transfers.add(*tx, package);
    const auto kept = archive.transfers.packages(*tx, id, Level::unclassified);
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].files == 3);
    CHECK(kept[0].bytes == 40);
    CHECK(kept[0].state == PackageState::built);
    CHECK_THROWS_AS(archive.transfers.add(*tx, package), Breakage);
}

TEST_CASE("A transfer cannot name a series that is not in the catalogue")
{
    ReleasedArchive archive;
    Transfer transfer;
    transfer.number = "TR-2025-0002";
    transfer.repository = "BE-A0510";
    transfer.lines = {{ReleasedArchive::code("VSSE/NONE"), BoxCount{1}, Millimetres{100}}};
    auto tx = archive.work->write();
    CHECK_THROWS_AS(archive.transfers.add(*tx, transfer), Breakage);
}

TEST_CASE("Every state of a transfer is read as it is written")
{
    for (int i = 0; i <= static_cast<int>(TransferState::cancelled); ++i) {
        const auto state = static_cast<TransferState>(i);
        CHECK(*parse_transfer_state(code_of(state)) == state);
    }
    CHECK_FALSE(parse_transfer_state("LOST"));
}
