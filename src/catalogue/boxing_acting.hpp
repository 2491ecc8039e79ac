// What the acts on boxes do the same way: audit a refusal after its transaction is gone, find the
// series and the box for the actor, and refuse what the house does not know.
#pragma once

#include "aperta/access/roles.hpp"
#include "aperta/catalogue/boxing.hpp"

#include <string>
#include <utility>

namespace aperta
{

// Runs `act` for an archivist; a refusal is audited under `name`.
template <class Act>
auto boxing_act(const BoxingPorts& ports, const Actor& actor, const char* name,
                const std::string& subject, Act&& act) -> decltype(act())
{
    using Answer = decltype(act());
    auto role = may(actor, Role::archivist, name);
    Answer result = role ? Answer{std::move(*role)} : std::forward<Act>(act)();
    if (result)
        return result;
    return refused({ports.work, ports.audit, ports.clock}, actor, name, subject, result.problems());
}

// Who does it and what the audit calls it.
struct Acting {
    const Actor& actor;
    const char* act;
};

// The series, if the actor may see it, it is one, and it has not left the service.
[[nodiscard]] Result<Unit> series_to_box(const BoxingPorts& ports, ReadTx& tx, const Actor& actor,
                                         const ReferenceCode& reference);

[[nodiscard]] Result<Container> box_at(const BoxingPorts& ports, ReadTx& tx, const Actor& actor,
                                       const Unit& series, int number);

// A file or item of the series.
[[nodiscard]] Result<Unit> file_of(const BoxingPorts& ports, ReadTx& tx, const Actor& actor,
                                   const Unit& series, const ReferenceCode& reference);

[[nodiscard]] Result<BoxType> known_type(const BoxHouse& house, const std::string& code);

// Stores new boxes numbered from `first` and answers them.
std::vector<Container> add_boxes(const BoxingPorts& ports, WriteTx& tx, const Unit& series,
                                 const BoxType& type, NumberRange numbers);

// The change of a box in the history of its record; `before` is null for a new one. Its level is
// that of the box, its series included. Nothing is written when nothing changed.
void note_change(const BoxingPorts& ports, WriteTx& tx, const Acting& acting,
                 const Container* before, const Container& after);
// A file that went in or, with `in` false, came out.
void note_content(const BoxingPorts& ports, WriteTx& tx, const Acting& acting, const Container& box,
                  const ReferenceCode& file, bool in);
void note_length(const BoxingPorts& ports, WriteTx& tx, const Acting& acting,
                 const std::optional<Millimetres>& before, const Shelf& after);

[[nodiscard]] std::string address_of(const BoxAddress& box); // "VSSE/OR box 12", for the audit
[[nodiscard]] std::string text_of(NumberRange numbers);      // "12-17"

} // namespace aperta
