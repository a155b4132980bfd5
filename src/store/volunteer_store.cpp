#include "store/volunteer_store.h"

#include <fmt/format.h>

#include <stdexcept>

#include "store/named_query.h"

namespace khongcho::store {

namespace {

constexpr std::string_view kShiftColumns =
    "id, office_id, volunteer_id, on_day, from_second, to_second, planned_by";
constexpr std::string_view kSessionColumns =
    "id, office_id, volunteer_id, started_at, last_used_at, ended_at, consent, ticket_id";
constexpr std::string_view kDeclarationColumns =
    "session_id, ticket_id, procedure, full_name, personal_id, born_on, sex, address, phone, "
    "email, saved_at";

const NamedQuery kLockVolunteer{"volunteer.lock",
                                "SELECT id FROM officers WHERE id = :id FOR UPDATE"};

const NamedQuery kInsertShift{"volunteer_shift.insert", R"sql(
  INSERT INTO volunteer_shifts (id, office_id, volunteer_id, on_day, from_second, to_second,
    planned_by, planned_at)
  VALUES (:id, :office_id, :volunteer_id, :on_day, :from_second, :to_second, :planned_by,
    :planned_at)
)sql"};

const NamedQuery kDeleteShift{"volunteer_shift.delete",
                              "DELETE FROM volunteer_shifts WHERE id = :id"};

const NamedQuery kFindShift{
    "volunteer_shift.find",
    fmt::format("SELECT {} FROM volunteer_shifts WHERE id = :id", kShiftColumns)};

const NamedQuery kShiftsOfOffice{
    "volunteer_shift.of_office",
    fmt::format("SELECT {} FROM volunteer_shifts WHERE office_id = :office_id AND "
                "on_day >= :first AND on_day <= :last ORDER BY on_day, from_second, id",
                kShiftColumns)};

const NamedQuery kShiftsOfVolunteer{
    "volunteer_shift.of_volunteer",
    fmt::format("SELECT {} FROM volunteer_shifts WHERE volunteer_id = :volunteer_id AND "
                "on_day >= :first AND on_day <= :last ORDER BY on_day, from_second, id",
                kShiftColumns)};

const NamedQuery kInsertSession{"help_session.insert",
                                fmt::format(R"sql(
  INSERT INTO help_sessions ({})
  VALUES (:id, :office_id, :volunteer_id, :started_at, :last_used_at, :ended_at, :consent,
    :ticket_id)
)sql",
                                            kSessionColumns)};

const NamedQuery kUpdateSession{"help_session.update", R"sql(
  UPDATE help_sessions SET last_used_at = :last_used_at, ended_at = :ended_at,
    ticket_id = :ticket_id
  WHERE id = :id
)sql"};

const NamedQuery kFindSession{
    "help_session.find",
    fmt::format("SELECT {} FROM help_sessions WHERE id = :id", kSessionColumns)};

const NamedQuery kTakeSession{
    "help_session.take",
    fmt::format("SELECT {} FROM help_sessions WHERE id = :id FOR UPDATE", kSessionColumns)};

const NamedQuery kOpenSession{
    "help_session.open",
    fmt::format("SELECT {} FROM help_sessions WHERE volunteer_id = :volunteer_id AND "
                "ended_at IS NULL",
                kSessionColumns)};

const NamedQuery kNoteHelp{"help.note", R"sql(
  INSERT INTO helps (session_id, kind, way, office_id, volunteer_id, at)
  VALUES (:session_id, :kind, :way, :office_id, :volunteer_id, :at)
  ON CONFLICT (session_id, kind) DO NOTHING
)sql"};

const NamedQuery kHelpsOf{"help.of_session", R"sql(
  SELECT kind, way, at FROM helps WHERE session_id = :session_id ORDER BY kind
)sql"};

const NamedQuery kCountHelps{"help.count", R"sql(
  SELECT volunteer_id, kind, way, COUNT(*) FROM helps
  WHERE office_id = :office_id AND at >= :from AND at < :to
  GROUP BY volunteer_id, kind, way ORDER BY volunteer_id, kind, way
)sql"};

const NamedQuery kCountHelped{"help_session.count", R"sql(
  SELECT volunteer_id, COUNT(*) FROM help_sessions
  WHERE office_id = :office_id AND started_at >= :from AND started_at < :to
  GROUP BY volunteer_id ORDER BY volunteer_id
)sql"};

const NamedQuery kSaveDeclaration{"declaration.save",
                                  fmt::format(R"sql(
  INSERT INTO declarations ({})
  VALUES (:session_id, :ticket_id, :procedure, :full_name, :personal_id, :born_on, :sex, :address,
    :phone, :email, :saved_at)
  ON CONFLICT (session_id) DO UPDATE SET ticket_id = excluded.ticket_id,
    procedure = excluded.procedure, full_name = excluded.full_name,
    personal_id = excluded.personal_id, born_on = excluded.born_on, sex = excluded.sex,
    address = excluded.address, phone = excluded.phone, email = excluded.email,
    saved_at = excluded.saved_at
)sql",
                                              kDeclarationColumns)};

const NamedQuery kSetTicket{"declaration.set_ticket", R"sql(
  UPDATE declarations SET ticket_id = :ticket_id WHERE session_id = :session_id
)sql"};

const NamedQuery kFindDeclaration{
    "declaration.find",
    fmt::format("SELECT {} FROM declarations WHERE session_id = :session_id", kDeclarationColumns)};

const NamedQuery kFindByTicket{
    "declaration.find_by_ticket",
    fmt::format("SELECT {} FROM declarations WHERE ticket_id = :ticket_id "
                "ORDER BY saved_at DESC LIMIT 1",
                kDeclarationColumns)};

const NamedQuery kSavedUntil{
    "declaration.saved_until",
    fmt::format("SELECT {} FROM declarations WHERE saved_at <= :at ORDER BY saved_at",
                kDeclarationColumns)};

const NamedQuery kDeleteDeclaration{"declaration.delete",
                                    "DELETE FROM declarations WHERE session_id = :session_id"};

const NamedQuery kDeleteOfTicket{"declaration.delete_of_ticket",
                                 "DELETE FROM declarations WHERE ticket_id = :ticket_id"};

template <typename AnyId>
sql::Value id_or_null(AnyId id) {
  return id ? sql::Value{id} : sql::Value{nullptr};
}

VolunteerShift read_shift(const sql::Row& row) {
  return {.id = {row.integer(0)},
          .office = {row.integer(1)},
          .volunteer = {row.integer(2)},
          .day = row.day(3),
          .from = Seconds{row.integer(4)},
          .to = Seconds{row.integer(5)},
          .planned_by = {row.optional_integer(6).value_or(0)}};
}

HelpSession read_session(const sql::Row& row) {
  return {.id = {row.integer(0)},
          .office = {row.integer(1)},
          .volunteer = {row.integer(2)},
          .started_at = row.instant(3),
          .last_used_at = row.instant(4),
          .ended_at = row.optional_instant(5),
          .consent = row.text(6),
          .ticket = {row.optional_integer(7).value_or(0)}};
}

HelpKind kind_of(const std::string& text) {
  const auto kind = help_kind_from(text);
  if (!kind) throw std::runtime_error("helps: unknown kind " + text);
  return *kind;
}

HelpWay way_of(const std::string& text) {
  const auto way = help_way_from(text);
  if (!way) throw std::runtime_error("helps: unknown way " + text);
  return *way;
}

StoredDeclaration read_declaration(const sql::Row& row) {
  return {.session = {row.integer(0)},
          .ticket = {row.optional_integer(1).value_or(0)},
          .declaration = {.procedure = row.text(2),
                          .person = {.full_name = row.text(3),
                                     .personal_id = row.text(4),
                                     .born_on = row.text(5),
                                     .sex = row.text(6),
                                     .address = row.text(7),
                                     .phone = row.text(8),
                                     .email = row.text(9)}},
          .saved_at = row.instant(10)};
}

}  // namespace

void lock_volunteer(sql::Transaction& tx, OfficerId volunteer) {
  tx.first(kLockVolunteer, [](const sql::Row& row) { return row.integer(0); }, {{"id", volunteer}});
}

void insert(sql::Transaction& tx, const VolunteerShift& shift, Instant at) {
  tx.execute(kInsertShift, {{"id", shift.id},
                            {"office_id", shift.office},
                            {"volunteer_id", shift.volunteer},
                            {"on_day", shift.day},
                            {"from_second", shift.from.count()},
                            {"to_second", shift.to.count()},
                            {"planned_by", id_or_null(shift.planned_by)},
                            {"planned_at", at}});
}

void delete_shift(sql::Transaction& tx, VolunteerShiftId id) {
  tx.execute(kDeleteShift, {{"id", id}});
}

std::optional<VolunteerShift> find_shift(sql::Transaction& tx, VolunteerShiftId id) {
  return tx.first(kFindShift, read_shift, {{"id", id}});
}

std::vector<VolunteerShift> shifts_of_office(sql::Transaction& tx, OfficeId office, CivilDay first,
                                             CivilDay last) {
  return tx.all(kShiftsOfOffice, read_shift,
                {{"office_id", office}, {"first", first}, {"last", last}});
}

std::vector<VolunteerShift> shifts_of_volunteer(sql::Transaction& tx, OfficerId volunteer,
                                                CivilDay first, CivilDay last) {
  return tx.all(kShiftsOfVolunteer, read_shift,
                {{"volunteer_id", volunteer}, {"first", first}, {"last", last}});
}

void insert(sql::Transaction& tx, const HelpSession& session) {
  tx.execute(kInsertSession, {{"id", session.id},
                              {"office_id", session.office},
                              {"volunteer_id", session.volunteer},
                              {"started_at", session.started_at},
                              {"last_used_at", session.last_used_at},
                              {"ended_at", session.ended_at},
                              {"consent", session.consent},
                              {"ticket_id", id_or_null(session.ticket)}});
}

void update(sql::Transaction& tx, const HelpSession& session) {
  tx.execute(kUpdateSession, {{"id", session.id},
                              {"last_used_at", session.last_used_at},
                              {"ended_at", session.ended_at},
                              {"ticket_id", id_or_null(session.ticket)}});
}

std::optional<HelpSession> find_help_session(sql::Transaction& tx, HelpSessionId id) {
  return tx.first(kFindSession, read_session, {{"id", id}});
}

std::optional<HelpSession> take_help_session(sql::Transaction& tx, HelpSessionId id) {
  return tx.first(kTakeSession, read_session, {{"id", id}});
}

std::optional<HelpSession> open_help_session_of(sql::Transaction& tx, OfficerId volunteer) {
  return tx.first(kOpenSession, read_session, {{"volunteer_id", volunteer}});
}

void note_help(sql::Transaction& tx, const HelpSession& session, const Help& help) {
  tx.execute(kNoteHelp, {{"session_id", session.id},
                         {"kind", text_of(help.kind)},
                         {"way", text_of(help.way)},
                         {"office_id", session.office},
                         {"volunteer_id", session.volunteer},
                         {"at", help.at}});
}

std::vector<Help> helps_of(sql::Transaction& tx, HelpSessionId session) {
  const auto read = [](const sql::Row& row) {
    return Help{.kind = kind_of(row.text(0)), .way = way_of(row.text(1)), .at = row.instant(2)};
  };
  return tx.all(kHelpsOf, read, {{"session_id", session}});
}

std::vector<HelpCount> count_helps(sql::Transaction& tx, OfficeId office, Instant from,
                                   Instant to) {
  const auto read = [](const sql::Row& row) {
    return HelpCount{.volunteer = {row.integer(0)},
                     .kind = kind_of(row.text(1)),
                     .way = way_of(row.text(2)),
                     .count = row.integer(3)};
  };
  return tx.all(kCountHelps, read, {{"office_id", office}, {"from", from}, {"to", to}});
}

std::vector<HelpedCount> count_helped(sql::Transaction& tx, OfficeId office, Instant from,
                                      Instant to) {
  const auto read = [](const sql::Row& row) {
    return HelpedCount{.volunteer = {row.integer(0)}, .people = row.integer(1)};
  };
  return tx.all(kCountHelped, read, {{"office_id", office}, {"from", from}, {"to", to}});
}

void save(sql::Transaction& tx, const StoredDeclaration& stored) {
  const Person& person = stored.declaration.person;
  tx.execute(kSaveDeclaration, {{"session_id", stored.session},
                                {"ticket_id", id_or_null(stored.ticket)},
                                {"procedure", stored.declaration.procedure},
                                {"full_name", person.full_name},
                                {"personal_id", person.personal_id},
                                {"born_on", person.born_on},
                                {"sex", person.sex},
                                {"address", person.address},
                                {"phone", person.phone},
                                {"email", person.email},
                                {"saved_at", stored.saved_at}});
}

void set_ticket_of_declaration(sql::Transaction& tx, HelpSessionId session, TicketId ticket) {
  tx.execute(kSetTicket, {{"session_id", session}, {"ticket_id", ticket}});
}

std::optional<StoredDeclaration> find_declaration(sql::Transaction& tx, HelpSessionId session) {
  return tx.first(kFindDeclaration, read_declaration, {{"session_id", session}});
}

std::optional<StoredDeclaration> find_declaration_by_ticket(sql::Transaction& tx, TicketId ticket) {
  return tx.first(kFindByTicket, read_declaration, {{"ticket_id", ticket}});
}

std::vector<StoredDeclaration> declarations_saved_until(sql::Transaction& tx, Instant at) {
  return tx.all(kSavedUntil, read_declaration, {{"at", at}});
}

void delete_declaration(sql::Transaction& tx, HelpSessionId session) {
  tx.execute(kDeleteDeclaration, {{"session_id", session}});
}

void delete_declarations_of(sql::Transaction& tx, TicketId ticket) {
  tx.execute(kDeleteOfTicket, {{"ticket_id", ticket}});
}

}  // namespace khongcho::store
