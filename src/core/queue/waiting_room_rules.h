// What a waiting room is cut by, as data (data/waiting_rooms/*.toml): services people take a number
// for, classes of people called sooner, slots of appointments.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace khongcho {

// A group of procedures, by fields of the catalogue. One without fields takes what is left.
struct QueueService {
  std::string code;    // "ho-tich"
  std::string letter;  // "A", of its ticket numbers
  std::string name;
  std::string name_en;
  std::string note = {};  // a few everyday words under the name
  std::string note_en = {};
  std::vector<std::string> fields = {};
};

struct PriorityClass {
  std::string code;
  int rank = 0;  // 1 and more; the higher is called sooner
  std::string name;
  std::string name_en;
  bool by_appointment = false;  // given to who booked, chosen by nobody
};

struct AppointmentRules {
  int slot_minutes = 15;
  int per_slot = 1;  // people, for one service
  int days_ahead = 28;
  int grace_minutes = 15;  // later than that the place is free again
};

struct WaitingRoomRules {
  std::string profile;
  std::vector<QueueService> services;
  std::vector<PriorityClass> priorities = {};
  AppointmentRules appointments = {};

  const QueueService* find_service(std::string_view code) const;
  const PriorityClass* find_priority(std::string_view code) const;
  const PriorityClass* appointment_priority() const;
  // That takes procedures of the field; null where none does.
  const QueueService* service_of(std::string_view field) const;
};

}  // namespace khongcho
