#include "web/common/page_frame.h"

#include <algorithm>
#include <initializer_list>
#include <iterator>

namespace khongcho::web {

namespace {

struct StaffLink {
  std::string_view label;
  UrlPattern url;
  std::string_view shortcut;
  std::initializer_list<Role> roles;
};

// Who finds which work in the bar, in this order.
const StaffLink kStaffLinks[] = {
    {"web.nav.intake", "/quay/tiep-nhan", "F2", {Role::receptionist}},
    {"web.nav.return", "/quay/tra", "F4", {Role::receptionist}},
    {"web.nav.desk", "/quay", "Shift F2", {Role::receptionist}},
    {"web.nav.uncollected", "/tra-ket-qua/chua-nhan", "", {Role::receptionist}},
    {"web.nav.appointments", "/quay/lich-hen", "", {Role::receptionist}},
    {"web.nav.work", "/viec", "", {Role::specialist}},
    {"web.nav.sign", "/ky", "", {Role::signer, Role::commune_chair}},
    {"web.nav.handover",
     "/quay/ban-giao",
     "",
     {Role::receptionist, Role::specialist, Role::signer, Role::records_clerk}},
    {"web.nav.citizen_notices", "/quay/bao-dan", "", {Role::receptionist}},
    {"web.nav.sealing", "/quay/dong-dau", "", {Role::records_clerk}},
    {"web.nav.help", "/ho-tro", "", {Role::volunteer}},
    {"web.nav.consult",
     "/phoi-hop",
     "",
     {Role::specialist, Role::department_head, Role::signer, Role::commune_chair}},
    {"web.nav.appraisal", "/tham-dinh", "", {Role::department_head, Role::commune_chair}},
    {"web.nav.board",
     "/dieu-hanh",
     "",
     {Role::signer, Role::commune_chair, Role::office_vp, Role::department_head,
      Role::district_leader, Role::home_affairs}},
    {"web.nav.alarms",
     "/canh-bao",
     "",
     {Role::receptionist, Role::specialist, Role::signer, Role::commune_chair, Role::office_vp,
      Role::department_head, Role::district_leader, Role::home_affairs}},
    {"web.nav.apologies",
     "/xin-loi",
     "",
     {Role::signer, Role::commune_chair, Role::department_head}},
    {"web.nav.duty",
     "/truc",
     "",
     {Role::commune_chair, Role::office_vp, Role::department_head, Role::signer, Role::specialist,
      Role::receptionist, Role::records_clerk}},
    {"web.nav.delegations", "/ky/uy-quyen", "", {Role::signer, Role::commune_chair}},
    {"web.nav.shifts",
     "/ho-tro/ca",
     "",
     {Role::commune_chair, Role::office_vp, Role::department_head}},
    {"web.nav.registers",
     "/so",
     "",
     {Role::records_clerk, Role::receptionist, Role::specialist, Role::signer, Role::commune_chair,
      Role::office_vp}},
    {"web.nav.seal", "/dau", "", {Role::records_clerk, Role::receptionist}},
    {"web.nav.tray", "/quay/khay-quet", "", {Role::receptionist, Role::records_clerk}},
    {"web.nav.routes", "/quy-trinh", "", {Role::office_vp, Role::admin}},
    {"web.nav.voice", "/phat-thanh/giong-doc", "", {Role::broadcaster}},
    {"web.nav.admin", "/quan-tri", "", {Role::admin}},
};

constexpr std::size_t kLinksInBar = 5;

bool lies_under(std::string_view path, std::string_view parent) {
  return path == parent || (path.starts_with(parent) && path[parent.size()] == '/');
}

// The link with the longest address above `path` is the current one: /quay/tra is not /quay.
void mark_current(std::vector<NavLink>& links, std::string_view path) {
  NavLink* best = nullptr;
  for (NavLink& link : links)
    if (lies_under(path, link.url.text()) &&
        (!best || link.url.text().size() > best->url.text().size()))
      best = &link;
  if (best) best->current = true;
}

PageFrame frame_of(const Locale& locale, const SiteFacts& site, std::string title,
                   std::string_view path) {
  const std::string other = locale.language() == "vi" ? "en" : "vi";
  return {.title = std::move(title),
          .language = locale.language(),
          .authority = site.authority,
          .office = locale.text("web.office"),
          .address = site.address,
          .hours = site.hours,
          .phone = site.phone,
          .call = Url::tel(site.phone),
          .home = Url::path("/"),
          .other_language = Url::path("/ngon-ngu/{}", {other}).with("ve", path)};
}

}  // namespace

SiteFacts site_of(const Office& office) {
  return {.authority = office.name, .address = office.address, .phone = office.hotline};
}

PageFrame public_frame(const Locale& locale, const SiteFacts& site, std::string title,
                       std::string_view path) {
  PageFrame frame = frame_of(locale, site, std::move(title), path);
  frame.nav = {{locale.text("web.nav.procedures"), Url::path("/thu-tuc")},
               {locale.text("web.nav.lookup"), Url::path("/tra-cuu")},
               {locale.text("web.nav.contact"), Url::path("/lien-he")}};
  frame.footer = {{locale.text("web.nav.verify"), Url::path("/kiem-chung")},
                  {locale.text("web.nav.calendar"), Url::path("/lich")},
                  {locale.text("web.nav.offices"), Url::path("/don-vi")},
                  {locale.text("web.nav.accessibility"), Url::path("/tro-nang")},
                  {locale.text("web.nav.privacy"), Url::path("/rieng-tu")},
                  {locale.text("web.nav.sign_in"), Url::path("/dang-nhap")}};
  mark_current(frame.nav, path);
  return frame;
}

PageFrame staff_frame(const Locale& locale, const StaffFacts& facts, std::string title,
                      std::string_view path) {
  PageFrame frame = frame_of(locale, facts.site, std::move(title), path);
  for (const StaffLink& link : kStaffLinks) {
    const bool needed =
        std::ranges::any_of(link.roles, [&](Role role) { return has_role(facts.officer, role); });
    if (needed)
      frame.nav.push_back(
          {locale.text(link.label), Url::path(link.url), std::string(link.shortcut)});
  }
  mark_current(frame.nav, path);
  frame.csrf = facts.csrf;
  frame.who = facts.counter.empty() ? facts.officer.full_name
                                    : facts.counter + " · " + facts.officer.full_name;
  const CivilDay today = civil_day(facts.now);
  frame.clock =
      clock_text(facts.now) + " · " + weekday_text(locale, today) + " " + day_month_text(today);
  frame.clock_iso = iso_instant(facts.now);
  return frame;
}

void fold_nav(PageFrame& frame) {
  // A single link behind the word would take no less room than the word.
  if (frame.nav.size() <= kLinksInBar + 1) return;
  const auto first = frame.nav.begin() + kLinksInBar;
  frame.more.assign(std::make_move_iterator(first), std::make_move_iterator(frame.nav.end()));
  frame.nav.erase(first, frame.nav.end());
  int sum = 0;
  for (const NavLink& link : frame.more) {
    sum += link.count.value_or(0);
    if (link.current) frame.more_here = link;
  }
  if (sum > 0) frame.more_count = sum;
}

std::string weekday_text(const Locale& locale, CivilDay day) {
  return locale.text("web.weekday." + std::to_string(iso_weekday(day)));
}

}  // namespace khongcho::web
