#include "mail/mail_message.h"

#include <gmime/gmime.h>

#include <algorithm>
#include <memory>
#include <string_view>

#include "base/text.h"

namespace khongcho::mail {

namespace {

struct Unref {
  void operator()(gpointer object) const { g_object_unref(object); }
};
template <typename T>
using Owned = std::unique_ptr<T, Unref>;

constexpr std::size_t kMostAddress = 254;  // RFC 5321 4.5.3.1.3, without the angle brackets

void start_gmime() {
  static const bool started = [] {
    g_mime_init();
    return true;
  }();
  static_cast<void>(started);
}

void set_date(GMimeMessage* message, Instant at) {
  const std::unique_ptr<GTimeZone, decltype(&g_time_zone_unref)> zone(
      g_time_zone_new_offset(static_cast<gint32>(kVietnamOffset.count())), g_time_zone_unref);
  const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> utc(
      g_date_time_new_from_unix_utc(unix_seconds(at)), g_date_time_unref);
  const std::unique_ptr<GDateTime, decltype(&g_date_time_unref)> local(
      g_date_time_to_timezone(utc.get(), zone.get()), g_date_time_unref);
  g_mime_message_set_date(message, local.get());
}

}  // namespace

std::string wire_text(const MailMessage& message) {
  start_gmime();
  const Owned<GMimeMessage> made(g_mime_message_new(TRUE));
  // On one line: what somebody typed into a name is no header.
  g_mime_message_add_mailbox(made.get(), GMIME_ADDRESS_TYPE_FROM,
                             tidy_text(message.from_name).c_str(), message.from.c_str());
  g_mime_message_add_mailbox(made.get(), GMIME_ADDRESS_TYPE_TO, tidy_text(message.to_name).c_str(),
                             message.to.c_str());
  g_mime_message_set_subject(made.get(), tidy_text(message.subject).c_str(), "UTF-8");
  g_mime_message_set_message_id(made.get(), message.message_id.c_str());
  set_date(made.get(), message.at);
  // Nobody is at home to answer an answering machine (RFC 3834).
  g_mime_object_set_header(GMIME_OBJECT(made.get()), "Auto-Submitted", "auto-generated", nullptr);

  const Owned<GMimeTextPart> text(g_mime_text_part_new_with_subtype("plain"));
  g_mime_text_part_set_charset(text.get(), "UTF-8");
  g_mime_text_part_set_text(text.get(), message.text.c_str());
  g_mime_part_set_content_encoding(GMIME_PART(text.get()), GMIME_CONTENT_ENCODING_BASE64);
  g_mime_message_set_mime_part(made.get(), GMIME_OBJECT(text.get()));

  const std::unique_ptr<GMimeFormatOptions, decltype(&g_mime_format_options_free)> options(
      g_mime_format_options_new(), g_mime_format_options_free);
  g_mime_format_options_set_newline_format(options.get(), GMIME_NEWLINE_FORMAT_DOS);
  const std::unique_ptr<char, decltype(&g_free)> bytes(
      g_mime_object_to_string(GMIME_OBJECT(made.get()), options.get()), g_free);
  return bytes.get();
}

bool is_address(const std::string& text) {
  if (text.empty() || text.size() > kMostAddress) return false;
  const bool plain = std::ranges::all_of(text, [](char c) {
    return c > ' ' && c < 0x7f && std::string_view("<>()[]\\,;:\"").find(c) == std::string::npos;
  });
  const std::size_t at = text.find('@');
  return plain && at != std::string::npos && at > 0 && at + 1 < text.size() &&
         text.find('@', at + 1) == std::string::npos;
}

}  // namespace khongcho::mail
