#include "pdf/signature_fields.h"

#include <set>

namespace khongcho::pdf {

namespace {

constexpr std::size_t kMostFields = 10'000;

struct Step {
  Reference reference;
  std::string above;  // name of the field it stands below, with its dot
  bool is_signature = false;
};

void open_kids(const PdfFile& file, const Dictionary& entries, const Step& parent,
               std::vector<Step>& open) {
  const Object kids = file.resolve(entries, "Kids");
  const auto* list = kids.as<Array>();
  if (!list) return;
  for (auto kid = list->rbegin(); kid != list->rend(); ++kid)
    if (const auto* reference = kid->as<Reference>())
      open.push_back({*reference, parent.above, parent.is_signature});
}

}  // namespace

std::vector<SignatureField> signature_fields(const PdfFile& file) {
  const Dictionary form = file.resolve_dictionary(file.catalog(), "AcroForm");
  const Object fields = file.resolve(form, "Fields");
  std::vector<Step> open;
  if (const auto* list = fields.as<Array>())
    for (auto each = list->rbegin(); each != list->rend(); ++each)
      if (const auto* reference = each->as<Reference>()) open.push_back({*reference, "", false});
  std::vector<SignatureField> found;
  std::set<int> seen;
  while (!open.empty() && seen.size() < kMostFields) {
    Step step = open.back();
    open.pop_back();
    if (!seen.insert(step.reference.number).second) continue;
    const auto object = file.find(step.reference);
    const auto* entries = object ? object->object.as<Dictionary>() : nullptr;
    if (!entries) continue;
    const Object type = file.resolve(*entries, "FT");
    if (type != Object()) step.is_signature = type.is_name("Sig");
    const Object title = file.resolve(*entries, "T");
    std::string name = step.above;
    if (const auto* text = title.as<std::string>()) name += utf8_text(*text);
    const Object* value = entries->find("V");
    Object signature;
    if (value) signature = file.resolve(*value);
    if (step.is_signature && signature.as<Dictionary>()) {
      const auto* reference = value->as<Reference>();
      found.push_back({name, step.reference, reference ? *reference : Reference{},
                       *signature.as<Dictionary>()});
      continue;
    }
    step.above = name.empty() ? "" : name + ".";
    open_kids(file, *entries, step, open);
  }
  return found;
}

}  // namespace khongcho::pdf
