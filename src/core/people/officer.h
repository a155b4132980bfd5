// Who works here (cán bộ, công chức) and who may do what: role × scope, decided in one table.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"

namespace khongcho {

// domain.md section 6, in the plan's own roles.
enum class Role {
  receptionist,
  specialist,
  signer,
  commune_chair,
  department_head,
  office_vp,
  home_affairs,
  district_leader,
  broadcaster,
  volunteer,
  admin,
  records_clerk,  // văn thư: numbers, the seal, the registers
};

// How far a role reaches: the dossiers assigned to the officer, one office, or every office.
enum class Scope { assigned, office, all };

struct Grant {
  Role role = Role::receptionist;
  Scope scope = Scope::office;
  bool operator==(const Grant&) const = default;
};

struct Officer {
  OfficerId id;
  std::string login;
  std::string full_name;
  std::string title;  // printed under signatures: "Phó Chủ tịch"
  OfficeId office;
  std::vector<Grant> grants;
  bool active = true;
  bool must_change_password = false;
};

// One office's work on one dossier, or on no dossier at all.
enum class Action {
  view,
  receive,
  assign,
  draft,
  request_supplement,
  exclude,
  submit,
  sign,
  appraise,  // thẩm định, before the signature
  seal,      // đóng dấu
  digitize,  // attaches what was scanned to the dossier, with its metadata
  mark_ready,
  return_result,
  withdraw,
  stop,
  propose_apology,
  apologise,            // as the head of the office
  answer_consultation,  // what another office asked this one
  serve_queue,          // counters: open, call, finish
  help_citizens,        // a volunteer beside a citizen
  plan_shifts,          // which volunteer comes when
  plan_duty,            // the roster of the office, leave and substitution
  delegate,             // one's signature, in writing
  keep_registers,       // and lock them at the end of the year
  edit_routes,          // the steps of a procedure
  manage_keys,          // for digital signatures
  oversee,              // the board of today
  administer,           // users, counters, offices
  record_voice,         // what the waiting room's loudspeaker says
};

// What a decision looks at. `specialist` is empty where no one has the dossier yet.
struct ActionTarget {
  OfficeId office;
  OfficerId specialist = {};
};

bool may(const Officer& officer, Action action, const ActionTarget& target);
bool has_role(const Officer& officer, Role role);
// Does what a step leaves to `role` of those who sign: a chair also what is left to any signer.
bool signs_as(const Officer& officer, Role role);
// The widest scope any of the officer's roles gives for the action, if any does.
std::optional<Scope> scope_for(const Officer& officer, Action action);

std::string_view text_of(Role role);
std::string_view text_of(Scope scope);
std::optional<Role> role_from(std::string_view text);
std::optional<Scope> scope_from(std::string_view text);
const std::vector<Role>& all_roles();

}  // namespace khongcho
