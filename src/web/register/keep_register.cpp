// Notes on a line, the end of a year, the next volume.
#include <charconv>

#include "http/error_status.h"
#include "web/register/register_actions.h"
#include "web/register/register_line_page.h"
#include "web/register/register_words.h"
#include "web/site/confirm_page.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

std::int64_t line_number(const http::Request& request) {
  const std::string_view text = request.param("so");
  std::int64_t n = 0;
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), n);
  return problem == std::errc{} && end == text.data() + text.size() ? n : 0;
}

std::vector<FactRow> facts_of(const Locale& locale, const app::RegisterView& view,
                           const RegisterLine& line) {
  const auto label = [&](const char* column) {
    return locale.text(std::string("register.column.") + column);
  };
  return {{label("number"), line.number, true},
          {label("volume"), line.volume_name, true},
          {label("day"), day_text(line.on), true},
          {label("subject"), line.subject},
          {view.year.rules.content, line.content},
          {label("copies"), std::to_string(line.copies), true},
          {label("fee"), money_words(locale, line.fee), true},
          {signer_label(locale, view.year.rules), line.signer},
          {label("dossier"), line.dossier_code, true}};
}

http::Response show_line(const Site& site, const http::Request& request, const app::SignedIn& who,
                         const std::optional<Error>& error) {
  app::RegisterRequest asked = register_request(request);
  const std::int64_t n = line_number(request);
  asked.words.clear();
  asked.after = n - 1;
  asked.limit = 1;
  const auto view = app::register_view(site.ctx(), who.officer, asked);
  if (!view) return site.refusal(request, view.error());
  if (n < 1 || view->lines.empty() || view->lines.front().n != n)
    return site.refusal(request, Error{ErrorCode::not_found, "register.no_line"});
  const Locale& locale = site.locale(request);
  const RegisterLine& line = view->lines.front();
  const std::string heading = locale.text("register.line_number", {line.number});
  RegisterLinePage page{
      .frame = site.staff_frame(request, who, heading),
      .heading = heading,
      .lead = locale.text("register.of_year",
                          {view->year.rules.name, std::to_string(view->year.year)}),
      .facts = facts_of(locale, *view, line),
      .notes = {},
      .may_note = view->may_keep,
      .typed = std::string(request.input("note")),
      .note_action = Url::path("/so/{}/{}/{}/ghi-chu",
                               {asked.kind, asked.year, static_cast<long long>(n)}),
      .back = register_url(asked)};
  if (const auto notes = view->notes.find(n); notes != view->notes.end())
    for (const RegisterNote& note : notes->second)
      page.notes.push_back({.title = note.text,
                            .when = instant_words(note.at),
                            .when_iso = iso_instant(note.at),
                            .by = officer_of(*view, note.officer)});
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  page.note_problem = page.problem->of("note");
  return site.show(request, std::move(page), http::error_status(error->code));
}

}  // namespace

// GET /so/{loai}/{nam}/{so}
http::Response get_register_line(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  return show_line(site, request, who, {});
}

// POST /so/{loai}/{nam}/{so}/ghi-chu
http::Response post_register_note(const Site& site, const http::Request& request,
                                  const app::SignedIn& who) {
  const app::RegisterRequest asked = register_request(request);
  const std::int64_t n = line_number(request);
  const auto note = app::add_register_note(site.ctx(), who.officer, asked, n,
                                           std::string(request.input("note")));
  if (note)
    return site.done(
        Url::path("/so/{}/{}/{}", {asked.kind, asked.year, static_cast<long long>(n)}),
        "notice.register_noted");
  if (note.error().code != ErrorCode::invalid_input) return site.refusal(request, note.error());
  return show_line(site, request, who, note.error());
}

// GET /so/{loai}/{nam}/khoa: asks first.
http::Response get_register_lock(const Site& site, const http::Request& request,
                                 const app::SignedIn& who) {
  const app::RegisterRequest asked = register_request(request);
  const auto view = app::register_view(site.ctx(), who.officer, asked);
  if (!view) return site.refusal(request, view.error());
  if (!view->may_keep)
    return site.refusal(request, Error{ErrorCode::not_allowed, "register.not_yours"});
  const Locale& locale = site.locale(request);
  const bool over = view->year.year < year_of(civil_day(site.now()));
  const std::string_view consequence = over ? "register.lock.consequence"
                                       : is_dossier_book(asked) ? "register.lock.volume_follows"
                                                                : "register.lock.year_goes_on";
  return site.show(
      request,
      ConfirmPage{
          .frame = site.staff_frame(request, who, locale.text("register.lock")),
          .confirm = {.question = locale.text("register.lock.question",
                                              {view->year.rules.name,
                                               std::to_string(view->year.year)}),
                      .consequence = locale.text(consequence),
                      .button = locale.text("register.lock.button"),
                      .action = Url::path("/so/{}/{}/khoa", {asked.kind, asked.year}),
                      .back = register_url(asked)}});
}

// POST /so/{loai}/{nam}/khoa
http::Response post_register_lock(const Site& site, const http::Request& request,
                                  const app::SignedIn& who) {
  const app::RegisterRequest asked = register_request(request);
  const auto locked = app::lock_register(site.ctx(), who.officer, asked);
  if (!locked) return site.refusal(request, locked.error());
  return site.done(register_url(asked), "notice.register_locked");
}

// POST /so/{loai}/{nam}/quyen-moi
http::Response post_next_volume(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const app::RegisterRequest asked = register_request(request);
  const auto opened = app::open_next_volume(site.ctx(), who.officer, asked);
  if (!opened) return site.refusal(request, opened.error());
  return site.done(register_url(asked), "notice.register_opened", {opened->name});
}

}  // namespace khongcho::web
