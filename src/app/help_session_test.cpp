#include "app/help_session.h"

#include <gtest/gtest.h>

#include "app/dossier_views.h"
#include "app/help_figures.h"
#include "tests/office/help_world.h"

namespace khongcho {
namespace {

using test::HelpWorld;

TEST(HelpSession, NeedsAVolunteerOnShiftAndTheCitizensConsent) {
  HelpWorld world;
  const Officer dao = world.add_volunteer("dao", "Đào", world.thanh_son);

  EXPECT_EQ(app::start_help(world.ctx(), world.hoa, true).error().message_id, "help.not_allowed");
  EXPECT_EQ(app::start_help(world.ctx(), dao, true).error().message_id, "help.no_shift");
  EXPECT_EQ(app::start_help(world.ctx(), world.thao, false).error().message_id,
            "help.no_consent");
  EXPECT_FALSE(app::open_help_of(world.ctx(), world.thao));

  const auto started = app::start_help(world.ctx(), world.thao, true);
  ASSERT_TRUE(started);
  EXPECT_EQ(started->consent, HelpWorld::vietnamese().text("help.consent"));
  EXPECT_EQ(app::open_help_of(world.ctx(), world.thao)->id, started->id);
}

TEST(HelpSession, IsOneAtATime) {
  HelpWorld world;
  const HelpSession first = world.started(world.thao);

  EXPECT_EQ(app::start_help(world.ctx(), world.thao, true).error().message_id,
            "help.already_open");
  EXPECT_TRUE(app::start_help(world.ctx(), world.binh, true)) << "another volunteer may";

  ASSERT_TRUE(app::end_help(world.ctx(), world.thao, first.id));
  EXPECT_TRUE(app::start_help(world.ctx(), world.thao, true));
}

TEST(HelpSession, TakesOneNumberForTheCitizen) {
  HelpWorld world;
  const HelpSession session = world.started(world.thao);

  const auto ticket = app::take_number_with_help(world.ctx(), world.thao, session.id,
                                                 {.service = "ho-tich", .priority = "cao-tuoi"});

  ASSERT_TRUE(ticket);
  EXPECT_EQ(text_of_number(*ticket), "A001");
  EXPECT_EQ(ticket->priority, "cao-tuoi");
  EXPECT_EQ(app::take_number_with_help(world.ctx(), world.thao, session.id, {"ho-tich"})
                .error()
                .message_id,
            "help.has_number");
  const HelpSession other = world.started(world.binh);
  EXPECT_EQ(text_of_number(*app::take_number_with_help(world.ctx(), world.binh, other.id,
                                                       {"ho-tich"})),
            "A002")
      << "no number was lost by the refusal";
}

TEST(HelpSession, GoesOnWithTheNumberTheCitizenHas) {
  HelpWorld world;
  const HelpSession first = world.started(world.binh);
  world.numbered(world.binh, first.id);
  const HelpSession session = world.started(world.thao);

  EXPECT_EQ(app::give_number_with_help(world.ctx(), world.thao, session.id, "B777")
                .error()
                .message_id,
            "help.unknown_number");
  const auto given = app::give_number_with_help(world.ctx(), world.thao, session.id, " b 001 ");

  ASSERT_TRUE(given);
  EXPECT_EQ(app::help_view(world.ctx(), world.thao, session.id)->ticket->id, given->id);
  EXPECT_TRUE(app::help_view(world.ctx(), world.thao, session.id)->helps.empty())
      << "took no number";
}

TEST(HelpSession, NumbersOfYesterdayAreUnknown) {
  HelpWorld world;
  const HelpSession first = world.started(world.thao);
  world.numbered(world.thao, first.id);
  world.set_time("2023-09-30 08:00");
  world.add_shift(world.thao, civil_day(world.time.now()));
  const HelpSession session = world.started(world.thao);

  EXPECT_EQ(app::give_number_with_help(world.ctx(), world.thao, session.id, "B001")
                .error()
                .message_id,
            "help.unknown_number");
}

TEST(HelpSession, RefusesWhatIsWrongWithTheDeclarationAndStoresNothing) {
  HelpWorld world;
  const HelpSession session = world.started(world.thao);
  const auto refused = [&](auto change) {
    Declaration said = world.what_ba_sau_says();
    change(said);
    const auto saved = app::save_declaration(world.ctx(), world.thao, session.id, said);
    return saved ? std::string("saved") : saved.error().message_id;
  };

  EXPECT_EQ(refused([](Declaration& d) { d.person.personal_id = "03015700451"; }),
            "intake.wrong_personal_id");
  EXPECT_EQ(refused([](Declaration& d) { d.person.personal_id = ""; }),
            "help.personal_id_missing");
  EXPECT_EQ(refused([](Declaration& d) { d.person.phone = "113"; }), "intake.wrong_phone");
  EXPECT_EQ(refused([](Declaration& d) { d.person.full_name = "  "; }), "intake.name_missing");
  EXPECT_EQ(refused([](Declaration& d) { d.person.born_on = "31/31"; }),
            "intake.wrong_birth_date");
  EXPECT_EQ(refused([](Declaration& d) { d.person.email = "sau"; }), "intake.wrong_email");
  EXPECT_EQ(refused([](Declaration& d) { d.procedure = "C99"; }), "help.no_procedure");
  EXPECT_FALSE(world.keeps_declaration(session.id));
  EXPECT_TRUE(app::help_view(world.ctx(), world.thao, session.id)->helps.empty());
}

TEST(HelpSession, OthersDoNotFindIt) {
  HelpWorld world;
  const HelpSession session = world.started(world.thao);
  ASSERT_TRUE(app::save_declaration(world.ctx(), world.thao, session.id,
                                    world.what_ba_sau_says()));

  for (const Officer* other : {&world.binh, &world.cuc, &world.hoa, &world.chair, &world.admin}) {
    const auto ctx = world.ctx();
    EXPECT_EQ(app::help_view(ctx, *other, session.id).error().code, ErrorCode::not_found);
    EXPECT_EQ(app::save_declaration(ctx, *other, session.id, {}).error().code,
              ErrorCode::not_found);
    EXPECT_EQ(app::take_number_with_help(ctx, *other, session.id, {"ho-tich"}).error().code,
              ErrorCode::not_found);
    EXPECT_EQ(app::note_guidance(ctx, *other, session.id, HelpKind::online).error().code,
              ErrorCode::not_found);
    EXPECT_EQ(app::end_help(ctx, *other, session.id).error().code, ErrorCode::not_found);
  }
  EXPECT_TRUE(app::help_view(world.ctx(), world.thao, session.id));
}

TEST(HelpSession, AfterItsEndNothingIsReadOrChanged) {
  HelpWorld world;
  const HelpSession session = world.started(world.thao);
  world.numbered(world.thao, session.id);
  ASSERT_TRUE(app::save_declaration(world.ctx(), world.thao, session.id,
                                    world.what_ba_sau_says()));

  ASSERT_TRUE(app::end_help(world.ctx(), world.thao, session.id));
  ASSERT_TRUE(app::end_help(world.ctx(), world.thao, session.id)) << "twice is once";

  const auto ctx = world.ctx();
  EXPECT_EQ(app::help_view(ctx, world.thao, session.id).error().message_id, "help.session_over");
  EXPECT_EQ(app::save_declaration(ctx, world.thao, session.id, world.what_ba_sau_says())
                .error()
                .message_id,
            "help.session_over");
  EXPECT_EQ(app::give_number_with_help(ctx, world.thao, session.id, "B001").error().message_id,
            "help.session_over");
  EXPECT_EQ(app::note_guidance(ctx, world.thao, session.id, HelpKind::account)
                .error()
                .message_id,
            "help.session_over");
}

TEST(HelpSession, LeftAloneForHalfAnHourItIsOver) {
  HelpWorld world;
  const HelpSession session = world.started(world.thao);
  ASSERT_TRUE(app::save_declaration(world.ctx(), world.thao, session.id,
                                    world.what_ba_sau_says()));
  world.set_time("2023-09-29 14:41");
  ASSERT_TRUE(app::help_view(world.ctx(), world.thao, session.id));

  world.set_time("2023-09-29 15:11");

  EXPECT_EQ(app::help_view(world.ctx(), world.thao, session.id).error().message_id,
            "help.session_over");
  EXPECT_FALSE(app::open_help_of(world.ctx(), world.thao));
  EXPECT_TRUE(app::start_help(world.ctx(), world.thao, true));
  EXPECT_FALSE(world.keeps_declaration(session.id)) << "no number leads to it";
}

TEST(HelpSession, TheCounterReadsTheDeclarationOfWhoItServes) {
  HelpWorld world;
  const HelpSession session = world.started(world.thao);
  ASSERT_TRUE(app::save_declaration(world.ctx(), world.thao, session.id,
                                    world.what_ba_sau_says()));
  const QueueTicket ticket = world.numbered(world.thao, session.id);
  ASSERT_TRUE(app::end_help(world.ctx(), world.thao, session.id));
  EXPECT_FALSE(app::declaration_of(world.ctx(), world.hoa, ticket.id)) << "not called yet";

  const QueueTicket served = world.served_by_hoa();

  ASSERT_EQ(served.id, ticket.id);
  const auto said = app::declaration_of(world.ctx(), world.hoa, ticket.id);
  ASSERT_TRUE(said);
  EXPECT_EQ(said->procedure, "C12");
  EXPECT_EQ(said->person.full_name, "Nguyễn Thị Sáu");
  EXPECT_EQ(said->person.phone, "+84912345678");
  for (const Officer* other : {&world.thao, &world.nam, &world.minh, &world.vp, &world.admin})
    EXPECT_FALSE(app::declaration_of(world.ctx(), *other, ticket.id)) << other->login;
}

TEST(HelpSession, ADossierReceivedWipesTheDeclaration) {
  HelpWorld world;
  const HelpSession session = world.started(world.thao);
  ASSERT_TRUE(app::save_declaration(world.ctx(), world.thao, session.id,
                                    world.what_ba_sau_says()));
  const QueueTicket ticket = world.numbered(world.thao, session.id);
  ASSERT_TRUE(app::end_help(world.ctx(), world.thao, session.id));
  world.served_by_hoa();
  EXPECT_EQ(app::wipe_old_declarations(world.ctx(), world.time.now()), 0);
  app::IntakeForm form = world.a_form();
  form.ticket = ticket.id;

  world.received(form);

  EXPECT_FALSE(world.keeps_declaration(session.id));
  EXPECT_FALSE(app::declaration_of(world.ctx(), world.hoa, ticket.id));
}

TEST(HelpSession, TheEndOfTheQueueDayWipesTheRest) {
  HelpWorld world;
  const HelpSession session = world.started(world.thao);
  ASSERT_TRUE(app::save_declaration(world.ctx(), world.thao, session.id,
                                    world.what_ba_sau_says()));
  world.numbered(world.thao, session.id);
  ASSERT_TRUE(app::end_help(world.ctx(), world.thao, session.id));
  EXPECT_TRUE(world.keeps_declaration(session.id));

  world.set_time("2023-09-30 00:00");

  EXPECT_EQ(app::wipe_old_declarations(world.ctx(), world.time.now()), 1);
  EXPECT_FALSE(world.keeps_declaration(session.id));
}

TEST(HelpSession, OnlyWhatTheSystemCannotSeeIsCountedByHand) {
  HelpWorld world;
  const HelpSession session = world.started(world.thao);

  EXPECT_EQ(app::note_guidance(world.ctx(), world.thao, session.id, HelpKind::take_number)
                .error()
                .message_id,
            "help.counted_when_done");
  ASSERT_TRUE(app::note_guidance(world.ctx(), world.thao, session.id, HelpKind::account));
  ASSERT_TRUE(app::note_guidance(world.ctx(), world.thao, session.id, HelpKind::account));

  const auto helps = app::help_view(world.ctx(), world.thao, session.id)->helps;
  ASSERT_EQ(helps.size(), 1u);
  EXPECT_EQ(helps.front().way, HelpWay::guided);
}

TEST(HelpSession, AVolunteerReadsNoDossier) {
  HelpWorld world;
  const HelpSession session = world.started(world.thao);
  world.numbered(world.thao, session.id);
  world.served_by_hoa();
  const Dossier dossier = world.received();
  const auto ctx = world.ctx();

  EXPECT_EQ(app::dossier_view(ctx, world.thao, dossier.code, "test").error().code,
            ErrorCode::not_allowed);
  EXPECT_FALSE(app::known_person(ctx, world.thao, dossier.submitter.personal_id));
  for (const app::WorkList list : {app::WorkList::desk, app::WorkList::specialist,
                                   app::WorkList::signer, app::WorkList::ready}) {
    const auto rows = app::work_list(ctx, world.thao, list, {});
    EXPECT_TRUE(!rows || rows->rows.empty());
  }
  const auto found = app::search_dossiers(ctx, world.thao, dossier.code);
  EXPECT_TRUE(!found || found->empty());
}

TEST(HelpFigures, CountPeopleAndKindsByVolunteer) {
  HelpWorld world;
  const HelpSession one = world.started(world.thao);
  world.numbered(world.thao, one.id);
  ASSERT_TRUE(app::note_guidance(world.ctx(), world.thao, one.id, HelpKind::online));
  ASSERT_TRUE(app::end_help(world.ctx(), world.thao, one.id));
  const HelpSession two = world.started(world.thao);
  ASSERT_TRUE(app::save_declaration(world.ctx(), world.thao, two.id, world.what_ba_sau_says()));
  world.started(world.binh);
  world.started(world.cuc);
  const CivilDay today = civil_day(world.time.now());

  const auto all =
      app::help_figures_of_month(world.ctx(), world.chair, world.thanh_son.id, today);
  ASSERT_TRUE(all);
  ASSERT_EQ(all->lines.size(), 2u) << "em Cúc helps elsewhere";
  EXPECT_EQ(all->lines[0].name, "Vũ Thu Thảo");
  EXPECT_EQ(all->lines[0].people, 2);
  EXPECT_EQ(all->total.people, 3);
  EXPECT_EQ(all->total.of(HelpKind::take_number, HelpWay::done), 1);
  EXPECT_EQ(all->total.of(HelpKind::declaration, HelpWay::done), 1);
  EXPECT_EQ(all->total.of(HelpKind::online, HelpWay::guided), 1);
  EXPECT_EQ(iso_day(all->last), "2023-09-30");

  const auto own =
      app::help_figures_of_month(world.ctx(), world.binh, world.thanh_son.id, today);
  ASSERT_EQ(own->lines.size(), 1u);
  EXPECT_EQ(own->lines[0].name, "Lê Văn Bình");
  EXPECT_EQ(own->total.people, 1);
  for (const Officer* other : {&world.hoa, &world.cuc, &world.admin})
    EXPECT_EQ(app::help_figures_of_month(world.ctx(), *other, world.thanh_son.id, today)
                  .error()
                  .message_id,
              "help.not_allowed");
  EXPECT_TRUE(app::help_figures_of_month(world.ctx(), world.vp, world.thanh_son.id,
                                         today + std::chrono::days{30})
                  ->lines.empty());
}

TEST(HelpFigures, AreSafeInASpreadsheet) {
  HelpWorld world;
  const Officer sly = world.add_volunteer("sly", "=HYPERLINK(\"x\")", world.thanh_son);
  world.add_shift(sly, civil_day(world.time.now()));
  world.started(sly);
  const auto figures = app::help_figures_of_month(world.ctx(), world.chair, world.thanh_son.id,
                                                  civil_day(world.time.now()));

  const std::string csv = app::help_figures_csv(*figures, HelpWorld::vietnamese());

  EXPECT_NE(csv.find("\"'=HYPERLINK(\"\"x\"\")\",1,0,0,0,0"), csv.npos) << csv;
  EXPECT_EQ(csv.rfind("\xEF\xBB\xBF", 0), 0u);
}

}  // namespace
}  // namespace khongcho
