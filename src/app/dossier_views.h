// What pages and programs read: one dossier, work lists, the board of today, the public look-up.
// Permission is answered here; every reading of one dossier by staff is logged.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/context.h"
#include "core/dossier/dossier.h"
#include "core/dossier/dossier_event.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "store/count_store.h"
#include "store/dossier_store.h"

namespace khongcho::app {

struct DossierView {
  Dossier dossier;
  Office office;
  std::vector<DossierEvent> events;
  std::map<OfficerId, Officer> officers;  // everyone named by dossier and events
  std::vector<Action> allowed;            // what the reader may do with it, state permitting
};

// `page` is written to the access log.
Expected<DossierView> dossier_view(const Context& ctx, const Officer& reader,
                                   const std::string& code, const std::string& page);
// The events after the version a form showed: what somebody else did meanwhile.
Expected<std::vector<DossierEvent>> changes_since(const Context& ctx, const Officer& reader,
                                                  const std::string& code, int version);

// The public look-up by the code on the receipt. Masked: initials, no number, no address, and the
// officer who holds it by name and telephone of the office.
struct LookupStep {
  DossierEventKind kind;
  Instant at{};
};
struct LookupView {
  std::string lookup_code;
  std::string code;
  std::string procedure_name;
  std::string masked_name;
  DossierState state;
  Instant received_at{};
  std::optional<Instant> expected_at;
  std::optional<Instant> printed_due_at;
  std::string because;
  std::string holder;  // name of the officer who has it now, empty when nobody
  std::string asked;   // papers asked for, while the clock stands
  std::string reason;  // of a refusal or stop
  std::vector<Paper> missing;
  Timeliness timeliness;
  std::vector<LookupStep> steps;
  Office office;
};
// Typed with or without blanks, in either case. Refuses what is no code and what is unknown alike.
Expected<LookupView> lookup_view(const Context& ctx, const std::string& lookup_code);

// For programs: in these states, due by then, at the reader's office or, with a wide scope, at any.
Expected<store::DossierPage> list_dossiers(const Context& ctx, const Officer& reader,
                                           store::DossierFilter filter,
                                           const std::optional<store::PageKey>& after, int limit);

enum class WorkList { desk, specialist, signer, ready };
// desk: received, waiting for a specialist or for papers; specialist: own dossiers in work;
// signer: awaiting signature; ready: results at the counter. `only` keeps one of these states.
Expected<store::DossierPage> work_list(const Context& ctx, const Officer& reader, WorkList list,
                                       const std::optional<store::PageKey>& after, int limit = 50,
                                       std::optional<DossierState> only = {});
// The states a list shows, for its filter.
std::vector<DossierState> states_of(WorkList list);

struct BoardRow {
  Dossier dossier;
  Timeliness timeliness = Timeliness::no_due;
  std::string holder;
};
struct OfficeToday {
  store::DayCounts counts;       // of dossiers received that day
  std::vector<BoardRow> latest;  // received last
};
Expected<OfficeToday> office_today(const Context& ctx, const Officer& reader, OfficeId office,
                                   CivilDay day);
struct OfficeBoard {
  Office office;
  CivilDay day{};
  OfficeToday today;
  std::vector<BoardRow> due_soon;  // about to miss, nearest first
  std::vector<BoardRow> overdue;
  std::vector<BoardRow> in_process;
};
// The office's day, live. `office` of another office only for those who oversee all.
Expected<OfficeBoard> office_board(const Context& ctx, const Officer& reader, OfficeId office,
                                   CivilDay day);
struct OfficeDay {
  Office office;
  store::DayCounts counts;
};
Expected<std::vector<OfficeDay>> district_board(const Context& ctx, const Officer& reader,
                                                CivilDay day);

Expected<std::vector<Dossier>> search_dossiers(const Context& ctx, const Officer& reader,
                                               const std::string& text);
// The office's specialists with how many dossiers each holds, least busy first.
struct SpecialistLoad {
  Officer officer;
  int holding = 0;
};
std::vector<SpecialistLoad> specialists_of(const Context& ctx, OfficeId office);
// The person as last seen at any counter, to fill in a form from. Only for receptionists.
std::optional<Person> known_person(const Context& ctx, const Officer& reader,
                                   const std::string& personal_id);

}  // namespace khongcho::app
