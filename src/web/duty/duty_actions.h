// The pages of this folder, by address; see duty_routes.cpp.
#pragma once

#include "web/site/site.h"

namespace khongcho::web {

using DutyAction = http::Response(const Site& site, const http::Request& request,
                                  const app::SignedIn& who);

DutyAction get_duty;
DutyAction post_duty;
DutyAction post_duty_copy;
DutyAction post_duty_confirmation;
DutyAction get_duty_removal;
DutyAction post_duty_removal;
DutyAction get_duty_paper;
DutyAction get_duty_week;

DutyAction get_readiness;
DutyAction post_readiness;

DutyAction get_absences;
DutyAction post_absence;
DutyAction post_absence_now;
DutyAction post_absence_reroute;
DutyAction get_absence_end;
DutyAction post_absence_end;

DutyAction get_delegations;
DutyAction post_delegation;
DutyAction get_delegation_revocation;
DutyAction post_delegation_revocation;
DutyAction get_delegation_paper;

DutyAction get_notices;
DutyAction post_notices_read;
DutyAction post_notice;

}  // namespace khongcho::web
