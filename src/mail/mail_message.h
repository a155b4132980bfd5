// An e-mail of plain text, as it goes over the wire (RFC 5322, MIME), made with GMime.
#pragma once

#include <string>

#include "base/time.h"

namespace khongcho::mail {

struct MailMessage {
  std::string from;       // "motcua@thanhson.example.vn"
  std::string from_name;  // "Bộ phận Một cửa xã Thanh Sơn"
  std::string to;
  std::string to_name = {};
  std::string subject;
  std::string text;        // UTF-8, lines ended by \n
  std::string message_id;  // without <>; the same for the same message, however often it is sent
  Instant at{};
};

// The bytes to send, lines ended by CRLF, in seven bits throughout.
std::string wire_text(const MailMessage& message);

// One mailbox as servers accept it: no blanks, no controls, one @ with something at both sides.
bool is_address(const std::string& text);

}  // namespace khongcho::mail
