#include <map>

#include "pdf/pdf_update.h"

namespace khongcho::pdf {

namespace {

constexpr int kDeepest = 40;

// Copies objects of one file into the update of another, each once, with new numbers.
class ObjectCopy {
 public:
  ObjectCopy(PdfUpdate& update, const PdfFile& source) : update_(update), source_(source) {}

  Object copy(const Object& object, int depth = 0) {
    if (depth > kDeepest) return {};
    if (const auto* reference = object.as<Reference>()) return copy_reference(*reference, depth);
    if (const auto* array = object.as<Array>()) {
      Array copied;
      for (const Object& each : *array) copied.push_back(copy(each, depth + 1));
      return copied;
    }
    if (const auto* dictionary = object.as<Dictionary>()) {
      Dictionary copied;
      for (const auto& [key, value] : dictionary->entries)
        copied.entries.emplace_back(key, copy(value, depth + 1));
      return copied;
    }
    return object;
  }

 private:
  Object copy_reference(Reference reference, int depth) {
    const auto known = copied_.find(reference.number);
    if (known != copied_.end()) return known->second;
    const auto found = source_.find(reference);
    if (!found) return {};
    const Reference target = update_.reserve();
    copied_[reference.number] = target;
    const Object object = copy(found->object, depth + 1);
    const auto data = source_.raw_stream(*found);
    if (data && object.as<Dictionary>())
      update_.write_stream(target, *object.as<Dictionary>(), *data);
    else
      update_.write(target, object);
    return target;
  }

  PdfUpdate& update_;
  const PdfFile& source_;
  std::map<int, Reference> copied_;
};

}  // namespace

std::optional<Reference> import_page(PdfUpdate& update, const PdfFile& source) {
  const auto pages = source.pages();
  if (pages.empty()) return {};
  const auto page = source.find(pages.front());
  const auto* entries = page ? page->object.as<Dictionary>() : nullptr;
  const Object* contents = entries ? entries->find("Contents") : nullptr;
  const auto* reference = contents ? contents->as<Reference>() : nullptr;
  const auto stream = reference ? source.find(*reference) : std::nullopt;
  const auto data = stream ? source.raw_stream(*stream) : std::nullopt;
  const Object box = source.page_value(pages.front(), "MediaBox");
  if (!data || !box.as<Array>()) return {};

  ObjectCopy copy(update, source);
  Dictionary form;
  form.set("Type", Name{"XObject"});
  form.set("Subtype", Name{"Form"});
  form.set("BBox", box);
  form.set("Resources", copy.copy(source.page_value(pages.front(), "Resources")));
  if (const Object* group = entries->find("Group")) form.set("Group", copy.copy(*group));
  for (const char* key : {"Filter", "DecodeParms"})
    if (const Object* value = stream->object.as<Dictionary>()->find(key))
      form.set(key, copy.copy(*value));
  const Reference target = update.reserve();
  update.write_stream(target, form, *data);
  return target;
}

}  // namespace khongcho::pdf
