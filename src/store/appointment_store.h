// Appointments. Whoever changes one, or books, has taken the room first (waiting_room_store.h).
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/queue/appointment.h"
#include "sql/database.h"

namespace khongcho::store {

// A code, a place or a key that is taken already is a duplicate. `request_key` may be empty.
void insert(sql::Transaction& tx, const Appointment& appointment, const std::string& request_key);
// That it was cancelled, or came and with which number; its telephone number.
void update(sql::Transaction& tx, const Appointment& appointment);

std::optional<Appointment> find_appointment(sql::Transaction& tx, const std::string& code);
std::optional<Appointment> find_appointment_by_request_key(sql::Transaction& tx,
                                                           const std::string& key);
// Of an office, cancelled ones too, by the hour; `to` itself outside.
std::vector<Appointment> appointments_of_office(sql::Transaction& tx, OfficeId office, Instant from,
                                                Instant to);
// Those not cancelled for one service.
std::vector<Appointment> appointments_for_service(sql::Transaction& tx, OfficeId office,
                                                  const std::string& service, Instant from,
                                                  Instant to);
// Those not cancelled of one telephone number that begin at `from` or later.
std::vector<Appointment> appointments_by_phone(sql::Transaction& tx, OfficeId office,
                                               const std::string& phone, Instant from);

}  // namespace khongcho::store
