#include "core/paper/paper_facts.h"

#include <algorithm>

#include "core/dossier/dossier_record.h"

namespace khongcho {

const DossierEvent* last_event(const PaperFacts& facts, DossierEventKind kind) {
  const auto found = std::find_if(facts.events.rbegin(), facts.events.rend(),
                                  [kind](const DossierEvent& event) { return event.kind == kind; });
  return found == facts.events.rend() ? nullptr : &*found;
}

std::string officer_name(const PaperFacts& facts, OfficerId id) {
  const auto found = facts.officers.find(id);
  return found == facts.officers.end() ? "" : found->second.full_name;
}

std::vector<Dossier> dossier_after_events(const std::vector<DossierEvent>& events) {
  std::vector<Dossier> after;
  std::vector<FieldValue> record(dossier_columns().size());
  for (const DossierEvent& event : events) {
    apply_changes(record, event.changes);
    after.push_back(from_record(record));
  }
  return after;
}

}  // namespace khongcho
