#include "core/procedure/search.h"

#include <algorithm>

#include "base/text.h"

namespace khongcho {
namespace {

constexpr std::string_view kSpaces = " ";

// Words that say nothing about which procedure is meant: "làm giấy khai sinh cho con".
bool is_filler(const std::string& word) {
  static const std::vector<std::string> fillers{"cho", "xin", "cua", "toi", "va", "o", "thi"};
  return std::find(fillers.begin(), fillers.end(), word) != fillers.end();
}

std::vector<std::string> words_of(const std::string& folded) {
  std::vector<std::string> words;
  for (std::string& word : split(folded, kSpaces.front()))
    if (!word.empty()) words.push_back(std::move(word));
  return words;
}

std::vector<std::string> asked_words(const std::string& folded) {
  const std::vector<std::string> all = words_of(folded);
  std::vector<std::string> telling;
  for (const std::string& word : all)
    if (!is_filler(word)) telling.push_back(word);
  return telling.empty() ? all : telling;
}

// Does a word of `text` begin with `start` (or equal it, when `whole`)?
bool has_word(const std::string& text, const std::string& start, bool whole) {
  for (std::size_t at = text.find(start); at != std::string::npos; at = text.find(start, at + 1)) {
    const bool begins = at == 0 || text[at - 1] == ' ';
    const std::size_t end = at + start.size();
    if (begins && (!whole || end == text.size() || text[end] == ' ')) return true;
  }
  return false;
}

std::string phrase_of(const std::vector<std::string>& words) {
  return join(words, kSpaces);
}

}  // namespace

ProcedureIndex::ProcedureIndex(const std::vector<const Procedure*>& procedures) {
  for (const Procedure* procedure : procedures) {
    Entry entry{.procedure = procedure, .names = {}, .other = {}, .code = fold(procedure->code)};
    for (const std::string& name : procedure->everyday_names) entry.names.push_back(fold(name));
    entry.names.push_back(fold(procedure->short_name));
    entry.names.push_back(fold(procedure->name));
    std::string other = procedure->field + " " + procedure->result_name + " " + procedure->id;
    for (const Component& component : procedure->components) other += " " + component.name;
    entry.other = fold(other);
    entries_.push_back(std::move(entry));
  }
}

// 0 = not found. A whole phrase beats scattered words; shorter names beat longer ones.
int ProcedureIndex::score(const Entry& entry, const std::vector<std::string>& words) {
  const std::string phrase = phrase_of(words);
  if (entry.code == phrase) return 10'000;

  int in_names = 0;
  for (const std::string& name : entry.names) {
    if (name == phrase) return 5'000;
    if (has_word(name, phrase, false))
      in_names =
          std::max(in_names, 2'000 - static_cast<int>(std::min<std::size_t>(name.size(), 500)));
  }
  if (in_names > 0) return in_names;

  int sum = 0;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool whole = i + 1 < words.size();  // only the last word may be half typed
    const bool named = std::any_of(entry.names.begin(), entry.names.end(), [&](const auto& name) {
      return has_word(name, words[i], whole);
    });
    if (!named && !has_word(entry.other, words[i], whole) && !has_word(entry.code, words[i], false))
      return 0;
    sum += named ? 100 : 10;
  }
  return sum;
}

std::vector<const Procedure*> ProcedureIndex::find(std::string_view text, std::size_t limit) const {
  const std::vector<std::string> words = asked_words(fold(text));
  std::vector<std::pair<int, const Procedure*>> hits;
  for (const Entry& entry : entries_) {
    const int points = words.empty() ? 1 : score(entry, words);
    if (points > 0) hits.emplace_back(points, entry.procedure);
  }
  std::stable_sort(hits.begin(), hits.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<const Procedure*> best;
  for (const auto& [points, procedure] : hits)
    if (best.size() < limit) best.push_back(procedure);
  return best;
}

}  // namespace khongcho
