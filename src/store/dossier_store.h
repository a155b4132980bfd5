// Dossiers and their events in the database. A dossier is only ever written together with the
// event that changed it (save), so state and history cannot part.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/dossier/dossier.h"
#include "core/dossier/dossier_event.h"
#include "sql/database.h"

namespace khongcho::store {

// What happened, by whom, when; save() adds number, hashes and changed columns.
struct EventDraft {
  DossierEventKind kind = DossierEventKind::received;
  Instant at{};
  OfficerId officer = {};
  std::string request_key = {};
  std::string note = {};
};

// Writes a new dossier with its first event.
void save_new(sql::Transaction& tx, Dossier& dossier, const EventDraft& event);
// Writes the next version of one. `before` must be what is stored: returns false, writing nothing,
// where someone else changed it meanwhile.
bool save(sql::Transaction& tx, const Dossier& before, Dossier& after, const EventDraft& event);

std::optional<Dossier> find_dossier(sql::Transaction& tx, const std::string& code);
std::optional<Dossier> find_dossier(sql::Transaction& tx, DossierId id);
// In the order asked for, fifty a query; those there are not are left out.
std::vector<Dossier> find_dossiers(sql::Transaction& tx, const std::vector<DossierId>& ids);
std::optional<Dossier> find_dossier_by_lookup_code(sql::Transaction& tx, const std::string& code);
// The dossier an earlier sending of the same form made or changed.
std::optional<Dossier> find_dossier_by_request_key(sql::Transaction& tx, const std::string& key);
// Received, not finished, same person and procedure, at any office.
std::vector<Dossier> open_dossiers_of_person(sql::Transaction& tx, const std::string& personal_id,
                                             const std::string& procedure);
// The newest dossier of a person, to fill in a form from.
std::optional<Dossier> latest_dossier_of_person(sql::Transaction& tx,
                                                const std::string& personal_id);
std::vector<DossierEvent> events_of(sql::Transaction& tx, DossierId dossier);
// For check-data: ids after `after`, in order.
std::vector<DossierId> dossier_ids_after(sql::Transaction& tx, DossierId after, int limit);

// Lists by state, earliest printed time first. A page ends where the next one begins: the key.
struct DossierFilter {
  std::optional<OfficeId> office = {};
  bool deciding = false;  // the office as the one that decides, not as the one that received
  std::optional<OfficerId> specialist = {};
  std::vector<DossierState> states = {};  // at least one
  std::optional<Instant> due_by = {};     // printed time at the latest
};
struct PageKey {
  std::int64_t due = 0;  // unix seconds of the last row's printed time; rows without one come last
  std::int64_t id = 0;
};
struct DossierPage {
  std::vector<Dossier> rows;
  std::optional<PageKey> next;
};
DossierPage list_dossiers(sql::Transaction& tx, const DossierFilter& filter,
                          const std::optional<PageKey>& after, int limit);
// Signed at the office and not sealed, the nearest promise first; `with_file`: only results that
// are files.
DossierPage unsealed_dossiers(sql::Transaction& tx, OfficeId office, bool with_file,
                              const std::optional<PageKey>& after, int limit);
// How many in these states the specialist has at the office that decides, `most` at most.
int count_dossiers_of(sql::Transaction& tx, OfficeId office, OfficerId specialist,
                      const std::vector<DossierState>& states, int most);

// Received at the office in [from, to), newest first.
std::vector<Dossier> dossiers_received_between(sql::Transaction& tx, OfficeId office, Instant from,
                                               Instant to, int limit);
// Code, lookup code, personal number or folded words of a name; newest first.
std::vector<Dossier> search_dossiers(sql::Transaction& tx, std::optional<OfficeId> office,
                                     const std::string& text, int limit);

}  // namespace khongcho::store
