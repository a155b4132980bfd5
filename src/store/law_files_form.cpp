// Texts of the prescribed forms, and the offices of a profile.
#include <algorithm>
#include <array>

#include "base/text.h"
#include "store/law_files_read.h"

namespace khongcho::store {
namespace {

constexpr std::array<std::string_view, 7> kFormKinds{
    "receipt", "supplement", "refusal", "apology", "stop", "control_slip", "register"};
constexpr std::array<std::string_view, 3> kPapers{"A5", "A4", "A4 landscape"};

template <std::size_t N>
void check_choice(TableReader& table, const char* key, const std::string& value,
                  const std::array<std::string_view, N>& choices) {
  if (!value.empty() && std::find(choices.begin(), choices.end(), value) == choices.end())
    table.problem(key, "data.bad_choice", {key, value});
}

FormColumn read_column(const DataNode& node, const ProblemSink& sink) {
  TableReader table(node, sink);
  FormColumn column{.key = table.text("key"),
                    .label = table.text("label"),
                    .group = table.optional_text("group")};
  table.finish();
  return column;
}

FormLine read_line(const DataNode& node, const ProblemSink& sink) {
  TableReader table(node, sink);
  const std::string kind = table.text("kind");
  FormLine line{.key = table.text("key")};
  if (kind == "value") {
    line.label = table.text("label");
  } else if (kind == "paragraph") {
    line.kind = FormLineKind::paragraph;
    line.label = table.optional_text("label");
    line.text = table.text("text");
  } else if (kind == "table") {
    line.kind = FormLineKind::table;
    line.label = table.optional_text("label");
    for (const DataNode* column : table.tables("columns", true))
      line.columns.push_back(read_column(*column, sink));
  } else {
    table.problem("kind", "data.bad_choice", {"kind", kind});
  }
  table.finish();
  return line;
}

bool is_slug(const std::string& text) {
  return !text.empty() && text == slug(text);
}

// "000.25.20.H23" or, in the newer shape, "H23.20.25".
bool is_office_code(const std::string& code) {
  constexpr std::size_t kLongest = 35;
  if (code.empty() || code.size() > kLongest) return false;
  const auto ok = [](char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); };
  for (const std::string& part : split(code, '.'))
    if (part.size() < 2 || part.size() > 3 || !std::all_of(part.begin(), part.end(), ok))
      return false;
  return true;
}

void check_office(TableReader& table, const OfficeSeed& office, const LawReading& reading) {
  const Profile* profile = reading.law.find_profile(office.profile);
  if (profile && !profile->find_level(office.level))
    table.problem("level", "law.unknown", {office.profile, office.level});
  if (profile && !reading.law.find_unit(office.unit, profile->effective_from))
    table.problem("unit", "law.unknown", {"units.csv", office.unit});
  if (!is_slug(office.slug)) table.problem("slug", "law.bad_slug", {office.slug});
  if (!is_office_code(office.code)) table.problem("code", "law.bad_office_code", {office.code});
  for (const OfficeSeed& other : reading.law.offices) {
    if (other.code == office.code) table.problem("code", "law.duplicate", {office.code});
    if (other.slug == office.slug) table.problem("slug", "law.duplicate", {office.slug});
  }
}

}  // namespace

void read_form(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  TableReader table(root, sink);
  FormText form{.form_set = table.text("form_set"),
                .form_no = table.text("form_no"),
                .kind = table.text("kind"),
                .title = table.text("title"),
                .number_suffix = table.optional_text("number_suffix"),
                .paper = table.text("paper"),
                .legal = table.text("legal"),
                .has_code_image = table.flag("has_code_image"),
                .to_verify = table.flag("to_verify"),
                .copies = table.texts("copies", false),
                .notes = table.texts("notes", false)};
  check_choice(table, "kind", form.kind, kFormKinds);
  check_choice(table, "paper", form.paper, kPapers);
  for (const DataNode* node : table.tables("lines", true))
    form.lines.push_back(read_line(*node, sink));
  for (const DataNode* node : table.tables("signatures", true)) {
    TableReader signature(*node, sink);
    form.signatures.push_back({.key = signature.text("key"),
                               .title = signature.text("title"),
                               .note = signature.optional_text("note")});
    signature.finish();
  }
  table.finish();
  if (reading.law.find_form(form.form_set, form.form_no))
    return table.problem("form_no", "law.duplicate", {form.form_no});
  if (reading.law.find_form(form.form_set, form.kind))
    return table.problem("kind", "law.duplicate", {form.kind});
  reading.law.forms.push_back(std::move(form));
}

void read_offices(const DataNode& root, const ProblemSink& sink, LawReading& reading) {
  TableReader table(root, sink);
  const std::string profile = table.text("profile");
  if (!reading.law.find_profile(profile))
    table.problem("profile", "law.unknown", {"profile", profile});
  for (const DataNode* node : table.tables("offices", true)) {
    TableReader each(*node, sink);
    OfficeSeed office{.profile = profile,
                      .code = each.text("code"),
                      .slug = each.text("slug"),
                      .name = each.text("name"),
                      .authority = each.text("authority"),
                      .level = each.text("level"),
                      .unit = each.text("unit"),
                      .address = each.text("address"),
                      .hotline = each.text("hotline"),
                      .counters = each.texts("counters", true)};
    each.finish();
    check_office(each, office, reading);
    reading.law.offices.push_back(std::move(office));
  }
  table.finish();
}

}  // namespace khongcho::store
