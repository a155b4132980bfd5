#include <charconv>

#include "app/alarms.h"
#include "app/late_forecast.h"
#include "http/error_status.h"
#include "web/alarm/alarm_actions.h"
#include "web/alarm/alarms_page.h"
#include "web/site/dossier_words.h"

namespace khongcho::web {

namespace {

constexpr std::string_view kAcknowledged = "da-nhan";

// ?xem=toi|don-vi|huyen|da-nhan&cap=officer|head|chair&tu=…
struct Asked {
  app::AlarmView view = app::AlarmView::mine;
  bool acknowledged = false;
  AlarmLevel level = AlarmLevel::officer;
  std::optional<store::AlarmKey> after = {};
};

std::string_view text_of_view(app::AlarmView view) {
  if (view == app::AlarmView::mine) return "toi";
  return view == app::AlarmView::office ? "don-vi" : "huyen";
}

std::optional<Asked> asked_of(const http::Request& request) {
  Asked asked;
  const std::string_view view = request.query.text("xem");
  if (view == kAcknowledged)
    asked.acknowledged = true;
  else if (view == "don-vi")
    asked.view = app::AlarmView::office;
  else if (view == "huyen")
    asked.view = app::AlarmView::district;
  else if (!view.empty() && view != "toi")
    return {};
  const std::string_view level = request.query.text("cap");
  if (!level.empty()) {
    const auto known = alarm_level_from(level);
    if (!known) return {};
    asked.level = *known;
  }
  if (request.query.has("tu")) {
    const auto key = page_key_from(request.query.text("tu"));
    if (!key) return {};
    asked.after = store::AlarmKey{from_unix(key->due), {key->id}};
  }
  return asked;
}

Url url_of(std::string_view view, std::optional<AlarmLevel> level) {
  const Url url = Url::path("/canh-bao").with("xem", view);
  return level ? url.with("cap", text_of(*level)) : url;
}

Url url_of(const Asked& asked) {
  if (asked.acknowledged) return url_of(kAcknowledged, {});
  const bool by_level = asked.view != app::AlarmView::mine;
  return url_of(text_of_view(asked.view), by_level ? std::optional(asked.level) : std::nullopt);
}

void add_links(AlarmsPage& page, const Locale& locale, const Officer& reader, const Asked& asked) {
  const auto views = app::alarm_views(reader);
  for (const app::AlarmView view : views) {
    const std::string text(text_of_view(view));
    page.views.push_back({.label = locale.text("alarm_page.view." + text),
                          .url = url_of(text, {}),
                          .current = !asked.acknowledged && view == asked.view});
  }
  if (views.size() < 2) return;
  page.views.push_back({.label = locale.text("alarm_page.view.da-nhan"),
                        .url = url_of(kAcknowledged, {}),
                        .current = asked.acknowledged});
  if (asked.acknowledged || asked.view == app::AlarmView::mine) return;
  for (const AlarmLevel level : {AlarmLevel::officer, AlarmLevel::head, AlarmLevel::chair})
    page.levels.push_back({.label = locale.text("alarm.level." + std::string(text_of(level))),
                           .url = url_of(text_of_view(asked.view), level),
                           .current = level == asked.level});
}

Tag kind_tag(const Locale& locale, AlarmKind kind) {
  const bool is_late = kind == AlarmKind::missed;
  const bool is_close = kind == AlarmKind::due_soon || kind == AlarmKind::due_close;
  return {.text = locale.text("alarm.kind." + std::string(text_of(kind))),
          .colour = is_late    ? "red"
                    : is_close ? "orange"
                               : "blue"};
}

AlarmLine line_of(const Site& site, const Locale& locale, const app::SignedIn& who,
                  const app::AlarmRow& row) {
  const Instant now = site.now();
  const RaisedAlarm& alarm = row.alarm;
  AlarmLine line{
      .work = work_row(site, locale, row.office, row.dossier,
                       dossier_page(who.officer, row.dossier.code)),
      .kind = kind_tag(locale, alarm.kind),
      .id = row.may_acknowledge ? std::to_string(alarm.id.value) : "",
      .where = row.office.id == who.office.id ? "" : row.office.name,
      .officer = row.officer,
      .step = row.step,
      .rang = locale.text("alarm_page.rang",
                          {short_instant_words(alarm.raised_at, now),
                           locale.text("alarm.level." + std::string(text_of(alarm.level)))})};
  if (alarm.acknowledged_at)
    line.acknowledged = locale.text(
        alarm.note.empty() ? "alarm_page.acknowledged" : "alarm_page.acknowledged_with_note",
        {row.acknowledged_by, short_instant_words(*alarm.acknowledged_at, now), alarm.note});
  return line;
}

std::string why_words(const Locale& locale, const Forecast& forecast, Instant now) {
  const std::string key = "alarm_page.why." + std::string(text_of(forecast.reason));
  if (forecast.reason != LateReason::nobody_on_duty)
    return locale.text(key, {std::to_string(forecast.ahead)});
  return forecast.last_on_duty && *forecast.last_on_duty < forecast.due_at
             ? locale.text(key + "_after", {short_instant_words(*forecast.last_on_duty, now)})
             : locale.text(key);
}

void add_forecast(AlarmsPage& page, const Site& site, const Locale& locale,
                  const app::SignedIn& who) {
  const app::LateForecast forecast = app::forecast_office(site.ctx(), who.office.id);
  page.shows_forecast = true;
  page.forecast_lead =
      locale.text("alarm_page.forecast_lead",
                  {std::to_string(forecast.late.size()), std::to_string(forecast.looked_at)});
  for (const app::LateDossier& late : forecast.late) {
    const auto& step = late.forecast.held_by;
    page.late.push_back(
        {.work = work_row(site, locale, forecast.office, late.dossier,
                          dossier_page(who.officer, late.dossier.code)),
         .step = step ? locale.text("alarm_page.step." + std::string(text_of(*step))) : "",
         .why = why_words(locale, late.forecast, site.now()),
         .ready = late.forecast.ready_at ? short_instant_words(*late.forecast.ready_at, site.now())
                                         : locale.text("alarm_page.ready_unknown")});
  }
}

}  // namespace

http::Response show_alarms(const Site& site, const http::Request& request, const app::SignedIn& who,
                           const std::optional<Error>& error) {
  const Locale& locale = site.locale(request);
  auto asked = asked_of(request);
  if (!asked) return site.refusal(request, 400, "");
  if (!request.query.has("xem")) {
    const app::AlarmPlace first = app::first_alarms(site.ctx(), who.officer);
    asked->view = first.view;
    asked->level = first.level;
  }
  AlarmsPage page{.frame = site.staff_frame(request, who, locale.text("alarm_page.title")),
                  .lead = "",
                  .action = url_of(*asked),
                  .note = std::string(request.input("note"))};
  add_links(page, locale, who.officer, *asked);
  const auto found =
      asked->acknowledged
          ? app::acknowledged_alarms(site.ctx(), who.officer, asked->after)
          : app::ringing_alarms(site.ctx(), who.officer, asked->view, asked->level, asked->after);
  if (!found) return site.refusal(request, found.error());
  const std::vector<app::AlarmRow>& rows = found->rows;
  if (found->next)
    page.pages.next = url_of(*asked).with(
        "tu", page_key_text({unix_seconds(found->next->due_at), found->next->id.value}));
  for (const app::AlarmRow& row : rows) {
    page.rows.push_back(line_of(site, locale, who, row));
    page.any_to_acknowledge = page.any_to_acknowledge || row.may_acknowledge;
  }
  if (asked->after) page.pages.first = url_of(*asked);
  page.pages.summary = locale.text("work.on_page", {std::to_string(rows.size())});
  page.lead = locale.text("alarm_page.lead", {std::to_string(rows.size())});
  page.empty =
      locale.text(asked->acknowledged ? "alarm_page.none_acknowledged" : "alarm_page.none");
  if (!asked->acknowledged && asked->view != app::AlarmView::district)
    add_forecast(page, site, locale, who);
  if (!error) return site.show(request, std::move(page));
  page.problem = form_problem(locale, {*error});
  return site.show(request, std::move(page), http::error_status(error->code));
}

// GET /canh-bao
http::Response get_alarms(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  return show_alarms(site, request, who, {});
}

// POST /canh-bao: alarm=ID, several; note
http::Response post_alarms(const Site& site, const http::Request& request,
                           const app::SignedIn& who) {
  constexpr std::size_t kMostAtOnce = 100;
  const auto chosen = request.form.all("alarm");
  if (chosen.empty() || chosen.size() > kMostAtOnce)
    return show_alarms(site, request, who,
                       Error{ErrorCode::invalid_input, "alarm_page.none_chosen"});
  std::optional<Error> problem;
  int acknowledged = 0;
  for (const std::string_view text : chosen) {
    AlarmId id;
    const auto end = text.data() + text.size();
    const auto [at, error] = std::from_chars(text.data(), end, id.value);
    if (error != std::errc{} || at != end) id = {};
    const auto outcome =
        app::acknowledge_alarm(site.ctx(), who.officer, id, std::string(request.input("note")));
    if (outcome)
      ++acknowledged;
    else
      problem = outcome.error();
  }
  if (problem) return show_alarms(site, request, who, problem);
  const auto asked = asked_of(request);
  return site.done(asked ? url_of(*asked) : Url::path("/canh-bao"), "notice.alarms_acknowledged",
                   {std::to_string(acknowledged)});
}

}  // namespace khongcho::web
