#include "store/appointment_store.h"

#include <fmt/format.h>

#include "store/named_query.h"

namespace khongcho::store {

namespace {

constexpr std::string_view kColumns =
    "id, office_id, code, service, begins_at, ends_at, place, phone, booked_at, cancelled_at, "
    "arrived_at, ticket_id";

const NamedQuery kInsert{"appointment.insert",
                         fmt::format(R"sql(
  INSERT INTO appointments ({}, request_key)
  VALUES (:id, :office_id, :code, :service, :begins_at, :ends_at, :place, :phone, :booked_at,
    :cancelled_at, :arrived_at, :ticket_id, :request_key)
)sql",
                                     kColumns)};

const NamedQuery kUpdate{"appointment.update", R"sql(
  UPDATE appointments SET phone = :phone, cancelled_at = :cancelled_at,
    arrived_at = :arrived_at, ticket_id = :ticket_id
  WHERE id = :id
)sql"};

const NamedQuery kFind{"appointment.find",
                       fmt::format("SELECT {} FROM appointments WHERE code = :code", kColumns)};

const NamedQuery kFindByKey{
    "appointment.find_by_request_key",
    fmt::format("SELECT {} FROM appointments WHERE request_key = :request_key", kColumns)};

const NamedQuery kOfOffice{"appointment.of_office",
                           fmt::format(R"sql(
  SELECT {} FROM appointments
  WHERE office_id = :office_id AND begins_at >= :from AND begins_at < :to
  ORDER BY begins_at, id
)sql",
                                       kColumns)};

const NamedQuery kForService{"appointment.for_service",
                             fmt::format(R"sql(
  SELECT {} FROM appointments
  WHERE office_id = :office_id AND service = :service AND begins_at >= :from AND begins_at < :to
    AND cancelled_at IS NULL
  ORDER BY begins_at, place
)sql",
                                         kColumns)};

const NamedQuery kByPhone{"appointment.by_phone",
                          fmt::format(R"sql(
  SELECT {} FROM appointments
  WHERE office_id = :office_id AND phone = :phone AND begins_at >= :from AND cancelled_at IS NULL
  ORDER BY begins_at, id
)sql",
                                      kColumns)};

std::optional<std::string> text_or_null(const std::string& text) {
  if (text.empty()) return {};
  return text;
}

std::optional<std::int64_t> id_or_null(TicketId id) {
  if (!id) return {};
  return id.value;
}

Appointment read_appointment(const sql::Row& row) {
  return {.id = {row.integer(0)},
          .office = {row.integer(1)},
          .code = row.text(2),
          .service = row.text(3),
          .begins_at = row.instant(4),
          .ends_at = row.instant(5),
          .place = static_cast<int>(row.integer(6)),
          .phone = row.optional_text(7).value_or(""),
          .booked_at = row.instant(8),
          .cancelled_at = row.optional_instant(9),
          .arrived_at = row.optional_instant(10),
          .ticket = {row.optional_integer(11).value_or(0)}};
}

}  // namespace

void insert(sql::Transaction& tx, const Appointment& appointment, const std::string& request_key) {
  tx.execute(kInsert, {{"id", appointment.id},
                       {"office_id", appointment.office},
                       {"code", appointment.code},
                       {"service", appointment.service},
                       {"begins_at", appointment.begins_at},
                       {"ends_at", appointment.ends_at},
                       {"place", appointment.place},
                       {"phone", text_or_null(appointment.phone)},
                       {"booked_at", appointment.booked_at},
                       {"cancelled_at", appointment.cancelled_at},
                       {"arrived_at", appointment.arrived_at},
                       {"ticket_id", id_or_null(appointment.ticket)},
                       {"request_key", text_or_null(request_key)}});
}

void update(sql::Transaction& tx, const Appointment& appointment) {
  tx.execute(kUpdate, {{"id", appointment.id},
                       {"phone", text_or_null(appointment.phone)},
                       {"cancelled_at", appointment.cancelled_at},
                       {"arrived_at", appointment.arrived_at},
                       {"ticket_id", id_or_null(appointment.ticket)}});
}

std::optional<Appointment> find_appointment(sql::Transaction& tx, const std::string& code) {
  return tx.first(kFind, read_appointment, {{"code", code}});
}

std::optional<Appointment> find_appointment_by_request_key(sql::Transaction& tx,
                                                           const std::string& key) {
  return tx.first(kFindByKey, read_appointment, {{"request_key", key}});
}

std::vector<Appointment> appointments_of_office(sql::Transaction& tx, OfficeId office, Instant from,
                                                Instant to) {
  return tx.all(kOfOffice, read_appointment,
                {{"office_id", office}, {"from", from}, {"to", to}});
}

std::vector<Appointment> appointments_for_service(sql::Transaction& tx, OfficeId office,
                                                  const std::string& service, Instant from,
                                                  Instant to) {
  return tx.all(kForService, read_appointment,
                {{"office_id", office}, {"service", service}, {"from", from}, {"to", to}});
}

std::vector<Appointment> appointments_by_phone(sql::Transaction& tx, OfficeId office,
                                               const std::string& phone, Instant from) {
  return tx.all(kByPhone, read_appointment,
                {{"office_id", office}, {"phone", phone}, {"from", from}});
}

}  // namespace khongcho::store
