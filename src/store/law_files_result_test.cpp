// The shipped result documents and registers, whole and broken in one place at a time.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include "store/law_files.h"

namespace khongcho::store {
namespace {

namespace fs = std::filesystem;

class ResultFiles : public testing::Test {
 protected:
  ResultFiles() { fs::copy(find_data_dir(), dir_, fs::copy_options::recursive); }
  ~ResultFiles() override { fs::remove_all(dir_); }

  // The problems once `from` of the file has become `to`: "file:line message".
  std::vector<std::string> problems_after(const std::string& file, const std::string& from,
                                          const std::string& to) {
    std::ifstream in(dir_ / file, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
    std::ofstream(dir_ / file, std::ios::binary) << text;
    std::vector<std::string> told;
    for (const DataProblem& problem : load_law(dir_).problems)
      told.push_back(problem.file + ":" + std::to_string(problem.line) + " " +
                     problem.reason.message_id);
    return told;
  }

 private:
  static fs::path fresh_dir() {
    std::string name = (fs::temp_directory_path() / "khongcho-results-XXXXXX").string();
    return ::mkdtemp(name.data());
  }
  const fs::path dir_ = fresh_dir();
};

TEST_F(ResultFiles, EveryProcedureHasATextOfItsOwnAndItsRegisters) {
  const Law law = load_law(find_data_dir()).law;

  std::set<std::string> codes;
  for (const Catalogue& catalogue : law.catalogues)
    for (const Procedure& procedure : catalogue.procedures) {
      codes.insert(procedure.code);
      const ResultText* text = law.find_result(procedure.code);
      ASSERT_TRUE(text) << procedure.code;
      EXPECT_FALSE(text->procedures.empty()) << procedure.code << " has only the general text";
      EXPECT_FALSE(text->inputs.empty()) << text->kind;
      ASSERT_FALSE(text->registers.empty()) << text->kind;
      EXPECT_TRUE(law.find_register(text->registers.front())) << text->kind;
    }
  EXPECT_GE(codes.size(), 30u);
  EXPECT_EQ(law.find_result("9.999999")->kind, "general");
}

TEST_F(ResultFiles, AnUnknownPlaceIsToldWithFileAndLine) {
  EXPECT_EQ(problems_after("results/certified-copy.toml", "{copied}\" }", "{copyed}\" }"),
            std::vector<std::string>{"results/certified-copy.toml:13 law.unknown_place"});
}

TEST_F(ResultFiles, ABraceThatIsNotClosedIsTold) {
  EXPECT_EQ(problems_after("results/certified-copy.toml", "{n}; quyển", "{n; quyển").front(),
            "results/certified-copy.toml:4 law.place_not_closed");
}

TEST_F(ResultFiles, ARegisterThatIsNotThereIsTold) {
  EXPECT_EQ(problems_after("results/marital-status.toml", "[\"marital-status\"]", "[\"bachelors\"]"),
            std::vector<std::string>{"results/marital-status.toml:6 law.unknown"});
}

TEST_F(ResultFiles, AProcedureOfTwoTextsIsTold) {
  EXPECT_EQ(problems_after("results/death-extract.toml", "[\"1.000656\"]", "[\"1.001193\"]").front(),
            "results/death-extract.toml:5 law.duplicate");
}

TEST_F(ResultFiles, ALabelTwoInputsShareIsTold) {
  EXPECT_EQ(problems_after("results/certified-copy.toml", "Số hiệu của bản chính",
                           "Tên giấy tờ, văn bản")
                .size(),
            1u);
}

TEST_F(ResultFiles, ARegisterWithoutItsNumberIsTold) {
  EXPECT_EQ(problems_after("registers/registers.toml", "{n}/TLKT", "TLKT"),
            std::vector<std::string>{"registers/registers.toml:16 law.place_missing"});
}

}  // namespace
}  // namespace khongcho::store
