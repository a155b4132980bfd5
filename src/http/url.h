// Percent-encoding and name=value pairs, of targets and of form bodies.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "http/fields.h"

namespace khongcho::http {

// Nothing where a percent sign is not followed by two hexadecimal digits, or where the outcome is
// not clean UTF-8.
std::optional<std::string> percent_decode(std::string_view text, bool plus_is_blank);
// Everything but letters, digits and -._~ encoded: for one segment of a path or one query value.
std::string percent_encode(std::string_view text);

// "a=1&b=2" added to `fields`. False on a bad value or more than `most` pairs.
bool read_pairs(std::string_view text, std::size_t most, Fields& fields);

// True where `location` is a path of this site, fit to send somebody back to: a form input such as
// "next" may not lead elsewhere ("//host", "/\\host").
bool is_local_path(std::string_view location);

std::string to_lower(std::string_view text);
// Without blanks and tabs at both ends.
std::string_view trimmed(std::string_view text);

}  // namespace khongcho::http
