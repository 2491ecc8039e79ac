// One attempt at a reel: its folder, the steps in their order, and what each left behind. A folder
// that was not accepted goes when the attempt does.
#pragma once

#include "aperta/film/digitise.hpp"
#include "film/source_feed.hpp"

namespace aperta
{

class Attempt
{
public:
    // Makes the folder, after clearing away what dead attempts left.
    Attempt(const FilmMachine& machine, const DigitiseOrder& order, const ProgressSink& progress);
    ~Attempt();
    Attempt(const Attempt&) = delete;
    Attempt& operator=(const Attempt&) = delete;

    // No problems: the folder is accepted, and this is what it holds.
    [[nodiscard]] Result<Digitised> run(const Scan& scan);

private:
    [[nodiscard]] Problems encode(const Scan& scan);
    [[nodiscard]] Problems make_contact_sheet();
    [[nodiscard]] Problems prove_master(const Scan& scan);
    [[nodiscard]] Problems count_access_copy();
    void accept();
    [[nodiscard]] MediaOutcome run_step(const Arguments& arguments, MediaStreams streams,
                                        std::string_view phase);
    void measure();

    const FilmMachine& machine_;
    const DigitiseOrder& order_;
    const ProgressSink& progress_;
    std::filesystem::path reel_folder_, folder_;
    std::vector<std::string> source_hashes_;
    Digitised made_;
};

} // namespace aperta
