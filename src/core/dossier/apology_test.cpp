#include "core/dossier/apology.h"

#include <gtest/gtest.h>

#include "core/dossier/dossier_moves.h"

namespace khongcho {
namespace {

Instant at(const char* text) {
  return *parse_instant(text);
}

const Instant kNow = at("2023-09-29 16:10");
const Instant kMonday = at("2023-10-02 09:00");

Dossier in_process() {
  Dossier dossier;
  dossier.state = DossierState::assigned;
  dossier.received_at = at("2023-09-29 08:00");
  dossier.printed_due_at = at("2023-09-29 17:00");
  return dossier;
}

std::string refused(const Expected<Dossier>& outcome) {
  return outcome ? "" : outcome.error().message_id;
}

TEST(Apology, IsProposedThenSigned) {
  const auto proposed = propose_apology(in_process(), "Người ký vắng", kMonday, OfficerId{4}, kNow);
  ASSERT_TRUE(proposed);
  EXPECT_EQ(proposed->apology_proposed_at, kNow);
  EXPECT_EQ(proposed->apology_proposed_by, OfficerId{4});
  EXPECT_EQ(proposed->proposed_time, kMonday);
  EXPECT_FALSE(proposed->reappointed_at) << "nothing is promised before the head signs";

  const auto signed_one =
      apologise(*proposed, proposed->apology_reason, *proposed->proposed_time, kNow);
  ASSERT_TRUE(signed_one);
  EXPECT_EQ(signed_one->apologised_at, kNow);
  EXPECT_EQ(signed_one->reappointed_at, kMonday);
  EXPECT_EQ(signed_one->apology_reason, "Người ký vắng");
  EXPECT_FALSE(signed_one->apology_proposed_at);
  EXPECT_FALSE(signed_one->proposed_time);
  EXPECT_EQ(signed_one->printed_due_at, in_process().printed_due_at) << "late stays late";
  EXPECT_EQ(
      refused(propose_apology(*signed_one, "Lại nữa", kMonday + std::chrono::days{1}, {}, kNow)),
      "dossier.apologised_already");
}

TEST(Apology, IsDeclinedWithAReason) {
  EXPECT_EQ(refused(decline_apology(in_process(), "Kịp")), "apology.none_proposed");
  const auto proposed = propose_apology(in_process(), "Người ký vắng", kMonday, {}, kNow);
  EXPECT_EQ(refused(decline_apology(*proposed, "  ")), "apology.decline_reason_missing");
  const auto declined = decline_apology(*proposed, "Kịp ký trước 17 giờ");
  ASSERT_TRUE(declined);
  EXPECT_FALSE(declined->apology_proposed_at);
  EXPECT_FALSE(declined->proposed_time);
  EXPECT_EQ(declined->apology_reason, "");
}

TEST(Apology, IsProposedOnlyWhereItCouldBeSigned) {
  EXPECT_EQ(refused(propose_apology(in_process(), "Vì sao", at("2023-09-29 16:59"), {}, kNow)),
            "dossier.new_time_not_later");
  EXPECT_EQ(refused(propose_apology(in_process(), "", kMonday, {}, kNow)),
            "dossier.reason_missing");
  Dossier ready = in_process();
  ready.state = DossierState::result_ready;
  EXPECT_EQ(refused(propose_apology(ready, "Vì sao", kMonday, {}, kNow)), "dossier.cannot_now");
  Dossier untimed = in_process();
  untimed.printed_due_at.reset();
  EXPECT_EQ(refused(propose_apology(untimed, "Vì sao", kMonday, {}, kNow)), "dossier.no_due_time");
}

}  // namespace
}  // namespace khongcho
