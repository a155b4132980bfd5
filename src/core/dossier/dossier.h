// A dossier (hồ sơ): one person's request for one procedure, from the counter to the result.
// It changes only by the functions of dossier_moves.h, each change being one event.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/id.h"
#include "base/time.h"
#include "core/dossier/dossier_state.h"
#include "core/people/officer.h"
#include "core/procedure/procedure.h"
#include "core/promise/promise.h"

namespace khongcho {

enum class Channel { in_person, online, assisted_online, postal };
enum class ReturnMethod { counter, post, electronic };
enum class PaperKind { original, certified_copy, photocopy, electronic };
// 0 not asked, then the three levels of QĐ 766.
enum class Satisfaction { not_asked, unsatisfied, satisfied, very_satisfied };

struct Person {
  std::string full_name;
  std::string personal_id = {};  // 12 digits, or empty
  std::string born_on = {};      // yyyy-MM-dd or yyyy
  std::string sex = {};          // male, female or empty
  std::string address = {};
  std::string phone = {};  // E.164
  std::string email = {};
};

// A line of the checklist: a component handed in or, in `missing`, one that is not there.
struct Paper {
  std::string component;  // id within the procedure; empty for a paper written in by hand
  std::string name;
  PaperKind kind = PaperKind::original;
  int count = 1;
  std::string note = {};  // how to get it, for a missing one
  bool operator==(const Paper&) const = default;
};

// The office waited for the citizen; `to` is empty while it still does.
struct Wait {
  Instant from{};
  std::optional<Instant> to = {};
  std::string asked;  // what was asked for, printed on Mẫu 02 word for word
  bool operator==(const Wait&) const = default;
};

// Another office was asked (lấy ý kiến phối hợp); the dossier's clock runs on meanwhile.
struct Consultation {
  ConsultationId id;
  OfficeId office;  // that is asked
  std::string question;
  OfficerId asked_by;
  Instant asked_at{};
  Instant due_at{};
  OfficerId answered_by = {};
  std::optional<Instant> answered_at = {};
  std::string answer = {};
  bool withdrawn = false;  // by whoever asked; closed without an answer
  bool operator==(const Consultation&) const = default;
};

struct Dossier {
  DossierId id;
  std::string code;         // 000.25.20.H23-230929-0001
  std::string lookup_code;  // 8 characters on the receipt
  OfficeId office;
  int version = 0;  // number of events so far; a form carries the one it showed
  DossierState state = DossierState::received;

  // The law in force when it was received; never re-read.
  std::string profile;
  std::string form_set;
  std::string model;  // service model code, empty where the office has none
  std::string catalogue_version;
  std::string procedure;  // id in the catalogue, "C01"
  std::string procedure_code;
  std::string procedure_name;
  std::string field;
  TimeLimit limit;
  std::string limit_text;
  bool on_list = false;

  Channel channel = Channel::in_person;
  Person submitter;
  std::string owner_name;   // whose dossier it is, when another hands it in
  std::string name_folded;  // of submitter and owner, for search
  std::string answers;      // the situation, "parents=married;place=hospital"
  std::vector<Paper> papers;
  std::vector<Paper> missing;
  int pages = 0;
  int copies = 1;
  Money fee = 0;
  std::string fee_text;
  std::string exemption;
  bool fee_paid = false;
  ReturnMethod return_method = ReturnMethod::counter;

  Instant submitted_at{};
  Instant received_at{};
  std::optional<Instant> statutory_due_at;
  std::optional<Instant> promise_due_at;
  std::optional<Instant> printed_due_at;
  PromiseRule rule = PromiseRule::none;
  std::string because;  // the one sentence of the engine, in Vietnamese, as printed
  bool excluded = false;
  std::string exclusion_reason;
  std::vector<Wait> waits;

  OfficerId receptionist;
  OfficerId specialist;
  OfficerId signer;
  std::string counter_name;
  std::string draft;          // text of the result
  std::string result_number;  // number given at signing
  std::string reason;         // of the last refusal, sending back, withdrawal or stop
  std::optional<Instant> signed_at;
  std::optional<Instant> result_ready_at;
  std::optional<Instant> returned_at;
  std::string returned_to;  // who signed for the result
  bool identity_checked = false;
  Satisfaction satisfaction = Satisfaction::not_asked;

  // Mẫu 04: at most one new appointment (NĐ 61/2018 Đ.19). Late stays late.
  std::optional<Instant> apologised_at;
  std::optional<Instant> reappointed_at;
  std::string apology_reason;
  int apology_number = 0;  // in the book of the office that decides, by year; 0: none

  // Interlinked one-stop: who decides where that is not the office that received it (see
  // deciding_office), who helped to file it, the dossier this one was opened inside of.
  OfficeId competent_office;
  OfficeId helping_office;
  DossierId parent;
  std::vector<Consultation> consultations;

  // Its way through the office: the route it began with ("commune-civil-status@1", empty for
  // none) and the step it stands in, both kept for lists; see core/route/route.h.
  std::string route;
  std::string step;
  std::optional<Instant> step_since;
  // In whose hands it is: nobody's while the citizen has it. An offer is a hand-over given and not
  // accepted yet, to one officer or to any of a role (core/dossier/hand_over.h).
  OfficerId holder;
  std::optional<Role> offered_role;
  OfficerId offered_to;
  std::optional<Instant> offered_at;

  std::string signed_under;  // number of the written delegation; empty for one's own right
  std::optional<Instant> sealed_at;
  OfficerId sealed_by;
  std::string result_sha256;  // of the result as a file, signed or scanned; empty for none
  std::optional<Instant> digitized_at;

  // Mẫu 04 proposed and not decided yet; the reason stands in apology_reason.
  std::optional<Instant> apology_proposed_at;
  OfficerId apology_proposed_by;  // nobody: the clock did
  std::optional<Instant> proposed_time;
};

// The office whose specialists and signers work on it.
OfficeId deciding_office(const Dossier& dossier);

// Whole working pauses as the promise engine wants them; a wait still open ends at `until`.
std::vector<Pause> pauses_of(const Dossier& dossier, Instant until);
bool is_waiting(const Dossier& dossier);
PromiseCase promise_case_of(const Dossier& dossier, Instant now);

// When the citizen was told it would be ready, now: the new appointment if there is one.
std::optional<Instant> expected_at(const Dossier& dossier);
// The instant the office was done with it, if it is.
std::optional<Instant> done_at(const Dossier& dossier);
enum class Timeliness { no_due, on_track, due_soon, overdue, in_time, late };
// Against the printed time. `soon` is how close to it the warning begins.
Timeliness timeliness(const Dossier& dossier, Instant now, Seconds soon = std::chrono::minutes{60});

std::string_view text_of(Channel channel);
std::string_view text_of(ReturnMethod method);
std::string_view text_of(PaperKind kind);
std::string_view text_of(PromiseRule rule);
std::string_view text_of(Timeliness timeliness);
std::optional<Channel> channel_from(std::string_view text);
std::optional<ReturnMethod> return_method_from(std::string_view text);
std::optional<PaperKind> paper_kind_from(std::string_view text);
std::optional<PromiseRule> promise_rule_from(std::string_view text);

}  // namespace khongcho
