#include <gtest/gtest.h>

#include "core/dossier/dossier_event.h"
#include "core/dossier/dossier_moves.h"
#include "core/dossier/dossier_record.h"

namespace khongcho {
namespace {

Instant at(std::string_view text) {
  return *parse_instant(text);
}

Dossier a_dossier(DossierState state = DossierState::assigned) {
  Dossier dossier;
  dossier.id = {1};
  dossier.code = "000.25.20.H23-230929-0001";
  dossier.lookup_code = "7K4M29RT";
  dossier.office = {2};
  dossier.version = 1;
  dossier.state = state;
  dossier.limit = {.kind = TimeLimitKind::working_days, .n = 3};
  dossier.submitter.full_name = "Nguyễn Thị Sáu";
  dossier.papers = {{.component = "original", .name = "Bản chính \"sổ\"", .count = 2}};
  dossier.submitted_at = at("2023-09-29 14:12");
  dossier.received_at = at("2023-09-29 14:12");
  dossier.promise_due_at = at("2023-09-29 17:00");
  dossier.printed_due_at = at("2023-09-29 17:00");
  dossier.specialist = {7};
  return dossier;
}

DossierEvent an_event(const Dossier& before, const Dossier& after, const std::string& prev_hash) {
  const bool first = before.version == 0;
  DossierEvent event{.dossier = after.id,
                     .seq = after.version,
                     .kind = first ? DossierEventKind::received : DossierEventKind::drafted,
                     .at = at("2023-09-29 14:12"),
                     .officer = {7},
                     .changes = changes_json(first ? std::vector<FieldValue>{} : to_record(before),
                                             to_record(after)),
                     .prev_hash = prev_hash};
  event.hash = hash_of(event);
  return event;
}

std::vector<DossierEvent> two_events() {
  Dossier before;
  before.version = 0;
  const Dossier received = a_dossier();
  Dossier drafted = *draft_result(received, "Xong");
  drafted.version = 2;
  const DossierEvent first = an_event(before, received, "");
  return {first, an_event(received, drafted, first.hash)};
}

TEST(DossierState, EveryStateHasAPortalStatusAndAName) {
  for (const DossierState state : all_states()) {
    EXPECT_GE(portal_status(state), 1);
    EXPECT_LE(portal_status(state), 10);
    EXPECT_EQ(state_from(text_of(state)), state);
  }
  EXPECT_FALSE(state_from("no_such_state"));
}

TEST(DossierState, NothingLeavesTheEnd) {
  for (const DossierState end : {DossierState::returned, DossierState::withdrawn,
                                 DossierState::stopped, DossierState::rejected})
    for (const DossierState next : all_states()) EXPECT_FALSE(may_move(end, next));
}

TEST(DossierMoves, TheUsualWayLeadsToTheCitizen) {
  const Instant now = at("2023-09-29 15:00");
  auto dossier = draft_result(a_dossier(), "Chứng thực bản sao đúng với bản chính.");
  ASSERT_TRUE(dossier);
  dossier = submit_for_signature(*dossier);
  ASSERT_TRUE(dossier);
  dossier = sign_off(*dossier, {9}, "12/2023", now);
  ASSERT_TRUE(dossier);
  dossier = mark_ready(*dossier, now);
  ASSERT_TRUE(dossier);
  EXPECT_EQ(timeliness(*dossier, now), Timeliness::in_time);
  dossier =
      return_result(*dossier, {.returned_to = "Nguyễn Thị Sáu", .identity_checked = true}, now);
  ASSERT_TRUE(dossier);

  EXPECT_EQ(dossier->state, DossierState::returned);
  EXPECT_EQ(portal_status(dossier->state), 10);
}

TEST(DossierMoves, RefuseToSubmitWithoutADraft) {
  EXPECT_EQ(submit_for_signature(a_dossier()).error().message_id, "dossier.no_draft");
}

TEST(DossierMoves, RefuseToHandOverWithoutLookingAtTheCard) {
  const auto outcome = return_result(a_dossier(DossierState::result_ready),
                                     {.returned_to = "Nguyễn Thị Sáu"}, at("2023-09-29 16:00"));

  EXPECT_EQ(outcome.error().message_id, "dossier.identity_not_checked");
}

TEST(DossierMoves, ASecondSupplementWhileOneIsOpenIsRefused) {
  const auto asked = request_supplement(a_dossier(), "Bản chính học bạ", at("2023-09-29 14:30"));
  ASSERT_TRUE(asked);
  EXPECT_TRUE(is_waiting(*asked));

  EXPECT_EQ(request_supplement(*asked, "Thêm nữa", at("2023-09-29 14:40")).error().message_id,
            "supplement.already_open");
}

TEST(DossierMoves, AnApologyIsGivenOnceAndForALaterTime) {
  const Instant now = at("2023-09-29 16:00");
  const auto early = apologise(a_dossier(), "Mất điện", at("2023-09-29 16:30"), now);
  EXPECT_EQ(early.error().message_id, "dossier.new_time_not_later");

  const auto given = apologise(a_dossier(), "Mất điện", at("2023-10-02 09:00"), now);
  ASSERT_TRUE(given);
  EXPECT_EQ(expected_at(*given), at("2023-10-02 09:00"));
  EXPECT_EQ(given->printed_due_at, at("2023-09-29 17:00")) << "late stays late";
  EXPECT_EQ(apologise(*given, "Lại mất điện", at("2023-10-03 09:00"), now).error().message_id,
            "dossier.apologised_already");
}

TEST(DossierMoves, AReasonMustSaySomethingAndFit) {
  EXPECT_EQ(stop(a_dossier(), "  ").error().message_id, "dossier.reason_missing");
  EXPECT_EQ(stop(a_dossier(), std::string(4001, 'x')).error().message_id, "dossier.text_too_long");
}

TEST(DossierRecord, GoesThereAndBack) {
  const Dossier dossier = a_dossier();
  const auto record = to_record(dossier);

  const Dossier again = from_record(record);

  EXPECT_EQ(to_record(again), record);
  EXPECT_EQ(again.papers, dossier.papers);
  EXPECT_EQ(again.printed_due_at, dossier.printed_due_at);
}

TEST(DossierEvents, RebuildTheDossierToTheLetter) {
  const auto events = two_events();

  const Rebuilt rebuilt = rebuild(events);

  ASSERT_TRUE(rebuilt.dossier) << rebuilt.problem;
  EXPECT_EQ(rebuilt.dossier->draft, "Xong");
  EXPECT_EQ(rebuilt.dossier->state, DossierState::drafted);
}

TEST(DossierEvents, AnAlteredEventIsFound) {
  auto events = two_events();
  events[0].changes[events[0].changes.find("7K4M29RT")] = '8';

  EXPECT_EQ(rebuild(events).problem, "event 1 was altered");
}

TEST(DossierEvents, AMissingEventIsFound) {
  auto events = two_events();
  events.erase(events.begin());

  EXPECT_EQ(rebuild(events).problem, "event 1 is missing");
}

TEST(DossierEvents, ARehashedForgeryBreaksTheChain) {
  auto events = two_events();
  events[0].note = "another";
  events[0].hash = hash_of(events[0]);

  EXPECT_EQ(rebuild(events).problem, "event 2 does not follow the one before");
}

}  // namespace
}  // namespace khongcho
