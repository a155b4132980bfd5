#include <algorithm>

#include "base/text.h"
#include "web/citizen/citizen_actions.h"
#include "web/citizen/citizen_answer.h"
#include "web/citizen/procedure_list_page.h"

namespace khongcho::web {

namespace {

constexpr std::size_t kLongestQuestion = 200;

std::vector<FieldRows> by_field(const Site& site, const Locale& locale, const Office& office) {
  std::vector<FieldRows> fields;
  for (const Procedure* procedure :
       site.ctx().law.procedures(office, civil_day(site.now()))) {
    auto found = std::ranges::find(fields, procedure->field, &FieldRows::field);
    if (found == fields.end()) {
      const std::string id = slug(procedure->field);
      fields.push_back({procedure->field, Url().anchor(id), id, {}});
      found = std::prev(fields.end());
    }
    found->rows.push_back(listed_procedure(site, locale, office, *procedure));
  }
  return fields;
}

}  // namespace

// GET /thu-tuc
http::Response get_procedures(const Site& site, const http::Request& request) {
  const Locale& locale = site.locale(request);
  const Office office = site.office_of(request);
  const auto count = no_wait_procedures(site, office).size();
  return show_public(
      site, request,
      ProcedureListPage{
          .frame = citizen_frame(site, request, office, locale.text("citizen.procedures.title")),
          .lead = count > 0 ? locale.text("citizen.procedures.lead", {std::to_string(count)})
                            : locale.text("citizen.procedures.lead_no_model"),
          .search = search_box(site, office),
          .fields = by_field(site, locale, office)});
}

// GET /tim?q=
http::Response get_search_results(const Site& site, const http::Request& request) {
  const Locale& locale = site.locale(request);
  const std::string words = tidy_text(request.query.text("q"));
  if (length_of(words) > kLongestQuestion)
    return site.refusal(request, Error{ErrorCode::invalid_input, "citizen.find.too_long",
                                       {std::to_string(kLongestQuestion)}});
  if (words.empty()) return http::redirect("/thu-tuc");

  const Office office = site.office_of(request);
  FoundPage page{.frame = citizen_frame(site, request, office,
                                        locale.text("citizen.find.title", {words})),
                 .summary = "",
                 .search = search_box(site, office, words),
                 .rows = {}};
  for (const Procedure* procedure :
       site.ctx().law.find_procedures(office, words, civil_day(site.now()), 30))
    page.rows.push_back(listed_procedure(site, locale, office, *procedure));
  page.summary = page.rows.empty()
                     ? locale.text("citizen.find.none")
                     : locale.text("citizen.find.some", {std::to_string(page.rows.size())});
  return show_public(site, request, std::move(page));
}

}  // namespace khongcho::web
