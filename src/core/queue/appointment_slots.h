// Slots (khung giờ) people can book: on no-wait days only, inside the office's sessions, as many
// people each as the data says.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/calendar/calendar.h"
#include "core/promise/service_model.h"
#include "core/queue/appointment.h"

namespace khongcho {

// Where and when appointments are made; `model` may be null: then there are none.
struct AppointmentBook {
  const Calendar& calendar;
  const ServiceModel* model;
  const AppointmentRules& rules;
};

struct AppointmentSlot {
  Instant from{};
  Instant to{};
  int left = 0;  // places, never negative
  bool operator==(const AppointmentSlot&) const = default;
};

// No-wait days from today on, days_ahead at most, that still have a slot to come.
std::vector<CivilDay> appointment_days(const AppointmentBook& book, Instant now);
// Slots of the day that have not begun, in order: those of each session from its beginning, none
// that would run past its end. `booked`: appointments for the service, of that day at least.
std::vector<AppointmentSlot> slots_of_day(const AppointmentBook& book, CivilDay day,
                                          std::span<const Appointment> booked, Instant now);

// The slot that begins then. Refuses an hour that is no slot, one that has begun, a full one.
Expected<AppointmentSlot> slot_to_book(const AppointmentBook& book, Instant begins_at,
                                       std::span<const Appointment> booked, Instant now);
// The lowest place of the slot nobody has.
int free_place(const AppointmentSlot& slot, std::span<const Appointment> booked);

}  // namespace khongcho
