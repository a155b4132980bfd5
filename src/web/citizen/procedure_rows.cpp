#include "web/citizen/procedure_rows.h"

#include <algorithm>

#include "web/citizen/citizen_words.h"

namespace khongcho::web {

ListedProcedure listed_procedure(const Site& site, const Locale& locale, const Office& office,
                           const Procedure& procedure) {
  return {.name = procedure.short_name,
          .url = Url::path("/thu-tuc/{}", {procedure.slug}),
          .need = papers_to_bring(locale, procedure),
          .usual = procedure.usual_minutes > 0 ? duration_words(locale, procedure.usual_minutes)
                                               : std::string(),
          .same_day = site.ctx().law.on_list(office, procedure)};
}

std::vector<const Procedure*> one_of_each_field(std::vector<const Procedure*> procedures,
                                                std::size_t limit) {
  std::vector<const Procedure*> chosen;
  while (!procedures.empty() && chosen.size() < limit) {
    std::vector<std::string> fields;  // of this turn
    std::vector<const Procedure*> left;
    for (const Procedure* procedure : procedures) {
      const bool had = std::ranges::count(fields, procedure->field) > 0;
      if (had || chosen.size() == limit) {
        left.push_back(procedure);
        continue;
      }
      fields.push_back(procedure->field);
      chosen.push_back(procedure);
    }
    procedures = std::move(left);
  }
  return chosen;
}

std::vector<const Procedure*> no_wait_procedures(const Site& site, const Office& office) {
  auto procedures = site.ctx().law.procedures(office, civil_day(site.now()));
  std::erase_if(procedures, [&](const Procedure* procedure) {
    return !site.ctx().law.on_list(office, *procedure);
  });
  return procedures;
}

SearchBox search_box(const Site& site, const Office& office, std::string words) {
  constexpr std::size_t kQuickLinks = 4;
  SearchBox box{.words = std::move(words)};
  const auto all = site.ctx().law.procedures(office, civil_day(site.now()));
  for (const Procedure* procedure : one_of_each_field(all, kQuickLinks)) {
    const std::string& label = procedure->everyday_names.empty()
                                   ? procedure->short_name
                                   : procedure->everyday_names.front();
    box.quick.push_back({sentence_case(label), Url::path("/thu-tuc/{}", {procedure->slug})});
  }
  return box;
}

}  // namespace khongcho::web
