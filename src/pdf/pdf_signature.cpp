#include "pdf/pdf_signature.h"

#include <fmt/format.h>

#include <stdexcept>

#include "pdf/pdf_update.h"
#include "pdf/signature_fields.h"

namespace khongcho::pdf {

namespace {

// Filled in when the update's length is known; as long as any.
constexpr std::string_view kByteRange = "[0 0000000000 0000000000 0000000000]";

std::string pdf_date(Instant at) {
  const std::string iso = iso_instant(at);  // 2023-09-29T15:10:00+07:00
  return fmt::format("D:{}{}{}{}{}{}+07'00'", iso.substr(0, 4), iso.substr(5, 2), iso.substr(8, 2),
                     iso.substr(11, 2), iso.substr(14, 2), iso.substr(17, 2));
}

std::string signature_text(const SignatureLook& look, std::size_t contents) {
  Dictionary entries;
  entries.set("Type", Name{"Sig"});
  entries.set("Filter", Name{"Adobe.PPKLite"});
  entries.set("SubFilter", Name{"ETSI.CAdES.detached"});
  entries.set("Name", pdf_text(look.name));
  entries.set("M", pdf_date(look.at));
  if (!look.reason.empty()) entries.set("Reason", pdf_text(look.reason));
  if (!look.location.empty()) entries.set("Location", pdf_text(look.location));
  std::string text = text_of(entries);
  text.resize(text.size() - 3);  // " >>"
  return fmt::format("{} /ByteRange {} /Contents <{}> >>", text, kByteRange,
                     std::string(2 * contents, '0'));
}

Array box_of(const SignatureMark* mark) {
  if (!mark)
    return {number_object(std::int64_t{0}), number_object(std::int64_t{0}),
            number_object(std::int64_t{0}), number_object(std::int64_t{0})};
  return {number_object(mark->left), number_object(mark->bottom),
          number_object(mark->left + mark->width), number_object(mark->bottom + mark->height)};
}

Dictionary field_of(PdfUpdate& update, const SignatureLook& look, Reference signature,
                    Reference page) {
  constexpr std::int64_t kPrintAndLocked = 4 + 128;
  Dictionary field;
  field.set("Type", Name{"Annot"});
  field.set("Subtype", Name{"Widget"});
  field.set("FT", Name{"Sig"});
  field.set("T", pdf_text(look.field));
  field.set("V", signature);
  field.set("P", page);
  field.set("F", number_object(kPrintAndLocked));
  field.set("Rect", box_of(look.mark ? &*look.mark : nullptr));
  if (!look.mark) return field;
  const auto drawing = PdfFile::read(look.mark->drawing);
  const auto form = drawing ? import_page(update, *drawing) : std::nullopt;
  if (!form) throw std::runtime_error("the mark of a signature is no page of a PDF");
  Dictionary appearance;
  appearance.set("N", *form);
  field.set("AP", appearance);
  return field;
}

// Adds an element to a list that an entry holds or refers to; written in place.
void append(const PdfFile& file, Dictionary& dictionary, std::string_view key, Reference element) {
  const Object old = file.resolve(dictionary, key);
  Array list;
  if (const auto* known = old.as<Array>()) list = *known;
  list.emplace_back(element);
  dictionary.set(key, list);
}

struct Prepared {
  std::string bytes;
  std::size_t contents_at = 0;   // of the '<'
  std::size_t contents_end = 0;  // behind the '>'
};

Expected<Prepared> prepare(const PdfFile& file, const SignatureLook& look, std::size_t most) {
  const auto pages = file.pages();
  const std::size_t which = look.mark && look.mark->page >= 0
                                ? static_cast<std::size_t>(look.mark->page)
                                : pages.size() - 1;
  if (which >= pages.size()) return Error{ErrorCode::invalid_input, "pdf.no_page"};
  for (const SignatureField& field : signature_fields(file))
    if (field.name == look.field)
      return Error{ErrorCode::conflict, "pdf.field_taken", {look.field}};

  PdfUpdate update(file);
  const Reference signature = update.reserve();
  update.write_text(signature, signature_text(look, most));
  const Reference field = update.add(field_of(update, look, signature, pages[which]));
  Dictionary page = *file.find(pages[which])->object.as<Dictionary>();
  append(file, page, "Annots", field);
  update.write(pages[which], page);
  Dictionary catalog = file.catalog();
  Dictionary form = file.resolve_dictionary(catalog, "AcroForm");
  append(file, form, "Fields", field);
  form.set("SigFlags", number_object(std::int64_t{3}));  // signed; only to be appended to
  catalog.set("AcroForm", form);
  update.write(*file.catalog_reference(), catalog);

  auto updated = update.finish();
  Prepared prepared{.bytes = std::move(updated.bytes)};
  const std::size_t object_at = updated.offsets.at(signature.number);
  prepared.contents_at = prepared.bytes.find("/Contents <", object_at) + 10;
  prepared.contents_end = prepared.bytes.find('>', prepared.contents_at) + 1;
  const std::size_t range_at = prepared.bytes.find(kByteRange, object_at);
  prepared.bytes.replace(
      range_at, kByteRange.size(),
      fmt::format("[0 {:010} {:010} {:010}]", prepared.contents_at, prepared.contents_end,
                  prepared.bytes.size() - prepared.contents_end));
  return prepared;
}

}  // namespace

Expected<std::string> sign_pdf(std::string bytes, const SigningKey& key,
                               const SignatureLook& look) {
  const auto file = PdfFile::read(std::move(bytes));
  if (!file) return file.error();
  const std::size_t most = key.most_bytes();
  auto prepared = prepare(*file, look, most);
  if (!prepared) return prepared.error();

  std::string covered = prepared->bytes.substr(0, prepared->contents_at);
  covered += std::string_view(prepared->bytes).substr(prepared->contents_end);
  const auto cms = key.sign(covered, look.at);
  if (!cms) return cms.error();
  if (cms->size() > most) throw std::runtime_error("a signature longer than its room");
  std::string hex;
  for (const char c : *cms) hex += fmt::format("{:02x}", static_cast<unsigned char>(c));
  prepared->bytes.replace(prepared->contents_at + 1, hex.size(), hex);
  return std::move(prepared->bytes);
}

}  // namespace khongcho::pdf
