#include "app/registers.h"

#include <algorithm>
#include <stdexcept>

#include "base/text.h"
#include "core/paper/result_form.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "store/register_store.h"

namespace khongcho::app {

namespace {

constexpr std::size_t kLongestNote = 500;

const ResultText& result_text(const Context& ctx, const Dossier& dossier) {
  const ResultText* text = ctx.law.law().find_result(dossier.procedure_code);
  if (!text) throw std::runtime_error("no result text for " + dossier.procedure_code);
  return *text;
}

const RegisterRules& rules_of(const Context& ctx, const std::string& kind) {
  const RegisterRules* rules = ctx.law.law().find_register(kind);
  if (!rules) throw std::runtime_error("no register " + kind);
  return *rules;
}

// What is met where the volume of the year was locked before the year is over.
enum class Locked { refuses, is_followed };

Expected<std::string> enter_in(sql::Transaction& tx, const RegisterRules& rules,
                               RegisterLine line, Locked locked, Instant now) {
  // The number first: it is what others who sign at this moment wait for.
  line.kind = rules.kind;
  line.n = store::take_register(tx, line.office, line.kind, line.year);
  auto volume = store::latest_volume(tx, line.office, line.kind, line.year);
  const bool goes_on = volume && volume->locked_at ? locked == Locked::is_followed
                                                   : volume && is_full(rules, *volume);
  if (!volume || goes_on) {
    volume = next_volume(rules, line.office, line.year, volume, now);
    store::insert(tx, *volume);
  }
  if (volume->last_number + 1 != line.n)
    throw std::runtime_error("register " + volume->name + ": its numbers do not follow");
  line.volume = volume->id;
  line.number = number_text(rules, line.n, line.year);
  if (!store::enter(tx, line))
    return Error{ErrorCode::conflict, "register.locked", {rules.name, volume->name}};
  return line.number;
}

// Whoever works on dossiers of the office reads its registers, also who sees only some of them.
bool may_read(const Officer& reader) {
  return may(reader, Action::view, ActionTarget{reader.office, reader.id}) ||
         may(reader, Action::keep_registers, ActionTarget{reader.office});
}

std::optional<Error> reading_problem(const Context& ctx, const Officer& reader,
                                     const RegisterRequest& request) {
  if (!may_read(reader)) return Error{ErrorCode::not_allowed, "register.not_yours"};
  if (!ctx.law.law().find_register(request.kind))
    return Error{ErrorCode::not_found, "register.unknown"};
  return {};
}

std::optional<Error> keeping_problem(const Context& ctx, const Officer& officer,
                                     const RegisterRequest& request) {
  if (!may(officer, Action::keep_registers, ActionTarget{officer.office}))
    return Error{ErrorCode::not_allowed, "register.not_yours"};
  return reading_problem(ctx, officer, request);
}

// Without lines.
Expected<RegisterView> empty_view(sql::Transaction& tx, const Context& ctx, const Officer& reader,
                                  const RegisterRequest& request) {
  RegisterView view{
      .office = store::find_office(tx, reader.office).value(),
      .year = {.rules = rules_of(ctx, request.kind),
               .year = request.year,
               .volumes = store::volumes_of_year(tx, reader.office, request.kind, request.year)},
      .may_keep = may(reader, Action::keep_registers, ActionTarget{reader.office})};
  if (view.year.volumes.empty()) return Error{ErrorCode::not_found, "register.unknown"};
  return view;
}

store::RegisterSearch search_of(const Officer& reader, const RegisterRequest& request) {
  return {.office = reader.office,
          .kind = request.kind,
          .year = request.year,
          .words = tidy_text(request.words)};
}

void add_names(sql::Transaction& tx, RegisterView& view) {
  const auto add = [&](OfficerId id) {
    if (!id || view.officers.contains(id)) return;
    const auto officer = store::find_officer(tx, id);
    view.officers.emplace(id, officer ? officer->full_name : "");
  };
  for (const RegisterVolume& volume : view.year.volumes) add(volume.locked_by);
  for (const auto& [n, notes] : view.notes)
    for (const RegisterNote& note : notes) add(note.officer);
}

void add_notes(sql::Transaction& tx, const store::RegisterSearch& search, RegisterView& view) {
  if (!view.lines.empty())
    for (RegisterNote& note :
         store::notes_of_lines(tx, search, view.lines.front().n, view.lines.back().n))
      view.notes[note.n].push_back(std::move(note));
  add_names(tx, view);
}

}  // namespace

Expected<std::string> enter_in_registers(sql::Transaction& tx, const Context& ctx,
                                         const Dossier& dossier, const Officer& signer,
                                         Instant now) {
  const ResultText& text = result_text(ctx, dossier);
  const EntryWords words = entry_words(text, dossier);
  const RegisterLine line{.office = deciding_office(dossier),
                          .year = year_of(civil_day(now)),
                          .on = civil_day(now),
                          .dossier = dossier.id,
                          .dossier_code = dossier.code,
                          .subject = words.subject,
                          .content = words.content,
                          .copies = dossier.copies,
                          .fee = dossier.fee,
                          .signer = signer.full_name};
  std::string number;
  for (const std::string& kind : text.registers) {
    const auto entered = enter_in(tx, rules_of(ctx, kind), line, Locked::refuses, now);
    if (!entered) return entered;
    if (number.empty()) number = *entered;
  }
  return number;
}

void enter_in_dossier_book(sql::Transaction& tx, const Context& ctx, const Dossier& dossier,
                           const std::string& receptionist, Instant now) {
  const RegisterRules* rules = ctx.law.law().find_register(kDossierBook);
  if (!rules) return;
  const CivilDay day = civil_day(dossier.received_at);
  const auto entered = enter_in(tx, *rules,
                                {.office = dossier.office,
                                 .year = year_of(day),
                                 .on = day,
                                 .dossier = dossier.id,
                                 .dossier_code = dossier.code,
                                 .subject = dossier.submitter.full_name,
                                 .content = dossier.procedure_name,
                                 .fee = dossier.fee,
                                 .signer = receptionist},
                                Locked::is_followed, now);
  if (!entered) throw std::runtime_error("book of dossiers: " + entered.error().message_id);
}

std::vector<RegisterNumber> register_numbers(sql::Transaction& tx, const Context& ctx,
                                             const Dossier& dossier) {
  const auto lines = store::lines_of_dossier(tx, dossier.id);
  std::vector<RegisterNumber> numbers;
  for (const std::string& kind : result_text(ctx, dossier).registers) {
    const auto line = std::ranges::find(lines, kind, &RegisterLine::kind);
    if (line != lines.end()) numbers.push_back({line->n, line->number, line->volume_name});
  }
  return numbers;
}

std::int64_t RegisterYear::entries() const {
  std::int64_t sum = 0;
  for (const RegisterVolume& volume : volumes) sum += volume.entries();
  return sum;
}

bool RegisterYear::is_locked() const {
  return std::ranges::all_of(volumes,
                             [](const RegisterVolume& each) { return each.locked_at.has_value(); });
}

Expected<std::vector<RegisterYear>> registers_of_office(const Context& ctx, const Officer& reader) {
  if (!may_read(reader)) return Error{ErrorCode::not_allowed, "register.not_yours"};
  const auto volumes = sql::read(
      ctx.db, [&](sql::Transaction& tx) { return store::volumes_of_office(tx, reader.office); });
  std::vector<RegisterYear> years;
  for (const RegisterVolume& volume : volumes) {
    const RegisterRules* rules = ctx.law.law().find_register(volume.kind);
    if (!rules) continue;  // of data that was taken away
    if (years.empty() || years.back().rules.kind != volume.kind ||
        years.back().year != volume.year)
      years.push_back({.rules = *rules, .year = volume.year});
    years.back().volumes.insert(years.back().volumes.begin(), volume);
  }
  return years;
}

Expected<RegisterView> register_view(const Context& ctx, const Officer& reader,
                                     const RegisterRequest& request) {
  if (auto problem = reading_problem(ctx, reader, request)) return *problem;
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<RegisterView> {
    auto view = empty_view(tx, ctx, reader, request);
    if (!view) return view;
    const auto search = search_of(reader, request);
    view->lines = store::find_lines(tx, search, request.after, request.limit + 1);
    if (static_cast<int>(view->lines.size()) > request.limit) {
      view->lines.pop_back();
      view->next = view->lines.back().n;
    }
    add_notes(tx, search, *view);
    return view;
  });
}

Expected<RegisterView> register_volume(const Context& ctx, const Officer& reader,
                                       const RegisterRequest& request, int volume) {
  if (auto problem = reading_problem(ctx, reader, request)) return *problem;
  return sql::read(ctx.db, [&](sql::Transaction& tx) -> Expected<RegisterView> {
    auto view = empty_view(tx, ctx, reader, request);
    if (!view) return view;
    auto& volumes = view->year.volumes;
    const auto found = std::ranges::find(volumes, volume, &RegisterVolume::volume);
    if (found == volumes.end()) return Error{ErrorCode::not_found, "register.unknown"};
    volumes = {RegisterVolume(*found)};
    const store::RegisterSearch all{
        .office = reader.office, .kind = request.kind, .year = request.year};
    view->lines = store::find_lines(tx, all, volumes.front().first_number - 1,
                                    static_cast<int>(volumes.front().entries()));
    add_notes(tx, all, *view);
    return view;
  });
}

Expected<int> lock_register(const Context& ctx, const Officer& officer,
                            const RegisterRequest& request) {
  if (auto problem = keeping_problem(ctx, officer, request)) return *problem;
  return sql::in_transaction(
      ctx.db, sql::Together{officer.office.value}, [&](sql::Transaction& tx) -> Expected<int> {
        const auto view = empty_view(tx, ctx, officer, request);
        if (!view) return view.error();
        const int locked = store::lock_volumes(tx, officer.office, request.kind, request.year,
                                               officer.id, ctx.time.now());
        if (locked == 0) return Error{ErrorCode::conflict, "register.locked_already"};
        return locked;
      });
}

Expected<RegisterVolume> open_next_volume(const Context& ctx, const Officer& officer,
                                          const RegisterRequest& request) {
  if (auto problem = keeping_problem(ctx, officer, request)) return *problem;
  const Instant now = ctx.time.now();
  if (request.year != year_of(civil_day(now)))
    return Error{ErrorCode::conflict, "register.year_over"};
  return sql::in_transaction(ctx.db, sql::Together{officer.office.value},
                             [&](sql::Transaction& tx) -> Expected<RegisterVolume> {
                               const auto view = empty_view(tx, ctx, officer, request);
                               if (!view) return view.error();
                               if (!view->year.is_locked())
                                 return Error{ErrorCode::conflict, "register.not_locked"};
                               const RegisterVolume opened =
                                   next_volume(view->year.rules, officer.office, request.year,
                                               view->year.volumes.back(), now);
                               store::insert(tx, opened);
                               return opened;
                             });
}

Expected<RegisterNote> add_register_note(const Context& ctx, const Officer& officer,
                                         const RegisterRequest& request, std::int64_t n,
                                         const std::string& text) {
  if (auto problem = keeping_problem(ctx, officer, request)) return *problem;
  const std::string tidy = tidy_text(text);
  if (tidy.empty()) return Error{ErrorCode::invalid_input, "register.note_missing", {}, "note"};
  if (length_of(tidy) > kLongestNote)
    return Error{ErrorCode::invalid_input, "register.note_too_long", {}, "note"};
  return sql::in_transaction(ctx.db, [&](sql::Transaction& tx) -> Expected<RegisterNote> {
    if (!store::find_line(tx, officer.office, request.kind, request.year, n))
      return Error{ErrorCode::not_found, "register.no_line"};
    const RegisterNote note{.id = make<RegisterNoteId>(),
                            .office = officer.office,
                            .kind = request.kind,
                            .year = request.year,
                            .n = n,
                            .at = ctx.time.now(),
                            .officer = officer.id,
                            .text = tidy};
    store::insert(tx, note);
    return note;
  });
}

}  // namespace khongcho::app
