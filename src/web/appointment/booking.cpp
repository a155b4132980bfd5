#include <algorithm>

#include "base/text.h"
#include "core/promise/programme_day.h"
#include "http/error_status.h"
#include "web/appointment/appointment_actions.h"
#include "web/appointment/appointment_answer.h"
#include "web/appointment/booking_page.h"
#include "web/site/day_words.h"
#include "web/site/queue_names.h"
#include "web/site/take_form.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kLongestPhone = 20;
constexpr std::size_t kLongestKey = 40;

struct BookingAsked {
  std::string service = {};
  std::string day = {};
  std::string hour = {};
  std::string phone = {};
  std::optional<Error> error = {};
  int status = 200;
};

// The first question that has no good answer yet, as a page.
class BookingView {
 public:
  BookingView(const Site& site, const http::Request& request, const Office& office,
              BookingAsked asked)
      : site_(site),
        locale_(site.locale(request)),
        office_(office),
        asked_(std::move(asked)),
        page_{.frame = site.public_frame(request, office,
                                         locale_.text("appointment_page.title")),
              .arrival = Url::path("/dat-lich/den").with("don-vi", office.slug)} {}

  http::Response answer(const http::Request& request) && {
    ask();
    if (asked_.error) page_.problem = form_problem(locale_, {*asked_.error});
    return show_with_token(site_, request, std::move(page_), asked_.status);
  }

 private:
  Url url() const { return Url::path("/dat-lich").with("don-vi", office_.slug); }
  std::string places(int left) const {
    return left > 0 ? locale_.text("appointment_page.left", {std::to_string(left)})
                    : locale_.text("appointment_page.full");
  }
  void wrong(Error error) {
    if (asked_.error) return;
    asked_.status = http::error_status(error.code);
    error.input.clear();  // a link, no input
    asked_.error = std::move(error);
  }

  void ask() {
    const auto services = app::booking_services(site_.ctx(), office_);
    if (services.empty()) {
      page_.none = locale_.text("appointment_page.none");
      return;
    }
    const auto service = std::ranges::find(services, asked_.service, &QueueService::code);
    if (service == services.end()) return ask_service(services);
    page_.answers.push_back(
        {locale_.text("appointment_page.service"), name_of(**service, locale_), url()});
    ask_day();
  }

  void ask_service(const std::vector<const QueueService*>& services) {
    if (!asked_.service.empty()) wrong({ErrorCode::not_found, "queue.unknown_service"});
    page_.question = locale_.text("appointment_page.choose_service");
    for (const QueueService* each : services)
      page_.choices.push_back({.name = name_of(*each, locale_),
                               .note = note_of(*each, locale_),
                               .left = "",
                               .url = url().with("viec", each->code)});
  }

  void ask_day() {
    const auto days = app::booking_days(site_.ctx(), office_, asked_.service);
    if (!days) return wrong(days.error());
    const auto day = parse_day(asked_.day);
    const bool offered = day && std::ranges::find(*days, *day, &app::BookingDay::day) !=
                                    days->end();
    const Url here = url().with("viec", asked_.service);
    if (offered) {
      page_.answers.push_back(
          {locale_.text("appointment_page.day"), sentence_case_day(*day), here});
      return ask_hour(*day, here.with("ngay", iso_day(*day)));
    }
    if (!asked_.day.empty()) wrong({ErrorCode::not_found, "appointment.no_such_slot"});
    page_.question = locale_.text("appointment_page.choose_day");
    for (const app::BookingDay& each : *days)
      page_.choices.push_back(
          {.name = sentence_case_day(each.day),
           .note = "",
           .left = places(each.left),
           .url = each.left > 0 ? here.with("ngay", iso_day(each.day)) : Url()});
  }

  void ask_hour(CivilDay day, const Url& here) {
    const auto slots = app::booking_slots(site_.ctx(), office_, asked_.service, day);
    if (!slots) return wrong(slots.error());
    const auto hour = parse_time_of_day(asked_.hour);
    const auto slot =
        hour ? std::ranges::find(*slots, instant_of(day, *hour), &AppointmentSlot::from)
             : slots->end();
    const bool taken = slot != slots->end() && slot->left == 0;
    if (slot != slots->end() && !taken) return ask_phone(*slot, here);
    if (taken) wrong({ErrorCode::conflict, "appointment.slot_full"});
    if (!asked_.hour.empty()) wrong({ErrorCode::not_found, "appointment.no_such_slot"});
    page_.question = locale_.text("appointment_page.choose_hour");
    for (const AppointmentSlot& each : *slots) add_hour(each, here);
    if (std::ranges::none_of(*slots, [](const AppointmentSlot& each) { return each.left > 0; }))
      page_.none = locale_.text("appointment_page.day_full");
  }

  void add_hour(const AppointmentSlot& slot, const Url& here) {
    const auto& law = site_.ctx().law;
    const ServiceModel* model = law.model(office_.model);
    const auto cutoff = model ? cutoff_on(*model, civil_day(slot.from)) : std::nullopt;
    const bool late = cutoff && time_of_day(slot.from) >= *cutoff;
    const bool morning = time_of_day(slot.from) < std::chrono::hours{12};
    const std::string title =
        late ? locale_.text("appointment_page.after", {spoken_hour(locale_, *cutoff)})
             : locale_.text(morning ? "appointment_page.morning" : "appointment_page.afternoon");
    if (page_.hours.empty() || page_.hours.back().title != title)
      page_.hours.push_back(
          {title, late ? locale_.text("appointment_page.after_cutoff") : "", {}});
    const std::string clock = clock_text(slot.from);
    const bool tell_left = slot.left > 1;  // one place is what a free hour has
    page_.hours.back().hours.push_back({.name = clock,
                                        .note = "",
                                        .left = tell_left ? places(slot.left) : "",
                                        .url = slot.left > 0 ? here.with("gio", clock) : Url()});
  }

  void ask_phone(const AppointmentSlot& slot, const Url& here) {
    page_.answers.push_back(
        {locale_.text("appointment_page.hour"), clock_text(slot.from), here});
    page_.answers.push_back({locale_.text("appointment_page.office"), office_.name, Url()});
    page_.form = BookingInputs{.office = office_.slug,
                               .service = asked_.service,
                               .day = iso_day(civil_day(slot.from)),
                               .hour = clock_text(slot.from),
                               .phone = asked_.phone,
                               .phone_problem = "",
                               .key = new_request_key()};
    if (asked_.error && asked_.error->input == "phone")
      page_.form->phone_problem = locale_.text(*asked_.error);
  }

  std::string sentence_case_day(CivilDay day) const {
    std::string words = spoken_full_day(locale_, day);
    if (!words.empty() && words[0] >= 'a' && words[0] <= 'z')
      words[0] = static_cast<char>(words[0] - 'a' + 'A');
    return words;
  }

  const Site& site_;
  const Locale& locale_;
  const Office& office_;
  BookingAsked asked_;
  BookingPage page_;
};

}  // namespace

// GET /dat-lich?don-vi=xa-thanh-son&viec=ho-tich&ngay=2023-10-06&gio=09:00
http::Response get_booking(const Site& site, AppointmentLimits&, const http::Request& request) {
  const Office office = site.office_of(request);
  return BookingView(site, request, office,
                     {.service = std::string(request.query.text("viec")),
                      .day = std::string(request.query.text("ngay")),
                      .hour = std::string(request.query.text("gio"))})
      .answer(request);
}

// POST /dat-lich
http::Response post_booking(const Site& site, AppointmentLimits& limits,
                            const http::Request& request) {
  const auto office = office_named(site, request.input("don-vi"));
  if (!office) return site.refusal(request, Error{ErrorCode::not_found, "citizen.no_office"});
  BookingAsked asked{.service = std::string(request.input("viec")),
                     .day = std::string(request.input("ngay")),
                     .hour = std::string(request.input("gio")),
                     .phone = tidy_text(request.input("phone"))};
  if (length_of(asked.phone) > kLongestPhone) asked.phone = "?";
  if (const auto wait = limits.bookings.wait(request)) {
    asked.error = too_often();
    asked.status = 429;
    return with_wait(BookingView(site, request, *office, std::move(asked)).answer(request), *wait);
  }
  const auto day = parse_day(asked.day);
  const auto hour = parse_time_of_day(asked.hour);
  if (!day || !hour)
    return BookingView(site, request, *office, std::move(asked)).answer(request);
  const std::string_view key = request.input("key");
  const auto booked = app::book_appointment(
      site.ctx(), *office,
      {.service = asked.service,
       .begins_at = instant_of(*day, *hour),
       .phone = asked.phone,
       .request_key = key.size() <= kLongestKey ? std::string(key) : std::string()});
  if (booked) return site.done(appointment_url(booked->code), "notice.appointment_booked");
  asked.error = booked.error();
  asked.status = http::error_status(booked.error().code);
  if (asked.error->input != "phone") {  // the hour is gone: another one is asked for
    asked.hour.clear();
    asked.error->input.clear();
  }
  return BookingView(site, request, *office, std::move(asked)).answer(request);
}

}  // namespace khongcho::web
