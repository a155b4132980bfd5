#include "core/queue/appointment_slots.h"

#include <algorithm>

#include "core/promise/programme_day.h"

namespace khongcho {

namespace {

using std::chrono::days;
using std::chrono::minutes;

bool is_bookable(const AppointmentBook& book, CivilDay day, Instant now) {
  const CivilDay today = civil_day(now);
  if (!book.model || day < today || day > today + days{book.rules.days_ahead}) return false;
  return is_programme_day(book.calendar, *book.model, day);
}

int people_in(const AppointmentBook& book, Instant from, Instant to,
              std::span<const Appointment> booked, Instant now) {
  return static_cast<int>(std::ranges::count_if(booked, [&](const Appointment& each) {
    return each.begins_at < to && from < each.ends_at && holds_place(each, book.rules, now);
  }));
}

}  // namespace

std::vector<AppointmentSlot> slots_of_day(const AppointmentBook& book, CivilDay day,
                                          std::span<const Appointment> booked, Instant now) {
  std::vector<AppointmentSlot> slots;
  if (book.rules.slot_minutes <= 0 || !is_bookable(book, day, now)) return slots;
  const Seconds length = minutes{book.rules.slot_minutes};
  for (const Session& session : book.calendar.sessions_on(day)) {
    // Slots keep the rhythm of the session; a half-day model takes those inside its window.
    for (Seconds from = session.from; from + length <= session.to; from += length) {
      const auto& window = book.model->window;
      if (window && (from < window->from || from + length > window->to)) continue;
      const Instant begins = instant_of(day, from);
      if (begins <= now) continue;
      const int taken = people_in(book, begins, begins + length, booked, now);
      slots.push_back({begins, begins + length, std::max(0, book.rules.per_slot - taken)});
    }
  }
  return slots;
}

std::vector<CivilDay> appointment_days(const AppointmentBook& book, Instant now) {
  std::vector<CivilDay> found;
  const CivilDay today = civil_day(now);
  for (CivilDay day = today; day <= today + days{book.rules.days_ahead}; day += days{1})
    if (!slots_of_day(book, day, {}, now).empty()) found.push_back(day);
  return found;
}

Expected<AppointmentSlot> slot_to_book(const AppointmentBook& book, Instant begins_at,
                                       std::span<const Appointment> booked, Instant now) {
  if (begins_at <= now) return Error{ErrorCode::conflict, "appointment.has_begun", {}, "gio"};
  const auto slots = slots_of_day(book, civil_day(begins_at), booked, now);
  const auto slot = std::ranges::find(slots, begins_at, &AppointmentSlot::from);
  if (slot == slots.end())
    return Error{ErrorCode::invalid_input, "appointment.no_such_slot", {}, "gio"};
  if (slot->left == 0) return Error{ErrorCode::conflict, "appointment.slot_full", {}, "gio"};
  return *slot;
}

int free_place(const AppointmentSlot& slot, std::span<const Appointment> booked) {
  const auto has = [&](int place) {
    return std::ranges::any_of(booked, [&](const Appointment& each) {
      return !each.cancelled_at && each.begins_at == slot.from && each.place == place;
    });
  };
  int place = 1;
  while (has(place)) ++place;
  return place;
}

}  // namespace khongcho
