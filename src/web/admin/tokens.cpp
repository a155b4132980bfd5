#include <algorithm>

#include "http/error_status.h"
#include "web/admin/admin_actions.h"
#include "web/admin/admin_form.h"
#include "web/admin/tokens_page.h"
#include "web/site/confirm_page.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

struct TokensShown {
  std::string secret = {};
  std::optional<Error> error = {};
};

TokenRow row_of(const Locale& locale, const app::AdminOverview& all,
                const store::ApiToken& token) {
  TokenRow row{.name = token.name,
               .officer = officer_name(all.officers, token.officer),
               .created = instant_words(token.created_at),
               .ends = token.expires_at ? instant_words(*token.expires_at)
                                        : locale.text("admin_page.no_end")};
  if (token.revoked_at)
    row.revoked = locale.text("admin_page.revoked", {instant_words(*token.revoked_at)});
  else
    row.revoke = Url::path("/quan-tri/ma-truy-cap/{}/thu-hoi", {std::to_string(token.id)});
  return row;
}

http::Response show(const Site& site, const http::Request& request, const app::SignedIn& who,
                    const TokensShown& shown) {
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return site.refusal(request, all.error());
  const Locale& locale = site.locale(request);
  TokensPage page{.frame = site.staff_frame(request, who, locale.text("admin_page.tokens")),
                  .secret = shown.secret};
  for (const store::ApiToken& token : all->tokens)
    page.rows.push_back(row_of(locale, *all, token));
  const OfficerId chosen{admin_id_from(request.input("officer"))};
  for (const Officer& officer : all->officers)
    if (officer.active)
      page.officers.push_back(
          {.id = std::to_string(officer.id.value),
           .text = officer.full_name + " · " + office_name(all->offices, officer.office),
           .chosen = officer.id == chosen});
  if (!shown.error) return site.show(request, std::move(page));

  page.name = request.input("name");
  page.expires = request.input("expires");
  page.problem = form_problem(locale, {*shown.error});
  page.name_problem = page.problem->of("name");
  page.officer_problem = page.problem->of("officer");
  page.expires_problem = page.problem->of("expires");
  return site.show(request, std::move(page), http::error_status(shown.error->code));
}

// The token in the address, if it is one that still works.
Expected<store::ApiToken> token_in(const Site& site, const http::Request& request,
                                   const app::SignedIn& who) {
  const auto all = app::admin_overview(site.ctx(), who.officer);
  if (!all) return all.error();
  const std::int64_t id = admin_id_from(request.param("id"));
  const auto found = std::ranges::find(all->tokens, id, &store::ApiToken::id);
  if (found == all->tokens.end()) return Error{ErrorCode::not_found, "admin.unknown_token"};
  return *found;
}

}  // namespace

// GET /quan-tri/ma-truy-cap
http::Response get_tokens(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  return show(site, request, who, {});
}

// POST /quan-tri/ma-truy-cap
http::Response post_new_token(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  std::optional<Instant> expires;
  if (const std::string_view typed = request.input("expires"); !typed.empty()) {
    const auto day = parse_day(typed);
    if (!day || *day < civil_day(site.now()))
      return show(site, request, who,
                  {.error = Error{ErrorCode::invalid_input, "admin.wrong_end", {}, "expires"}});
    expires = instant_of(*day + std::chrono::days{1});
  }
  const OfficerId officer{admin_id_from(request.input("officer"))};
  const auto added = app::add_token(site.ctx(), who.officer, std::string(request.input("name")),
                                    officer, expires);
  if (!added) return show(site, request, who, {.error = added.error()});
  return show(site, request, who, {.secret = added->secret});
}

// GET /quan-tri/ma-truy-cap/{id}/thu-hoi
http::Response get_token_revocation(const Site& site, const http::Request& request,
                                    const app::SignedIn& who) {
  const auto token = token_in(site, request, who);
  if (!token) return site.refusal(request, token.error());
  const Locale& locale = site.locale(request);
  const std::string question = locale.text("admin_page.revoke_question", {token->name});
  return site.show(
      request,
      ConfirmPage{.frame = site.staff_frame(request, who, question),
                  .confirm = {.question = question,
                              .consequence = locale.text("admin_page.revoke_consequence"),
                              .button = locale.text("admin_page.revoke"),
                              .action = Url::path("/quan-tri/ma-truy-cap/{}/thu-hoi",
                                                  {std::to_string(token->id)}),
                              .back = Url::path("/quan-tri/ma-truy-cap")}});
}

// POST /quan-tri/ma-truy-cap/{id}/thu-hoi
http::Response post_token_revocation(const Site& site, const http::Request& request,
                                     const app::SignedIn& who) {
  const auto token = token_in(site, request, who);
  if (!token) return site.refusal(request, token.error());
  if (!token->revoked_at) {
    const auto revoked = app::revoke_token(site.ctx(), who.officer, token->id);
    if (!revoked) return site.refusal(request, revoked.error());
  }
  return site.done(Url::path("/quan-tri/ma-truy-cap"), "notice.token_revoked", {token->name});
}

}  // namespace khongcho::web
