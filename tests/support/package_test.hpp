// A transfer ready to be packed: a small archive, its declaration, an accepted film of three files
// and a writer of finding aids that shows all that a view gives.
#pragma once

#include "aperta/platform/digest.hpp"
#include "aperta/platform/files.hpp"
#include "aperta/transfer/package.hpp"
#include "tests/support/released_archive.hpp"

#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

namespace aperta
{

struct PackageTest {
    ReleasedArchive archive;
    TempFolder folder;
    PackageOrder order;

    explicit PackageTest(bool hold_one_back = false, std::size_t film_bytes = 3'000'000)
        : archive(hold_one_back)
    {
        archive.declare();
        order.number = "TR-2025-0001";
        order.out = folder.path() / "out";
        order.finding_aid = [](const ReleasedView& view, Language language, LegalDay published,
                               const PieceTaker& take) -> Result<Done> {
            take("<ead day='" + to_text(published) + "'>");
            view.each([&](const ReleasedUnit& unit, int) {
                take(unit.reference().text() + " " + unit.text(language).title + "\n");
                return true;
            });
            take("</ead>\n");
            return Done{};
        };
        FilmForTransfer film;
        film.reference = ReleasedArchive::code("VSSE/OR/2/1");
        film.folder = folder.path() / "film";
        std::filesystem::create_directories(film.folder);
        for (const char* name : {"master.mkv", "access.mp4", "sidecar.tsv"}) {
            const std::string text(film_bytes, name[0]);
            write_whole(film.folder / name, text);
            film.files.push_back({name, static_cast<std::int64_t>(text.size()), sha512_hex(text)});
        }
        order.films = {film};
    }

    [[nodiscard]] Result<BuiltPackage> build(const ProgressSink& progress = silent())
    {
        return build_package(archive.transfer_ports(), archive.officer, order, progress);
    }
    [[nodiscard]] BuiltPackage built()
    {
        auto result = build();
        if (!result)
            FAIL(result.problems().front().code);
        return *result;
    }
    [[nodiscard]] std::filesystem::path package() const { return order.out / order.number; }

    [[nodiscard]] std::vector<std::string> refusal()
    {
        const auto result = build();
        return result ? std::vector<std::string>{} : codes_of(result.problems());
    }
    [[nodiscard]] std::optional<Transfer> transfer()
    {
        auto tx = archive.work->read();
        return archive.transfers.transfer(*tx, order.number, Level::unclassified);
    }
    [[nodiscard]] std::size_t packages()
    {
        auto tx = archive.work->read();
        return archive.transfers.packages(*tx, transfer()->id, Level::unclassified).size();
    }
    void execute(const std::string& sql) const
    {
        SqliteConnection{archive.folder.path() / "aperta.db", Connection::Mode::read_write}.execute(
            sql);
    }
};

inline void flip(const std::filesystem::path& file, std::size_t at)
{
    std::fstream stream{file, std::ios::in | std::ios::out | std::ios::binary};
    stream.seekg(static_cast<std::streamoff>(at));
    const char byte = static_cast<char>(stream.get());
    stream.seekp(static_cast<std::streamoff>(at));
    stream.put(static_cast<char>(byte ^ 0x20));
}

} // namespace aperta
