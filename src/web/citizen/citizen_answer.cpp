#include "web/citizen/citizen_answer.h"

#include "app/home_view.h"
#include "web/citizen/citizen_words.h"

namespace khongcho::web {

PageFrame citizen_frame(const Site& site, const http::Request& request, const Office& office,
                        std::string title) {
  PageFrame frame = site.public_frame(request, office, std::move(title));
  const auto hours = app::usual_hours(site.ctx(), office, civil_day(site.now()));
  if (!hours.empty())
    frame.hours =
        site.locale(request).text("citizen.open_hours", {session_words(site.locale(request), hours)});
  return frame;
}

}  // namespace khongcho::web
