#include "pdf/later_changes.h"

#include "pdf/signature_fields.h"

namespace khongcho::pdf {

namespace {

// The new list is the old one with signature fields behind it.
bool only_signatures_added(const PdfFile& old, const PdfFile& now, const Dictionary& before,
                           const Dictionary& after, std::string_view key) {
  const Object old_value = old.resolve(before, key);
  const Object new_value = now.resolve(after, key);
  Array old_list;
  if (const auto* known = old_value.as<Array>()) old_list = *known;
  const auto* new_list = new_value.as<Array>();
  if (!new_list) return old_list.empty() && new_value == old_value;
  if (new_list->size() < old_list.size()) return false;
  for (std::size_t at = 0; at < new_list->size(); ++at) {
    const Object& each = (*new_list)[at];
    if (at < old_list.size()) {
      if (!(each == old_list[at])) return false;
      continue;
    }
    const Object field = now.resolve(each);
    const auto* entries = field.as<Dictionary>();
    if (!entries || !now.resolve(*entries, "FT").is_name("Sig")) return false;
    const auto* reference = each.as<Reference>();
    if (!reference || old.find(*reference)) return false;
  }
  return true;
}

// The same in everything but one entry.
bool same_but(Dictionary before, Dictionary after, std::string_view key) {
  before.erase(key);
  after.erase(key);
  return before == after;
}

bool form_may_become(const PdfFile& old, const PdfFile& now, const Dictionary& before,
                     const Dictionary& after) {
  Dictionary old_form = old.resolve_dictionary(before, "AcroForm");
  Dictionary new_form = now.resolve_dictionary(after, "AcroForm");
  if (!only_signatures_added(old, now, old_form, new_form, "Fields")) return false;
  old_form.erase("SigFlags");
  new_form.erase("SigFlags");
  return same_but(old_form, new_form, "Fields");
}

bool may_become(const PdfFile& old, const PdfFile& now, const Indirect& before,
                const Indirect& after) {
  if (before.stream_begin.has_value() != after.stream_begin.has_value()) return false;
  if (before.stream_begin) {
    const auto old_data = old.raw_stream(before);
    return before.object == after.object && old_data && old_data == now.raw_stream(after);
  }
  if (before.object == after.object) return true;
  const auto* old_entries = before.object.as<Dictionary>();
  const auto* new_entries = after.object.as<Dictionary>();
  if (!old_entries || !new_entries) return false;
  const Object type = old.resolve(*old_entries, "Type");
  if (type.is_name("Catalog"))
    return same_but(*old_entries, *new_entries, "AcroForm") &&
           form_may_become(old, now, *old_entries, *new_entries);
  if (type.is_name("Page"))
    return same_but(*old_entries, *new_entries, "Annots") &&
           only_signatures_added(old, now, *old_entries, *new_entries, "Annots");
  // A form that is an object of its own.
  return old_entries->find("Fields") && old_entries->find("SigFlags") &&
         only_signatures_added(old, now, *old_entries, *new_entries, "Fields") &&
         same_but(*old_entries, *new_entries, "Fields");
}

}  // namespace

bool only_signed_since(const PdfFile& file, std::size_t end) {
  const auto old = PdfFile::read(file.bytes().substr(0, end));
  if (!old || old->catalog_reference() != file.catalog_reference()) return false;
  for (const int number : old->numbers()) {
    const auto before = old->find({number, 0});
    const auto after = file.find({number, 0});
    if (!before) continue;
    const bool untouched = after && before->end != 0 && before->end == after->end &&
                           before->stream_begin == after->stream_begin;
    if (untouched && before->object == after->object) continue;
    if (!after || !may_become(*old, file, *before, *after)) return false;
  }
  return true;
}

}  // namespace khongcho::pdf
