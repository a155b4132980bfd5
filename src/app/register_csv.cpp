#include "app/registers.h"
#include "store/csv_text.h"

namespace khongcho::app {

namespace {

constexpr int kPiece = 500;

std::string notes_words(const RegisterView& view, std::int64_t n) {
  const auto found = view.notes.find(n);
  if (found == view.notes.end()) return "";
  std::string words;
  for (const RegisterNote& note : found->second) {
    if (!words.empty()) words += "; ";
    words += note.text;
  }
  return words;
}

std::vector<std::string> cells_of(const RegisterView& view, const RegisterLine& line) {
  return {std::to_string(line.n), line.volume_name, line.number,
          iso_day(line.on),       line.subject,     line.content,
          line.dossier_code,      std::to_string(line.copies),
          std::to_string(line.fee), line.signer,    notes_words(view, line.n)};
}

}  // namespace

Expected<std::string> register_csv(const Context& ctx, const Officer& reader,
                                   const RegisterRequest& request, const Locale& locale) {
  std::vector<std::string> heads;
  for (const char* head : {"n", "volume", "number", "day", "subject", "content", "dossier",
                           "copies", "fee", "signer", "notes"})
    heads.push_back(locale.text(std::string("register.column.") + head));
  std::string csv = "\xEF\xBB\xBF" + store::csv_row(heads);
  RegisterRequest piece = request;
  piece.limit = kPiece;
  for (std::optional<std::int64_t> after = 0; after;) {
    piece.after = *after;
    const auto view = register_view(ctx, reader, piece);
    if (!view) return view.error();
    for (const RegisterLine& line : view->lines) csv += store::csv_row(cells_of(*view, line));
    after = view->next;
  }
  return csv;
}

}  // namespace khongcho::app
