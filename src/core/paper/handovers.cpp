// The rows of the control slip (Phiếu kiểm soát quá trình giải quyết hồ sơ), read from the events.
#include <fmt/format.h>

#include "core/paper/form_tables.h"
#include "core/paper/form_values.h"
#include "core/paper/paper_words.h"

namespace khongcho {

namespace {

// One end of a hand-over: the part of the office, and the person.
struct Party {
  std::string unit;
  std::string name;
};

struct HandOverRow {
  Instant at{};
  Party giver;
  Party taker;
  std::string outcome = {};
  std::vector<std::string> notes = {};
};

std::string outcome_words(Instant at, const std::optional<Instant>& due, const Locale& locale) {
  using std::chrono::floor;
  using std::chrono::minutes;
  if (!due) return "";
  if (floor<minutes>(at) == floor<minutes>(*due)) return locale.text("paper.outcome_on_time");
  return locale.text(at < *due ? "paper.outcome_early" : "paper.outcome_late");
}

class HandOvers {
 public:
  HandOvers(const PaperFacts& facts, const Locale& locale)
      : facts_(facts), locale_(locale), after_(dossier_after_events(facts.events)) {
    for (std::size_t i = 0; i < facts.events.size(); ++i) take(i);
  }

  const std::vector<HandOverRow>& rows() const { return rows_; }

 private:
  void take(std::size_t index) {
    using enum DossierEventKind;
    const DossierEvent& event = facts_.events[index];
    const Dossier& dossier = after_[index];
    switch (event.kind) {
      case received:
        return add(index, {locale_.text("paper.citizen"), dossier.submitter.full_name},
                   office(event.officer));
      case assigned:
        return add(index, holder_, specialist(dossier.specialist));
      case submitted_for_signature:
        add(index, specialist(event.officer), signer(next_signer(index)));
        return judge(index);
      case sent_back:
        add(index, signer(event.officer), specialist(dossier.specialist));
        return note("paper.note_sent_back", event.note);
      case result_ready:
        add(index, dossier.signer ? signer(dossier.signer) : holder_, office(event.officer));
        return judge(index);
      case returned:
        return add(index, office(event.officer),
                   {locale_.text("paper.citizen"), dossier.returned_to});
      case supplement_requested:
        return note("paper.note_supplement", instant_words(event.at, locale_));
      case supplement_received:
        return note("paper.note_supplemented", instant_words(event.at, locale_));
      case excluded:
        return note("paper.note_excluded", event.note);
      case apologised:
        return note("paper.note_apologised", instant_words(event.at, locale_));
      case stopped:
        return note("paper.note_stopped", event.note);
      case withdrawn:
        return note("paper.note_withdrawn", event.note);
      default:
        return;
    }
  }

  void add(std::size_t index, Party giver, Party taker) {
    holder_ = taker;
    rows_.push_back({facts_.events[index].at, std::move(giver), std::move(taker)});
  }
  void judge(std::size_t index) {
    rows_.back().outcome =
        outcome_words(facts_.events[index].at, after_[index].printed_due_at, locale_);
  }
  void note(std::string_view key, const std::string& text) {
    if (!rows_.empty()) rows_.back().notes.push_back(locale_.text(key, {text}));
  }

  Party office(OfficerId id) const {
    return {office_words(facts_.office, facts_.level), officer_name(facts_, id)};
  }
  Party specialist(OfficerId id) const {
    return {facts_.level.specialist_title, officer_name(facts_, id)};
  }
  Party signer(OfficerId id) const { return {facts_.level.signer_title, officer_name(facts_, id)}; }
  // Whoever signed it or sent it back afterwards is the one it was given to.
  OfficerId next_signer(std::size_t index) const {
    for (std::size_t i = index + 1; i < facts_.events.size(); ++i)
      if (facts_.events[i].kind == DossierEventKind::signed_off ||
          facts_.events[i].kind == DossierEventKind::sent_back)
        return facts_.events[i].officer;
    return {};
  }

  const PaperFacts& facts_;
  const Locale& locale_;
  std::vector<Dossier> after_;
  std::vector<HandOverRow> rows_;
  Party holder_;
};

PrintedCell handover_cell(const FormText& form, const HandOverRow& row, const Locale& locale) {
  const std::string at = instant_words(row.at, locale);
  PrintedCell cell{
      .lines = {locale.text("paper.given_at", {at}), locale.text("paper.taken_at", {at})}};
  for (const FormSignature& signature : form.signatures)
    cell.signatures.push_back({.title = signature.title,
                               .note = signature.note,
                               .name = signature.key == "giver" ? row.giver.name : row.taker.name});
  return cell;
}

PrintedCell agency_cell(const HandOverRow& row, const Locale& locale) {
  return {.lines = {locale.text("paper.given_by", {row.giver.unit}),
                    locale.text("paper.taken_by", {row.taker.unit})}};
}

PrintedCell handover_column(const FormText& form, std::string_view key, const HandOverRow& row,
                            const Locale& locale) {
  if (key == "agency") return agency_cell(row, locale);
  if (key == "handover") return handover_cell(form, row, locale);
  if (key == "note") return {.lines = row.notes};
  PrintedCell cell{.lines = {}, .centred = true};
  if (!row.outcome.empty()) cell.lines.push_back(row.outcome);
  return cell;
}

}  // namespace

PrintedTable handovers_table(const FormText& form, const FormLine& line, const PaperFacts& facts,
                             const Locale& locale) {
  PrintedTable table = table_of(line);
  const HandOvers found(facts, locale);
  for (const HandOverRow& row : found.rows()) {
    std::vector<PrintedCell> cells;
    for (const FormColumn& column : line.columns)
      cells.push_back(handover_column(form, column.key, row, locale));
    table.rows.push_back(std::move(cells));
  }
  return table;
}

}  // namespace khongcho
