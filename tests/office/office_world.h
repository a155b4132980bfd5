// xã Thanh Sơn with its cast, on a fresh database and the shipped law, on the first no-wait Friday:
// chị Hoa receives, anh Nam resolves, cô Lan signs; anh Minh sits at xã Hồng Lạc and must never
// get in; bà Sáu and ông Tư are citizens.
#pragma once

#include <memory>
#include <string>

#include "app/context.h"
#include "app/dossier_commands.h"
#include "app/intake.h"
#include "app/sign_in.h"
#include "base/time.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "sql/database.h"

namespace khongcho::test {

// "2023-09-29 14:12", +07:00. Throws on any other text.
Instant at(std::string_view text);

constexpr const char* kCastPassword = "thu-sau-khong-cho";

class OfficeWorld {
 public:
  // An empty url: SQLite in memory.
  explicit OfficeWorld(const std::string& url = {}, std::string_view now = "2023-09-29 14:12");

  app::Context ctx() { return {*db_, time, law(), vietnamese()}; }
  sql::Database& db() { return *db_; }
  void set_time(std::string_view now) { time.set(at(now)); }

  // Loaded once for all worlds.
  static const app::LawBook& law();
  static const Locale& vietnamese();
  static const Locale& english();

  ManualTime time;
  Office thanh_son;
  Office hong_lac;
  Office thanh_ha;  // the district
  Counter counter;  // at xã Thanh Sơn
  Officer hoa;      // receptionist
  Officer nam;      // specialist
  Officer dung;     // specialist beside him
  Officer lan;      // signer
  Officer chair;    // commune_chair
  Officer minh;     // receptionist, specialist and signer of xã Hồng Lạc
  Officer vp;       // office_vp of the district, sees all
  Officer admin;
  std::string email_of_ba_sau = {};  // she has none unless a test gives her one

  // Bà Sáu asks for a certified copy (C12), all papers there.
  app::IntakeForm a_form(const std::string& procedure = "C12");
  Person ba_sau() const;
  Person ong_tu() const;

  // A dossier taken that far; throws std::runtime_error when a command refuses.
  Dossier received(const app::IntakeForm& form);
  Dossier received() { return received(a_form()); }
  Dossier assigned();
  Dossier drafted();
  Dossier submitted();
  Dossier submitted_again();  // ông Tư's, beside bà Sáu's
  Dossier signed_off();
  Dossier ready();

  // For page tests: the cookie value of a log-in.
  app::SignedIn sign_in(const Officer& officer);

 private:
  void add(Officer& officer, const std::string& login, const std::string& name, OfficeId office,
           std::vector<Grant> grants);

  std::unique_ptr<sql::Database> db_;
};

// The command for the dossier as it stands.
app::DossierCommand command_for(const Dossier& dossier);

}  // namespace khongcho::test
