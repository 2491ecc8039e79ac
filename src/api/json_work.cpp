#include "api/json.hpp"
#include "api/json_parts.hpp"

#include "aperta/words/words.hpp"

namespace aperta
{

namespace
{

Json json_facts(const std::vector<Fact>& facts)
{
    Json object = Json::object();
    for (const Fact& each : facts)
        object[each.name] = each.value;
    return object;
}

Json json_instant(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

Json json_job(const Job& job)
{
    return {{"id", job.id.value()},
            {"kind", job.kind},
            {"subject", job.subject},
            {"account", job.account},
            {"state", code_of(job.state)},
            {"phase", job.phase},
            {"done", job.done},
            {"total", job.total},
            {"attempt", job.attempt},
            {"code", job.code},
            {"facts", json_facts(job.facts)},
            {"result", job.result},
            {"asked_at", json_instant(job.asked_at)},
            {"started_at", json_instant(job.started_at)},
            {"ended_at", json_instant(job.ended_at)}};
}

} // namespace

std::string json_of(const Job& job)
{
    return dumped(json_job(job));
}

std::string json_of(const std::vector<Job>& jobs)
{
    Json list = Json::array();
    for (const Job& job : jobs)
        list.push_back(json_job(job));
    return dumped({{"jobs", list}});
}

std::string json_of(const Problems& problems, Language language)
{
    Json list = Json::array();
    for (const Problem& each : problems)
        list.push_back({{"code", each.code},
                        {"field", each.field},
                        {"sentence", sentence(each, language)},
                        {"facts", json_facts(each.facts)}});
    return dumped({{"problems", list}});
}

std::string json_of(const AuditVerdict& verdict)
{
    return dumped({{"rows", verdict.rows}, {"last_hash", verdict.last_hash}});
}

} // namespace aperta
