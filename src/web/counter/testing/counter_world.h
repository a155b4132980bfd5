// The counter's pages over a fresh office, with a browser for each of the cast.
#pragma once

#include <gtest/gtest.h>

#include "app/dossier_views.h"
#include "store/dossier_store.h"
#include "tests/office/office_world.h"
#include "tests/office/test_browser.h"
#include "web/site/routes.h"

namespace khongcho::web {

inline constexpr const char* kCardOfBaSau =
    "030157004512|142536987|Nguyễn Thị Sáu|05031957|Nữ|Thôn Đông, xã Thanh Sơn, huyện Thanh Hà, "
    "tỉnh Hải Dương|15042021";

class CounterWorld : public testing::Test {
 protected:
  CounterWorld() {
    add_counter_routes(router, site);
    sign_in(hoa, world.hoa);
  }

  void sign_in(test::TestBrowser& browser, const Officer& officer) {
    browser.set_cookie(std::string(kLoginCookie), world.sign_in(officer).token);
  }
  static std::string say(std::string_view key, const std::vector<std::string>& args = {}) {
    return test::OfficeWorld::vietnamese().text(key, args);
  }
  Dossier stored(const std::string& code) {
    return app::dossier_view(world.ctx(), world.hoa, code, "test")->dossier;
  }
  std::vector<Dossier> all() {
    return sql::read(world.db(), [&](sql::Transaction& tx) {
      return store::dossiers_received_between(tx, world.thanh_son.id, test::at("2023-09-01 00:00"),
                                              test::at("2023-12-31 00:00"), 100);
    });
  }

  // The intake of bà Sáu's certified copy, filled in as far as the last press.
  test::Inputs filled(const std::string& procedure = "C12") {
    test::Page page = hoa.get("/quay/tiep-nhan?thu-tuc=" + procedure);
    test::Inputs inputs = page.form("/quay/tiep-nhan");
    set(inputs, "qr", kCardOfBaSau);
    set(inputs, "phone", "0912 345 678");
    set(inputs, "viec", "du");
    page = hoa.post("/quay/tiep-nhan/xem", inputs);
    inputs = page.form("/quay/tiep-nhan");
    return inputs;
  }
  test::Page press(test::Inputs inputs, const std::string& button) {
    set(inputs, "viec", button);
    return hoa.post("/quay/tiep-nhan", inputs);
  }

  test::OfficeWorld world;
  Site site{world.ctx(), test::OfficeWorld::english(), {}};
  http::Router router;
  test::TestBrowser hoa{router};
};

}  // namespace khongcho::web
