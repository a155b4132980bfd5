#include "app/help_session.h"

#include <algorithm>

#include "app/intake_check.h"
#include "app/take_number.h"
#include "app/volunteer_shifts.h"
#include "app/waiting_room.h"
#include "base/text.h"
#include "store/office_store.h"
#include "store/volunteer_store.h"

namespace khongcho::app {

namespace {

// What a command is about: whose session, which.
struct Wanted {
  const Officer& officer;
  HelpSessionId id;
};

Expected<HelpSession> session_for(sql::Transaction& tx, const Wanted& wanted, Instant now) {
  const auto session = store::take_help_session(tx, wanted.id);
  if (!session) return Error{ErrorCode::not_found, "help.unknown_session"};
  const auto used = use(*session, wanted.officer.id, now);
  if (!used) return used.error();
  if (!may(wanted.officer, Action::help_citizens, {used->office}))
    return Error{ErrorCode::not_allowed, "help.not_allowed"};
  return *used;
}

// work(tx, session) changes the session at hand and answers an Expected.
template <typename Work>
auto in_session(const Context& ctx, sql::Transaction& tx, const Wanted& wanted, Work&& work)
    -> std::invoke_result_t<Work&, HelpSession&> {
  auto session = session_for(tx, wanted, ctx.time.now());
  if (!session) return session.error();
  auto answer = work(*session);
  if (answer) store::update(tx, *session);
  return answer;
}

Office office_of(sql::Transaction& tx, const HelpSession& session) {
  const auto office = store::find_office(tx, session.office);
  if (!office) throw std::runtime_error("help_sessions: an office that is not there");
  return *office;
}

// The session is over for its volunteer, but a number may lead the counter to the declaration.
void end_in(sql::Transaction& tx, const HelpSession& session, Instant now) {
  store::update(tx, end(session, now));
  if (!session.ticket) store::delete_declaration(tx, session.id);
}

Expected<HelpSession> start_in(const Context& ctx, sql::Transaction& tx, const Officer& officer) {
  const Instant now = ctx.time.now();
  const auto shift = shift_of_today(tx, officer, now);
  if (!shift) return Error{ErrorCode::not_allowed, "help.no_shift"};
  if (const auto before = store::open_help_session_of(tx, officer.id)) {
    if (!is_over(*before, now)) return Error{ErrorCode::conflict, "help.already_open"};
    end_in(tx, *before, now);
  }
  const HelpSession session{.id = make<HelpSessionId>(),
                            .office = shift->office,
                            .volunteer = officer.id,
                            .started_at = now,
                            .last_used_at = now,
                            .consent = ctx.vietnamese.text("help.consent")};
  store::insert(tx, session);
  return session;
}

Expected<Declaration> checked_declaration(const Context& ctx, const Office& office,
                                          Declaration declaration) {
  auto person = checked_person(declaration.person);
  if (!person) return person.error();
  if (person->personal_id.empty())
    return Error{ErrorCode::invalid_input, "help.personal_id_missing", {}, "personal_id"};
  const Procedure* procedure =
      ctx.law.procedure(office, declaration.procedure, civil_day(ctx.time.now()));
  if (!procedure) return Error{ErrorCode::invalid_input, "help.no_procedure", {}, "procedure"};
  return Declaration{.procedure = procedure->id, .person = std::move(*person)};
}

bool is_needed(sql::Transaction& tx, const store::StoredDeclaration& stored, Instant now) {
  if (!stored.ticket) {
    const auto session = store::find_help_session(tx, stored.session);
    return session && !is_over(*session, now);
  }
  const auto ticket = store::find_ticket(tx, stored.ticket);
  if (!ticket || ticket->state == TicketState::ended) return false;
  const auto room = room_of_today(tx, ticket->office, now);
  return room && room->queue_day == ticket->day && store::dossiers_of(tx, ticket->id).empty();
}

}  // namespace

Expected<HelpSession> start_help(const Context& ctx, const Officer& officer, bool consent) {
  if (!has_role(officer, Role::volunteer))
    return Error{ErrorCode::not_allowed, "help.not_allowed"};
  if (!consent) return Error{ErrorCode::invalid_input, "help.no_consent", {}, "consent"};
  wipe_old_declarations(ctx, ctx.time.now());
  auto started = sql::in_transaction(
      ctx.db, [&](sql::Transaction& tx) { return start_in(ctx, tx, officer); });
  // Pressed in two windows at once.
  if (!started && started.error().message_id == "sql.duplicate")
    return Error{ErrorCode::conflict, "help.already_open"};
  return started;
}

std::optional<HelpSession> open_help_of(const Context& ctx, const Officer& officer) {
  auto session = sql::read(ctx.db, [&](sql::Transaction& tx) {
    return store::open_help_session_of(tx, officer.id);
  });
  if (session && is_over(*session, ctx.time.now())) session.reset();
  return session;
}

Expected<HelpView> help_view(const Context& ctx, const Officer& officer, HelpSessionId id) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    return in_session(ctx, tx, {officer, id}, [&](HelpSession& session) -> Expected<HelpView> {
      HelpView view{.session = session, .office = office_of(tx, session)};
      if (session.ticket) view.ticket = store::find_ticket(tx, session.ticket);
      if (const auto stored = store::find_declaration(tx, session.id))
        view.declaration = stored->declaration;
      view.helps = store::helps_of(tx, session.id);
      return view;
    });
  });
}

Expected<QueueTicket> take_number_with_help(const Context& ctx, const Officer& officer,
                                            HelpSessionId id, const HelpNumber& wanted) {
  // Which room to take is known only from the session.
  const auto view = help_view(ctx, officer, id);
  if (!view) return view.error();
  const auto take = [&](sql::Transaction& tx, const store::WaitingRoom& room) {
    return in_session(ctx, tx, {officer, id}, [&](HelpSession& session) -> Expected<QueueTicket> {
      const auto taken = take_number(ctx, tx, room, view->office,
                                     {.service = wanted.service,
                                      .priority = wanted.priority,
                                      .channel = TicketChannel::volunteer});
      if (!taken) return taken.error();
      auto with_number = give_ticket(session, taken->ticket.id);
      if (!with_number) return with_number.error();
      session = *with_number;
      store::set_ticket_of_declaration(tx, session.id, session.ticket);
      store::note_help(tx, session, {.kind = HelpKind::take_number, .at = ctx.time.now()});
      return taken->ticket;
    });
  };
  return change_room(ctx, view->office.id, take);
}

Expected<QueueTicket> give_number_with_help(const Context& ctx, const Officer& officer,
                                            HelpSessionId id, const std::string& number) {
  std::string wanted = upper(tidy_text(number));
  std::erase(wanted, ' ');
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    return in_session(ctx, tx, {officer, id}, [&](HelpSession& session) -> Expected<QueueTicket> {
      const auto open = room_of_today(tx, session.office, ctx.time.now())
                            ? store::open_tickets(tx, session.office)
                            : std::vector<QueueTicket>{};
      const auto ticket = std::ranges::find(open, wanted, text_of_number);
      if (ticket == open.end())
        return Error{ErrorCode::not_found, "help.unknown_number", {}, "number"};
      auto with_number = give_ticket(session, ticket->id);
      if (!with_number) return with_number.error();
      session = *with_number;
      store::set_ticket_of_declaration(tx, session.id, session.ticket);
      return *ticket;
    });
  });
}

Expected<Declaration> save_declaration(const Context& ctx, const Officer& officer,
                                       HelpSessionId id, const Declaration& declaration) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    return in_session(ctx, tx, {officer, id}, [&](HelpSession& session) -> Expected<Declaration> {
      auto checked = checked_declaration(ctx, office_of(tx, session), declaration);
      if (!checked) return checked.error();
      store::save(tx, {.session = session.id,
                       .ticket = session.ticket,
                       .declaration = *checked,
                       .saved_at = ctx.time.now()});
      store::note_help(tx, session, {.kind = HelpKind::declaration, .at = ctx.time.now()});
      return *checked;
    });
  });
}

Expected<HelpSession> note_guidance(const Context& ctx, const Officer& officer, HelpSessionId id,
                                    HelpKind kind) {
  if (kind != HelpKind::account && kind != HelpKind::online)
    return Error{ErrorCode::invalid_input, "help.counted_when_done"};
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    return in_session(ctx, tx, {officer, id}, [&](HelpSession& session) -> Expected<HelpSession> {
      store::note_help(tx, session,
                       {.kind = kind, .way = HelpWay::guided, .at = ctx.time.now()});
      return session;
    });
  });
}

Expected<HelpSession> end_help(const Context& ctx, const Officer& officer, HelpSessionId id) {
  const Instant now = ctx.time.now();
  const auto ended =
      sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<HelpSession> {
        const auto session = store::take_help_session(tx, id);
        if (!session || session->volunteer != officer.id)
          return Error{ErrorCode::not_found, "help.unknown_session"};
        if (!session->ended_at) end_in(tx, *session, now);
        return end(*session, now);
      });
  if (ended) wipe_old_declarations(ctx, now);
  return ended;
}

std::optional<Declaration> declaration_of(const Context& ctx, const Officer& officer,
                                          TicketId id) {
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> std::optional<Declaration> {
    const auto ticket = store::find_ticket(tx, id);
    const bool served = ticket && ticket->state == TicketState::serving &&
                        ticket->officer == officer.id &&
                        may(officer, Action::receive, {ticket->office});
    if (!served) return {};
    const auto stored = store::find_declaration_by_ticket(tx, id);
    if (!stored) return {};
    return stored->declaration;
  });
}

int wipe_old_declarations(const Context& ctx, Instant now) {
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) {
    int wiped = 0;
    for (const store::StoredDeclaration& stored : store::declarations_saved_until(tx, now)) {
      if (is_needed(tx, stored, now)) continue;
      store::delete_declaration(tx, stored.session);
      ++wiped;
    }
    return wiped;
  });
}

}  // namespace khongcho::app
