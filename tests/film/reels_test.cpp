// The film operator's use cases, over a true store and the true FFmpeg.
#include "tests/support/film_archive.hpp"
#include "tests/support/film_samples.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace
{

struct FilmRoom {
    std::unique_ptr<StoreUnderTest> store = sqlite_under_test();
    FilmArchive archive{*store};
    ScratchFolder scratch;
    std::unique_ptr<MediaRunner> ffmpeg = ffmpeg_runner();

    [[nodiscard]] FilmFolders folders() const { return {scratch / "scans", scratch / "films"}; }

    Result<Digitised> digitise(const std::string& reference, const Actor& actor = film_operator())
    {
        return digitise_reel(film_ports(*store), {*ffmpeg, free_bytes}, actor, folders(),
                             *ReferenceCode::parse(reference), silent());
    }

    Result<ReelId> enter(const Reel& reel, const Actor& actor = film_operator())
    {
        return register_reel(film_ports(*store), actor, reel);
    }

    [[nodiscard]] std::vector<DigitisationAttempt> attempts(ReelId reel) const
    {
        return store->films->attempts(*store->work->read(), reel, Level::top_secret);
    }

    [[nodiscard]] AuditEvent last_event() const
    {
        return store->audit->newest(*store->work->read(), 1).at(0).event;
    }
};

} // namespace

TEST_CASE("A digitised reel has its attempt, its renditions and its audit row")
{
    FilmRoom room;
    save_scan(room.scratch / "scans/r1", 3);
    const auto reel = room.enter(sample_reel("VSSE/F1", "r1"));
    REQUIRE(reel);
    const auto made = room.digitise("VSSE/F1");
    REQUIRE(made);
    CHECK(made->frames == 3);
    CHECK_FALSE(made->doubtful());
    const auto attempts = room.attempts(*reel);
    REQUIRE(attempts.size() == 1);
    CHECK(attempts[0].accepted());
    CHECK(attempts[0].commands.size() == 4);
    const auto kept =
        room.store->films->renditions(*room.store->work->read(), *reel, Level::secret);
    CHECK(kept.size() == made->renditions.size());
    CHECK(kept.front().kind == RenditionKind::master);
    CHECK(room.last_event().act == "film.digitise");
    CHECK(room.last_event().outcome == "done");
}

TEST_CASE("Asking twice for a reel makes one attempt; a store that missed it is healed")
{
    FilmRoom room;
    save_scan(room.scratch / "scans/r1", 3);
    const auto reel = room.enter(sample_reel("VSSE/F1", "r1"));
    REQUIRE(reel);
    // As if the machine had stopped between the rename and the commit.
    DigitiseOrder order = order_for(room.scratch, 3);
    order.reel = *ReferenceCode::parse("VSSE/F1");
    order.scan = room.scratch / "scans/r1";
    order.film_folder = room.folders().films;
    REQUIRE(digitise({*room.ffmpeg, free_bytes}, order, silent()));
    CHECK(room.attempts(*reel).empty());
    for (int i = 0; i < 2; ++i) {
        const auto made = room.digitise("VSSE/F1");
        REQUIRE(made);
        CHECK(made->was_there);
        CHECK(room.attempts(*reel).size() == 1);
    }
}

TEST_CASE("A refused attempt is kept with its reason, and the next one has the next number")
{
    FilmRoom room;
    save_scan(room.scratch / "scans/r1", 3);
    std::filesystem::resize_file(room.scratch / "scans/r1/000002.dpx", 3000);
    const auto reel = room.enter(sample_reel("VSSE/F1", "r1"));
    REQUIRE(reel);
    CHECK(codes_of(room.digitise("VSSE/F1").problems()) ==
          std::vector<std::string>{"film.frame_truncated"});
    CHECK(room.last_event().outcome == "refused");
    save_scan(room.scratch / "scans/r1", 3);
    REQUIRE(room.digitise("VSSE/F1"));
    const auto attempts = room.attempts(*reel);
    REQUIRE(attempts.size() == 2);
    CHECK(attempts[0].code == "film.frame_truncated");
    CHECK(attempts[1].number == 2);
}

TEST_CASE("Only a film operator digitises, and only what lies below the clearance")
{
    FilmRoom room;
    REQUIRE(room.enter(sample_reel("VSSE/F2", "r2")));
    Actor archivist = film_operator();
    archivist.roles = {Role::archivist};
    CHECK(codes_of(room.digitise("VSSE/F2", archivist).problems()) ==
          std::vector<std::string>{"film.not_allowed"});
    CHECK(codes_of(room.digitise("VSSE/F2", film_operator(Level::confidential)).problems()) ==
          std::vector<std::string>{"film.reel_absent"});
    CHECK(codes_of(room.digitise("VSSE/F9").problems()) ==
          std::vector<std::string>{"film.reel_absent"});
}

TEST_CASE("A reel is registered once, for a described unit, with sound measures")
{
    FilmRoom room;
    Reel reel = sample_reel("VSSE/F1", "../elsewhere");
    reel.pitch_um = 0;
    reel.length = {};
    reel.shrinkage_permille = 200;
    reel.frames_per_second = 0;
    CHECK(room.enter(reel).problems().size() == 5);
    CHECK(codes_of(room.enter(sample_reel("VSSE/F9", "r1")).problems()) ==
          std::vector<std::string>{"film.unit_absent"});
    REQUIRE(room.enter(sample_reel("VSSE/F1", "r1")));
    CHECK(codes_of(room.enter(sample_reel("VSSE/F1", "r3")).problems()) ==
          std::vector<std::string>{"film.reel_known"});
    Actor auditor = film_operator();
    auditor.roles = {Role::auditor};
    CHECK(codes_of(room.enter(sample_reel("VSSE/F2", "r2"), auditor).problems()) ==
          std::vector<std::string>{"film.not_allowed"});
}

TEST_CASE("An accepted record that was replaced with another is found")
{
    FilmRoom room;
    save_scan(room.scratch / "scans/r1", 3);
    REQUIRE(room.enter(sample_reel("VSSE/F1", "r1")));
    REQUIRE(room.digitise("VSSE/F1"));
    std::filesystem::remove_all(room.scratch / "films");
    save(room.scratch / "scans/r1/000003.dpx", sample_dpx({64, 48}, 77));
    CHECK(codes_of(room.digitise("VSSE/F1").problems()) ==
          std::vector<std::string>{"film.rendition_altered"});
}

} // namespace aperta
