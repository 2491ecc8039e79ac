#include "aperta/film/reels.hpp"

#include "film/problems.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

namespace aperta
{

namespace
{

constexpr const char* register_act = "film.register_reel";
constexpr const char* digitise_act = "film.digitise";

AuditPorts audit_ports(const FilmPorts& ports)
{
    return {ports.work, ports.audit, ports.clock};
}

Problem reel_problem(const char* code, const Reel& reel, const char* field)
{
    return {Fault::invalid, code, field, {{"reel", reel.reference.text()}}};
}

// A name of one folder, not a way out of the folder of scans; none before the reel is scanned.
bool scan_folder_fits(const std::string& name)
{
    return name.empty() ||
           (name.front() != '.' && name.find('/') == std::string::npos && shown(name) == name);
}

Problems faults_of(const Reel& reel)
{
    Problems problems;
    const auto unless = [&](bool sound, const char* code, const char* field) {
        if (!sound)
            problems.push_back(reel_problem(code, reel, field));
    };
    unless(reel.pitch_um > 0, "film.pitch_missing", "gauge");
    unless(reel.length > Millimetres{0}, "film.length_missing", "length");
    unless(reel.shrinkage_permille >= 0 && reel.shrinkage_permille <= 100,
           "film.shrinkage_out_of_range", "shrinkage");
    unless(reel.frames_per_second >= 1 && reel.frames_per_second <= 60, "film.rate_out_of_range",
           "frames_per_second");
    unless(scan_folder_fits(reel.scan_folder), "film.scan_folder_unfit", "scan");
    return problems;
}

Problem not_allowed(const Actor& actor)
{
    return {Fault::not_allowed, "film.not_allowed", "", {{"account", actor.account}}};
}

DigitisationAttempt as_attempt(const Digitised& made)
{
    DigitisationAttempt attempt;
    attempt.number = made.attempt;
    attempt.expected_frames = made.expected_frames;
    attempt.frames = made.frames;
    attempt.source = made.source;
    attempt.engine = made.engine;
    attempt.limits = made.limits;
    attempt.sandboxed = made.sandboxed;
    attempt.commands = made.commands;
    return attempt;
}

// One digitisation by one person: what is known before, and what is written after.
class ReelWork
{
public:
    ReelWork(const FilmPorts& ports, const Actor& actor, Reel reel)
        : ports_(ports), actor_(actor), reel_(std::move(reel)), started_(to_text(ports.clock.now()))
    {
        const auto tx = ports_.work.read();
        for (const auto& each : ports_.films.attempts(*tx, reel_.id, actor_.clearance))
            next_ = std::max(next_, each.number + 1);
        known_ = ports_.films.renditions(*tx, reel_.id, actor_.clearance);
    }

    [[nodiscard]] DigitiseOrder order(const FilmFolders& folders) const
    {
        return {reel_.reference, folders.scans / reel_.scan_folder, folders.films,
                next_,           reel_.frames_per_second,           expected_frames(reel_),
                std::nullopt};
    }

    Result<Digitised> keep(Digitised made)
    {
        if (!known_.empty() && !same_as_known(made))
            return refuse({attempt_problem("film.rendition_altered", {{"file", "record.tsv"}})});
        const auto tx = ports_.work.write();
        if (known_.empty()) {
            DigitisationAttempt attempt = as_attempt(made);
            attempt.number = std::max(next_, made.attempt);
            close(attempt);
            ports_.films.add(*tx, reel_.id, attempt);
            ports_.films.accept(*tx, reel_.id, attempt.number, made.renditions);
        }
        ports_.audit.append(
            *tx, done(ports_.clock, actor_, digitise_act, reel_.reference.text(), details(made)));
        tx->commit();
        return made;
    }

    Problems refuse(Problems problems)
    {
        DigitisationAttempt attempt;
        attempt.number = next_;
        attempt.code = problems.front().code;
        attempt.expected_frames = expected_frames(reel_);
        close(attempt);
        {
            const auto tx = ports_.work.write();
            ports_.films.add(*tx, reel_.id, attempt);
            tx->commit();
        } // the refusal's audit row has a transaction of its own
        return refused_reel(std::move(problems));
    }

    Problems refused_reel(Problems problems)
    {
        return refused(audit_ports(ports_), actor_, digitise_act, reel_.reference.text(),
                       std::move(problems));
    }

private:
    [[nodiscard]] bool same_as_known(const Digitised& made) const
    {
        return std::is_permutation(known_.begin(), known_.end(), made.renditions.begin(),
                                   made.renditions.end());
    }

    void close(DigitisationAttempt& attempt) const
    {
        attempt.account = actor_.account;
        attempt.started_at = started_;
        attempt.ended_at = to_text(ports_.clock.now());
    }

    static std::string details(const Digitised& made)
    {
        return fmt::format("attempt={} frames={} expected={} sandboxed={} was_there={}",
                           made.attempt, made.frames, made.expected_frames,
                           made.sandboxed ? "yes" : "no", made.was_there ? "yes" : "no");
    }

    const FilmPorts& ports_;
    const Actor& actor_;
    Reel reel_;
    std::string started_;
    int next_ = 1;
    std::vector<Rendition> known_;
};

} // namespace

Result<ReelId> register_reel(FilmPorts ports, const Actor& actor, Reel reel)
{
    const std::string subject = reel.reference.text();
    const auto refuse = [&](Problems problems) {
        return refused(audit_ports(ports), actor, register_act, subject, std::move(problems));
    };
    if (!actor.is(Role::archivist) && !actor.is(Role::film_operator))
        return refuse({not_allowed(actor)});
    if (Problems problems = faults_of(reel); !problems.empty())
        return refuse(std::move(problems));
    {
        const auto tx = ports.work.write();
        const auto unit = ports.catalogue.unit(*tx, reel.reference, actor.clearance);
        const bool known = unit && ports.films.reel(*tx, reel.reference, actor.clearance);
        if (unit && !known) {
            reel.unit = unit->id;
            const ReelId id = ports.films.add(*tx, reel);
            ports.audit.append(*tx, done(ports.clock, actor, register_act, subject));
            tx->commit();
            return id;
        }
        if (known)
            reel.unit = unit->id;
    } // the refusal is written in a transaction of its own
    if (reel.unit.stored())
        return refuse({{Fault::conflict, "film.reel_known", "reel", {{"reel", subject}}}});
    return refuse({{Fault::not_found, "film.unit_absent", "reel", {{"reel", subject}}}});
}

Result<Digitised> digitise_reel(FilmPorts ports, const FilmMachine& machine, const Actor& actor,
                                const FilmFolders& folders, const ReferenceCode& reference,
                                const ProgressSink& progress)
{
    const auto refuse = [&](Problem problem) {
        return refused(audit_ports(ports), actor, digitise_act, reference.text(),
                       {std::move(problem)});
    };
    if (!actor.is(Role::film_operator))
        return refuse(not_allowed(actor));
    const auto reel = ports.films.reel(*ports.work.read(), reference, actor.clearance);
    if (!reel)
        return refuse({Fault::not_found, "film.reel_absent", "reel", {{"reel", reference.text()}}});
    if (reel->scan_folder.empty())
        return refuse(scan_problem("film.scan_absent", reference.text()));
    ReelWork work{ports, actor, *reel};
    auto made = digitise(machine, work.order(folders), progress);
    if (!made)
        return work.refuse(made.problems());
    return work.keep(std::move(*made));
}

} // namespace aperta
