// Messages between officers about one dossier: whoever may see it may write. Whoever has it, or is
// to take it, and everybody who wrote before is told.
#pragma once

#include <string>

#include "app/context.h"
#include "core/dossier/dossier_message.h"
#include "core/people/officer.h"

namespace khongcho::app {

constexpr int kMostMessages = 200;  // shown of one dossier, the latest

// Refuses as dossier_view and message_problem do. The same words by the same officer as the last
// message are that message: a form sent twice says a thing once.
Expected<DossierMessage> write_message(const Context& ctx, const Officer& officer,
                                       const std::string& code, const std::string& text);

}  // namespace khongcho::app
