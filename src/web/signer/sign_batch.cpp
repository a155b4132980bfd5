#include "app/result_drawer.h"
#include "http/error_status.h"
#include "web/signer/batch_page.h"
#include "web/signer/signer_actions.h"
#include "web/signer/signing_actions.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kMostAtOnce = 100;
constexpr Seconds kSoonOver = std::chrono::days{30};

BatchRow row_of(const Locale& locale, const app::SignOutcome& outcome, app::BatchWork work) {
  const bool signing = work == app::BatchWork::sign;
  BatchRow row{
      .code = outcome.code,
      .url = signing ? Url::path("/ky/{}", {outcome.code}) : Url::path("/viec/{}", {outcome.code}),
      .tag = {.text = locale.text("sign.not_signed"), .colour = "red"},
      .text = ""};
  if (!outcome.outcome) {
    const Error& error = outcome.outcome.error();
    row.text =
        error.message_id == "dossier.changed" ? locale.text("sign.changed") : locale.text(error);
    return row;
  }
  row.tag = {.text = locale.text(signing ? "sign.tag_signed" : "sign.tag_sealed"),
             .colour = "green"};
  row.text = locale.text("sign.numbered",
                         {outcome.outcome->result_number, outcome.outcome->submitter.full_name});
  row.file = Url::path("/ket-qua/{}/luu-tru.pdf", {outcome.code});
  return row;
}

BatchProgressPart part_of(const Locale& locale, const app::BatchProgress& progress,
                          const std::string& name) {
  BatchProgressPart part{.refresh = progress.over ? Url() : Url::path("/ky/dot/{}", {name}),
                         .lead = "",
                         .done = static_cast<int>(progress.done.size()),
                         .all = static_cast<int>(progress.all)};
  int well = 0;
  for (const app::SignOutcome& outcome : progress.done) {
    well += outcome.outcome ? 1 : 0;
    part.rows.push_back(row_of(locale, outcome, progress.work));
  }
  part.lead = locale.text(progress.over ? "sign.batch_over" : "sign.batch_running",
                          {std::to_string(well), std::to_string(progress.all)});
  if (progress.refused) part.problem = locale.text(*progress.refused);
  return part;
}

}  // namespace

std::optional<KeyBox> key_box(const Site& site, const Locale& locale,
                              const std::optional<RegisteredKey>& key) {
  if (!key) return {};
  KeyBox box{.name = key->name,
             .label = locale.text("sign.secret_" + std::string(text_of(key->kind))),
             .warning = ""};
  const std::string day = day_text(civil_day(key->not_after));
  if (site.now() > key->not_after)
    box.warning = locale.text("sign.key_over", {day});
  else if (site.now() + kSoonOver > key->not_after)
    box.warning = locale.text("sign.key_soon_over", {day});
  return box;
}

Expected<Url> start_batch(const Site& site, const SigningServices& services,
                          const http::Request& request, const app::SignedIn& who,
                          app::BatchWork work) {
  const auto choices = request.form.all("sign");
  if (choices.empty()) return Error{ErrorCode::invalid_input, "sign.none_chosen"};
  if (choices.size() > kMostAtOnce)
    return Error{ErrorCode::invalid_input, "sign.too_many", {std::to_string(kMostAtOnce)}};
  app::BatchRequest batch{.work = work,
                          .commands = {},
                          .secret = std::string(request.input("secret")),
                          .drawer = app::result_drawer(site.public_address(request))};
  if (batch.secret.empty()) return Error{ErrorCode::invalid_input, "sign.no_secret", {}, "secret"};
  for (const std::string_view choice : choices) batch.commands.push_back(chosen_command(choice));
  const auto name = services.batches.start(who.officer, std::move(batch));
  if (!name) return name.error();
  return Url::path("/ky/dot/{}", {*name});
}

// POST /ky/dien-tu
http::Response post_sign_batch(const Site& site, const SigningServices& services,
                               const http::Request& request, const app::SignedIn& who) {
  const auto started = start_batch(site, services, request, who, app::BatchWork::sign);
  if (started) return http::redirect(started->text());
  return show_signing(site, request, who, started.error());
}

// GET /ky/dot/{name}; the part alone where htmx asks for it.
http::Response get_sign_batch(const Site& site, const SigningServices& services,
                              const http::Request& request, const app::SignedIn& who) {
  const std::string name(request.param("name"));
  const auto progress = services.batches.progress(who.officer, name);
  if (!progress) return site.refusal(request, Error{ErrorCode::not_found, "sign.no_such_batch"});
  const Locale& locale = site.locale(request);
  BatchProgressPart part = part_of(locale, *progress, name);
  if (!request.header("hx-request").empty()) {
    http::Response response;
    response.set("Content-Type", "text/html; charset=utf-8");
    response.body = part.render(locale);
    return response;
  }
  const bool signing = progress->work == app::BatchWork::sign;
  const std::string title = locale.text(signing ? "sign.batch_title" : "sign.seal_batch_title");
  return site.show(request, BatchPage{.frame = site.staff_frame(request, who, title),
                                      .back = signing ? Url::path("/ky") : Url::path("/dau"),
                                      .progress = std::move(part)});
}

}  // namespace khongcho::web
