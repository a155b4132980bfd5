#include "core/queue/appointment.h"

#include <array>

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 5> kStateTexts{"booked", "due", "no_show", "arrived",
                                                      "cancelled"};
constexpr std::size_t kCodeLength = 8;

Error conflict(const char* message_id, std::vector<std::string> args = {}) {
  return {ErrorCode::conflict, message_id, std::move(args)};
}

}  // namespace

std::string_view text_of(AppointmentState state) {
  return kStateTexts[static_cast<std::size_t>(state)];
}

CivilDay day_of(const Appointment& appointment) { return civil_day(appointment.begins_at); }

AppointmentState state_of(const Appointment& appointment, const AppointmentRules& rules,
                          Instant now) {
  if (appointment.cancelled_at) return AppointmentState::cancelled;
  if (appointment.arrived_at) return AppointmentState::arrived;
  if (now < appointment.begins_at - kDueBefore) return AppointmentState::booked;
  const Instant latest = appointment.begins_at + std::chrono::minutes{rules.grace_minutes};
  return now <= latest ? AppointmentState::due : AppointmentState::no_show;
}

bool holds_place(const Appointment& appointment, const AppointmentRules& rules, Instant now) {
  const AppointmentState state = state_of(appointment, rules, now);
  return state != AppointmentState::cancelled && state != AppointmentState::no_show;
}

bool is_open(const Appointment& appointment, const AppointmentRules& rules, Instant now) {
  const AppointmentState state = state_of(appointment, rules, now);
  return state == AppointmentState::booked || state == AppointmentState::due;
}

Expected<Appointment> cancel(Appointment appointment, const AppointmentRules& rules, Instant now) {
  switch (state_of(appointment, rules, now)) {
    case AppointmentState::cancelled:
      return appointment;
    case AppointmentState::arrived:
      return conflict("appointment.came_already");
    case AppointmentState::no_show:
      return conflict("appointment.over");
    case AppointmentState::booked:
    case AppointmentState::due:
      break;
  }
  appointment.cancelled_at = now;
  appointment.phone.clear();
  return appointment;
}

std::optional<Error> arrival_problem(const Appointment& appointment, Instant now) {
  if (appointment.cancelled_at) return conflict("appointment.is_cancelled");
  if (day_of(appointment) == civil_day(now)) return {};
  return conflict("appointment.another_day",
                  {clock_text(appointment.begins_at), day_text(day_of(appointment))});
}

Expected<Appointment> arrive(Appointment appointment, TicketId ticket, Instant now) {
  if (auto problem = arrival_problem(appointment, now)) return *problem;
  if (appointment.arrived_at) return conflict("appointment.came_already");
  appointment.arrived_at = now;
  appointment.phone.clear();
  appointment.ticket = ticket;
  return appointment;
}

std::string appointment_code_in(std::string_view typed) {
  typed = typed.substr(0, typed.find_first_of("?#"));
  while (typed.ends_with('/')) typed.remove_suffix(1);
  if (const auto slash = typed.rfind('/'); slash != typed.npos) typed.remove_prefix(slash + 1);
  std::string code;
  for (const char c : typed) {
    if (c == ' ' || c == '-') continue;
    const bool small = c >= 'a' && c <= 'z';
    if (!small && !(c >= 'A' && c <= 'Z') && !(c >= '0' && c <= '9')) return "";
    code += small ? static_cast<char>(c - 'a' + 'A') : c;
  }
  return code.size() == kCodeLength ? code : "";
}

std::string spaced_code(std::string_view code) {
  if (code.size() != kCodeLength) return std::string(code);
  return std::string(code.substr(0, 4)) + " " + std::string(code.substr(4));
}

}  // namespace khongcho
