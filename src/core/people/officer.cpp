#include "core/people/officer.h"

#include <algorithm>
#include <array>

namespace khongcho {

namespace {

constexpr std::array<std::string_view, 12> kRoleTexts{
    "receptionist",    "specialist", "signer",       "commune_chair",
    "department_head", "office_vp",  "home_affairs", "district_leader",
    "broadcaster",     "volunteer",  "admin",        "records_clerk"};
constexpr std::array<std::string_view, 3> kScopeTexts{"assigned", "office", "all"};

// Who may do what (domain.md section 6). Everything not said here is refused.
std::vector<Role> roles_for(Action action) {
  using enum Role;
  switch (action) {
    case Action::view:
      return {receptionist, specialist,   signer,          commune_chair, department_head,
              office_vp,    home_affairs, district_leader, records_clerk};
    case Action::receive:
    case Action::return_result:
    case Action::withdraw:
    case Action::serve_queue:
      return {receptionist};
    case Action::help_citizens:
      return {volunteer};
    case Action::plan_shifts:
    case Action::plan_duty:
      return {commune_chair, department_head, office_vp};
    case Action::delegate:
      return {signer, commune_chair};
    case Action::keep_registers:
      return {records_clerk, receptionist, commune_chair, office_vp};
    case Action::edit_routes:
      return {office_vp, admin};
    case Action::manage_keys:
      return {admin};
    case Action::assign:
      return {receptionist, department_head, commune_chair};
    case Action::draft:
    case Action::request_supplement:
    case Action::exclude:
    case Action::submit:
      return {specialist};
    case Action::appraise:
      return {department_head, commune_chair, signer};
    case Action::seal:
      return {records_clerk, receptionist, specialist};
    case Action::digitize:
      return {records_clerk, receptionist, specialist};
    case Action::answer_consultation:
      return {specialist, department_head, commune_chair, signer};
    case Action::propose_apology:
      return {specialist, receptionist, department_head, signer, commune_chair};
    case Action::sign:
      return {signer, commune_chair};
    case Action::mark_ready:
      return {receptionist, specialist};
    case Action::stop:
      return {specialist, signer, commune_chair};
    case Action::apologise:
      return {signer, commune_chair, department_head};
    case Action::oversee:
      return {signer, commune_chair, department_head, office_vp, home_affairs, district_leader};
    case Action::administer:
      return {admin};
    case Action::record_voice:
      return {broadcaster};
  }
  return {};
}

bool reaches(const Officer& officer, Scope scope, const ActionTarget& target) {
  switch (scope) {
    case Scope::all:
      return true;
    case Scope::office:
      return officer.office == target.office;
    case Scope::assigned:
      return officer.office == target.office && officer.id == target.specialist;
  }
  return false;
}

}  // namespace

bool may(const Officer& officer, Action action, const ActionTarget& target) {
  if (!officer.active) return false;
  const std::vector<Role> roles = roles_for(action);
  return std::ranges::any_of(officer.grants, [&](const Grant& grant) {
    return std::ranges::find(roles, grant.role) != roles.end() &&
           reaches(officer, grant.scope, target);
  });
}

bool has_role(const Officer& officer, Role role) {
  return officer.active && std::ranges::any_of(officer.grants, [&](const Grant& grant) {
           return grant.role == role;
         });
}

bool signs_as(const Officer& officer, Role role) {
  return role == Role::signer || has_role(officer, role);
}

std::optional<Scope> scope_for(const Officer& officer, Action action) {
  if (!officer.active) return {};
  const std::vector<Role> roles = roles_for(action);
  std::optional<Scope> widest;
  for (const Grant& grant : officer.grants)
    if (std::ranges::find(roles, grant.role) != roles.end())
      widest = std::max(widest.value_or(Scope::assigned), grant.scope);
  return widest;
}

std::string_view text_of(Role role) {
  return kRoleTexts[static_cast<std::size_t>(role)];
}
std::string_view text_of(Scope scope) {
  return kScopeTexts[static_cast<std::size_t>(scope)];
}

std::optional<Role> role_from(std::string_view text) {
  const auto found = std::ranges::find(kRoleTexts, text);
  if (found == kRoleTexts.end()) return {};
  return static_cast<Role>(found - kRoleTexts.begin());
}

std::optional<Scope> scope_from(std::string_view text) {
  const auto found = std::ranges::find(kScopeTexts, text);
  if (found == kScopeTexts.end()) return {};
  return static_cast<Scope>(found - kScopeTexts.begin());
}

const std::vector<Role>& all_roles() {
  static const std::vector<Role> roles = [] {
    std::vector<Role> all;
    for (std::size_t at = 0; at < kRoleTexts.size(); ++at) all.push_back(static_cast<Role>(at));
    return all;
  }();
  return roles;
}

}  // namespace khongcho
