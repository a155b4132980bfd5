#include "core/procedure/catalogue_book.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "core/procedure/limit_text.h"

namespace khongcho {
namespace {

constexpr std::string_view kListSeparator = "; ";

std::string yes_or_blank(bool flag) {
  return flag ? "yes" : "";
}

std::string number_or_blank(std::int64_t number) {
  return number == 0 ? "" : std::to_string(number);
}

std::string when_text(const std::vector<Answer>& when) {
  std::vector<std::string> texts;
  for (const Answer& answer : when) texts.push_back(answer_text_of(answer));
  return join(texts, kListSeparator);
}

std::string tiers_text(const std::vector<FeeTier>& tiers) {
  std::vector<std::string> texts;
  for (const FeeTier& tier : tiers)
    texts.push_back(std::to_string(tier.from_page) + ":" + std::to_string(tier.amount));
  return join(texts, kListSeparator);
}

std::vector<std::string> procedure_cells(const Procedure& procedure) {
  const FeeRule& fee = procedure.fee;
  const bool flat = fee.kind != FeeKind::free && fee.kind != FeeKind::per_page;
  return {procedure.id,
          procedure.code,
          procedure.level,
          procedure.slug,
          procedure.name,
          procedure.short_name,
          procedure.field,
          join(procedure.everyday_names, kListSeparator),
          limit_text_of(procedure.limit),
          procedure.limit_text,
          std::string(text_of(fee.kind)),
          flat ? std::to_string(fee.amount) : "",
          tiers_text(fee.tiers),
          number_or_blank(fee.cap_per_copy),
          fee.unit,
          fee.text,
          std::string(text_of(procedure.online)),
          procedure.result_name,
          join(procedure.result_codes, kListSeparator),
          procedure.agency,
          procedure.legal,
          procedure.note,
          std::to_string(procedure.usual_minutes),
          yes_or_blank(procedure.to_verify)};
}

class BookWriter {
 public:
  BookWriter() {
    for (const SheetShape& shape : catalogue_sheets()) {
      book_.sheets.push_back({std::string(shape.name)});
      add(shape.name, {shape.columns.begin(), shape.columns.end()});
    }
  }

  void add(std::string_view sheet, std::vector<std::string> cells) {
    for (BookSheet& each : book_.sheets)
      if (each.name == sheet)
        each.rows.push_back({static_cast<int>(each.rows.size()) + 1, std::move(cells)});
  }
  void add_parts(const Procedure& procedure) {
    for (const Component& part : procedure.components)
      add("components", {procedure.id, part.id, part.name, number_or_blank(part.originals),
                         number_or_blank(part.certified_copies), number_or_blank(part.photocopies),
                         std::string(text_of(part.mode)), yes_or_blank(part.electronic_ok),
                         yes_or_blank(part.optional), when_text(part.when)});
    for (const Question& question : procedure.questions)
      for (const AnswerChoice& answer : question.answers)
        add("questions", {procedure.id, question.id, answer.id, question.text, answer.text});
    for (const FeeExemption& exemption : procedure.fee.exemptions)
      add("exemptions",
          {procedure.id, exemption.id, exemption.name, std::to_string(exemption.percent_off)});
    for (const LimitCase& limit_case : procedure.limit_cases)
      add("limit_cases", {procedure.id, when_text(limit_case.when), limit_text_of(limit_case.limit),
                          limit_case.text});
  }
  Book result() && { return std::move(book_); }

 private:
  Book book_;
};

}  // namespace

const BookSheet* Book::find(std::string_view name) const {
  const auto found = std::find_if(sheets.begin(), sheets.end(),
                                  [&](const BookSheet& sheet) { return sheet.name == name; });
  return found == sheets.end() ? nullptr : &*found;
}

const std::vector<SheetShape>& catalogue_sheets() {
  static const std::vector<SheetShape> shapes{
      {"catalogue", {"profile", "version", "effective_from", "effective_to"}, 1},
      {"procedures",
       {"id",
        "code",
        "level",
        "slug",
        "name",
        "short_name",
        "field",
        "everyday_names",
        "limit",
        "limit_text",
        "fee",
        "fee_amount",
        "fee_tiers",
        "fee_cap_per_copy",
        "fee_unit",
        "fee_text",
        "online",
        "result_name",
        "result_codes",
        "agency",
        "legal",
        "note",
        "usual_minutes",
        "to_verify"},
       1},
      {"components",
       {"procedure", "id", "name", "originals", "certified_copies", "photocopies", "mode",
        "electronic_ok", "optional", "when"},
       2},
      {"questions", {"procedure", "id", "answer", "text", "answer_text"}, 3},
      {"exemptions", {"procedure", "id", "name", "percent_off"}, 2},
      {"limit_cases", {"procedure", "when", "limit", "text"}, 2}};
  return shapes;
}

bool is_number_column(std::string_view column) {
  constexpr std::array<std::string_view, 8> kNumbers{
      "version",   "fee_amount",       "fee_cap_per_copy", "usual_minutes",
      "originals", "certified_copies", "photocopies",      "percent_off"};
  return std::find(kNumbers.begin(), kNumbers.end(), column) != kNumbers.end();
}

Book catalogue_book(const Catalogue& catalogue) {
  BookWriter writer;
  writer.add(
      "catalogue",
      {catalogue.profile, std::to_string(catalogue.version), iso_day(catalogue.effective_from),
       catalogue.effective_to ? iso_day(*catalogue.effective_to) : std::string{}});
  for (const Procedure& procedure : catalogue.procedures) {
    writer.add("procedures", procedure_cells(procedure));
    writer.add_parts(procedure);
  }
  return std::move(writer).result();
}

}  // namespace khongcho
