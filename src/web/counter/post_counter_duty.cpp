// The counter itself: open, take over, pause, close; help from colleagues; the queue overnight.
#include <charconv>

#include "app/counter_duties.h"
#include "base/text.h"
#include "web/counter/counter_actions.h"
#include "web/counter/desk_answer.h"

namespace khongcho::web {

namespace {

http::Response answer(const Site& site, const http::Request& request, const app::SignedIn& who,
                      const Expected<CounterDuty>& duty, std::string_view notice) {
  if (!duty) return show_desk(site, request, who, duty.error());
  return site.done(Url::path("/quay"), notice, {who.counter ? who.counter->name : ""});
}

}  // namespace

// POST /quay/mo viec=…&viec=…
http::Response post_open(const Site& site, const http::Request& request, const app::SignedIn& who) {
  std::vector<std::string> services;
  for (const auto& [name, value] : request.form)
    if (name == "viec") services.push_back(value);
  if (services.empty())
    return show_desk(site, request, who,
                     Error{ErrorCode::invalid_input, "counter.services_missing"});
  // Every service there is today: also those that come tomorrow.
  if (services.size() == site.room(who.office)->services.size()) services.clear();
  return answer(site, request, who, app::open_counter(site.ctx(), desk_of(who), services),
                "notice.counter_opened");
}

// POST /quay/nhan-quay
http::Response post_take_over(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  return answer(site, request, who, app::take_over_counter(site.ctx(), desk_of(who)),
                "notice.counter_taken_over");
}

// POST /quay/tam-nghi ly-do=&mo-lai=14:30
http::Response post_pause(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  std::optional<Instant> back_at;
  const std::string typed = tidy_text(request.input("mo-lai"));
  if (!typed.empty()) {
    const auto time = parse_time_of_day(typed);
    if (!time)
      return show_desk(site, request, who,
                       Error{ErrorCode::invalid_input, "counter.back_unreadable"});
    back_at = instant_of(civil_day(site.now()), *time);
  }
  return answer(
      site, request, who,
      app::pause_counter(site.ctx(), desk_of(who), std::string(request.input("ly-do")), back_at),
      "notice.counter_paused");
}

// POST /quay/dong
http::Response post_close(const Site& site, const http::Request& request,
                          const app::SignedIn& who) {
  return answer(site, request, who, app::close_counter(site.ctx(), desk_of(who)),
                "notice.counter_closed");
}

// POST /quay/goi-giup
http::Response post_help_call(const Site& site, const http::Request& request,
                              const app::SignedIn& who) {
  const auto call = app::call_for_help(site.ctx(), desk_of(who));
  if (!call) return show_desk(site, request, who, call.error());
  return site.done(Url::path("/quay"), "notice.help_called");
}

// POST /quay/toi-giup id=
http::Response post_help_answer(const Site& site, const http::Request& request,
                                const app::SignedIn& who) {
  const std::string_view typed = request.input("id");
  std::int64_t id = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), id);
  const auto call = app::answer_help_call(site.ctx(), who.officer, id);
  if (!call) return show_desk(site, request, who, call.error());
  return site.done(Url::path("/quay"), "notice.help_answered");
}

// POST /quay/giu-hang-doi giu=1|0
http::Response post_keep_queue(const Site& site, const http::Request& request,
                               const app::SignedIn& who) {
  const bool keep = request.input("giu") == "1";
  const auto until = app::keep_queue(site.ctx(), who.officer, who.office, keep);
  if (!until) return show_desk(site, request, who, until.error());
  return site.done(Url::path("/quay"), keep ? "notice.queue_kept" : "notice.queue_not_kept",
                   {day_text(*until)});
}

}  // namespace khongcho::web
