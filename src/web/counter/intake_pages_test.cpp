#include "app/intake_draft.h"
#include "web/counter/testing/counter_world.h"

namespace khongcho::web {
namespace {

using test::Inputs;
using test::Page;
using test::TestBrowser;

class IntakePages : public CounterWorld {};

std::string value_of(const Inputs& inputs, const std::string& name) {
  for (const auto& [key, value] : inputs)
    if (key == name) return value;
  return "(none)";
}

TEST_F(IntakePages, ReceivesADossierAndGivesItToTheLeastBusySpecialist) {
  const Page sent = press(filled(), "nhan");

  ASSERT_EQ(sent.status, 303) << sent.body;
  ASSERT_EQ(all().size(), 1u);
  const Dossier dossier = all().front();
  EXPECT_EQ(sent.location, "/quay/ho-so/" + dossier.code + "?vua=nhan");
  EXPECT_EQ(dossier.state, DossierState::assigned);
  EXPECT_EQ(dossier.submitter.full_name, "Nguyễn Thị Sáu");
  EXPECT_EQ(dossier.submitter.phone, "+84912345678");
  EXPECT_EQ(dossier.printed_due_at, test::at("2023-09-29 17:00"));
  const Page page = hoa.follow(sent);
  EXPECT_TRUE(page.has("Trước 17:00 hôm nay"));
  EXPECT_TRUE(page.has("href=\"/quay/ho-so/" + dossier.code + "/giay-hen\" autofocus"));
  EXPECT_TRUE(page.has(dossier.lookup_code.substr(0, 4) + " " + dossier.lookup_code.substr(4)));
}

TEST_F(IntakePages, TheRawScanIsKeptNowhere) {
  const Inputs inputs = filled();

  EXPECT_EQ(value_of(inputs, "qr"), "");
  EXPECT_EQ(value_of(inputs, "full_name"), "Nguyễn Thị Sáu");
  EXPECT_EQ(value_of(inputs, "born_on"), "05/03/1957");
  EXPECT_EQ(value_of(inputs, "card_read_at"), "14:12");
  const auto draft = app::find_intake_draft(world.ctx(), world.hoa);
  ASSERT_TRUE(draft);
  EXPECT_EQ(draft->form.find("142536987"), std::string::npos) << "the old number on the card";
}

TEST_F(IntakePages, PressedTwiceMakesOneDossier) {
  const Inputs inputs = filled();
  const Page first = press(inputs, "nhan");
  world.set_time("2023-09-29 15:45");

  const Page second = press(inputs, "nhan");

  EXPECT_EQ(second.location, first.location);
  EXPECT_EQ(all().size(), 1u);
}

TEST_F(IntakePages, StopsWhenTheCutOffPassedWhileTyping) {
  const Inputs inputs = filled();
  world.set_time("2023-09-29 15:31");

  const Page stopped = press(inputs, "nhan");

  EXPECT_EQ(stopped.status, 409);
  EXPECT_TRUE(all().empty());
  EXPECT_TRUE(stopped.has("Trước 09:00 thứ Hai"));
  EXPECT_TRUE(stopped.has(say("counter.promise.changed")));
  const Inputs again = stopped.form("/quay/tiep-nhan");
  EXPECT_EQ(value_of(again, "full_name"), "Nguyễn Thị Sáu");
  EXPECT_EQ(value_of(again, "request_key"), value_of(inputs, "request_key"));
  EXPECT_EQ(press(again, "nhan").status, 303);
  EXPECT_EQ(all().front().printed_due_at, test::at("2023-10-02 09:00"));
}

TEST_F(IntakePages, ARefreshAfterTheCutOffDoesNotLetTheNextPressThrough) {
  Inputs inputs = filled();
  world.set_time("2023-09-29 15:31");

  const Page refreshed = hoa.post("/quay/tiep-nhan/xem", inputs, true);

  EXPECT_TRUE(refreshed.has("Trước 09:00 thứ Hai"));
  EXPECT_TRUE(refreshed.has("name=\"shown_due_at\" value=\"2023-09-29T17:00:00+07:00\""));
  EXPECT_EQ(press(inputs, "nhan").status, 409);
}

TEST_F(IntakePages, APromiseNobodySawIsShownFirst) {
  Inputs inputs = filled();
  drop(inputs, "shown_due_at");

  const Page shown = press(inputs, "nhan");

  EXPECT_EQ(shown.status, 409);
  EXPECT_TRUE(all().empty());
  EXPECT_EQ(press(shown.form("/quay/tiep-nhan"), "nhan").status, 303);
}

TEST_F(IntakePages, MissingPapersAreRefusedOrLeadToTheGuidanceSheet) {
  Inputs inputs = filled();
  drop(inputs, "there_copy");

  const Page refused = press(inputs, "nhan");
  EXPECT_EQ(refused.status, 422);
  EXPECT_TRUE(refused.has("id=\"papers-problem\""));
  EXPECT_TRUE(refused.has("Bản chụp cần chứng thực (1 bản chụp)"));

  const Page instructed = press(inputs, "thieu");
  ASSERT_EQ(instructed.status, 303);
  const Page page = hoa.follow(instructed);
  EXPECT_TRUE(page.has("/huong-dan\" autofocus"));
  EXPECT_EQ(all().front().state, DossierState::instructed);
}

TEST_F(IntakePages, BackWithThePapersTheySayWhoTheyAreOnlyOnce) {
  Inputs inputs = filled();
  drop(inputs, "there_copy");
  const Page page = hoa.follow(press(inputs, "thieu"));
  const std::string code = all().front().code;
  ASSERT_TRUE(page.has("href=\"/quay/tiep-nhan?tu=" + code));

  const Inputs again = hoa.get("/quay/tiep-nhan?tu=" + code).form("/quay/tiep-nhan");

  EXPECT_EQ(value_of(again, "full_name"), "Nguyễn Thị Sáu");
  EXPECT_EQ(value_of(again, "phone"), "0912 345 678");
  EXPECT_EQ(value_of(again, "procedure"), "C12");
  EXPECT_NE(value_of(again, "request_key"), value_of(inputs, "request_key"));
}

TEST_F(IntakePages, RefusingNeedsAReason) {
  Inputs inputs = filled();

  const Page asked = press(inputs, "tu-choi");
  EXPECT_EQ(asked.status, 422);
  EXPECT_TRUE(asked.has("id=\"reason-problem\""));

  set(inputs, "reason", "Bản chính bị tẩy xóa <nhiều chỗ>");
  const Page refused = press(inputs, "tu-choi");
  ASSERT_EQ(refused.status, 303);
  EXPECT_EQ(all().front().state, DossierState::rejected);
  EXPECT_TRUE(hoa.follow(refused).has("Bản chính bị tẩy xóa &lt;nhiều chỗ&gt;"));
}

TEST_F(IntakePages, EverythingWrongIsSaidAtOnceAndNothingTypedIsLost) {
  Inputs inputs = filled();
  set(inputs, "full_name", " ");
  set(inputs, "personal_id", "123");
  set(inputs, "born_on", "31/02/1990");
  set(inputs, "phone", "12");
  set(inputs, "pages", "nhiều");
  drop(inputs, "there_copy");

  const Page page = press(inputs, "nhan");

  EXPECT_EQ(page.status, 422);
  for (const char* input : {"full_name", "personal_id", "born_on", "phone", "pages", "papers"})
    EXPECT_TRUE(page.has("id=\"" + std::string(input) + "-problem\"")) << input;
  const Inputs again = page.form("/quay/tiep-nhan");
  EXPECT_EQ(value_of(again, "personal_id"), "123");
  EXPECT_EQ(value_of(again, "born_on"), "31/02/1990");
  EXPECT_EQ(value_of(again, "phone"), "12");
  EXPECT_EQ(value_of(again, "pages"), "nhiều");
  EXPECT_EQ(value_of(again, "there_original_paper"), "1");
  EXPECT_TRUE(all().empty());
}

TEST_F(IntakePages, AnOpenDossierOfTheSamePersonHasToBeConfirmed) {
  world.received();
  const Inputs inputs = filled();

  const Page warned = press(inputs, "nhan");
  EXPECT_EQ(warned.status, 409);
  EXPECT_TRUE(warned.has(say("counter.alike.lead")));
  EXPECT_TRUE(warned.has("href=\"#duplicate_confirmed\""));

  Inputs confirmed = warned.form("/quay/tiep-nhan");
  set(confirmed, "duplicate_confirmed", "1");
  EXPECT_EQ(press(confirmed, "nhan").status, 303);
  EXPECT_EQ(all().size(), 2u);
}

TEST_F(IntakePages, FindsProceduresByEverydayWordsWithoutMarks) {
  const Page found = hoa.get("/quay/tiep-nhan/thu-tuc?words=doc+than");
  EXPECT_EQ(found.status, 200);
  EXPECT_TRUE(found.has("value=\"C05\""));
  EXPECT_FALSE(found.has("<html"));

  const Page none = hoa.get("/quay/tiep-nhan/thu-tuc?words=may+bay");
  EXPECT_TRUE(none.has(say("counter.intake.nothing_found")));
}

TEST_F(IntakePages, WithoutScriptTheFormIsShownAgainWithWhatWasFound) {
  const Page fresh = hoa.get("/quay/tiep-nhan");
  const Page listed = hoa.send(fresh, "/quay/tiep-nhan", {{"words", "khai sinh"}, {"viec", "xem"}});
  ASSERT_EQ(listed.status, 200);
  ASSERT_TRUE(listed.has("type=\"radio\" name=\"procedure\""));

  const Page chosen = hoa.send(listed, "/quay/tiep-nhan", {{"procedure", "C01"}, {"viec", "xem"}});

  EXPECT_TRUE(chosen.has("Đăng ký khai sinh"));
  EXPECT_TRUE(chosen.has("name=\"there_declaration\""));
}

TEST_F(IntakePages, AnswersChangeThePapers) {
  Inputs inputs = filled();
  ASSERT_EQ(value_of(inputs, "answer_copies_ready"), "yes");
  set(inputs, "answer_copies_ready", "no");

  const Page parts = hoa.post("/quay/tiep-nhan/xem", inputs, true);

  EXPECT_TRUE(parts.has("id=\"buoc-3\""));
  EXPECT_FALSE(parts.has("name=\"there_copy\""));
  EXPECT_EQ(parts.response.header("Vary"), "HX-Request");
}

TEST_F(IntakePages, TypingElsewhereLeavesTheChecklistAlone) {
  Inputs inputs = filled();
  set(inputs, "pages", "5");

  const Page parts = hoa.post("/quay/tiep-nhan/xem", inputs, true);

  EXPECT_FALSE(parts.has("id=\"buoc-3\""));
  EXPECT_TRUE(parts.has("7.000 đ")) << "2 pages of 2.000 and 3 of 1.000";
}

TEST_F(IntakePages, ADraftIsTakenUpAgainUntilThePersonIsServed) {
  const Inputs inputs = filled();
  const Inputs later = hoa.get("/quay/tiep-nhan").form("/quay/tiep-nhan");
  EXPECT_EQ(value_of(later, "full_name"), "Nguyễn Thị Sáu");
  EXPECT_EQ(value_of(later, "request_key"), value_of(inputs, "request_key"));
  EXPECT_EQ(value_of(later, "there_copy"), "1");
  EXPECT_TRUE(hoa.get("/quay").has(say("counter.desk.draft", {"14:12"})));

  ASSERT_EQ(press(later, "nhan").status, 303);

  const Inputs fresh = hoa.get("/quay/tiep-nhan").form("/quay/tiep-nhan");
  EXPECT_EQ(value_of(fresh, "full_name"), "");
  EXPECT_NE(value_of(fresh, "request_key"), value_of(inputs, "request_key"));
}

TEST_F(IntakePages, AnAnswerThatComesTooLateBringsNoDraftBack) {
  const Inputs inputs = filled();
  ASSERT_EQ(press(inputs, "nhan").status, 303);

  hoa.post("/quay/tiep-nhan/xem", inputs, true);

  EXPECT_FALSE(app::find_intake_draft(world.ctx(), world.hoa));
}

TEST_F(IntakePages, AFreshFormThrowsTheDraftAway) {
  filled();

  hoa.send(hoa.get("/quay/tiep-nhan"), "/quay/tiep-nhan/moi");

  EXPECT_FALSE(app::find_intake_draft(world.ctx(), world.hoa));
  EXPECT_TRUE(all().empty());
}

TEST_F(IntakePages, AKnownNumberBringsTheRestOfThePerson) {
  world.received();
  Inputs inputs = hoa.get("/quay/tiep-nhan").form("/quay/tiep-nhan");
  set(inputs, "personal_id", "030157004512");
  set(inputs, "viec", "xem");

  const Inputs known = hoa.post("/quay/tiep-nhan", inputs).form("/quay/tiep-nhan");

  EXPECT_EQ(value_of(known, "full_name"), "Nguyễn Thị Sáu");
  EXPECT_EQ(value_of(known, "phone"), "0912 345 678");
}

TEST_F(IntakePages, AScanThatIsNoCardIsSaidAndReplacesNothing) {
  Inputs inputs = filled();
  set(inputs, "qr", "https://example.org/abc");

  const Page page = press(inputs, "nhan");

  EXPECT_EQ(page.status, 422);
  EXPECT_TRUE(page.has("id=\"qr-problem\""));
  EXPECT_EQ(value_of(page.form("/quay/tiep-nhan"), "full_name"), "Nguyễn Thị Sáu");
}

TEST_F(IntakePages, AreOnlyForReceptionists) {
  TestBrowser nobody(router), nam(router);
  sign_in(nam, world.nam);

  EXPECT_EQ(nobody.get("/quay/tiep-nhan").location, "/dang-nhap?ve=%2Fquay%2Ftiep-nhan");
  EXPECT_EQ(nobody.post("/quay/tiep-nhan", {}).status, 303);
  EXPECT_EQ(nam.get("/quay/tiep-nhan").status, 403);
  EXPECT_EQ(nam.post("/quay/tiep-nhan", filled()).status, 403);
  Inputs without = filled();
  drop(without, "csrf");
  EXPECT_EQ(press(without, "nhan").status, 403);
  EXPECT_TRUE(all().empty());
}

TEST_F(IntakePages, BadInputIsNoFailureAndChangesNothing) {
  const Inputs good = filled();
  const std::vector<std::pair<std::string, std::string>> wrong{
      {"procedure", "khong-co"},
      {"procedure", std::string(5000, 'x')},
      {"sex", "khác"},
      {"count_copy", "-1"},
      {"count_copy", "1e9"},
      {"copies", "99999999999"},
      {"pages", "0"},
      {"exemption", "moi-nguoi"},
      {"full_name", std::string(3000, 'a')},
      {"address", std::string(3000, 'a')},
      {"request_key", std::string(3000, 'k')},
      {"owner_name", std::string(3000, 'a')}};
  for (const auto& [name, value] : wrong) {
    Inputs inputs = good;
    set(inputs, name, value);
    if (name == "procedure") set(inputs, "words", "zz");
    if (name == "procedure") set(inputs, "words_shown", "zz");
    const Page page = press(inputs, "nhan");
    EXPECT_GE(page.status, 400) << name;
    EXPECT_LT(page.status, 500) << name;
  }
  EXPECT_EQ(hoa.post_raw("/quay/tiep-nhan", "full_name=a%00b").status, 400);
  EXPECT_EQ(hoa.post_raw("/quay/tiep-nhan", "full_name=%C3%28").status, 400);
  EXPECT_EQ(hoa.get("/quay/tiep-nhan?tu=khong-co").status, 404);
  EXPECT_EQ(hoa.get("/quay/tiep-nhan?thu-tuc=khong-co").status, 200);
  EXPECT_TRUE(all().empty());
}

}  // namespace
}  // namespace khongcho::web
