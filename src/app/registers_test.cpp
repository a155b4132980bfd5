#include "app/registers.h"

#include <gtest/gtest.h>

#include "app/dossier_commands.h"
#include "store/csv_text.h"
#include "tests/office/office_world.h"

namespace khongcho::app {
namespace {

using test::command_for;
using test::OfficeWorld;

RegisterRequest copies(int year = 2023) {
  return {.kind = "certified-copies", .year = year};
}

template <typename T>
T must(Expected<T> outcome) {
  if (!outcome) throw std::runtime_error(outcome.error().message_id);
  return std::move(*outcome);
}

// A certified copy of another person each time, signed.
Dossier signed_one(OfficeWorld& world, int nth = 1) {
  IntakeForm form = world.a_form();
  form.submitter = world.ong_tu();
  form.submitter.personal_id = "03006000" + std::to_string(2000 + nth);
  Dossier dossier = world.received(form);
  const Context ctx = world.ctx();
  dossier = must(assign_dossier(ctx, world.hoa, command_for(dossier), world.nam.id));
  dossier = must(draft_dossier(ctx, world.nam, command_for(dossier), "Bản sao đúng."));
  dossier = must(submit_dossier(ctx, world.nam, command_for(dossier)));
  return must(sign_dossier(ctx, world.lan, command_for(dossier)));
}

RegisterView view_of(OfficeWorld& world, const RegisterRequest& request) {
  return must(register_view(world.ctx(), world.chair, request));
}

TEST(Registers, TheSignatureEntersTheResult) {
  OfficeWorld world;
  const Dossier dossier = world.signed_off();

  const RegisterView view = view_of(world, copies());

  EXPECT_EQ(dossier.result_number, "1/2023");
  ASSERT_EQ(view.lines.size(), 1u);
  EXPECT_EQ(view.lines[0].number, dossier.result_number);
  EXPECT_EQ(view.lines[0].volume_name, "01/2023-SCT/BS");
  EXPECT_EQ(view.lines[0].dossier_code, dossier.code);
  EXPECT_EQ(view.lines[0].subject, "Nguyễn Thị Sáu");
  EXPECT_EQ(view.lines[0].signer, "Lê Thị Lan");
  EXPECT_FALSE(view.may_keep && view.year.is_locked());
}

TEST(Registers, EachKindOfResultHasNumbersOfItsOwn) {
  OfficeWorld world;
  world.signed_off();
  Dossier death = world.received(world.a_form("C02"));
  death = *assign_dossier(world.ctx(), world.hoa, command_for(death), world.nam.id);
  death = *draft_dossier(world.ctx(), world.nam, command_for(death),
                         "Họ, chữ đệm, tên người chết: Trần Văn Bảy\nĐã chết vào lúc: 07 giờ\n"
                         "Nơi chết: nhà riêng");
  death = *submit_dossier(world.ctx(), world.nam, command_for(death));

  const auto signed_off = sign_dossier(world.ctx(), world.lan, command_for(death));

  ASSERT_TRUE(signed_off) << signed_off.error().message_id;
  EXPECT_EQ(signed_off->result_number, "1/TLKT");
  const RegisterView view = view_of(world, {.kind = "death", .year = 2023});
  EXPECT_EQ(view.lines.at(0).subject, "Trần Văn Bảy");
  EXPECT_EQ(view.lines.at(0).content, "Chết: 07 giờ, tại nhà riêng");
  EXPECT_EQ(registers_of_office(world.ctx(), world.chair)->size(), 3u);  // and that of dossiers
}

TEST(Registers, ALockedRegisterRefusesTheSignatureUntilTheNextVolumeIsOpen) {
  OfficeWorld world;
  world.signed_off();
  ASSERT_TRUE(lock_register(world.ctx(), world.chair, copies()));
  const Dossier waiting = world.submitted_again();

  const auto refused = sign_dossier(world.ctx(), world.lan, command_for(waiting));

  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().message_id, "register.locked");
  EXPECT_EQ(refused.error().args.at(1), "01/2023-SCT/BS");
  EXPECT_EQ(view_of(world, copies()).lines.size(), 1u);
  const auto opened = open_next_volume(world.ctx(), world.chair, copies());
  ASSERT_TRUE(opened);
  EXPECT_EQ(opened->name, "02/2023-SCT/BS");
  const auto signed_off = sign_dossier(world.ctx(), world.lan, command_for(waiting));
  ASSERT_TRUE(signed_off) << signed_off.error().message_id;
  EXPECT_EQ(signed_off->result_number, "2/2023");
}

TEST(Registers, TheYearEndsInTheLockOfEveryVolumeOnce) {
  OfficeWorld world;
  world.signed_off();
  world.set_time("2024-01-02 08:00");

  EXPECT_EQ(*lock_register(world.ctx(), world.chair, copies()), 1);
  EXPECT_EQ(lock_register(world.ctx(), world.chair, copies()).error().message_id,
            "register.locked_already");
  EXPECT_EQ(open_next_volume(world.ctx(), world.chair, copies()).error().message_id,
            "register.year_over");
  const RegisterView view = view_of(world, copies());
  EXPECT_TRUE(view.year.is_locked());
  EXPECT_EQ(view.officers.at(world.chair.id), "Lê Quang Huy");
}

TEST(Registers, TheNewYearBeginsWithOne) {
  OfficeWorld world;
  world.signed_off();
  world.set_time("2024-01-02 08:00");

  EXPECT_EQ(signed_one(world).result_number, "1/2024");
}

TEST(Registers, OnlyThoseOfTheOfficeReadAndOnlyKeepersWrite) {
  OfficeWorld world;
  world.signed_off();

  EXPECT_EQ(register_view(world.ctx(), world.minh, copies()).error().message_id,
            "register.unknown");  // his own office has none
  EXPECT_EQ(register_view(world.ctx(), world.admin, copies()).error().message_id,
            "register.not_yours");
  EXPECT_EQ(lock_register(world.ctx(), world.nam, copies()).error().message_id,
            "register.not_yours");
  EXPECT_EQ(open_next_volume(world.ctx(), world.chair, copies()).error().message_id,
            "register.not_locked");
  EXPECT_EQ(register_view(world.ctx(), world.chair, copies(1999)).error().message_id,
            "register.unknown");
  EXPECT_EQ(register_view(world.ctx(), world.chair, {.kind = "x", .year = 2023})
                .error().message_id,
            "register.unknown");
}

TEST(Registers, WhatWasWrongIsNotedBesideTheLine) {
  OfficeWorld world;
  world.signed_off();
  ASSERT_TRUE(lock_register(world.ctx(), world.chair, copies()));

  ASSERT_TRUE(add_register_note(world.ctx(), world.hoa, copies(), 1, "  Sai số  trang "));

  const RegisterView view = view_of(world, copies());
  ASSERT_EQ(view.notes.at(1).size(), 1u);
  EXPECT_EQ(view.notes.at(1)[0].text, "Sai số trang");
  EXPECT_EQ(view.officers.at(world.hoa.id), "Nguyễn Thị Hoa");
  EXPECT_EQ(add_register_note(world.ctx(), world.hoa, copies(), 1, " ").error().message_id,
            "register.note_missing");
  EXPECT_EQ(add_register_note(world.ctx(), world.hoa, copies(), 2, "x").error().message_id,
            "register.no_line");
  EXPECT_EQ(add_register_note(world.ctx(), world.nam, copies(), 1, "x").error().message_id,
            "register.not_yours");
}

TEST(Registers, PagesAndTheTableHoldEveryLine) {
  OfficeWorld world;
  for (int i = 0; i < 3; ++i) signed_one(world, i);
  RegisterRequest request = copies();
  request.limit = 2;

  const RegisterView first = view_of(world, request);
  request.after = first.next.value();
  const RegisterView second = view_of(world, request);

  EXPECT_EQ(first.lines.size(), 2u);
  ASSERT_EQ(second.lines.size(), 1u);
  EXPECT_EQ(second.lines[0].n, 3);
  EXPECT_FALSE(second.next);
  const auto csv =
      register_csv(world.ctx(), world.chair, copies(), OfficeWorld::vietnamese());
  ASSERT_TRUE(csv);
  const auto rows = store::parse_csv(csv->substr(3));
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->size(), 4u);
  const auto volume = register_volume(world.ctx(), world.chair, copies(), 1);
  ASSERT_TRUE(volume);
  EXPECT_EQ(volume->lines.size(), 3u);
  EXPECT_FALSE(register_volume(world.ctx(), world.chair, copies(), 2));
}

}  // namespace
}  // namespace khongcho::app
