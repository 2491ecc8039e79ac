#include "aperta/core/breakage.hpp"
#include "tests/support/film_archive.hpp"

#include <catch2/catch.hpp>

namespace aperta
{

namespace
{

DigitisationAttempt sample_attempt(int number, const std::string& code)
{
    DigitisationAttempt attempt;
    attempt.number = number;
    attempt.account = "f.operator";
    attempt.started_at = "2025-11-24T08:00:00.000Z";
    attempt.ended_at = "2025-11-24T08:01:00.000Z";
    attempt.code = code;
    attempt.expected_frames = 3;
    attempt.frames = 3;
    attempt.source = {3, 1000, std::string(64, 'a')};
    attempt.engine = "ffmpeg version 5.1";
    attempt.limits = "memory 1 file 2";
    attempt.sandboxed = true;
    attempt.commands = {"ffmpeg -i pipe:0", "ffmpeg -i file:master.mkv"};
    return attempt;
}

std::vector<Rendition> sample_renditions()
{
    return {{RenditionKind::master, "master.mkv", 10, std::string(128, 'b'), 3},
            {RenditionKind::thumbnail, "thumbs/0001.jpg", 5, std::string(128, 'c'), 1}};
}

ReelId add_reel(StoreUnderTest& store, UnitId unit, Reel reel)
{
    reel.unit = unit;
    const auto tx = store.work->write();
    const ReelId id = store.films->add(*tx, reel);
    tx->commit();
    return id;
}

} // namespace

TEST_CASE("A reel is read back as it was registered")
{
    for_each_store([](StoreUnderTest& store) {
        const FilmArchive archive{store};
        const Reel given = sample_reel("VSSE/F2", "reel-0001");
        const ReelId id = add_reel(store, archive.secret_film, given);
        const auto tx = store.work->read();
        const auto reel = store.films->reel(*tx, given.reference, Level::secret);
        REQUIRE(reel);
        CHECK(reel->id == id);
        CHECK(reel->unit == archive.secret_film);
        CHECK(reel->gauge == "9.5mm");
        CHECK(reel->pitch_um == 7540);
        CHECK(reel->length == Millimetres{22});
        CHECK(expected_frames(*reel) == 3);
        CHECK(reel->condition == "0.25");
        CHECK(reel->sound == "silent");
        CHECK(reel->scan_folder == "reel-0001");
        CHECK(reel->level == Level::secret);
    });
}

TEST_CASE("A reel above the reader's clearance is in no list and answers no question")
{
    for_each_store([](StoreUnderTest& store) {
        const FilmArchive archive{store};
        add_reel(store, archive.open_film, sample_reel("VSSE/F1", ""));
        const ReelId hidden = add_reel(store, archive.secret_film, sample_reel("VSSE/F2", "r2"));
        {
            const auto tx = store.work->write();
            store.films->add(*tx, hidden, sample_attempt(1, ""));
            store.films->accept(*tx, hidden, 1, sample_renditions());
            tx->commit();
        }
        const auto tx = store.work->read();
        CHECK(store.films->reels(*tx, Level::secret).size() == 2);
        CHECK(store.films->reels(*tx, Level::confidential).size() == 1);
        CHECK_FALSE(store.films->reel(*tx, *ReferenceCode::parse("VSSE/F2"), Level::confidential));
        CHECK(store.films->attempts(*tx, hidden, Level::confidential).empty());
        CHECK(store.films->renditions(*tx, hidden, Level::confidential).empty());
        CHECK(store.films->renditions(*tx, hidden, Level::secret) == sample_renditions());
    });
}

TEST_CASE("Every attempt is kept with its commands, refused ones with their reason")
{
    for_each_store([](StoreUnderTest& store) {
        const FilmArchive archive{store};
        const ReelId reel = add_reel(store, archive.open_film, sample_reel("VSSE/F1", "r1"));
        {
            const auto tx = store.work->write();
            store.films->add(*tx, reel, sample_attempt(1, "film.frame_missing"));
            store.films->add(*tx, reel, sample_attempt(2, ""));
            tx->commit();
        }
        const auto tx = store.work->read();
        const auto attempts = store.films->attempts(*tx, reel, Level::top_secret);
        REQUIRE(attempts.size() == 2);
        CHECK(attempts[0].code == "film.frame_missing");
        CHECK_FALSE(attempts[0].accepted());
        CHECK(attempts[1].accepted());
        CHECK(attempts[1].commands == sample_attempt(2, "").commands);
        CHECK(attempts[1].source.sha256 == std::string(64, 'a'));
        CHECK(attempts[1].sandboxed);
    });
}

TEST_CASE("A reel has one accepted master, and evidence is never changed or taken away")
{
    for_each_store([](StoreUnderTest& store) {
        const FilmArchive archive{store};
        const ReelId reel = add_reel(store, archive.open_film, sample_reel("VSSE/F1", "r1"));
        {
            const auto tx = store.work->write();
            store.films->add(*tx, reel, sample_attempt(1, ""));
            store.films->accept(*tx, reel, 1, sample_renditions());
            tx->commit();
        }
        {
            const auto tx = store.work->write();
            store.films->add(*tx, reel, sample_attempt(2, ""));
            auto second = sample_renditions();
            second.front().file = "other.mkv";
            CHECK_THROWS_AS(store.films->accept(*tx, reel, 2, second), Breakage);
        }
        CHECK_THROWS_AS(store.execute("DELETE FROM film_rendition"), Breakage);
        CHECK_THROWS_AS(store.execute("UPDATE film_attempt SET code = ''"), Breakage);
    });
}

} // namespace aperta
