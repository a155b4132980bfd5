#include "web/staff/staff_actions.h"

namespace khongcho::web {

namespace {

struct Home {
  Role role;
  UrlPattern url;
};

// The first role that fits decides: work at the counter comes before looking on.
constexpr Home kHomes[] = {
    {Role::receptionist, "/quay"},        {Role::specialist, "/viec"},
    {Role::signer, "/ky"},                {Role::commune_chair, "/dieu-hanh"},
    {Role::department_head, "/dieu-hanh"}, {Role::office_vp, "/dieu-hanh"},
    {Role::home_affairs, "/dieu-hanh"},   {Role::district_leader, "/dieu-hanh"},
    {Role::records_clerk, "/quay/dong-dau"},
    {Role::volunteer, "/ho-tro"},         {Role::admin, "/quan-tri"},
};

}  // namespace

Url home_of(const Officer& officer) {
  for (const Home& home : kHomes)
    if (has_role(officer, home.role)) return Url::path(home.url);
  return Url::path("/toi");
}

}  // namespace khongcho::web
