// Mẫu 04 as it would be if the reader signed the proposed apology now, and the register of
// apologies as CSV.
#pragma once

#include <string>

#include "app/apologies.h"
#include "core/paper/printed_form.h"

namespace khongcho::app {

// Refuses as sign_dossier_apology does, and where none is proposed (`apology.none_proposed`).
Expected<PrintedForm> apology_preview(const Context& ctx, const Officer& reader,
                                      const std::string& code);
std::string apology_register_csv(const std::vector<ApologyEntry>& entries, const Locale& locale);

}  // namespace khongcho::app
