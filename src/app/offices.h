// Offices and counters as pages show them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/office.h"

namespace khongcho::app {

// One-stop shops, without the cooperating agencies.
std::vector<Office> active_offices(const Context& ctx);
std::optional<Office> find_office(const Context& ctx, OfficeId id);
// May decide this procedure for what another office took in: an active one of the same profile and
// level that has it (reception does not depend on boundaries).
bool may_decide_for(const Context& ctx, const Office& receiving, const Office& other,
                    const std::string& procedure);
// All that may, without the receiving office itself, by name.
std::vector<Office> offices_deciding_for(const Context& ctx, const Office& receiving,
                                         const std::string& procedure);
// May have helped the citizen to hand it in: any one-stop shop but this.
std::vector<Office> offices_helping(const Context& ctx, const Office& receiving);
std::vector<Counter> active_counters(const Context& ctx, OfficeId office);

}  // namespace khongcho::app
