// An appointment (lịch hẹn) for a service of the waiting room: what it is worth at an instant, and
// what can be done to it. It names no person; a telephone number may stand beside it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/expected.h"
#include "core/queue/ticket.h"
#include "core/queue/waiting_room_rules.h"

namespace khongcho {

using AppointmentId = Id<struct AppointmentTag>;

// booked: its hour is still to come; due: whoever arrives is called sooner; no_show: too late, the
// place is free and its bearer comes as everybody does.
enum class AppointmentState { booked, due, no_show, arrived, cancelled };
std::string_view text_of(AppointmentState state);

// Before the hour booked, from when on arriving counts as being there for it.
constexpr Seconds kDueBefore = std::chrono::minutes{15};

struct Appointment {
  AppointmentId id;
  OfficeId office;
  std::string code;     // eight characters, of its page and its QR
  std::string service;  // code of the group of procedures
  Instant begins_at{};
  Instant ends_at{};
  int place = 1;           // among those of the slot
  std::string phone = {};  // E.164; empty: none given, or not needed any more
  Instant booked_at{};
  std::optional<Instant> cancelled_at = {};
  std::optional<Instant> arrived_at = {};
  TicketId ticket = {};  // it came to
};

CivilDay day_of(const Appointment& appointment);
AppointmentState state_of(const Appointment& appointment, const AppointmentRules& rules,
                          Instant now);
// Nobody else can have the place.
bool holds_place(const Appointment& appointment, const AppointmentRules& rules, Instant now);
// A slot that is still to come or under way, for the limit of each telephone number.
bool is_open(const Appointment& appointment, const AppointmentRules& rules, Instant now);

// Either forgets the telephone number: nobody will be called about it.
// Frees the place; doing it again changes nothing. Refuses one that came or whose hour is over.
Expected<Appointment> cancel(Appointment appointment, const AppointmentRules& rules, Instant now);
// On its day only, with the number it was given; refuses a cancelled one. Whether it came in time
// is what state_of() said before.
Expected<Appointment> arrive(Appointment appointment, TicketId ticket, Instant now);
// Why it cannot come to the waiting room now.
std::optional<Error> arrival_problem(const Appointment& appointment, Instant now);

// The code in what somebody typed or a scanner read: "7k4m 29rt", ".../dat-lich/7K4M29RT". Empty
// where there is none.
std::string appointment_code_in(std::string_view typed);
// "7K4M 29RT"
std::string spaced_code(std::string_view code);

}  // namespace khongcho
