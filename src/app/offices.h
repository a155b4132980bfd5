// Offices and counters as pages show them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/people/office.h"

namespace khongcho::app {

std::vector<Office> active_offices(const Context& ctx);
std::optional<Office> find_office(const Context& ctx, OfficeId id);
std::vector<Counter> active_counters(const Context& ctx, OfficeId office);

}  // namespace khongcho::app
