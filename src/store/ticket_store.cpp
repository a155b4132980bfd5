#include "store/ticket_store.h"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

#include "store/named_query.h"

namespace khongcho::store {

namespace {

constexpr std::array<std::string_view, 8> kKinds{
    "taken", "called", "served", "parked", "came_back", "transferred", "returned_with_papers",
    "ended"};

constexpr std::string_view kColumns =
    "id, office_id, on_day, service, letter, number, priority, priority_rank, state, outcome, "
    "taken_at, in_line_since, overtaken, times_called, counter_id, officer_id, called_at, "
    "served_at, ended_at";

std::string select_text(std::string_view tail) {
  return fmt::format("SELECT {} FROM tickets {}", kColumns, tail);
}

const NamedQuery kInsert{"ticket.insert", fmt::format(R"sql(
  INSERT INTO tickets ({}, channel, secret, request_key)
  VALUES (:id, :office_id, :on_day, :service, :letter, :number, :priority, :priority_rank, :state,
    :outcome, :taken_at, :in_line_since, :overtaken, :times_called, :counter_id, :officer_id,
    :called_at, :served_at, :ended_at, :channel, :secret, :request_key)
)sql",
                                                      kColumns)};

const NamedQuery kUpdate{"ticket.update", R"sql(
  UPDATE tickets SET service = :service, priority = :priority, priority_rank = :priority_rank,
    state = :state, outcome = :outcome, in_line_since = :in_line_since, overtaken = :overtaken,
    times_called = :times_called, counter_id = :counter_id, officer_id = :officer_id,
    called_at = :called_at, served_at = :served_at, ended_at = :ended_at
  WHERE id = :id
)sql"};

const NamedQuery kInsertEvent{"ticket.insert_event", R"sql(
  INSERT INTO ticket_events (id, ticket_id, office_id, kind, at, counter_id, officer_id, detail)
  VALUES (:id, :ticket_id, :office_id, :kind, :at, :counter_id, :officer_id, :detail)
)sql"};

const NamedQuery kFind{"ticket.find", select_text("WHERE id = :id")};
const NamedQuery kFindBySecret{"ticket.find_by_secret", select_text("WHERE secret = :secret")};
const NamedQuery kFindByRequestKey{"ticket.find_by_request_key",
                                   select_text("WHERE request_key = :request_key")};
const NamedQuery kFindByNumber{
    "ticket.find_by_number",
    select_text("WHERE office_id = :office_id AND on_day = :on_day AND letter = :letter AND "
                "number = :number")};
const NamedQuery kSecret{"ticket.secret", "SELECT secret FROM tickets WHERE id = :id"};

const NamedQuery kOpen{
    "ticket.open",
    select_text("WHERE office_id = :office_id AND state <> 'ended' ORDER BY in_line_since, id")};

const NamedQuery kServicesInLine{"ticket.services_in_line", R"sql(
  SELECT DISTINCT service FROM tickets WHERE office_id = :office_id AND state = 'waiting'
)sql"};

const NamedQuery kHeadOfLine{
    "ticket.head_of_line",
    select_text("WHERE office_id = :office_id AND service = :service AND state = 'waiting' "
                "ORDER BY in_line_since, id LIMIT 1")};

const NamedQuery kFirstByPriority{
    "ticket.first_by_priority",
    select_text("WHERE office_id = :office_id AND service = :service AND state = 'waiting' "
                "ORDER BY priority_rank DESC, in_line_since, id LIMIT 1")};

const NamedQuery kAtCounter{
    "ticket.at_counter",
    select_text("WHERE counter_id = :counter_id AND state IN ('called', 'serving') LIMIT 1")};

const NamedQuery kOfDay{
    "ticket.of_day",
    select_text("WHERE office_id = :office_id AND on_day = :on_day ORDER BY taken_at, id")};

const NamedQuery kBetween{
    "ticket.between",
    select_text("WHERE office_id = :office_id AND on_day >= :first AND on_day <= :last "
                "ORDER BY on_day, taken_at, id")};

constexpr std::string_view kCallColumns = R"sql(
  SELECT e.id, e.ticket_id, t.letter, t.number, e.counter_id, e.at
  FROM ticket_events e JOIN tickets t ON t.id = e.ticket_id
)sql";

const NamedQuery kCallsSince{"ticket.calls_since", fmt::format(R"sql({}
  WHERE e.office_id = :office_id AND e.kind = 'called' AND e.at >= :since ORDER BY e.at, e.id
)sql",
                                                               kCallColumns)};

const NamedQuery kFindCall{"ticket.find_call", fmt::format(R"sql({}
  WHERE e.id = :id AND e.office_id = :office_id AND e.kind = 'called'
)sql",
                                                           kCallColumns)};

const NamedQuery kEvents{"ticket.events", R"sql(
  SELECT id, ticket_id, kind, at, counter_id, officer_id, detail
  FROM ticket_events WHERE ticket_id = :ticket_id ORDER BY id
)sql"};

const NamedQuery kLinkDossier{"ticket.link_dossier", R"sql(
  INSERT INTO ticket_dossiers (dossier_id, ticket_id) VALUES (:dossier_id, :ticket_id)
)sql"};

const NamedQuery kDossiersOf{"ticket.dossiers_of", R"sql(
  SELECT dossier_id FROM ticket_dossiers WHERE ticket_id = :ticket_id ORDER BY dossier_id
)sql"};

const NamedQuery kTicketOf{"ticket.of_dossier", R"sql(
  SELECT ticket_id FROM ticket_dossiers WHERE dossier_id = :dossier_id
)sql"};

const NamedQuery kWithResult{"ticket.with_result", R"sql(
  SELECT t.letter, t.number, MAX(d.result_ready_at)
  FROM dossiers d JOIN ticket_dossiers l ON l.dossier_id = d.id JOIN tickets t ON t.id = l.ticket_id
  WHERE d.office_id = :office_id AND d.state = 'result_ready' AND t.on_day = :on_day
  GROUP BY t.letter, t.number
  ORDER BY MAX(d.result_ready_at) DESC, t.letter, t.number LIMIT :limit
)sql"};

const NamedQuery kAllNumbers{"ticket.all_numbers", R"sql(
  SELECT office_id, on_day, letter, COUNT(*), MAX(number) FROM tickets
  GROUP BY office_id, on_day, letter ORDER BY office_id, on_day, letter
)sql"};

QueueTicket read_ticket(const sql::Row& row) {
  const auto state = ticket_state_of(row.text(8));
  const auto outcome = ticket_outcome_of(row.text(9));
  if (!state || !outcome) throw std::runtime_error("tickets: unknown state or outcome");
  return {.id = {row.integer(0)},
          .office = {row.integer(1)},
          .day = row.day(2),
          .service = row.text(3),
          .letter = row.text(4),
          .number = static_cast<int>(row.integer(5)),
          .priority = row.text(6),
          .priority_rank = static_cast<int>(row.integer(7)),
          .state = *state,
          .outcome = *outcome,
          .taken_at = row.instant(10),
          .in_line_since = row.instant(11),
          .overtaken = static_cast<int>(row.integer(12)),
          .times_called = static_cast<int>(row.integer(13)),
          .counter = {row.optional_integer(14).value_or(0)},
          .officer = {row.optional_integer(15).value_or(0)},
          .called_at = row.optional_instant(16),
          .served_at = row.optional_instant(17),
          .ended_at = row.optional_instant(18)};
}

template <typename AnyId>
sql::Value or_null(AnyId id) {
  return id ? sql::Value{id} : sql::Value{nullptr};
}

std::vector<sql::Param> params_of(const QueueTicket& ticket) {
  return {{"id", ticket.id},
          {"service", ticket.service},
          {"priority", ticket.priority},
          {"priority_rank", ticket.priority_rank},
          {"state", text_of(ticket.state)},
          {"outcome", text_of(ticket.outcome)},
          {"in_line_since", ticket.in_line_since},
          {"overtaken", ticket.overtaken},
          {"times_called", ticket.times_called},
          {"counter_id", or_null(ticket.counter)},
          {"officer_id", or_null(ticket.officer)},
          {"called_at", ticket.called_at},
          {"served_at", ticket.served_at},
          {"ended_at", ticket.ended_at}};
}

void add_event(sql::Transaction& tx, const QueueTicket& ticket, TicketEventKind kind, Instant at,
               OfficerId officer, const std::string& detail) {
  tx.execute(kInsertEvent, {{"id", make_id()},
                            {"ticket_id", ticket.id},
                            {"office_id", ticket.office},
                            {"kind", text_of(kind)},
                            {"at", at},
                            {"counter_id", or_null(ticket.counter)},
                            {"officer_id", or_null(officer)},
                            {"detail", detail}});
}

std::string number_text(const sql::Row& row, int letter_column) {
  QueueTicket named;
  named.letter = row.text(letter_column);
  named.number = static_cast<int>(row.integer(letter_column + 1));
  return text_of_number(named);
}

TicketCall read_call(const sql::Row& row) {
  return {.id = row.integer(0),
          .ticket = {row.integer(1)},
          .number = number_text(row, 2),
          .counter = {row.optional_integer(4).value_or(0)},
          .at = row.instant(5)};
}

}  // namespace

std::string_view text_of(TicketEventKind kind) {
  return kKinds[static_cast<std::size_t>(kind)];
}

void insert(sql::Transaction& tx, const QueueTicket& ticket, const TicketOrigin& origin) {
  std::vector<sql::Param> params = params_of(ticket);
  params.insert(params.end(),
                {{"office_id", ticket.office},
                 {"on_day", ticket.day},
                 {"letter", ticket.letter},
                 {"number", ticket.number},
                 {"taken_at", ticket.taken_at},
                 {"channel", origin.channel},
                 {"secret", origin.secret},
                 {"request_key", origin.request_key.empty() ? sql::Value{nullptr}
                                                            : sql::Value{origin.request_key}}});
  tx.execute(kInsert, params);
  add_event(tx, ticket, TicketEventKind::taken, ticket.taken_at, ticket.officer, origin.channel);
}

void save(sql::Transaction& tx, const QueueTicket& ticket, TicketEventKind kind, Instant at,
          OfficerId officer, const std::string& detail) {
  tx.execute(kUpdate, params_of(ticket));
  add_event(tx, ticket, kind, at, officer, detail);
}

void save_place(sql::Transaction& tx, const QueueTicket& ticket) {
  tx.execute(kUpdate, params_of(ticket));
}

std::optional<QueueTicket> find_ticket(sql::Transaction& tx, TicketId id) {
  return tx.first(kFind, read_ticket, {{"id", id}});
}

std::optional<QueueTicket> find_ticket_by_secret(sql::Transaction& tx, const std::string& secret) {
  return tx.first(kFindBySecret, read_ticket, {{"secret", secret}});
}

std::optional<QueueTicket> find_ticket_by_request_key(sql::Transaction& tx,
                                                      const std::string& key) {
  return tx.first(kFindByRequestKey, read_ticket, {{"request_key", key}});
}

std::optional<QueueTicket> find_ticket_by_number(sql::Transaction& tx, OfficeId office,
                                                 CivilDay queue_day, const std::string& letter,
                                                 int number) {
  return tx.first(
      kFindByNumber, read_ticket,
      {{"office_id", office}, {"on_day", queue_day}, {"letter", letter}, {"number", number}});
}

std::string secret_of(sql::Transaction& tx, TicketId id) {
  const auto secret =
      tx.first(kSecret, [](const sql::Row& row) { return row.text(0); }, {{"id", id}});
  return secret.value_or("");
}

std::vector<QueueTicket> open_tickets(sql::Transaction& tx, OfficeId office) {
  return tx.all(kOpen, read_ticket, {{"office_id", office}});
}

std::vector<QueueTicket> heads_of_lines(sql::Transaction& tx, OfficeId office) {
  const auto services = tx.all(kServicesInLine, [](const sql::Row& row) { return row.text(0); },
                               {{"office_id", office}});
  std::vector<QueueTicket> heads;
  for (const std::string& service : services) {
    const auto head =
        tx.first(kHeadOfLine, read_ticket, {{"office_id", office}, {"service", service}});
    const auto first =
        tx.first(kFirstByPriority, read_ticket, {{"office_id", office}, {"service", service}});
    if (head) heads.push_back(*head);
    if (first && head && first->id != head->id) heads.push_back(*first);
  }
  return heads;
}

std::optional<QueueTicket> ticket_at(sql::Transaction& tx, CounterId counter) {
  return tx.first(kAtCounter, read_ticket, {{"counter_id", counter}});
}

std::vector<QueueTicket> tickets_of_day(sql::Transaction& tx, OfficeId office, CivilDay queue_day) {
  return tx.all(kOfDay, read_ticket, {{"office_id", office}, {"on_day", queue_day}});
}

std::vector<QueueTicket> tickets_between(sql::Transaction& tx, OfficeId office, CivilDay first,
                                         CivilDay last) {
  return tx.all(kBetween, read_ticket,
                {{"office_id", office}, {"first", first}, {"last", last}});
}

std::vector<TicketCall> calls_since(sql::Transaction& tx, OfficeId office, Instant since) {
  return tx.all(kCallsSince, read_call, {{"office_id", office}, {"since", since}});
}

std::optional<TicketCall> find_call(sql::Transaction& tx, OfficeId office, std::int64_t id) {
  return tx.first(kFindCall, read_call, {{"id", id}, {"office_id", office}});
}

std::vector<TicketEvent> events_of(sql::Transaction& tx, TicketId ticket) {
  const auto read = [](const sql::Row& row) {
    return TicketEvent{.id = row.integer(0),
                       .ticket = {row.integer(1)},
                       .kind = row.text(2),
                       .at = row.instant(3),
                       .counter = {row.optional_integer(4).value_or(0)},
                       .officer = {row.optional_integer(5).value_or(0)},
                       .detail = row.text(6)};
  };
  return tx.all(kEvents, read, {{"ticket_id", ticket}});
}

void link_dossier(sql::Transaction& tx, TicketId ticket, DossierId dossier) {
  tx.execute(kLinkDossier, {{"dossier_id", dossier}, {"ticket_id", ticket}});
}

std::vector<DossierId> dossiers_of(sql::Transaction& tx, TicketId ticket) {
  return tx.all(kDossiersOf, [](const sql::Row& row) { return DossierId{row.integer(0)}; },
                {{"ticket_id", ticket}});
}

std::optional<TicketId> ticket_of(sql::Transaction& tx, DossierId dossier) {
  return tx.first(kTicketOf, [](const sql::Row& row) { return TicketId{row.integer(0)}; },
                  {{"dossier_id", dossier}});
}

std::vector<std::string> numbers_with_result(sql::Transaction& tx, OfficeId office,
                                             CivilDay queue_day, int limit) {
  return tx.all(kWithResult, [](const sql::Row& row) { return number_text(row, 0); },
                {{"office_id", office}, {"on_day", queue_day}, {"limit", limit}});
}

std::vector<TicketNumbers> all_ticket_numbers(sql::Transaction& tx) {
  const auto read = [](const sql::Row& row) {
    return TicketNumbers{.office = {row.integer(0)},
                         .queue_day = row.day(1),
                         .letter = row.text(2),
                         .given = row.integer(3),
                         .highest = row.integer(4)};
  };
  return tx.all(kAllNumbers, read, {});
}

}  // namespace khongcho::store
