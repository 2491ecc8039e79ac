#include "aperta/transfer/package.hpp"

#include "aperta/access/roles.hpp"
#include "aperta/platform/digest.hpp"
#include "aperta/platform/files.hpp"
#include "aperta/transfer/verify.hpp"
#include "transfer/bag.hpp"
#include "transfer/bag_text.hpp"
#include "transfer/contents.hpp"
#include "transfer/payload.hpp"
#include "transfer/stop.hpp"

#include <sys/file.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace aperta
{

namespace fs = std::filesystem;

namespace
{

constexpr const char* build_act = "transfer.build";
constexpr std::uint64_t room_for_texts = std::uint64_t{64} << 20U;

std::string on_one_line(std::string_view text)
{
    std::string line{text};
    for (char& c : line)
        if (static_cast<unsigned char>(c) < 0x20U)
            c = ' ';
    return line;
}

std::string bag_info(const Transfer& transfer, const Payload& payload, LegalDay day)
{
    return std::string{our_label} + ": 1\n" + "Bag-Software-Agent: Aperta " APERTA_VERSION "\n" +
           "Bagging-Date: " + to_text(day) + "\n" + "External-Identifier: " + transfer.number +
           "\n" + "External-Description: " + on_one_line(text_in(transfer.titles, Language::nl)) +
           "\n" + "Payload-Oxum: " + std::to_string(payload.bytes()) + "." +
           std::to_string(payload.files()) + "\n";
}

// The day that a package there already was published on, so that asking again on another day
// gives the same bytes.
std::optional<LegalDay> bagging_day(const fs::path& folder)
{
    if (!fs::is_regular_file(folder / "bag-info.txt"))
        return std::nullopt;
    const std::string text = read_text(folder / "bag-info.txt");
    for (const BagInfoEntry& each : parse_bag_info(text))
        if (each.label == "Bagging-Date")
            if (auto day = parse_day(each.value))
                return *day;
    return std::nullopt;
}

// The folder that packages are built in, for one build at a time.
class OutFolder
{
public:
    explicit OutFolder(const fs::path& folder) : handle_(made(folder))
    {
        taken_ = ::flock(handle_.descriptor(), LOCK_EX | LOCK_NB) == 0;
    }
    [[nodiscard]] bool taken() const { return taken_; }

private:
    static File made(const fs::path& folder)
    {
        fs::create_directories(folder);
        return File::open_to_read(folder);
    }

    File handle_;
    bool taken_ = false;
};

class Build
{
public:
    Build(const TransferPorts& ports, const Actor& actor, const PackageOrder& order,
          const ProgressSink& progress)
        : ports_(ports), actor_(actor), order_(order), progress_(progress),
          final_(order.out / order.number), staging_(order.out / (".partial-" + order.number))
    {
    }

    Result<BuiltPackage> run()
    {
        if (auto problem = may(actor_, Role::transfer_officer, build_act))
            return *problem;
        if (auto lawful = check_number(order_.number); !lawful)
            return lawful.problems();
        go_on(progress_, {"read", 0, 0});
        auto tx = ports_.work.read();
        auto examined = examine(ports_, *tx, actor_, order_);
        if (!examined)
            return examined.problems();
        out_.emplace(order_.out);
        if (!out_->taken())
            return Problem{Fault::conflict, "transfer.folder_busy", "out", {}};
        fs::remove_all(staging_); // left by a run that was cut off
        if (fs::exists(fs::symlink_status(final_)))
            return existing(*examined);
        return fresh(*examined, std::move(tx));
    }

    // Only what this build made: another may be at work in the same folder.
    void tidy() const
    {
        std::error_code ignored;
        if (out_ && out_->taken())
            fs::remove_all(staging_, ignored);
    }

private:
    Result<BuiltPackage> existing(const Examined& examined)
    {
        auto verified = verify_package(final_, progress_);
        if (!verified) {
            Problems problems = verified.problems();
            problems.insert(problems.begin(), exists_problem());
            return problems;
        }
        ImaginedPayload payload{progress_};
        const LegalDay day = bagging_day(final_).value_or(ports_.clock.today());
        if (auto put = put_texts(payload, examined, order_, day); !put)
            return put.problems();
        if (auto put = put_films(payload, examined, order_); !put)
            return put.problems();
        const std::string there = read_text(final_ / our_manifest);
        if (!verified->ours || there != manifest_text(payload.checksums()))
            return exists_problem();
        return recorded(examined, *verified, true);
    }

    Result<BuiltPackage> fresh(const Examined& examined, std::unique_ptr<ReadTx> tx)
    {
        if (auto enough = room(); !enough)
            return enough.problems();
        const LegalDay day = ports_.clock.today();
        fs::create_directories(staging_ / "data");
        StagedPayload payload{staging_, progress_};
        payload.expect_bytes(film_bytes());
        if (auto put = put_texts(payload, examined, order_, day); !put)
            return put.problems();
        tx.reset(); // a reader that waits for a film would keep the store from tidying up
        if (auto put = put_films(payload, examined, order_); !put)
            return put.problems();
        if (auto still = examined_again(); !still)
            return still.problems();
        write_tag_files(examined.transfer, payload, day);
        auto verified = verify_package(staging_, progress_);
        if (!verified)
            return verified.problems();
        go_on(progress_, {"manifest", 4, 4});
        rename_durably(staging_, final_);
        return recorded(examined, *verified, false);
    }

    // Copying film takes long; what was released when it began must be so when it ends.
    Result<Done> examined_again()
    {
        if (order_.films.empty())
            return Done{};
        const auto tx = ports_.work.read();
        const auto again = examine(ports_, *tx, actor_, order_);
        if (!again)
            return again.problems();
        return Done{};
    }

    // bagit.txt after everything it promises, the tag manifest after bagit.txt: without either a
    // folder does not verify.
    void write_tag_files(const Transfer& transfer, const StagedPayload& payload, LegalDay day)
    {
        payload.sync_folders();
        std::map<std::string, std::string> checksums;
        std::int64_t done = 0;
        const auto put = [&](const std::string& name, const std::string& text) {
            go_on(progress_, {"manifest", done++, 4});
            write_whole(staging_ / name, text);
            checksums.emplace(name, sha512_hex(text));
        };
        put("bag-info.txt", bag_info(transfer, payload, day));
        put(std::string{our_manifest}, manifest_text(payload.checksums()));
        put("bagit.txt", "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n");
        const std::string tags = manifest_text(checksums);
        put(std::string{our_tag_manifest}, tags);
    }

    Result<BuiltPackage> recorded(const Examined& examined, const VerifiedPackage& verified,
                                  bool was_there)
    {
        const auto tx = ports_.work.write();
        const auto transfer = ports_.transfers.transfer(*tx, order_.number, actor_.clearance);
        if (!transfer || !still_here(transfer->state))
            return Problem{Fault::conflict,
                           "transfer.state_forbids",
                           "",
                           {{"number", order_.number},
                            {"state", std::string{transfer ? code_of(transfer->state) : ""}}}};
        const std::string& checksum = verified.tag_manifest_sha512;
        if (!is_recorded(*tx, transfer->id, checksum))
            ports_.transfers.add(*tx, {transfer->id, checksum, to_text(ports_.clock.now()),
                                       verified.files, verified.bytes, PackageState::built});
        ports_.transfers.save_state(*tx, transfer->id, TransferState::packed);
        ports_.audit.append(*tx, done(ports_.clock, actor_, build_act, order_.number,
                                      "files=" + std::to_string(verified.files) +
                                          " bytes=" + std::to_string(verified.bytes) +
                                          " tag_manifest_sha512=" + checksum +
                                          (was_there ? " was_there=yes" : "")));
        tx->commit();
        return BuiltPackage{order_.number,  final_,         checksum,
                            verified.files, verified.bytes, examined.held_back(),
                            was_there};
    }

    bool is_recorded(ReadTx& tx, TransferId id, const std::string& checksum)
    {
        const auto packages = ports_.transfers.packages(tx, id, actor_.clearance);
        return std::any_of(packages.begin(), packages.end(), [&checksum](const auto& each) {
            return each.tag_manifest_sha512 == checksum;
        });
    }

    [[nodiscard]] Result<Done> room() const
    {
        const std::uint64_t needed = static_cast<std::uint64_t>(film_bytes()) + room_for_texts;
        const std::uint64_t free = free_bytes(order_.out);
        if (free < needed)
            return Problem{Fault::environment,
                           "transfer.no_room",
                           "out",
                           {{"needed", std::to_string(needed)}, {"free", std::to_string(free)}}};
        return Done{};
    }

    [[nodiscard]] std::int64_t film_bytes() const
    {
        std::int64_t bytes = 0;
        for (const FilmForTransfer& film : order_.films)
            for (const FilmFile& file : film.files)
                bytes += file.bytes;
        return bytes;
    }

    [[nodiscard]] Problem exists_problem() const
    {
        return {Fault::conflict, "transfer.package_exists", "out", {{"number", order_.number}}};
    }

    const TransferPorts& ports_;
    const Actor& actor_;
    const PackageOrder& order_;
    const ProgressSink& progress_;
    fs::path final_;
    fs::path staging_;
    std::optional<OutFolder> out_;
};

} // namespace

Result<BuiltPackage> build_package(TransferPorts ports, const Actor& actor,
                                   const PackageOrder& order, const ProgressSink& progress)
{
    Build build{ports, actor, order, progress};
    try {
        auto built = build.run();
        if (built)
            return built;
        build.tidy();
        return refused({ports.work, ports.audit, ports.clock}, actor, build_act, order.number,
                       built.problems());
    } catch (const Stopped&) {
        build.tidy();
        return stopped_problem();
    } catch (const fs::filesystem_error& error) {
        throw as_breakage(error);
    }
}

std::string in_groups_of_eight(std::string_view checksum)
{
    std::string text;
    for (std::size_t at = 0; at < checksum.size(); at += 8)
        text += (text.empty() ? "" : " ") + std::string{checksum.substr(at, 8)};
    return text;
}

} // namespace aperta
