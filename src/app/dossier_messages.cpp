#include "app/dossier_messages.h"

#include <set>

#include "app/officer_notices.h"
#include "base/text.h"
#include "core/dossier/dossier_permission.h"
#include "store/dossier_store.h"
#include "store/message_store.h"

namespace khongcho::app {

namespace {

void tell_others(sql::Transaction& tx, const Dossier& dossier, const Officer& writer, Instant now,
                 const std::vector<DossierMessage>& before) {
  std::set<OfficerId> readers{dossier.holder, dossier.offered_to};
  for (const DossierMessage& message : before) readers.insert(message.officer);
  readers.erase(OfficerId{});
  readers.erase(writer.id);
  for (const OfficerId reader : readers)
    notify(tx, now, reader,
           {.key = "dossier_message.notice",
            .args = {writer.full_name, dossier.code},
            .link = "/ho-so-day-du/" + dossier.code + "#trao-doi"});
}

}  // namespace

Expected<DossierMessage> write_message(const Context& ctx, const Officer& officer,
                                       const std::string& code, const std::string& text) {
  if (auto problem = message_problem(text)) return *problem;
  const std::string words = tidy_text(text);
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<DossierMessage> {
    const auto dossier = store::find_dossier(tx, code);
    if (!dossier) return Error{ErrorCode::not_found, "dossier.unknown", {code}};
    if (!may(officer, Action::view, *dossier))
      return Error{ErrorCode::not_allowed, "dossier.not_yours"};
    const auto before = store::messages_of(tx, dossier->id, kMostMessages);
    if (!before.empty() && before.front().officer == officer.id && before.front().text == words)
      return before.front();
    DossierMessage message{.id = make<DossierMessageId>(),
                           .dossier = dossier->id,
                           .officer = officer.id,
                           .at = ctx.time.now(),
                           .text = words};
    store::insert(tx, message);
    tell_others(tx, *dossier, officer, message.at, before);
    return message;
  });
}

}  // namespace khongcho::app
