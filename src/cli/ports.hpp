// What the commands work with, and who gives it to them: main.cpp alone knows the adapters.
#pragma once

#include "aperta/core/actor.hpp"
#include "aperta/core/clock.hpp"
#include "aperta/core/result.hpp"
#include "aperta/core/work.hpp"
#include "aperta/jobs/job.hpp"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace aperta
{

class AuditLog;
class CatalogueStore;
class ContainerStore;
class DeclassificationStore;
class FilmStore;
class HistoryStore;
class MappingStore;
class MediaRunner;
class PasswordHasher;
class PeopleStore;
class SearchStore;
class TransferStore;
struct RuleSet;

struct CliPorts {
    Work& work;
    CatalogueStore& catalogue;
    ContainerStore& containers;
    SearchStore& search;
    HistoryStore& history;
    MappingStore& mappings;
    DeclassificationStore& declassification;
    FilmStore& film;
    TransferStore& transfers;
    PeopleStore& people;
    AuditLog& audit;
    JobStore& jobs;
    const JobActions& actions;
    const RuleSet& rules;
    const Clock& clock;
    const PasswordHasher& hasher;
    MediaRunner& media;
    std::filesystem::path folder; // the data directory
};

// An open data directory; closing is destruction.
class OpenData
{
public:
    virtual ~OpenData() = default;
    [[nodiscard]] virtual CliPorts& ports() = 0;
};

enum class Purpose {
    read, // beside a running service
    write // alone
};

// One line for each table: its name, rows and digest.
struct StoreCopied {
    struct Table {
        std::string name;
        std::int64_t rows = 0;
        std::string sha256;
    };
    std::vector<Table> tables;
    std::int64_t audit_rows = 0;
};

struct ServeOptions {
    std::string address;
    std::uint16_t port = 0;
};

class Backstage
{
public:
    virtual ~Backstage() = default;
    // Problems: data.not_initialised, data.in_use, data.newer_version.
    [[nodiscard]] virtual Result<std::unique_ptr<OpenData>>
    open(const std::filesystem::path& folder, Purpose purpose) = 0;
    // An empty store under a working name; `publish` makes it the data directory's. It stands in
    // the directory, or where the address postgresql://... says. Problems: data.exists,
    // data.in_use, store.address_malformed, store.password_in_address, store.not_empty,
    // store.wrong_encoding.
    [[nodiscard]] virtual Result<std::unique_ptr<OpenData>>
    create(const std::filesystem::path& folder, const std::string& address) = 0;
    virtual void publish(const std::filesystem::path& folder) = 0;
    // Undoes a creation that was not published; harmless when there is none.
    virtual void discard(const std::filesystem::path& folder) = 0;
    // Copies the whole catalogue of `folder` to another, empty place: an address, or a folder that
    // becomes a data directory; the store alone, without scans and film. The copy has read itself
    // again before it counts. Problems: those of `open` and `create`, store.copy_shape and
    // store.copy_differs (table), and what the audit of the copy shows.
    [[nodiscard]] virtual Result<StoreCopied> copy_store(const std::filesystem::path& folder,
                                                         const std::string& target) = 0;
    // Runs until a signal says stop. Problems: serve.port_in_use.
    [[nodiscard]] virtual Result<Done> serve(CliPorts& ports, const ServeOptions& options) = 0;
    [[nodiscard]] virtual const RuleSet& rules() const = 0;
    [[nodiscard]] virtual const Clock& clock() const = 0;
};

} // namespace aperta
