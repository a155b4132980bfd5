// The network scanners of an office, kept by whoever administers it.
#pragma once

#include <string>
#include <vector>

#include "app/context.h"
#include "core/digitisation/scan_batch.h"
#include "core/people/officer.h"

namespace khongcho::app {

// Those an officer may scan with, the first added first.
std::vector<Scanner> scanners_for(const Context& ctx, const Officer& officer, OfficeId office);
// All of an office, for its administrator.
Expected<std::vector<Scanner>> office_scanners(const Context& ctx, const Officer& admin,
                                               OfficeId office);
// A new one where it has no id. Refuses a missing name and what is no address.
Expected<Scanner> save_scanner(const Context& ctx, const Officer& admin, Scanner scanner);
// Asks the scanner what it is: its model. Refuses with what is the matter.
Expected<std::string> try_scanner(const Context& ctx, const Officer& admin, ScannerId id);

}  // namespace khongcho::app
