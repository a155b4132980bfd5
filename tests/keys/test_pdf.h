// Small PDF files as Cairo draws them, for tests of signatures; what other programs read in them.
#pragma once

#include <string>

#include "tests/keys/test_keys.h"

namespace khongcho::test {

struct TestPage {
  double width = 420;
  double height = 595;
  int pages = 1;
};
std::string drawn_pdf(const std::string& text, const TestPage& page = {});

// "pdfsig" asked about the bytes, trusting the authority.
std::string pdfsig_on(const std::string& bytes, const TestAuthority& authority);
// "pdftotext -layout".
std::string pdftotext_of(const std::string& bytes);

}  // namespace khongcho::test
