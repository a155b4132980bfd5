#include <filesystem>

#include "app/digitisation.h"
#include "app/dossier_files.h"
#include "base/crypto.h"
#include "tests/support/drawn_page.h"
#include "web/counter/testing/counter_world.h"

namespace khongcho::web {
namespace {

namespace fs = std::filesystem;
using test::Inputs;
using test::Page;

// Bà Sáu's identity card lies digitised with an earlier dossier of hers.
class ReusePages : public CounterWorld {
 protected:
  ReusePages() : earlier(world.received(world.a_form("C04"))) {
    const std::string pdf = test::draw_pdf({{"Căn cước công dân"}});
    const auto file =
        app::add_file(world.ctx(), archive, world.hoa, earlier.code,
                      {.component = "id_card", .name = "the-can-cuoc.pdf", .bytes = pdf});
    PaperRecord record = app::suggested_record(world.ctx(), earlier, *file);
    record.reusable = true;
    card = *app::describe_file(world.ctx(), world.hoa, earlier.code, file->id, record);
  }
  ~ReusePages() override { fs::remove_all(folder); }

  const fs::path folder = fs::temp_directory_path() / ("kc-reuse-" + random_token(9));
  const app::PaperArchive archive{store::BlobStore(folder / "blobs")};
  const Dossier earlier;
  DossierFile card;
};

TEST_F(ReusePages, ThePaperIsOfferedAndTakenInsteadOfAskedFor) {
  Inputs inputs = filled("C05");
  Page page = hoa.post("/quay/tiep-nhan/xem", inputs);
  ASSERT_TRUE(page.has(say("files.reuse"))) << page.body;
  ASSERT_TRUE(page.has("name=\"reuse_id_card\" value=\"" + std::to_string(card.id.value) + "\""));

  set(inputs, "reuse_id_card", std::to_string(card.id.value));
  page = hoa.post("/quay/tiep-nhan/xem", inputs);
  inputs = page.form("/quay/tiep-nhan");
  const Page sent = press(inputs, "nhan");

  ASSERT_EQ(sent.status, 303) << sent.body;
  const std::vector<Dossier> dossiers = all();
  const auto received = std::ranges::find_if(
      dossiers, [&](const Dossier& dossier) { return dossier.id != earlier.id; });
  ASSERT_NE(received, dossiers.end());
  const auto files = app::dossier_files(world.ctx(), world.hoa, received->code);
  ASSERT_TRUE(files);
  const auto line = std::ranges::find(files->status.lines, "id_card", &DigitisationLine::component);
  ASSERT_NE(line, files->status.lines.end());
  ASSERT_EQ(line->files.size(), 1u);
  EXPECT_EQ(line->files[0].reused_from, card.id);
  const auto paper = std::ranges::find(received->papers, "id_card", &Paper::component);
  ASSERT_NE(paper, received->papers.end());
  EXPECT_EQ(paper->kind, PaperKind::electronic);
}

TEST_F(ReusePages, NobodyElseIsOfferedIt) {
  Inputs inputs = filled("C05");
  set(inputs, "personal_id", "030060001111");
  EXPECT_FALSE(hoa.post("/quay/tiep-nhan/xem", inputs).has("reuse_id_card"));
}

TEST_F(ReusePages, AMadeUpNumberIsNoPaper) {
  Inputs inputs = filled("C05");
  set(inputs, "reuse_id_card", "999999");
  const Page sent = press(inputs, "nhan");
  // The dossier is received, or asked about again, but never with a paper that is not there.
  EXPECT_TRUE(sent.status == 303 || sent.status == 422) << sent.status;
  for (const Dossier& dossier : all()) {
    if (dossier.id == earlier.id) continue;
    EXPECT_TRUE(hoa.follow(sent).has(say("notice.received_not_reused", {dossier.code})));
  }
}

}  // namespace
}  // namespace khongcho::web
