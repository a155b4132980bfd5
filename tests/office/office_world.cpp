#include "tests/office/office_world.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

#include "base/crypto.h"
#include "core/procedure/checklist.h"
#include "sql/migrate.h"
#include "store/law_files.h"
#include "store/migrations.h"
#include "store/office_store.h"
#include "store/officer_store.h"

namespace khongcho::test {

namespace {

Locale load(const std::string& language) {
  std::ifstream file(KC_SOURCE_DIR "/locale/" + language + ".json");
  std::ostringstream text;
  text << file.rdbuf();
  return Locale::from_json(language, text.str());
}

Dossier must(Expected<Dossier> outcome) {
  if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
  return *outcome;
}

Office office_from(const OfficeSeed& seed) {
  return {.id = make<OfficeId>(),
          .code = seed.code,
          .slug = seed.slug,
          .name = seed.authority,
          .level = seed.level,
          .profile = seed.profile,
          .model = "thanh-ha-2023",
          .unit = seed.unit,
          .address = seed.address,
          .hotline = seed.hotline};
}

PaperKind kind_wanted(const Component& component) {
  if (component.originals > 0) return PaperKind::original;
  return component.certified_copies > 0 ? PaperKind::certified_copy : PaperKind::photocopy;
}

}  // namespace

Instant at(std::string_view text) {
  const auto parsed = parse_instant(text);
  if (!parsed) throw std::runtime_error("not an instant: " + std::string(text));
  return *parsed;
}

const app::LawBook& OfficeWorld::law() {
  static const app::LawBook book = [] {
    store::LawFiles files = store::load_law(KC_SOURCE_DIR "/data");
    if (!files.problems.empty())
      throw std::runtime_error(store::text_of(files.problems.front(), vietnamese()));
    return app::LawBook(std::move(files.law));
  }();
  return book;
}

const Locale& OfficeWorld::vietnamese() {
  static const Locale locale = load("vi");
  return locale;
}

const Locale& OfficeWorld::english() {
  static const Locale locale = load("en");
  return locale;
}

OfficeWorld::OfficeWorld(const std::string& url, std::string_view now)
    : time(at(now)),
      db_(std::make_unique<sql::Database>(
          sql::Database::open(url.empty() ? "sqlite::memory:" : url))) {
  sql::migrate(*db_, store::migrations());
  thanh_son = office_from(*law().law().find_office("xa-thanh-son"));
  hong_lac = office_from(*law().law().find_office("xa-hong-lac"));
  thanh_ha = office_from(*law().law().find_office("huyen-thanh-ha"));
  counter = {.id = make<CounterId>(), .office = thanh_son.id, .name = "Quầy 1"};
  sql::in_transaction(*db_, [&](sql::Transaction& tx) {
    for (const Office* office : {&thanh_son, &hong_lac, &thanh_ha}) store::insert(tx, *office);
    store::insert(tx, counter);
  });
  add(hoa, "hoa", "Nguyễn Thị Hoa", thanh_son.id, {{Role::receptionist, Scope::office}});
  add(nam, "nam", "Phạm Văn Nam", thanh_son.id, {{Role::specialist, Scope::assigned}});
  add(dung, "dung", "Phạm Văn Dũng", thanh_son.id, {{Role::specialist, Scope::assigned}});
  add(lan, "lan", "Lê Thị Lan", thanh_son.id, {{Role::signer, Scope::office}});
  add(chair, "chutich", "Lê Quang Huy", thanh_son.id, {{Role::commune_chair, Scope::office}});
  add(minh, "minh", "Trần Văn Minh", hong_lac.id,
      {{Role::receptionist, Scope::office}, {Role::specialist, Scope::office}, {Role::signer, Scope::office}});
  add(vp, "vanphong", "Vũ Thị Thu", thanh_ha.id, {{Role::office_vp, Scope::all}});
  add(admin, "quantri", "Đỗ Văn Quân", thanh_ha.id, {{Role::admin, Scope::all}});
}

void OfficeWorld::add(Officer& officer, const std::string& login, const std::string& name,
                      OfficeId office, std::vector<Grant> grants) {
  // One hash for the whole cast: making it is slow on purpose.
  static const std::string hash = hash_password(kCastPassword);
  officer = {.id = make<OfficerId>(),
             .login = login,
             .full_name = name,
             .title = "",
             .office = office,
             .grants = std::move(grants)};
  sql::in_transaction(*db_, [&](sql::Transaction& tx) {
    store::insert(tx, officer, hash, time.now());
  });
}

Person OfficeWorld::ba_sau() const {
  return {.full_name = "Nguyễn Thị Sáu",
          .personal_id = "030157004512",
          .born_on = "1957-03-05",
          .sex = "female",
          .address = "Thôn Đông, xã Thanh Sơn, huyện Thanh Hà, tỉnh Hải Dương",
          .phone = "0912 345 678",
          .email = email_of_ba_sau};
}

Person OfficeWorld::ong_tu() const {
  return {.full_name = "Trần Văn Tư",
          .personal_id = "030060001111",
          .born_on = "1960-11-20",
          .sex = "male",
          .address = "Thôn Đoài, xã Thanh Sơn",
          .phone = "0987 654 321"};
}

app::IntakeForm OfficeWorld::a_form(const std::string& procedure) {
  const Procedure* found = law().procedure(thanh_son, procedure, civil_day(time.now()));
  if (!found) throw std::runtime_error("no procedure " + procedure);
  app::IntakeForm form{.procedure = found->id, .submitter = ba_sau()};
  for (const Component* component : components_for(*found, *with_defaults(*found, {})))
    form.papers.push_back({.component = component->id,
                           .name = component->name,
                           .kind = kind_wanted(*component),
                           .count = std::max({component->originals, component->certified_copies,
                                              component->photocopies, 1})});
  form.counter_name = counter.name;
  return form;
}

Dossier OfficeWorld::received(const app::IntakeForm& form) {
  return must(app::receive_dossier(ctx(), hoa, form));
}

Dossier OfficeWorld::assigned() {
  const Dossier dossier = received();
  return must(app::assign_dossier(ctx(), hoa, command_for(dossier), nam.id));
}

Dossier OfficeWorld::drafted() {
  const Dossier dossier = assigned();
  return must(app::draft_dossier(ctx(), nam, command_for(dossier), "Chứng thực bản sao đúng."));
}

Dossier OfficeWorld::submitted() {
  const Dossier dossier = drafted();
  return must(app::submit_dossier(ctx(), nam, command_for(dossier)));
}

Dossier OfficeWorld::submitted_again() {
  app::IntakeForm form = a_form();
  form.submitter = ong_tu();
  Dossier dossier = received(form);
  dossier = must(app::assign_dossier(ctx(), hoa, command_for(dossier), nam.id));
  dossier = must(app::draft_dossier(ctx(), nam, command_for(dossier), "Chứng thực bản sao đúng."));
  return must(app::submit_dossier(ctx(), nam, command_for(dossier)));
}

Dossier OfficeWorld::signed_off() {
  const Dossier dossier = submitted();
  return must(app::sign_dossier(ctx(), lan, command_for(dossier)));
}

Dossier OfficeWorld::ready() {
  const Dossier dossier = signed_off();
  return must(app::mark_dossier_ready(ctx(), hoa, command_for(dossier)));
}

app::SignedIn OfficeWorld::sign_in(const Officer& officer) {
  auto outcome = app::sign_in(ctx(), officer.login, kCastPassword);
  if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
  return *outcome;
}

app::DossierCommand command_for(const Dossier& dossier) {
  return {.code = dossier.code, .version = dossier.version, .request_key = {}};
}

}  // namespace khongcho::test
