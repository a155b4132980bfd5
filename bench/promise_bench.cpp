// Promises a second on one core: lines that name a shipped profile and model, from JSON to JSON.
// The ceiling is the same JSON parser reading the same lines and doing nothing with them.
#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <random>
#include <sstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/promise_batch.h"
#include "store/law_files.h"

namespace {

using namespace khongcho;

constexpr int kLines = 200'000;
constexpr int kRounds = 7;

std::string question(std::mt19937& dice, int id) {
  const auto roll = [&](int low, int high) {
    return std::uniform_int_distribution<int>{low, high}(dice);
  };
  const std::string limits[] = {fmt::format(R"("kind":"working_days","n":{})", roll(1, 20)),
                                fmt::format(R"("kind":"working_hours","n":{})", roll(1, 40)),
                                R"("kind":"same_day","cutoff":"15:00")", R"("kind":"none")"};
  return fmt::format(
      R"({{"id":{},"profile":"VN-2023-district","model":"thanh-ha-2023","on_list":true,)"
      R"("complete":true,"limit":{{{}}},"submitted_at":)"
      R"("2024-{:02}-{:02}T{:02}:{:02}:{:02}+07:00","pauses":[]}})"
      "\n",
      id, limits[roll(0, 3)], roll(1, 12), roll(1, 28), roll(6, 18), roll(0, 59), roll(0, 59));
}

struct Lines {
  std::string text;  // with room behind for the parser
  std::vector<std::string_view> all;
};

Lines many_lines() {
  Lines lines;
  std::mt19937 dice{20230929};
  for (int id = 1; id <= kLines; ++id) lines.text += question(dice, id);
  lines.text.append(app::PromiseLineReader::padding(), ' ');
  std::string_view left = lines.text;
  for (int id = 1; id <= kLines; ++id) {
    const std::size_t end = left.find('\n');
    lines.all.push_back(left.substr(0, end));
    left.remove_prefix(end + 1);
  }
  return lines;
}

template <typename Work>
double lines_per_second(Work work) {
  std::vector<double> rates;
  for (int round = 0; round < kRounds; ++round) {
    const auto start = std::chrono::steady_clock::now();
    work();
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
    rates.push_back(kLines / took.count());
  }
  std::ranges::sort(rates);
  return rates[rates.size() / 2];
}

Locale vietnamese(const std::filesystem::path& data_dir) {
  std::ifstream file(data_dir / ".." / "locale" / "vi.json");
  std::ostringstream text;
  text << file.rdbuf();
  return Locale::from_json("vi", text.str());
}

}  // namespace

int main() {
  const auto data_dir = store::find_data_dir();
  const store::LawFiles law = store::load_law(data_dir);
  const Locale locale = vietnamese(data_dir);
  const Lines lines = many_lines();

  app::PromiseBatch batch(law.law, locale);
  std::string answers;
  const double promises = lines_per_second([&] {
    answers.clear();
    for (const std::string_view line : lines.all)
      if (!batch.answer(line, answers)) throw std::runtime_error(answers);
  });

  simdjson::dom::parser parser;
  const double parsed = lines_per_second([&] {
    for (const std::string_view line : lines.all)
      if (parser.parse(line.data(), line.size(), false).error())
        throw std::runtime_error(std::string(line));
  });

  fmt::print(R"({{"bench":"promise","per_second":{:.0f},"ceiling":"JSON parsed only",)"
             R"("ceiling_per_second":{:.0f},"ratio":{:.2f},"lines":{},"rounds":{}}})"
             "\n",
             promises, parsed, promises / parsed, kLines, kRounds);
  return 0;
}
