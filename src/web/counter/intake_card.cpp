#include "web/counter/intake_card.h"

#include "app/dossier_views.h"
#include "base/text.h"
#include "core/people/identity.h"
#include "web/counter/intake_form.h"

namespace khongcho::web {

namespace {

void fill_person(IntakeInputs& inputs, const Person& person) {
  inputs.full_name = person.full_name;
  inputs.personal_id = person.personal_id;
  inputs.born_on = birth_date_typed(person.born_on);
  inputs.sex = person.sex;
  inputs.address = person.address;
}

CardReading person_by_number(const Site& site, const app::SignedIn& who, IntakeInputs& inputs) {
  CardReading reading;
  const std::string number = tidy_text(inputs.personal_id);
  if (!tidy_text(inputs.full_name).empty() || !is_personal_id(number)) return reading;
  const auto known = app::known_person(site.ctx(), who.officer, number);
  if (!known) return reading;
  fill_person(inputs, *known);
  reading.read = true;
  if (inputs.phone.empty() && !known->phone.empty()) {
    inputs.phone = phone_text(known->phone);
    reading.phone_known = true;
  }
  return reading;
}

}  // namespace

CardReading read_card(const Site& site, const app::SignedIn& who, IntakeInputs& inputs) {
  const std::string scanned = std::exchange(inputs.qr, "");
  if (scanned.empty()) return person_by_number(site, who, inputs);
  CardReading reading;
  const auto card = parse_identity_qr(scanned);
  if (!card) {
    reading.errors.push_back(card.error());
    reading.errors.back().input = "qr";
    return reading;
  }
  const bool another = !inputs.personal_id.empty() && inputs.personal_id != card->personal_id;
  fill_person(inputs, {.full_name = card->full_name,
                       .personal_id = card->personal_id,
                       .born_on = card->born_on,
                       .sex = card->sex,
                       .address = card->address});
  if (another) {
    inputs.phone.clear();
    inputs.owner_name.clear();
  }
  if (inputs.phone.empty()) {
    const auto known = app::known_person(site.ctx(), who.officer, card->personal_id);
    inputs.phone = known ? phone_text(known->phone) : "";
    reading.phone_known = !inputs.phone.empty();
  }
  inputs.card_read_at = clock_text(site.now());
  reading.read = true;
  reading.warnings = card->warnings;
  return reading;
}

}  // namespace khongcho::web
