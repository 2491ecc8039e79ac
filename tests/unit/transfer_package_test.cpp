#include "aperta/platform/digest.hpp"
#include "aperta/platform/files.hpp"
#include "aperta/transfer/package.hpp"
#include "aperta/transfer/verify.hpp"
#include "tests/support/package_test.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cstdlib>
#include <stdexcept>

using namespace aperta;
namespace fs = std::filesystem;

namespace
{

using Texts = std::vector<std::string>;

bool long_run()
{
    const char* wanted = std::getenv("APERTA_LONG"); // NOLINT: read before any thread starts
    return wanted != nullptr && std::string_view{wanted} == "1";
}

Texts files_below(const fs::path& folder)
{
    Texts names;
    for (const auto& entry : fs::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            names.push_back(entry.path().lexically_relative(folder).string());
    std::sort(names.begin(), names.end());
    return names;
}

bool coreutils_accept(const fs::path& package, const char* manifest)
{
    const std::string command = "cd '" + package.string() + "' && sha512sum --quiet --strict -c " +
                                manifest + " >/dev/null 2>&1";
    return std::system(command.c_str()) == 0; // NOLINT: a fixed command of the test
}

// Anything below `out` that claims to be a whole package must have all of its files.
void nothing_half_verifies(const fs::path& out, std::size_t files_wanted)
{
    if (!fs::exists(out))
        return;
    for (const auto& entry : fs::directory_iterator(out))
        if (entry.is_directory() && verify_package(entry.path(), silent()))
            CHECK(files_below(entry.path()).size() == files_wanted);
}

const Texts whole_package{"bag-info.txt",
                          "bagit.txt",
                          "data/VSSE-OA/metadata/descriptive/ead_dut.xml",
                          "data/VSSE-OA/metadata/descriptive/ead_fre.xml",
                          "data/VSSE-OR/film/VSSE-OR-2-1/access.mp4",
                          "data/VSSE-OR/film/VSSE-OR-2-1/master.mkv",
                          "data/VSSE-OR/film/VSSE-OR-2-1/sidecar.tsv",
                          "data/VSSE-OR/metadata/descriptive/ead_dut.xml",
                          "data/VSSE-OR/metadata/descriptive/ead_fre.xml",
                          "data/documentation/decisions_fr.csv",
                          "data/documentation/decisions_nl.csv",
                          "data/documentation/readme_en.txt",
                          "data/documentation/readme_fr.txt",
                          "data/documentation/readme_nl.txt",
                          "data/documentation/reconciliation_fr.csv",
                          "data/documentation/reconciliation_nl.csv",
                          "data/documentation/transfer_list_fr.csv",
                          "data/documentation/transfer_list_nl.csv",
                          "manifest-sha512.txt",
                          "tagmanifest-sha512.txt"};

} // namespace

TEST_CASE("A package holds finding aids, lists, read-me and film, and coreutils accept it")
{
    PackageTest test;
    const BuiltPackage built = test.built();
    CHECK_FALSE(built.was_there);
    CHECK(built.files == 16);
    CHECK(files_below(test.package()) == whole_package);
    CHECK(coreutils_accept(test.package(), "manifest-sha512.txt"));
    CHECK(coreutils_accept(test.package(), "tagmanifest-sha512.txt"));
    CHECK(built.tag_manifest_sha512 ==
          sha512_hex(read_text(test.package() / "tagmanifest-sha512.txt")));
    const auto verified = verify_package(test.package(), silent(), built.tag_manifest_sha512);
    REQUIRE(verified);
    CHECK(verified->ours);
    CHECK(verified->number == "TR-2025-0001");
    CHECK(verified->files == built.files);
    CHECK(verified->bytes == built.bytes);
    const std::string readme = read_text(test.package() / "data/documentation/readme_nl.txt");
    CHECK(readme.find("0,5 strekkende meter in 5 dozen") != std::string::npos);
    CHECK(readme.find('{') == std::string::npos);
}

TEST_CASE("Building packs the transfer, records the package and writes the audit in one act")
{
    PackageTest test;
    const BuiltPackage built = test.built();
    CHECK(test.transfer()->state == TransferState::packed);
    CHECK(test.packages() == 1);
    auto tx = test.archive.work->read();
    const auto rows = test.archive.audit.newest(*tx, 1);
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].event.act == "transfer.build");
    CHECK(rows[0].event.outcome == "done");
    CHECK(rows[0].event.details.find(built.tag_manifest_sha512) != std::string::npos);
}

TEST_CASE("Building again, even on another day, answers with the package that is there")
{
    PackageTest test;
    const BuiltPackage first = test.built();
    test.archive.clock.advance(std::chrono::hours{72});
    const BuiltPackage second = test.built();
    CHECK(second.was_there);
    CHECK(second.tag_manifest_sha512 == first.tag_manifest_sha512);
    CHECK(test.packages() == 1);
    CHECK(files_below(test.package()) == whole_package);
}

TEST_CASE("A package with other contents is never overwritten")
{
    PackageTest test;
    (void)test.built();
    test.execute("UPDATE unit_text SET title = 'Groep Zuid' WHERE title = 'Groep Noord'");
    CHECK(test.refusal() == Texts{"transfer.package_exists"});
    CHECK(coreutils_accept(test.package(), "manifest-sha512.txt"));
    SECTION("nor is one that was damaged")
    {
        flip(test.package() / "bag-info.txt", 3);
        CHECK(test.refusal().front() == "transfer.package_exists");
    }
}

TEST_CASE("Every changed byte of a package is found and the file named")
{
    PackageTest test{false, 40};
    (void)test.built();
    for (const std::string& name : whole_package) {
        const fs::path file = test.package() / name;
        const std::size_t size = fs::file_size(file);
        // Every byte of the tag files in a long run; else places all over them.
        const std::size_t places = name.find('/') != std::string::npos ? 7 : 97;
        const std::size_t step = long_run() && places > 7 ? 1 : size / places + 1;
        for (std::size_t at = 0; at < size; at += step) {
            flip(file, at);
            const auto verified = verify_package(test.package(), silent());
            bool named = false;
            if (!verified)
                for (const Problem& each : verified.problems())
                    named = named || fact(each, "name") == name ||
                            fact(each, "file").find(name) != std::string::npos;
            if (!named) {
                INFO(name << " at " << at);
                CHECK(named);
            }
            flip(file, at);
        }
    }
    CHECK(verify_package(test.package(), silent()).ok());
}

TEST_CASE("A package without its tag manifest, with a stray file or with a fetch list is refused")
{
    PackageTest test;
    (void)test.built();
    SECTION("tag manifest")
    {
        fs::remove(test.package() / "tagmanifest-sha512.txt");
        const auto verified = verify_package(test.package(), silent());
        REQUIRE_FALSE(verified);
        CHECK(verified.problems().front().code == "transfer.no_tag_manifest");
    }
    SECTION("stray file beside the manifests")
    {
        write_whole(test.package() / "stray.txt", "x");
        CHECK(codes_of(verify_package(test.package(), silent()).problems()) ==
              Texts{"transfer.file_not_listed"});
    }
    SECTION("fetch list")
    {
        write_whole(test.package() / "fetch.txt", "");
        CHECK(codes_of(verify_package(test.package(), silent()).problems()).front() ==
              "transfer.fetch_refused");
    }
}

TEST_CASE("Nothing that must stay leaves in a package")
{
    PackageTest test{true};
    const BuiltPackage built = test.built();
    CHECK(built.held_back == 1);
    for (const std::string& name : files_below(test.package())) {
        INFO(name);
        const std::string text = read_text(test.package() / name);
        CHECK(text.find(canary) == std::string::npos);
        CHECK(text.find("VSSE/OR/3") == std::string::npos);
    }
}

TEST_CASE("Stopped at any step, nothing verifies that lacks a file, and the next run finishes")
{
    PackageTest counting{false, 40};
    int steps = 0;
    (void)counting.build([&steps](const Progress&) { return ++steps > 0; });
    REQUIRE(steps > 20);
    const bool by_throwing = GENERATE(false, true);
    PackageTest test{false, 40};
    for (int last = 1; last <= steps; ++last) {
        int step = 0;
        const ProgressSink stopping = [&](const Progress&) {
            if (++step < last)
                return true;
            if (by_throwing) // as a process that is killed: nobody tidies up
                throw std::runtime_error{"killed"};
            return false;
        };
        INFO("step " << last);
        if (by_throwing)
            CHECK_THROWS_AS(test.build(stopping), std::runtime_error);
        else
            CHECK(codes_of(test.build(stopping).problems()) == Texts{"transfer.stopped"});
        nothing_half_verifies(test.order.out, whole_package.size());
        CHECK_FALSE(fs::exists(test.package()));
        if (!by_throwing && fs::exists(test.order.out))
            CHECK(fs::is_empty(test.order.out));
        CHECK(test.transfer()->state == TransferState::draft);
    }
    (void)test.built();
    CHECK(files_below(test.order.out / test.order.number) == whole_package);
    CHECK(std::distance(fs::directory_iterator(test.order.out), {}) == 1);
}

TEST_CASE("A package whose record was cut off is recorded by the next run")
{
    PackageTest test;
    (void)test.built();
    test.execute("DELETE FROM transfer_package; UPDATE transfer SET state = 'DRAFT'");
    CHECK(test.built().was_there);
    CHECK(test.packages() == 1);
    CHECK(test.transfer()->state == TransferState::packed);
}

TEST_CASE("A deed prints a checksum in groups of eight")
{
    CHECK(in_groups_of_eight("0123456789abcdef01") == "01234567 89abcdef 01");
}
