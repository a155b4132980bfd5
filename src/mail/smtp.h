// E-mail handed to a mail server (SMTP, RFC 5321) by libcurl.
#pragma once

#include <chrono>
#include <string>

#include "mail/mail_message.h"

namespace khongcho::mail {

struct SmtpServer {
  std::string url;  // "smtp://mail.example.vn:587", "smtps://mail.example.vn"
  std::string user = {};
  std::string password = {};  // never sent without TLS
  std::chrono::milliseconds connect{5'000};
  std::chrono::milliseconds whole{30'000};  // of one message
};

enum class SendResult {
  sent,       // the server has taken it upon itself
  try_again,  // this message not now: the server answered 4xx
  refused,    // this message never: 5xx, or an address no server would take
  no_server,  // no message at all now: nobody answers, the log-in fails, TLS fails
};

struct SendOutcome {
  SendResult result = SendResult::no_server;
  std::string detail = {};  // for the log: may hold an address
};

// One message on a connection of its own. Where the server offers TLS it is used; with a user and
// password, or smtps://, nothing goes without.
SendOutcome send_mail(const SmtpServer& server, const MailMessage& message);

}  // namespace khongcho::mail
