// Row identity. One type per table, so that a unit's id can never be handed over as a box's.
// Zero means "not stored yet". Value type, no errors, safe across threads.
#pragma once

#include <compare>
#include <cstdint>

namespace aperta
{

template <class Tag>
class Id
{
public:
    constexpr Id() = default;
    constexpr explicit Id(std::int64_t value) : value_(value) {}

    [[nodiscard]] constexpr std::int64_t value() const { return value_; }
    [[nodiscard]] constexpr bool stored() const { return value_ != 0; }

    friend constexpr auto operator<=>(Id, Id) = default;

private:
    std::int64_t value_ = 0;
};

using UnitId = Id<struct UnitTag>;
using ContainerId = Id<struct ContainerTag>;
using ShelfId = Id<struct ShelfTag>;
using AuthorityId = Id<struct AuthorityTag>;
using UserId = Id<struct UserTag>;
using DeterminationId = Id<struct DeterminationTag>;
using TransferId = Id<struct TransferTag>;
using ReelId = Id<struct ReelTag>;
using JobId = Id<struct JobTag>;

} // namespace aperta
