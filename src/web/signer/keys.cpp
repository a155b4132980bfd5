#include <algorithm>

#include "base/text.h"
#include "http/error_status.h"
#include "web/signer/keys_page.h"
#include "web/signer/signing_actions.h"
#include "web/site/confirm_page.h"

namespace khongcho::web {

namespace {

// Digits of an id out of an address or a form; 0 for anything else.
std::int64_t id_from(std::string_view text) {
  return !text.empty() && text.size() < 19 && all_digits(text) ? std::stoll(std::string(text)) : 0;
}

std::string name_of(const app::KeyOverview& all, const RegisteredKey& key, const Locale& locale) {
  if (key.office) {
    const auto found = std::ranges::find(all.offices, key.office, &Office::id);
    return locale.text("keys_page.seal_of", {found == all.offices.end() ? "" : found->name});
  }
  const auto found = std::ranges::find(all.officers, key.officer, &Officer::id);
  return found == all.officers.end() ? "" : found->full_name;
}

std::string days_of(Instant from, Instant to) {
  return day_text(civil_day(from)) + " – " + day_text(civil_day(to));
}

KeyRow row_of(const Site& site, const Locale& locale, const app::KeyOverview& all,
              const RegisteredKey& key) {
  KeyRow row{.whose = name_of(all, key, locale),
             .name = key.name,
             .place = key.place,
             .days = days_of(key.not_before, key.not_after),
             .tag = {.text = locale.text("keys_page.in_use"), .colour = "green"}};
  if (key.disabled_at) {
    row.tag = {.text = locale.text("keys_page.ended"), .colour = "grey"};
    return row;
  }
  if (site.now() > key.not_after)
    row.tag = {.text = locale.text("keys_page.over"), .colour = "red"};
  row.end = Url::path("/quan-tri/khoa-ky/{}/ngung", {std::to_string(key.id.value)});
  return row;
}

void add_choices(KeysPage& page, const app::KeyOverview& all, const Locale& locale,
                 const http::Request& request) {
  const auto chosen = [&](std::string_view input, const std::string& id) {
    return request.input(input) == id;
  };
  for (const Officer& officer : all.officers)
    if (officer.active) {
      const std::string id = "officer:" + std::to_string(officer.id.value);
      const std::string title = officer.title.empty() ? officer.login : officer.title;
      page.whose.push_back({id, officer.full_name + " · " + title, chosen("whose", id)});
    }
  for (const Office& office : all.offices)
    if (office.active) {
      const std::string id = "office:" + std::to_string(office.id.value);
      page.whose.push_back(
          {id, locale.text("keys_page.seal_of", {office.name}), chosen("whose", id)});
    }
  for (const std::string& file : all.files)
    page.files.push_back({file, file, chosen("place", file)});
}

http::Response show(const Site& site, const SigningServices& services, const http::Request& request,
                    const app::SignedIn& who, const std::optional<Error>& error) {
  const auto all = app::key_overview(site.ctx(), services.keys, who.officer);
  if (!all) return site.refusal(request, all.error());
  const Locale& locale = site.locale(request);
  KeysPage page{.frame = site.staff_frame(request, who, locale.text("keys_page.title")),
                .has_tokens = all->has_tokens};
  for (const RegisteredKey& key : all->keys) page.rows.push_back(row_of(site, locale, *all, key));
  for (const pdf::CertificateFacts& authority : all->authorities)
    page.authorities.push_back(authority.name + " · " +
                               days_of(authority.not_before, authority.not_after));
  add_choices(page, *all, locale, request);
  if (!error) return site.show(request, std::move(page));
  page.uri = request.input("uri");
  page.problem = form_problem(locale, {*error});
  page.uri_problem = page.problem->of("uri");
  page.secret_problem = page.problem->of("secret");
  return site.show(request, std::move(page), http::error_status(error->code));
}

app::NewKey key_in(const http::Request& request) {
  app::NewKey key{.place = std::string(request.input("place")),
                  .secret = std::string(request.input("secret"))};
  if (const std::string_view uri = request.input("uri"); !uri.empty()) {
    key.kind = KeyKind::pkcs11;
    key.place = uri;
  }
  const std::string_view whose = request.input("whose");
  constexpr std::string_view kOfficer = "officer:";
  constexpr std::string_view kOffice = "office:";
  if (whose.starts_with(kOfficer)) key.officer = {id_from(whose.substr(kOfficer.size()))};
  if (whose.starts_with(kOffice)) key.office = {id_from(whose.substr(kOffice.size()))};
  return key;
}

Expected<RegisteredKey> key_named(const Site& site, const SigningServices& services,
                                  const http::Request& request, const app::SignedIn& who) {
  const auto all = app::key_overview(site.ctx(), services.keys, who.officer);
  if (!all) return all.error();
  const RegisteredKeyId id{id_from(request.param("id"))};
  const auto found = std::ranges::find(all->keys, id, &RegisteredKey::id);
  if (found == all->keys.end()) return Error{ErrorCode::not_found, "sign.no_such_key"};
  return *found;
}

}  // namespace

// GET /quan-tri/khoa-ky
http::Response get_keys(const Site& site, const SigningServices& services,
                        const http::Request& request, const app::SignedIn& who) {
  return show(site, services, request, who, {});
}

// POST /quan-tri/khoa-ky
http::Response post_new_key(const Site& site, const SigningServices& services,
                            const http::Request& request, const app::SignedIn& who) {
  const auto made = app::register_key(site.ctx(), services.keys, who.officer, key_in(request));
  if (!made) return show(site, services, request, who, made.error());
  return site.done(Url::path("/quan-tri/khoa-ky"), "notice.key_registered", {made->name});
}

// GET /quan-tri/khoa-ky/{id}/ngung
http::Response get_key_end(const Site& site, const SigningServices& services,
                           const http::Request& request, const app::SignedIn& who) {
  const auto key = key_named(site, services, request, who);
  if (!key) return site.refusal(request, key.error());
  const Locale& locale = site.locale(request);
  const std::string question = locale.text("keys_page.end_question", {key->name});
  return site.show(request,
                   ConfirmPage{.frame = site.staff_frame(request, who, question),
                               .confirm = {.question = question,
                                           .consequence = locale.text("keys_page.end_consequence"),
                                           .button = locale.text("keys_page.end"),
                                           .action = Url::path("/quan-tri/khoa-ky/{}/ngung",
                                                               {std::to_string(key->id.value)}),
                                           .back = Url::path("/quan-tri/khoa-ky")}});
}

// POST /quan-tri/khoa-ky/{id}/ngung
http::Response post_key_end(const Site& site, const SigningServices& services,
                            const http::Request& request, const app::SignedIn& who) {
  const auto key = key_named(site, services, request, who);
  if (!key) return site.refusal(request, key.error());
  const auto ended = app::disable_key(site.ctx(), who.officer, key->id);
  if (!ended) return site.refusal(request, ended.error());
  return site.done(Url::path("/quan-tri/khoa-ky"), "notice.key_disabled", {key->name});
}

}  // namespace khongcho::web
