#include "app/check_database.h"

#include <fmt/format.h>

#include <map>
#include <optional>
#include <set>

#include "core/dossier/dossier_record.h"
#include "store/count_store.h"
#include "store/dossier_store.h"
#include "store/register_store.h"
#include "store/sequence_store.h"
#include "store/ticket_store.h"

namespace khongcho::app {

namespace {

constexpr int kPiece = 500;

// The running numbers seen in dossier codes, by office, kind and day.
struct NumberKey {
  OfficeId office;
  std::string kind;
  std::string day;
  auto operator<=>(const NumberKey&) const = default;
};

struct Tally {
  std::map<NumberKey, std::set<std::int64_t>> numbers;
  std::map<std::pair<OfficeId, CivilDay>, std::int64_t> received;
  std::map<NumberKey, store::TicketNumbers> tickets;
  std::map<NumberKey, store::RegisterNumbers> registers;
};

std::string kind_of(const Dossier& dossier) {
  if (dossier.state == DossierState::instructed) return "instruction";
  return dossier.state == DossierState::rejected ? "refusal" : "dossier";
}

// The running number at the end of "000.25.20.H23-230929-HD0012".
std::int64_t number_of(const Dossier& dossier) {
  std::int64_t number = 0;
  std::int64_t place = 1;
  for (auto at = dossier.code.rbegin(); at != dossier.code.rend(); ++at) {
    if (*at < '0' || *at > '9') break;
    number += (*at - '0') * place;
    place *= 10;
  }
  return number;
}

// Apologies are numbered by the office that decides, in the year they are signed.
NumberKey apology_key(const Dossier& dossier) {
  const CivilDay day = civil_day(dossier.apologised_at.value_or(Instant{}));
  return {deciding_office(dossier), "apology", std::to_string(year_of(day))};
}

// What is wrong between a row and its events.
std::optional<std::string> history_problem(const Dossier& dossier,
                                           const std::vector<DossierEvent>& events) {
  const Rebuilt rebuilt = rebuild(events);
  if (!rebuilt.dossier) return rebuilt.problem;
  const auto told = to_record(*rebuilt.dossier);
  const auto stored = to_record(dossier);
  if (told == stored) return {};
  return "the row differs from its events: " + changes_json(told, stored);
}

void check_dossier(sql::Transaction& tx, DossierId id, Tally& tally, DatabaseReport& report) {
  const auto dossier = store::find_dossier(tx, id);
  if (!dossier) return;
  const auto events = store::events_of(tx, id);
  report.dossiers += 1;
  report.events += static_cast<std::int64_t>(events.size());
  if (const auto problem = history_problem(*dossier, events))
    report.problems.push_back(fmt::format("{}: {}", dossier->code, *problem));
  const CivilDay day = civil_day(dossier->received_at);
  const std::string kind = kind_of(*dossier);
  if (!tally.numbers[{dossier->office, kind, iso_day(day)}].insert(number_of(*dossier)).second)
    report.problems.push_back(fmt::format("{}: its number stands twice", dossier->code));
  if (dossier->apology_number > 0 &&
      !tally.numbers[apology_key(*dossier)].insert(dossier->apology_number).second)
    report.problems.push_back(
        fmt::format("{}: the number of its apology stands twice", dossier->code));
  if (kind == "dossier") tally.received[{dossier->office, day}] += 1;
}

// Numbers of the waiting room and of registers, as sequences call them.
constexpr std::string_view kTicket = "ticket:";
constexpr std::string_view kResult = "result";

void tally_registers(sql::Transaction& tx, Tally& tally) {
  for (const store::RegisterNumbers& each : store::all_register_numbers(tx))
    tally.registers[{each.office, std::string(kResult), each.period}] = each;
}

void tally_tickets(sql::Transaction& tx, Tally& tally) {
  for (const store::TicketNumbers& each : store::all_ticket_numbers(tx))
    tally.tickets[{each.office, std::string(kTicket) + each.letter, iso_day(each.queue_day)}] =
        each;
}

store::TicketNumbers numbers_found(const store::Sequence& sequence, Tally& tally) {
  const NumberKey key{sequence.office, sequence.kind, sequence.period};
  if (sequence.kind.starts_with(kTicket)) return tally.tickets[key];
  if (sequence.kind == kResult) {
    const store::RegisterNumbers& lines = tally.registers[key];
    return {.given = lines.given, .highest = lines.highest};
  }
  const std::set<std::int64_t>& seen = tally.numbers[key];
  return {.given = static_cast<std::int64_t>(seen.size()),
          .highest = seen.empty() ? sequence.last : *seen.rbegin()};
}

void check_numbers(sql::Transaction& tx, Tally& tally, DatabaseReport& report) {
  tally_tickets(tx, tally);
  tally_registers(tx, tally);
  for (const store::Sequence& sequence : store::all_sequences(tx)) {
    const store::TicketNumbers found = numbers_found(sequence, tally);
    if (found.given != sequence.last || found.highest != sequence.last)
      report.problems.push_back(fmt::format("office {}, {} of {}: {} numbers given, {} found",
                                            sequence.office.value, sequence.kind, sequence.period,
                                            sequence.last, found.given));
  }
}

void check_counts(sql::Transaction& tx, const Tally& tally, DatabaseReport& report) {
  for (const auto& [key, received] : tally.received) {
    const auto counts = store::counts_of_day(tx, key.first, key.second);
    if (counts.received != received)
      report.problems.push_back(fmt::format("office {} on {}: {} received, {} counted",
                                            key.first.value, iso_day(key.second), received,
                                            counts.received));
  }
}

}  // namespace

DatabaseReport check_database(sql::Database& db) {
  DatabaseReport report;
  Tally tally;
  DossierId last;
  for (bool more = true; more;) {
    more = sql::read(db, [&](sql::Transaction& tx) {
      const auto ids = store::dossier_ids_after(tx, last, kPiece);
      for (const DossierId id : ids) check_dossier(tx, id, tally, report);
      if (!ids.empty()) last = ids.back();
      return !ids.empty();
    });
  }
  sql::read(db, [&](sql::Transaction& tx) {
    check_numbers(tx, tally, report);
    check_counts(tx, tally, report);
  });
  return report;
}

}  // namespace khongcho::app
