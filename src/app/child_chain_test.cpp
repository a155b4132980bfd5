#include "app/child_chain.h"

#include <gtest/gtest.h>

#include "app/check_database.h"
#include "app/child_dossiers.h"
#include "app/dossier_views.h"
#include "app/sealing.h"
#include "store/consultation_store.h"
#include "store/dossier_store.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "tests/office/office_world.h"

namespace khongcho::test {
namespace {

using namespace khongcho::app;

std::string refusal(const Expected<Dossier>& outcome) {
  return outcome ? "" : outcome.error().message_id;
}

// Bà Sáu's grandchild: birth certificate, residence and insurance card in one dossier (C22).
struct ChainWorld : OfficeWorld {
  Office police = agency("cong-an-xa-thanh-son");
  Office insurance = agency("bhxh-huyen-thanh-ha");
  Officer congan = officer_of(police, "congan");
  Officer bhxh = officer_of(insurance, "bhxh");

  Office agency(const std::string& slug) {
    const OfficeSeed& seed = *law().law().find_office(slug);
    const Office office{.id = make<OfficeId>(),
                        .code = seed.code,
                        .slug = seed.slug,
                        .name = seed.authority,
                        .level = seed.level,
                        .profile = seed.profile,
                        .model = "",
                        .unit = seed.unit,
                        .address = seed.address,
                        .hotline = seed.hotline};
    sql::in_transaction(db(), [&](sql::Transaction& tx) { store::insert(tx, office); });
    return office;
  }
  Officer officer_of(const Office& office, const std::string& login) {
    const Officer officer{.id = make<OfficerId>(),
                          .login = login,
                          .full_name = "Cán bộ " + login,
                          .title = "",
                          .office = office.id,
                          .grants = {{Role::receptionist, Scope::office},
                                     {Role::specialist, Scope::office},
                                     {Role::signer, Scope::office}}};
    sql::in_transaction(db(),
                        [&](sql::Transaction& tx) { store::insert(tx, officer, "", time.now()); });
    return officer;
  }

  Dossier must(Expected<Dossier> outcome) {
    if (!outcome) throw std::runtime_error("refused: " + outcome.error().message_id);
    return *outcome;
  }
  Dossier stored(const std::string& code) {
    return *sql::read(db(), [&](sql::Transaction& tx) { return store::find_dossier(tx, code); });
  }
  std::vector<Dossier> children(const Dossier& parent) {
    return sql::read(db(), [&](sql::Transaction& tx) { return store::children_of(tx, parent.id); });
  }
  Dossier submitted_for_birth() {
    Dossier dossier = received(a_form("C22"));
    dossier = must(assign_dossier(ctx(), hoa, command_for(dossier), nam.id));
    dossier = must(draft_dossier(ctx(), nam, command_for(dossier), "Đăng ký khai sinh."));
    return must(submit_dossier(ctx(), nam, command_for(dossier)));
  }
  Dossier birth_signed() {
    return must(sign_dossier(ctx(), lan, command_for(submitted_for_birth())));
  }
  // One officer does all the work at an agency; the child then goes back by itself.
  Dossier worked(Dossier child, const Officer& by) {
    child = must(assign_dossier(ctx(), by, command_for(child), by.id));
    child = must(draft_dossier(ctx(), by, command_for(child), "Đã giải quyết."));
    child = must(submit_dossier(ctx(), by, command_for(child)));
    child = must(sign_dossier(ctx(), by, command_for(child)));
    return must(mark_dossier_ready(ctx(), by, command_for(child)));
  }
};

TEST(ChildChain, IsOutsideTheModelWithTheLimitOfTheLaw) {
  ChainWorld w;
  const Dossier parent = w.received(w.a_form("C22"));
  EXPECT_FALSE(parent.on_list);
  EXPECT_EQ(parent.promise_due_at, std::nullopt);
  EXPECT_EQ(parent.route, "commune-interlinked-birth@1");
  EXPECT_EQ(parent.printed_due_at, at("2023-10-27 17:00"));  // twenty working days
}

TEST(ChildChain, TheSignatureSendsTheDossierToThePolice) {
  ChainWorld w;
  const Dossier submitted = w.submitted_for_birth();
  EXPECT_TRUE(w.children(submitted).empty());

  const Dossier parent = w.must(sign_dossier(w.ctx(), w.lan, command_for(submitted)));

  const auto children = w.children(parent);
  ASSERT_EQ(children.size(), 1u);
  const Dossier& child = children[0];
  EXPECT_EQ(child.office, w.police.id);
  EXPECT_EQ(child.procedure, "A01");
  EXPECT_EQ(child.helping_office, w.thanh_son.id);
  EXPECT_EQ(child.receptionist, w.hoa.id);
  EXPECT_EQ(child.holder, w.hoa.id);
  EXPECT_EQ(child.offered_role, Role::receptionist);
  EXPECT_EQ(child.route, "agency-residence@1");
  EXPECT_EQ(child.statutory_due_at, at("2023-10-10 17:00"));  // seven working days of its own
  EXPECT_LE(*child.printed_due_at, *parent.printed_due_at);
  EXPECT_NE(child.papers.back().name.find(parent.result_number), std::string::npos);
  EXPECT_EQ(w.stored(parent.code).version, parent.version);
  const auto events =
      sql::read(w.db(), [&](sql::Transaction& tx) { return store::events_of(tx, parent.id); });
  EXPECT_EQ(events.back().note, w.police.name + " · Đăng ký thường trú");
  EXPECT_EQ(work_list(w.ctx(), w.congan, WorkList::desk, {})->rows.size(), 1u);
  EXPECT_TRUE(work_list(w.ctx(), w.bhxh, WorkList::desk, {})->rows.empty());
}

TEST(ChildChain, EachResultOpensTheNextAndTheLastLetsTheParentGo) {
  ChainWorld w;
  Dossier parent = w.birth_signed();
  parent = w.must(seal_dossier(w.ctx(), w.hoa, command_for(parent)));
  EXPECT_EQ(parent.step, "residence");
  EXPECT_EQ(refusal(mark_dossier_ready(w.ctx(), w.hoa, command_for(parent))),
            "consult.child_still_open");

  const Dossier residence = w.worked(w.children(parent)[0], w.congan);
  EXPECT_EQ(residence.state, DossierState::returned);
  EXPECT_EQ(residence.returned_to, w.thanh_son.name);
  ASSERT_EQ(w.children(parent).size(), 2u);
  const Dossier card = w.children(parent)[1];
  EXPECT_EQ(card.office, w.insurance.id);
  EXPECT_EQ(card.procedure, "A02");
  EXPECT_EQ(w.stored(parent.code).step, "insurance");
  EXPECT_EQ(refusal(mark_dossier_ready(w.ctx(), w.hoa, {.code = parent.code})),
            "consult.child_still_open");

  EXPECT_EQ(w.worked(card, w.bhxh).state, DossierState::returned);
  EXPECT_EQ(w.children(parent).size(), 2u);
  parent = w.stored(parent.code);
  EXPECT_EQ(parent.state, DossierState::signed_off);
  EXPECT_EQ(parent.step, "give_back");
  parent = w.must(mark_dossier_ready(w.ctx(), w.hoa, command_for(parent)));
  parent = w.must(return_dossier(w.ctx(), w.hoa, command_for(parent),
                                 {.returned_to = "Nguyễn Thị Sáu", .identity_checked = true}));
  EXPECT_EQ(parent.state, DossierState::returned);
  const auto checked = check_database(w.db());
  for (const std::string& problem : checked.problems) ADD_FAILURE() << problem;
}

TEST(ChildChain, StopsWhereOneCameToNothingAndPeopleDecide) {
  ChainWorld w;
  const Dossier parent = w.birth_signed();
  Dossier child = w.children(parent)[0];
  child = w.must(assign_dossier(w.ctx(), w.congan, command_for(child), w.congan.id));
  w.must(stop_dossier(w.ctx(), w.congan, command_for(child), "Cha mẹ chưa có chỗ ở hợp pháp"));

  EXPECT_EQ(w.children(parent).size(), 1u);
  const auto view = child_view(w.ctx(), w.hoa, parent.code);
  ASSERT_TRUE(view) << view.error().message_id;
  EXPECT_EQ(view->procedure, "A02");
  EXPECT_EQ(view->agency, w.insurance.slug);
  w.must(open_child(w.ctx(), w.hoa, {.code = parent.code},
                    {.office = view->agency, .procedure = view->procedure}));
  EXPECT_EQ(w.children(parent).size(), 2u);
}

TEST(ChildChain, WaitsForPeopleWhereNoAgencyServesThePlace) {
  ChainWorld w;
  sql::in_transaction(w.db(), [&](sql::Transaction& tx) {
    Office closed = w.police;
    closed.active = false;
    store::update(tx, closed);
  });
  const Dossier parent = w.birth_signed();
  EXPECT_TRUE(w.children(parent).empty());
  EXPECT_EQ(refusal(mark_dossier_ready(w.ctx(), w.hoa, command_for(parent))),
            "consult.child_not_opened");
}

}  // namespace
}  // namespace khongcho::test
