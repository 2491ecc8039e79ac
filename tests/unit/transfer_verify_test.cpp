#include "aperta/platform/digest.hpp"
#include "aperta/platform/files.hpp"
#include "aperta/transfer/verify.hpp"
#include "aperta/words/words.hpp"
#include "tests/support/released_archive.hpp"
#include "tests/support/skip.hpp"
#include "tests/support/temp_folder.hpp"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace aperta;
namespace fs = std::filesystem;

namespace
{

using Texts = std::vector<std::string>;

// A lawful bag with one file, to be spoilt.
struct SmallBag {
    TempFolder folder;
    fs::path path = folder.path() / "bag";

    SmallBag()
    {
        fs::create_directories(path / "data");
        write_whole(path / "data" / "a.txt", "abc\n");
        write_whole(path / "bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        list("data/a.txt", "abc\n");
    }
    void list(const std::string& name, const std::string& text) const
    {
        write_whole(path / "manifest-sha512.txt", sha512_hex(text) + "  " + name + "\n");
    }
    [[nodiscard]] Result<VerifiedPackage> verify() const { return verify_package(path, silent()); }
    [[nodiscard]] Texts faults() const
    {
        const auto verified = verify();
        return verified ? Texts{} : codes_of(verified.problems());
    }
};

fs::path unpacked_suite(const TempFolder& into)
{
    const fs::path archive = shared_data() / "bagit" / "bagit-conformance-suite.tar.zst";
    const std::string command =
        "tar --zstd -xf '" + archive.string() + "' -C '" + into.path().string() + "'";
    REQUIRE(std::system(command.c_str()) == 0); // NOLINT: a fixed command of the test
    for (const auto& entry : fs::directory_iterator(into.path()))
        return entry.path();
    return {};
}

} // namespace

TEST_CASE("The Library of Congress conformance suite: the valid accepted, the others refused")
{
    SKIP_WITHOUT_SHARED_DATA();
    const TempFolder folder;
    // Bags with a remark are lawful but odd; three of them list files that Linux does not have.
    const std::set<std::string> lacking{"duplicate-file-with-different-case",
                                        "same-filename-listed-twice-with-different-normalization",
                                        "special-system-files"};
    int judged = 0;
    for (const auto& version : fs::directory_iterator(unpacked_suite(folder)))
        for (const char* kind : {"valid", "invalid", "linux-only", "warning"}) {
            if (!fs::is_directory(version.path() / kind))
                continue;
            for (const auto& bag : fs::directory_iterator(version.path() / kind)) {
                if (!bag.is_directory())
                    continue;
                const std::string name = bag.path().filename().string();
                const auto verified = verify_package(bag.path(), silent());
                const bool warned = std::string{kind} == "warning";
                const bool wanted =
                    std::string{kind} == "valid" || (warned && !lacking.contains(name));
                INFO(version.path().filename().string() << " " << kind << " " << name);
                CHECK(verified.ok() == wanted);
                if (warned && verified)
                    CHECK_FALSE(verified->warnings.empty());
                ++judged;
            }
        }
    CHECK(judged == 54);
}

TEST_CASE("A lawful bag of another maker is accepted")
{
    const SmallBag bag;
    const auto verified = bag.verify();
    REQUIRE(verified);
    CHECK(verified->files == 1);
    CHECK(verified->bytes == 4);
    CHECK_FALSE(verified->ours);
    CHECK(verified->version == "1.0");
}

TEST_CASE("Every fault of a bag is told by its own code")
{
    const SmallBag bag;
    SECTION("a file that changed")
    {
        write_whole(bag.path / "data" / "a.txt", "abd\n");
        CHECK(bag.faults() == Texts{"transfer.file_altered"});
    }
    SECTION("a file that is gone")
    {
        fs::remove(bag.path / "data" / "a.txt");
        CHECK(bag.faults() == Texts{"transfer.file_missing"});
    }
    SECTION("a stray file")
    {
        write_whole(bag.path / "data" / "b.txt", "b");
        CHECK(bag.faults() == Texts{"transfer.file_not_listed"});
    }
    SECTION("a line that is none")
    {
        write_whole(bag.path / "manifest-sha512.txt", "abc data/a.txt\n");
        CHECK(bag.faults() == Texts{"transfer.manifest_malformed", "transfer.file_not_listed"});
    }
    SECTION("a path that leads out")
    {
        bag.list("data/../../a.txt", "abc\n");
        CHECK(bag.faults() == Texts{"transfer.unsafe_path", "transfer.file_not_listed"});
    }
    SECTION("a link instead of a file")
    {
        fs::remove(bag.path / "data" / "a.txt");
        fs::create_symlink("/etc/hostname", bag.path / "data" / "a.txt");
        CHECK(bag.faults() == Texts{"transfer.unsafe_file", "transfer.file_missing"});
    }
    SECTION("no declaration")
    {
        fs::remove(bag.path / "bagit.txt");
        CHECK(bag.faults() == Texts{"transfer.no_declaration"});
    }
    SECTION("a version of the future")
    {
        write_whole(bag.path / "bagit.txt",
                    "BagIt-Version: 2.0\nTag-File-Character-Encoding: UTF-8\n");
        CHECK(bag.faults() == Texts{"transfer.version_unknown"});
    }
    SECTION("an encoding that is not read")
    {
        write_whole(bag.path / "bagit.txt",
                    "BagIt-Version: 1.0\nTag-File-Character-Encoding: KOI8-R\n");
        CHECK(bag.faults() == Texts{"transfer.encoding_unknown"});
    }
    SECTION("no manifest")
    {
        fs::remove(bag.path / "manifest-sha512.txt");
        CHECK(bag.faults() == Texts{"transfer.no_manifest"});
    }
    SECTION("a checksum of an unknown kind")
    {
        write_whole(bag.path / "manifest-crc32.txt", "00000000  data/a.txt\n");
        CHECK(bag.faults() == Texts{"transfer.algorithm_unknown"});
    }
    SECTION("no payload")
    {
        fs::remove_all(bag.path / "data");
        CHECK(bag.faults() == Texts{"transfer.no_payload", "transfer.file_missing"});
    }
    SECTION("a sum that does not agree")
    {
        write_whole(bag.path / "bag-info.txt", "Payload-Oxum: 5.1\n");
        CHECK(bag.faults() == Texts{"transfer.oxum_differs"});
    }
    SECTION("no folder at all")
    {
        CHECK(codes_of(verify_package(bag.path / "none", silent()).problems()) ==
              Texts{"transfer.not_a_folder"});
    }
}

TEST_CASE("Escapes of line ends and percent are resolved in 1.0 and left alone in 0.97")
{
    const SmallBag bag;
    fs::remove(bag.path / "data" / "a.txt");
    write_whole(bag.path / "data" / "100%\n", "abc\n");
    bag.list("data/100%25%0a", "abc\n");
    CHECK(bag.verify().ok());
    write_whole(bag.path / "bagit.txt",
                "BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n");
    CHECK_FALSE(bag.verify().ok());
}

TEST_CASE("The receipt's checksum commits to the whole package")
{
    const SmallBag bag;
    CHECK(codes_of(verify_package(bag.path, silent(), std::string(128, '0')).problems()) ==
          Texts{"transfer.receipt_differs"});
}

TEST_CASE("Checking stops when it is told to")
{
    const SmallBag bag;
    const auto verified = verify_package(bag.path, [](const Progress&) { return false; });
    REQUIRE_FALSE(verified);
    CHECK(codes_of(verified.problems()) == Texts{"transfer.stopped"});
}
