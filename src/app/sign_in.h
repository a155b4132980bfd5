// Log-in of officers: passwords by Argon2id, log-ins kept in the database, idle and total limits.
#pragma once

#include <optional>
#include <string>

#include "app/context.h"
#include "core/people/office.h"
#include "core/people/officer.h"
#include "store/officer_store.h"

namespace khongcho::app {

constexpr Seconds kLoginIdleLimit = std::chrono::hours{2};
constexpr Seconds kLoginTotalLimit = std::chrono::hours{12};
constexpr std::size_t kShortestPassword = 12;
constexpr std::size_t kLongestPassword = 128;

struct SignedIn {
  std::string token;  // the cookie's value; the database holds only its hash
  Officer officer;
  Office office;
  std::optional<Counter> counter = {};
  std::string csrf_secret;
};

// One message for a wrong name, a wrong password and a disabled officer (`sign_in.refused`), and
// the same time taken for each.
Expected<SignedIn> sign_in(const Context& ctx, const std::string& login,
                           const std::string& password);
// A page that refreshes itself is no sign that somebody is there: it leaves the idle time running.
enum class AskedBy { person, timer };
// Nothing for a token that is unknown, idle too long or past its end.
std::optional<SignedIn> find_signed_in(const Context& ctx, const std::string& token,
                                       AskedBy asked_by = AskedBy::person);
void sign_out(const Context& ctx, const std::string& token);
// Signs the officer out everywhere else. Refuses a wrong old password, a new one that is too
// short, too long, or the same.
Expected<Officer> change_password(const Context& ctx, const SignedIn& who,
                                  const std::string& old_password,
                                  const std::string& new_password);
// Where a receptionist sits today.
Expected<Counter> choose_counter(const Context& ctx, const SignedIn& who, CounterId counter);

// The officer behind an API token, if it is good now.
std::optional<Officer> officer_of_token(const Context& ctx, const std::string& token);

// The first thing wrong with a new password, if anything.
std::optional<Error> password_problem(const std::string& password);

}  // namespace khongcho::app
