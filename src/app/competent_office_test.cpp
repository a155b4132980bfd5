// Received at xã Thanh Sơn, decided by xã Hồng Lạc (reception does not depend on boundaries).
#include <gtest/gtest.h>

#include "app/dossier_views.h"
#include "app/hand_over.h"
#include "app/offices.h"
#include "app/paper_views.h"
#include "store/office_store.h"
#include "store/officer_store.h"
#include "tests/office/office_world.h"

namespace khongcho::test {
namespace {

using namespace khongcho::app;

struct BorderWorld : OfficeWorld {
  Dossier dossier = taken_in();

  Dossier taken_in() {
    IntakeForm form = a_form();
    form.competent_office = hong_lac.slug;
    return received(form);
  }
  void step(const Expected<Dossier>& outcome) {
    ASSERT_TRUE(outcome) << outcome.error().message_id;
    dossier = *outcome;
  }
  std::size_t on_list(const Officer& officer, WorkList list) {
    const auto page = work_list(ctx(), officer, list, {});
    return page ? page->rows.size() : 99;
  }
  std::string words_of_receipt(const Dossier& of) {
    const auto paper = dossier_paper(ctx(), hoa, {.code = of.code, .kind = "receipt"});
    std::string words;
    for (const PrintedLine& line : paper->form.lines) words += line.text + "\n";
    return words;
  }
};

TEST(CompetentOffice, SeesOnItsListsWhatAnotherTookIn) {
  BorderWorld w;
  EXPECT_EQ(w.on_list(w.hoa, WorkList::desk), 1u);
  EXPECT_EQ(w.on_list(w.minh, WorkList::desk), 1u);  // to be given to a specialist there

  w.step(assign_dossier(w.ctx(), w.minh, command_for(w.dossier), w.minh.id));
  EXPECT_EQ(w.on_list(w.hoa, WorkList::desk), 0u);
  EXPECT_EQ(w.on_list(w.minh, WorkList::specialist), 1u);
  EXPECT_EQ(w.on_list(w.nam, WorkList::specialist), 0u);
  w.step(draft_dossier(w.ctx(), w.minh, command_for(w.dossier), "Chứng thực."));
  w.step(submit_dossier(w.ctx(), w.minh, command_for(w.dossier)));
  w.step(sign_dossier(w.ctx(), w.minh, command_for(w.dossier)));
  EXPECT_EQ(w.on_list(w.minh, WorkList::ready), 1u);  // to be brought to the other's counter
  EXPECT_EQ(w.on_list(w.hoa, WorkList::ready), 1u);
  w.step(seal_dossier(w.ctx(), w.minh, command_for(w.dossier)));
  w.step(mark_dossier_ready(w.ctx(), w.minh, command_for(w.dossier)));
  EXPECT_EQ(w.on_list(w.minh, WorkList::ready), 0u);
  EXPECT_EQ(w.on_list(w.hoa, WorkList::ready), 1u);
  EXPECT_FALSE(return_dossier(w.ctx(), w.minh, command_for(w.dossier),
                              {.returned_to = "Trần Thị Sáu", .identity_checked = true}));
  w.step(return_dossier(w.ctx(), w.hoa, command_for(w.dossier),
                        {.returned_to = "Trần Thị Sáu", .identity_checked = true}));
}

TEST(CompetentOffice, GoesFromHandToHandAcrossBothOffices) {
  BorderWorld w;
  const auto offered_to = [&](const Officer& officer) {
    return hand_over_list(w.ctx(), officer).for_me.size();
  };
  const auto accept = [&](const Officer& officer) {
    return accept_dossier(w.ctx(), officer, command_for(w.dossier));
  };
  w.step(assign_dossier(w.ctx(), w.hoa, command_for(w.dossier), w.minh.id));
  w.step(draft_dossier(w.ctx(), w.minh, command_for(w.dossier), "Chứng thực."));
  w.step(submit_dossier(w.ctx(), w.minh, command_for(w.dossier)));
  w.step(sign_dossier(w.ctx(), w.minh, command_for(w.dossier)));

  // To be sealed where it is decided, by that office's seal alone.
  EXPECT_EQ(offered_to(w.hoa), 0u);
  EXPECT_EQ(accept(w.hoa).error().message_id, "handover.not_for_you");
  EXPECT_EQ(seal_dossier(w.ctx(), w.hoa, command_for(w.dossier)).error().message_id,
            "dossier.not_yours");
  EXPECT_EQ(mark_dossier_ready(w.ctx(), w.hoa, command_for(w.dossier)).error().message_id,
            "dossier.not_sealed");
  w.step(seal_dossier(w.ctx(), w.minh, command_for(w.dossier)));

  // Then on its way to the counter where the citizen fetches it.
  EXPECT_EQ(w.dossier.holder, w.minh.id);
  EXPECT_EQ(offered_to(w.minh), 0u);
  EXPECT_EQ(offered_to(w.hoa), 1u);
  w.step(mark_dossier_ready(w.ctx(), w.minh, command_for(w.dossier)));
  EXPECT_EQ(offered_to(w.hoa), 1u);
  w.step(accept(w.hoa));
  EXPECT_EQ(w.dossier.holder, w.hoa.id);
  EXPECT_EQ(offered_to(w.hoa), 0u);
}

TEST(CompetentOffice, OwnDossiersStandOnAListOnce) {
  BorderWorld w;
  w.received(w.a_form("C04"));
  EXPECT_EQ(w.on_list(w.hoa, WorkList::desk), 2u);
  EXPECT_EQ(w.on_list(w.minh, WorkList::desk), 1u);
  const auto first = work_list(w.ctx(), w.hoa, WorkList::desk, {}, 1);
  ASSERT_TRUE(first->next);
  const auto second = work_list(w.ctx(), w.hoa, WorkList::desk, first->next, 1);
  ASSERT_EQ(second->rows.size(), 1u);
  EXPECT_NE(first->rows[0].code, second->rows[0].code);
  EXPECT_FALSE(second->next);
}

TEST(CompetentOffice, FindsItByItsCode) {
  BorderWorld w;
  EXPECT_EQ(search_dossiers(w.ctx(), w.minh, w.dossier.code)->size(), 1u);
  const Dossier own = w.received(w.a_form("C04"));
  EXPECT_TRUE(search_dossiers(w.ctx(), w.minh, own.code)->empty());
}

TEST(CompetentOffice, IsNamedOnTheReceipt) {
  BorderWorld w;
  EXPECT_NE(w.words_of_receipt(w.dossier).find(w.hong_lac.name), std::string::npos);
  EXPECT_EQ(w.words_of_receipt(w.received(w.a_form("C04"))).find(w.hong_lac.name),
            std::string::npos);
}

TEST(CompetentOffice, IsOfTheSameLevelAndHasTheProcedure) {
  OfficeWorld w;
  const auto offices = offices_deciding_for(w.ctx(), w.thanh_son, "C12");
  ASSERT_EQ(offices.size(), 1u);
  EXPECT_EQ(offices[0].id, w.hong_lac.id);
  EXPECT_TRUE(offices_deciding_for(w.ctx(), w.thanh_son, "D08").empty());
  EXPECT_TRUE(offices_deciding_for(w.ctx(), w.thanh_ha, "D08").empty());
}

}  // namespace
}  // namespace khongcho::test
