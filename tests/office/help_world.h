// The office with two volunteers on shift today: chị Thảo of xã Thanh Sơn, anh Bình beside her; and
// em Cúc of xã Hồng Lạc, who is on shift there.
#pragma once

#include <stdexcept>
#include <string>

#include "app/counter_calls.h"
#include "app/counter_duties.h"
#include "app/help_session.h"
#include "app/volunteer_shifts.h"
#include "base/crypto.h"
#include "store/officer_store.h"
#include "store/volunteer_store.h"
#include "tests/office/office_world.h"

namespace khongcho::test {

struct HelpWorld : OfficeWorld {
  explicit HelpWorld(const std::string& url = {}) : OfficeWorld(url) {
    thao = add_volunteer("thao", "Vũ Thu Thảo", thanh_son);
    binh = add_volunteer("binh", "Lê Văn Bình", thanh_son);
    cuc = add_volunteer("cuc", "Đào Thị Cúc", hong_lac);
    for (const Officer* each : {&thao, &binh, &cuc}) add_shift(*each, civil_day(time.now()));
  }

  Officer add_volunteer(const std::string& login, const std::string& name, const Office& office) {
    static const std::string hash = hash_password(kCastPassword);
    const Officer officer{.id = make<OfficerId>(),
                          .login = login,
                          .full_name = name,
                          .title = "",
                          .office = office.id,
                          .grants = {{Role::volunteer, Scope::office}}};
    sql::in_transaction(db(), [&](sql::Transaction& tx) {
      store::insert(tx, officer, hash, time.now());
    });
    return officer;
  }
  VolunteerShift add_shift(const Officer& volunteer, CivilDay day, int from = 7, int to = 17) {
    const VolunteerShift shift{.id = make<VolunteerShiftId>(),
                               .office = volunteer.office,
                               .volunteer = volunteer.id,
                               .day = day,
                               .from = std::chrono::hours{from},
                               .to = std::chrono::hours{to}};
    sql::in_transaction(db(), [&](sql::Transaction& tx) { store::insert(tx, shift, time.now()); });
    return shift;
  }

  HelpSession started(const Officer& volunteer) {
    return must(app::start_help(ctx(), volunteer, true));
  }
  Declaration what_ba_sau_says() const { return {.procedure = "C12", .person = ba_sau()}; }
  QueueTicket numbered(const Officer& volunteer, HelpSessionId id) {
    return must(app::take_number_with_help(ctx(), volunteer, id, {.service = "chung-thuc"}));
  }
  // Chị Hoa calls whoever is next, and serves.
  QueueTicket served_by_hoa() {
    const app::Desk desk{hoa, counter.id};
    must(app::open_counter(ctx(), desk, {}));
    must(app::call_next_ticket(ctx(), desk));
    return must(app::serve_ticket(ctx(), desk));
  }
  // Kept in the database, whoever may read it.
  bool keeps_declaration(HelpSessionId id) {
    return sql::read(db(), [&](sql::Transaction& tx) {
      return store::find_declaration(tx, id).has_value();
    });
  }

  template <typename T>
  static T must(Expected<T> outcome) {
    if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
    return std::move(*outcome);
  }

  Officer thao;
  Officer binh;
  Officer cuc;
};

}  // namespace khongcho::test
