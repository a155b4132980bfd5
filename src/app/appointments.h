// Appointments at a waiting room: what can be booked, booking, cancelling, arriving, the list of a
// day. A code is all its bearer needs.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "app/take_number.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "core/queue/appointment_slots.h"

namespace khongcho::app {

// How many that are still to come one telephone number may have at an office.
constexpr int kMostOpenPerPhone = 2;

struct BookingDay {
  CivilDay day{};
  int left = 0;  // places of the day
};
// No-wait days that can be booked, full ones too. Refuses a service the office does not offer on
// any of them and an office that is not at work.
Expected<std::vector<BookingDay>> booking_days(const Context& ctx, const Office& office,
                                               const std::string& service);
// Slots still to come; none on a day that cannot be booked.
Expected<std::vector<AppointmentSlot>> booking_slots(const Context& ctx, const Office& office,
                                                     const std::string& service, CivilDay day);
// Services offered on the first day that can be booked; empty where there is none.
std::vector<const QueueService*> booking_services(const Context& ctx, const Office& office);

struct BookingForm {
  std::string service;
  Instant begins_at{};
  std::string phone = {};        // as typed; may be empty
  std::string request_key = {};  // sent again answers with the same appointment
};
// Refuses a wrong telephone number (`intake.wrong_phone`) or one with enough appointments, and
// whatever slot_to_book() refuses. The last place goes to one person only.
Expected<Appointment> book_appointment(const Context& ctx, const Office& office,
                                       const BookingForm& form);

struct AppointmentView {
  Appointment appointment;
  AppointmentState state = AppointmentState::booked;
  Office office;
  QueueService service;      // with its code alone where the data has it no more
  std::string number = {};   // of the ticket, once it came
  std::string secret = {};   // of the ticket's page
};
// By what somebody typed or scanned. Refuses what is no code, or nobody's, alike.
Expected<AppointmentView> find_appointment(const Context& ctx, std::string_view typed);
Expected<Appointment> cancel_appointment(const Context& ctx, std::string_view typed);

// Too early, a number without priority uses the appointment up: only on request.
enum class Early { refused, accepted };
struct Arrival {
  TakenNumber number;
  AppointmentState came_as = AppointmentState::due;  // booked: early; no_show: too late
  bool has_priority() const { return number.ticket.priority_rank > 0; }
};
// A number in the waiting room of the office, sooner than others where it is due. Arriving again
// answers with the same number. Refuses another office (`appointment.another_office`), another
// day, a cancelled one, and one too early (`appointment.too_early`, with the hour from which it
// counts).
Expected<Arrival> arrive(const Context& ctx, const Office& office, std::string_view typed,
                         Early early);
// The same by a receptionist of the office.
Expected<Arrival> arrive(const Context& ctx, const Officer& officer, std::string_view typed,
                         Early early);

struct AppointmentDay {
  std::vector<AppointmentView> lines;  // by the hour, cancelled ones too
  int count(AppointmentState state) const;
};
// Refuses who does not receive people there.
Expected<AppointmentDay> appointments_of_day(const Context& ctx, const Officer& officer,
                                             CivilDay day);

// A ready sentence, always Vietnamese and short enough to be one message without marks.
std::string reminder_text(const Context& ctx, const AppointmentView& view);

}  // namespace khongcho::app
