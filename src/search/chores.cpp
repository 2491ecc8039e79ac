#include "aperta/search/search.hpp"

#include <array>

namespace aperta
{

std::int64_t reindex_catalogue(const SearchPorts& ports, const Actor& actor,
                               const ProgressSink& progress)
{
    constexpr int at_a_time = 2000;
    std::int64_t units = 0;
    UnitId last;
    for (bool more = true; more;) {
        const auto tx = ports.work.write();
        const ReindexStep step = ports.index.reindex(*tx, last, at_a_time);
        tx->commit();
        more = step.last.stored();
        last = step.last;
        units += step.units;
        if (!progress({"index", units, 0}))
            return units;
    }
    for (const Level level : {Level::unclassified, Level::restricted, Level::confidential,
                              Level::secret, Level::top_secret}) {
        const auto tx = ports.work.write();
        ports.index.rebuild(*tx, level);
        if (level == Level::top_secret)
            ports.audit.append(*tx, done(ports.clock, actor, "catalogue.reindex", "",
                                         "units=" + std::to_string(units)));
        tx->commit();
    }
    return units;
}

bool tidy_search(const SearchPorts& ports, const std::function<bool()>& go_on)
{
    for (bool more = true; more;) {
        const auto tx = ports.work.write();
        more = ports.index.tidy(*tx);
        tx->commit();
        if (more && !go_on())
            return false;
    }
    return true;
}

} // namespace aperta
