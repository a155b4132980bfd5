// An office whose signer and whose seal have keys, in a folder of their own.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

#include "app/result_signing.h"
#include "tests/keys/test_pdf.h"
#include "tests/office/office_world.h"

namespace khongcho::test {

constexpr const char* kSecret = "123456";

// One for all worlds: keys take their time.
inline TestAuthority& the_authority() {
  static TestAuthority authority;
  return authority;
}

struct SigningWorld {
  OfficeWorld world;
  TestAuthority& authority = the_authority();
  std::filesystem::path folder = fresh_folder("keys");
  app::KeyFolder keys{folder, TestToken::module()};
  store::BlobStore files{folder / "files"};

  SigningWorld() {
    std::filesystem::create_directories(folder / "ca");
    written(folder / "ca" / "authority.pem", authority.pem());
  }
  ~SigningWorld() {
    std::error_code none;
    std::filesystem::remove_all(folder, none);
  }

  // A page that says number and dossier, with places for both marks.
  static Expected<app::ResultDrawing> drawing(sql::Transaction&, const app::Context&,
                                              const Dossier& dossier) {
    const std::string text = "Số: " + dossier.result_number + " Mã: " + dossier.code;
    return app::ResultDrawing{
        text, [text] {
          return app::DrawnResult{drawn_pdf(text), {-1, 220, 80, 180, 60}, {-1, 20, 80, 180, 60}};
        }};
  }
  app::SigningDesk desk(app::ResultDrawer drawer = drawing) {
    return {world.ctx(), keys, files, std::move(drawer)};
  }

  RegisteredKey registered(const app::NewKey& key) {
    auto made = app::register_key(world.ctx(), keys, world.admin, key);
    if (!made) throw std::runtime_error(made.error().message_id);
    return *made;
  }
  RegisteredKey lans_key(const CertificateWish& wish = {.name = "Đỗ Thị Lan"}) {
    written(folder / "lan.p12", authority.key_file(wish, kSecret));
    return registered({.place = "lan.p12", .secret = kSecret, .officer = world.lan.id});
  }
  RegisteredKey seal() {
    written(folder / "con-dau.p12",
            authority.key_file({.name = "Ủy ban nhân dân xã Thanh Sơn"}, kSecret));
    return registered({.place = "con-dau.p12", .secret = kSecret, .office = world.thanh_son.id});
  }
  // So many dossiers before the signer.
  std::vector<Dossier> waiting(int count) {
    std::vector<Dossier> dossiers;
    for (int each = 0; each < count; ++each) {
      app::IntakeForm form = world.a_form();
      form.submitter.personal_id = std::to_string(301'570'045'00LL + each).insert(0, "0");
      Dossier dossier = world.received(form);
      dossier = *app::assign_dossier(world.ctx(), world.hoa, command_for(dossier), world.nam.id);
      dossier =
          *app::draft_dossier(world.ctx(), world.nam, command_for(dossier), "Đúng bản chính.");
      dossiers.push_back(*app::submit_dossier(world.ctx(), world.nam, command_for(dossier)));
    }
    return dossiers;
  }

  std::vector<app::SignOutcome> signed_by_lan(const std::vector<Dossier>& dossiers) {
    auto outcomes = app::sign_results(desk(), world.lan, batch(dossiers));
    if (!outcomes) throw std::runtime_error(outcomes.error().message_id);
    return *outcomes;
  }
  static app::BatchRequest batch(const std::vector<Dossier>& dossiers,
                                 app::BatchWork work = app::BatchWork::sign) {
    app::BatchRequest request{.work = work, .commands = {}, .secret = kSecret};
    for (const Dossier& dossier : dossiers) request.commands.push_back(command_for(dossier));
    return request;
  }
};

}  // namespace khongcho::test
