// Figures of the waiting room, for those who oversee an office.
#pragma once

#include "web/site/site.h"

namespace khongcho::web {

http::Response get_queue_report(const Site& site, const http::Request& request,
                                const app::SignedIn& who);
http::Response get_queue_report_csv(const Site& site, const http::Request& request,
                                    const app::SignedIn& who);

}  // namespace khongcho::web
