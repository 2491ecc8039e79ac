// What goes into a package: the guards over the transfer's lines, and the files in their order.
#pragma once

#include "aperta/transfer/list.hpp"
#include "aperta/transfer/package.hpp"
#include "transfer/payload.hpp"

#include <string>
#include <vector>

namespace aperta
{

// A transfer that may be built, and the views to build it from. The views live as long as the
// transaction they were made in.
struct Examined {
    Transfer transfer;
    std::vector<ReleasedView> views;     // one for each line
    std::vector<ListedSeries> series;    // likewise
    std::vector<std::string> folders;    // likewise: the series' folder below data/
    std::vector<std::size_t> film_lines; // for each film: the line it belongs to
    [[nodiscard]] std::int64_t held_back() const;
};

// Everything that stands against the build, at once.
[[nodiscard]] Result<Examined> examine(const TransferPorts& ports, ReadTx& tx, const Actor& actor,
                                       const PackageOrder& order);

// Finding aids and documentation; needs the views' transaction.
[[nodiscard]] Result<Done> put_texts(Payload& payload, const Examined& examined,
                                     const PackageOrder& order, LegalDay published);

// Needs no transaction: copying takes long.
[[nodiscard]] Result<Done> put_films(Payload& payload, const Examined& examined,
                                     const PackageOrder& order);

} // namespace aperta
