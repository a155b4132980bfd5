#include "app/dossier_commands.h"
#include "app/signing_right.h"
#include "base/text.h"
#include "web/signer/sign_result_page.h"
#include "web/signer/signer_actions.h"
#include "web/site/dossier_form.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kMostAtOnce = 100;
constexpr std::size_t kLongestChoice = 200;

SignOutcomeRow row_of(const Locale& locale, const app::SignOutcome& signing) {
  SignOutcomeRow row{.code = signing.code,
                     .url = Url::path("/ky/{}", {signing.code}),
                     .tag = {.text = locale.text("sign.not_signed"), .colour = "red"},
                     .text = ""};
  if (!signing.outcome) {
    const Error& error = signing.outcome.error();
    // The usual sentence points to what changed below it; here the dossier's own page shows that.
    row.text =
        error.message_id == "dossier.changed" ? locale.text("sign.changed") : locale.text(error);
    return row;
  }
  row.tag = state_tag(locale, signing.outcome->state);
  row.text = locale.text("sign.numbered",
                         {signing.outcome->result_number, signing.outcome->submitter.full_name});
  return row;
}

}  // namespace

app::DossierCommand chosen_command(std::string_view choice) {
  const std::vector<std::string> parts = split(choice.substr(0, kLongestChoice), ':');
  if (parts.size() != 3) return {.code = parts.empty() ? "" : parts[0], .version = -1};
  return {.code = parts[0], .version = version_from(parts[1]), .request_key = parts[2]};
}

// POST /ky
http::Response post_signing(const Site& site, const http::Request& request,
                            const app::SignedIn& who) {
  if (!app::signs_at(site.ctx(), who.officer, who.office.id))
    return site.refusal(request, Error{ErrorCode::not_allowed, "dossier.not_yours"});
  const auto choices = request.form.all("sign");
  if (choices.empty())
    return show_signing(site, request, who, Error{ErrorCode::invalid_input, "sign.none_chosen"});
  if (choices.size() > kMostAtOnce)
    return show_signing(
        site, request, who,
        Error{ErrorCode::invalid_input, "sign.too_many", {std::to_string(kMostAtOnce)}});
  std::vector<app::DossierCommand> commands;
  for (const std::string_view choice : choices) commands.push_back(chosen_command(choice));

  const Locale& locale = site.locale(request);
  SignResultPage page{.frame = site.staff_frame(request, who, locale.text("sign.result_title")),
                      .lead = "",
                      .rows = {}};
  int well = 0;
  for (const app::SignOutcome& signing : app::sign_dossiers(site.ctx(), who.officer, commands)) {
    well += signing.outcome ? 1 : 0;
    page.rows.push_back(row_of(locale, signing));
  }
  page.lead =
      locale.text("sign.result_lead", {std::to_string(well), std::to_string(page.rows.size())});
  return site.show(request, std::move(page), well == 0 ? 409 : 200);
}

}  // namespace khongcho::web
