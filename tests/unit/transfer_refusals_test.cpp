#include "tests/support/package_test.hpp"

#include <catch2/catch.hpp>

using namespace aperta;
namespace fs = std::filesystem;

namespace
{

using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("A transfer that does not add up is refused before anything is written")
{
    PackageTest test;
    test.execute("UPDATE transfer_line SET declared_mm = 290 WHERE position = 1;"
                 "UPDATE transfer_line SET declared_boxes = 7 WHERE position = 2");
    CHECK(test.refusal() == Texts{"guard.g8_extent_differs", "guard.g8_boxes_differ"});
    CHECK_FALSE(fs::exists(test.order.out));
    auto tx = test.archive.work->read();
    CHECK(test.archive.audit.newest(*tx, 1)[0].event.code == "guard.g8_extent_differs");
}

TEST_CASE("A series that is classified again refuses the package")
{
    PackageTest test;
    test.execute("UPDATE unit SET legal_level = 3 WHERE reference = 'VSSE/OR/1'");
    const Texts codes = test.refusal();
    REQUIRE_FALSE(codes.empty());
    CHECK(codes.front() == "guard.g9_classified");
    CHECK_FALSE(fs::exists(test.order.out));
}

TEST_CASE("A series closed again while the film is copied refuses the package")
{
    PackageTest test;
    const auto result = test.build([&test](const Progress& where) {
        if (where.phase == "copy" && where.done == 0)
            test.execute("UPDATE unit SET legal_level = 3 WHERE reference = 'VSSE/OR/1'");
        return true;
    });
    REQUIRE_FALSE(result);
    CHECK(result.problems().front().code == "guard.g9_classified");
    CHECK(fs::is_empty(test.order.out));
}

TEST_CASE("A film that changed, is gone, is not released or has an odd name is refused")
{
    PackageTest test;
    FilmForTransfer& film = test.order.films[0];
    SECTION("changed")
    {
        flip(film.folder / "master.mkv", 1'500'000);
        CHECK(test.refusal() == Texts{"transfer.source_altered"});
    }
    SECTION("gone")
    {
        fs::remove(film.folder / "access.mp4");
        CHECK(test.refusal() == Texts{"transfer.source_missing"});
    }
    SECTION("not in the transfer")
    {
        film.reference = ReleasedArchive::code("VSSE/XX/1");
        CHECK(test.refusal() == Texts{"transfer.film_not_released"});
    }
    SECTION("odd name")
    {
        film.files[0].name = "../master.mkv";
        CHECK(test.refusal() == Texts{"transfer.name_unsafe"});
    }
    CHECK_FALSE(fs::exists(test.package()));
    CHECK_FALSE(fs::exists(test.order.out / ".partial-TR-2025-0001"));
}

TEST_CASE("Who may not build, an unknown transfer and one that has left are refused")
{
    PackageTest test;
    SECTION("another role")
    {
        test.archive.officer.roles = {Role::archivist};
        CHECK(test.refusal() == Texts{"access.role_needed"});
    }
    SECTION("unknown")
    {
        test.order.number = "TR-1999-0001";
        CHECK(test.refusal() == Texts{"transfer.not_found"});
    }
    SECTION("no number at all")
    {
        test.order.number = "../../etc";
        CHECK(test.refusal() == Texts{"transfer.number_malformed"});
    }
    SECTION("shipped")
    {
        test.execute("UPDATE transfer SET state = 'SHIPPED'");
        CHECK(test.refusal() == Texts{"transfer.state_forbids"});
    }
    CHECK_FALSE(fs::exists(test.order.out));
}
