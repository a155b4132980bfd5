#include "base/crypto.h"
#include "base/text.h"
#include "web/handover/hand_over_actions.h"
#include "web/site/dossier_form.h"

namespace khongcho::web {

std::string officer_words(const app::HandOverList& list, OfficerId id) {
  const auto found = list.officers.find(id);
  return found == list.officers.end() ? "" : found->second.full_name;
}

std::string taker_words(const Locale& locale, const app::HandOverList& list,
                        const Dossier& dossier) {
  if (dossier.offered_to) return officer_words(list, dossier.offered_to);
  return dossier.offered_role ? locale.text("role." + std::string(text_of(*dossier.offered_role)))
                              : "";
}

std::string ticket_of(const Dossier& dossier) {
  return dossier.code + ":" + std::to_string(dossier.version) + ":" + random_token(18);
}

// A version or code that is none is refused by the command.
app::DossierCommand command_from(std::string_view ticket) {
  constexpr std::size_t kLongestTicket = 200;
  const std::vector<std::string> parts = split(ticket.substr(0, kLongestTicket), ':');
  if (parts.size() != 3) return {.code = parts.empty() ? "" : parts[0], .version = -1};
  return {.code = parts[0], .version = version_from(parts[1]), .request_key = parts[2]};
}

OutcomeRow outcome_row(const Locale& locale, const std::string& code,
                       const Expected<Dossier>& outcome, const std::string& well) {
  if (outcome)
    return {.code = outcome->code,
            .url = Url::path("/ho-so-day-du/{}", {outcome->code}),
            .tag = {.text = locale.text("handover.done"), .colour = "green"},
            .text = well};
  const Error& error = outcome.error();
  OutcomeRow row{.code = code,
                 .url = {},
                 .tag = {.text = locale.text("handover.refused"), .colour = "red"},
                 .text = error.message_id == "dossier.changed" ? locale.text("handover.changed")
                                                               : locale.text(error)};
  constexpr std::size_t kLookupCode = 9;  // "7K4M 29RT" is no address
  if (error.code != ErrorCode::not_found && code.size() > kLookupCode)
    row.url = Url::path("/ho-so-day-du/{}", {code});
  return row;
}

}  // namespace khongcho::web
