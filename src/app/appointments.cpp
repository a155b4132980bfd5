#include "app/appointments.h"

#include <algorithm>

#include "app/waiting_room.h"
#include "base/crypto.h"
#include "base/sms_text.h"
#include "core/people/identity.h"
#include "store/appointment_store.h"
#include "store/office_store.h"

namespace khongcho::app {

namespace {

using std::chrono::days;

const AppointmentRules& rules_of(const Context& ctx, const Office& office) {
  return ctx.law.waiting_room(office).appointments;
}

AppointmentBook book_of(const Context& ctx, const Office& office) {
  return {ctx.law.calendar(office), ctx.law.model(office.model), rules_of(ctx, office)};
}

bool offers(const Context& ctx, const Office& office, const std::string& service, CivilDay day) {
  const auto offered = ctx.law.queue_services(office, day);
  return std::ranges::find(offered, service, &QueueService::code) != offered.end();
}

Error unknown_service() {
  return {ErrorCode::invalid_input, "queue.unknown_service", {}, "viec"};
}

Error unknown_code() { return {ErrorCode::not_found, "appointment.unknown_code", {}, "ma"}; }

std::vector<Appointment> booked_on(sql::Transaction& tx, OfficeId office,
                                   const std::string& service, CivilDay first, CivilDay last) {
  return store::appointments_for_service(tx, office, service, instant_of(first),
                                         instant_of(last + days{1}));
}

// The number as it is kept; empty where none was given.
Expected<std::string> phone_of(const std::string& typed) {
  if (typed.find_first_not_of(' ') == typed.npos) return std::string{};
  const auto phone = normalise_phone(typed);
  if (!phone) return Error{ErrorCode::invalid_input, "intake.wrong_phone", {}, "phone"};
  return *phone;
}

std::optional<Error> phone_problem(const Context& ctx, sql::Transaction& tx, const Office& office,
                                   const std::string& phone) {
  if (phone.empty()) return {};
  const Instant now = ctx.time.now();
  const auto theirs =
      store::appointments_by_phone(tx, office.id, phone, instant_of(civil_day(now)));
  const auto open = std::ranges::count_if(theirs, [&](const Appointment& each) {
    return is_open(each, rules_of(ctx, office), now);
  });
  if (open < kMostOpenPerPhone) return {};
  return Error{ErrorCode::conflict, "appointment.too_many",
               {phone_text(phone), std::to_string(kMostOpenPerPhone)}, "phone"};
}

Expected<Appointment> book(const Context& ctx, sql::Transaction& tx, const Office& office,
                           const BookingForm& form, const std::string& phone) {
  if (!form.request_key.empty())
    if (const auto earlier = store::find_appointment_by_request_key(tx, form.request_key))
      return *earlier;
  const CivilDay day = civil_day(form.begins_at);
  if (!offers(ctx, office, form.service, day)) return unknown_service();
  if (auto problem = phone_problem(ctx, tx, office, phone)) return *problem;
  const Instant now = ctx.time.now();
  const auto booked = booked_on(tx, office.id, form.service, day, day);
  const auto slot = slot_to_book(book_of(ctx, office), form.begins_at, booked, now);
  if (!slot) return slot.error();
  const Appointment made{.id = make<AppointmentId>(),
                         .office = office.id,
                         .code = random_code(),
                         .service = form.service,
                         .begins_at = slot->from,
                         .ends_at = slot->to,
                         .place = free_place(*slot, booked),
                         .phone = phone,
                         .booked_at = now};
  store::insert(tx, made, form.request_key);
  return made;
}

Expected<Appointment> by_code(const Context& ctx, std::string_view typed) {
  const std::string code = appointment_code_in(typed);
  if (code.empty()) return unknown_code();
  const auto found = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return store::find_appointment(tx, code); });
  if (!found) return unknown_code();
  return *found;
}

AppointmentView view_of(const Context& ctx, sql::Transaction& tx, const Office& office,
                        const Appointment& appointment) {
  const QueueService* service = ctx.law.waiting_room(office).find_service(appointment.service);
  AppointmentView view{.appointment = appointment,
                       .state = state_of(appointment, rules_of(ctx, office), ctx.time.now()),
                       .office = office,
                       .service = service ? *service
                                          : QueueService{.code = appointment.service,
                                                         .letter = "",
                                                         .name = appointment.service,
                                                         .name_en = appointment.service}};
  if (!appointment.ticket) return view;
  if (const auto ticket = store::find_ticket(tx, appointment.ticket)) {
    view.number = text_of_number(*ticket);
    view.secret = store::secret_of(tx, appointment.ticket);
  }
  return view;
}

Expected<Arrival> came_before(sql::Transaction& tx, const Appointment& appointment) {
  const auto ticket = store::find_ticket(tx, appointment.ticket);
  if (!ticket) return unknown_code();
  return Arrival{.number = {*ticket, store::secret_of(tx, appointment.ticket)},
                 .came_as = AppointmentState::arrived};
}

Expected<Arrival> arrive_in(const Context& ctx, sql::Transaction& tx,
                            const store::WaitingRoom& room, const Office& office,
                            const std::string& code, Early early) {
  const auto appointment = store::find_appointment(tx, code);
  if (!appointment) return unknown_code();
  const Instant now = ctx.time.now();
  if (auto problem = arrival_problem(*appointment, now)) return *problem;
  if (appointment->arrived_at) return came_before(tx, *appointment);
  const AppointmentState came_as = state_of(*appointment, rules_of(ctx, office), now);
  if (came_as == AppointmentState::booked && early == Early::refused)
    return Error{ErrorCode::conflict, "appointment.too_early",
                 {clock_text(appointment->begins_at),
                  clock_text(appointment->begins_at - kDueBefore)}};
  const PriorityClass* priority = ctx.law.waiting_room(office).appointment_priority();
  const bool sooner = came_as == AppointmentState::due && priority;
  const auto number = take_number(ctx, tx, room, office,
                                  {.service = appointment->service,
                                   .priority = sooner ? priority->code : "",
                                   .channel = TicketChannel::appointment,
                                   .request_key = "hen:" + code});
  if (!number) return number.error();
  const auto came = arrive(*appointment, number->ticket.id, now);
  if (!came) return came.error();
  store::update(tx, *came);
  return Arrival{.number = *number, .came_as = came_as};
}

}  // namespace

std::vector<const QueueService*> booking_services(const Context& ctx, const Office& office) {
  const auto days_to_book = appointment_days(book_of(ctx, office), ctx.time.now());
  if (!office.active || days_to_book.empty()) return {};
  return ctx.law.queue_services(office, days_to_book.front());
}

Expected<std::vector<BookingDay>> booking_days(const Context& ctx, const Office& office,
                                               const std::string& service) {
  if (!office.active) return Error{ErrorCode::conflict, "queue.office_closed"};
  const Instant now = ctx.time.now();
  const AppointmentBook book = book_of(ctx, office);
  std::vector<CivilDay> offered = appointment_days(book, now);
  std::erase_if(offered, [&](CivilDay day) { return !offers(ctx, office, service, day); });
  if (offered.empty()) return unknown_service();
  const auto booked = sql::read(ctx.db, [&](sql::Transaction& tx) {
    return booked_on(tx, office.id, service, offered.front(), offered.back());
  });
  std::vector<BookingDay> found;
  for (const CivilDay day : offered) {
    BookingDay line{.day = day};
    for (const AppointmentSlot& slot : slots_of_day(book, day, booked, now)) line.left += slot.left;
    found.push_back(line);
  }
  return found;
}

Expected<std::vector<AppointmentSlot>> booking_slots(const Context& ctx, const Office& office,
                                                     const std::string& service, CivilDay day) {
  if (!office.active) return Error{ErrorCode::conflict, "queue.office_closed"};
  if (!offers(ctx, office, service, day)) return unknown_service();
  const auto booked = sql::read(ctx.db, [&](sql::Transaction& tx) {
    return booked_on(tx, office.id, service, day, day);
  });
  return slots_of_day(book_of(ctx, office), day, booked, ctx.time.now());
}

Expected<Appointment> book_appointment(const Context& ctx, const Office& office,
                                       const BookingForm& form) {
  if (!office.active) return Error{ErrorCode::conflict, "queue.office_closed"};
  const auto phone = phone_of(form.phone);
  if (!phone) return phone.error();
  return change_room(ctx, office.id, [&](sql::Transaction& tx, const store::WaitingRoom&) {
    return book(ctx, tx, office, form, *phone);
  });
}

Expected<AppointmentView> find_appointment(const Context& ctx, std::string_view typed) {
  const std::string code = appointment_code_in(typed);
  if (code.empty()) return unknown_code();
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<AppointmentView> {
    const auto found = store::find_appointment(tx, code);
    const auto office = found ? store::find_office(tx, found->office) : std::nullopt;
    if (!office) return unknown_code();
    return view_of(ctx, tx, *office, *found);
  });
}

Expected<Appointment> cancel_appointment(const Context& ctx, std::string_view typed) {
  const auto found = by_code(ctx, typed);
  if (!found) return found.error();
  const auto work = [&](sql::Transaction& tx, const store::WaitingRoom&) -> Expected<Appointment> {
    const auto appointment = store::find_appointment(tx, found->code);
    const auto office = store::find_office(tx, found->office);
    if (!appointment || !office) return unknown_code();
    const auto cancelled = cancel(*appointment, rules_of(ctx, *office), ctx.time.now());
    if (cancelled) store::update(tx, *cancelled);
    return cancelled;
  };
  return change_room(ctx, found->office, work);
}

Expected<Arrival> arrive(const Context& ctx, const Office& office, std::string_view typed,
                         Early early) {
  const auto found = by_code(ctx, typed);
  if (!found) return found.error();
  if (found->office != office.id) {
    const auto other = sql::read(
        ctx.db, [&](sql::Transaction& tx) { return store::find_office(tx, found->office); });
    return Error{ErrorCode::conflict, "appointment.another_office", {other ? other->name : "?"}};
  }
  return change_room(ctx, office.id, [&](sql::Transaction& tx, const store::WaitingRoom& room) {
    return arrive_in(ctx, tx, room, office, found->code, early);
  });
}

Expected<Arrival> arrive(const Context& ctx, const Officer& officer, std::string_view typed,
                         Early early) {
  if (!may(officer, Action::serve_queue, {officer.office}))
    return Error{ErrorCode::not_allowed, "queue.not_allowed"};
  const auto office = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return store::find_office(tx, officer.office); });
  if (!office) return Error{ErrorCode::not_found, "queue.office_closed"};
  return arrive(ctx, *office, typed, early);
}

int AppointmentDay::count(AppointmentState state) const {
  return static_cast<int>(std::ranges::count(lines, state, &AppointmentView::state));
}

Expected<AppointmentDay> appointments_of_day(const Context& ctx, const Officer& officer,
                                             CivilDay day) {
  if (!may(officer, Action::serve_queue, {officer.office}))
    return Error{ErrorCode::not_allowed, "queue.not_allowed"};
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<AppointmentDay> {
    const auto office = store::find_office(tx, officer.office);
    if (!office) return Error{ErrorCode::not_found, "queue.office_closed"};
    AppointmentDay found;
    for (const Appointment& each : store::appointments_of_office(
             tx, office->id, instant_of(day), instant_of(day + days{1})))
      found.lines.push_back(view_of(ctx, tx, *office, each));
    return found;
  });
}

std::string reminder_text(const Context& ctx, const AppointmentView& view) {
  const Appointment& appointment = view.appointment;
  return without_marks(ctx.vietnamese.text(
      "appointment.reminder",
      {view.office.name, view.service.name, clock_text(appointment.begins_at),
       day_text(day_of(appointment)), spaced_code(appointment.code),
       clock_text(appointment.begins_at - kDueBefore)}));
}

}  // namespace khongcho::app
