#include "http/form.h"

#include <gtest/gtest.h>

#include <random>

namespace khongcho::http {

namespace {

constexpr std::string_view kUrlencoded = "application/x-www-form-urlencoded";
constexpr std::string_view kMultipart = "multipart/form-data; boundary=\"ranh gioi\"";

std::string part(std::string_view parameters, std::string_view content) {
  return "--ranh gioi\r\nContent-Disposition: form-data; " + std::string{parameters} + "\r\n\r\n" +
         std::string{content} + "\r\n";
}

Request with_parts(const std::string& parts) {
  return make_request("POST", "/", parts + "--ranh gioi--\r\n", kMultipart);
}

}  // namespace

TEST(Form, ReadsUrlencodedInputs) {
  Request request =
      make_request("POST", "/", "ten=Tr%E1%BA%A7n+V%C4%83n&giay=1&giay=2&trong=&", kUrlencoded);

  EXPECT_EQ(read_form(request, {}), 0);
  EXPECT_EQ(request.input("ten"), "Trần Văn");
  EXPECT_EQ(request.form.all("giay").size(), 2u);
  EXPECT_TRUE(request.form.has("trong"));
}

TEST(Form, LeavesOtherBodiesAlone) {
  Request request = make_request("POST", "/", "a=1", "application/json");

  EXPECT_EQ(read_form(request, {}), 0);
  EXPECT_TRUE(request.form.empty());
  EXPECT_EQ(request.body, "a=1");
}

TEST(Form, RefusesMoreInputsThanTheRouteTakes) {
  Request request = make_request("POST", "/", "a=1&b=2&c=3", kUrlencoded);

  EXPECT_EQ(read_form(request, {.most_inputs = 2}), 413);
}

TEST(Form, ReadsPartsAndFiles) {
  const std::string bytes{"\x89PNG\0\r\n--ranh\r\n", 15};
  Request request = with_parts(
      part("name=\"ten\"", "Trần Văn") + part("name=trong", "") +
      part("name=\"anh\"; filename=\"C:\\giay to\\cccd.png\"\r\nContent-Type: image/png", bytes) +
      part("name=khong; filename=\"\"", ""));

  ASSERT_EQ(read_form(request, {}), 0);
  EXPECT_EQ(request.input("ten"), "Trần Văn");
  EXPECT_EQ(request.form.get("trong"), "");
  ASSERT_EQ(request.files.size(), 1u);
  EXPECT_EQ(request.files[0].input, "anh");
  EXPECT_EQ(request.files[0].name, "cccd.png");
  EXPECT_EQ(request.files[0].content_type, "image/png");
  EXPECT_EQ(request.files[0].bytes, bytes);
}

TEST(Form, KeepsQuotesInNames) {
  Request request = with_parts(part("name=\"a\\\"b\"", "1") + part("name=\"c;d\"", "2"));

  ASSERT_EQ(read_form(request, {}), 0);
  EXPECT_EQ(request.input("a\"b"), "1");
  EXPECT_EQ(request.input("c;d"), "2");
}

TEST(Form, PassesOverWhatStandsBeforeTheFirstPart) {
  Request request = with_parts("preamble\r\n" + part("name=a", "1"));

  ASSERT_EQ(read_form(request, {}), 0);
  EXPECT_EQ(request.input("a"), "1");
}

TEST(Form, RefusesTooManyAndTooLargeFiles) {
  const std::string two = part("name=a; filename=a", "12345") + part("name=b; filename=b", "1");

  Request many = with_parts(two);
  Request large = with_parts(two);
  Request good = with_parts(two);

  EXPECT_EQ(read_form(many, {.most_files = 1}), 413);
  EXPECT_EQ(read_form(large, {.file_limit = 4}), 413);
  EXPECT_EQ(read_form(good, {.most_files = 2, .file_limit = 5}), 0);
  EXPECT_EQ(good.files.size(), 2u);
}

TEST(Form, WhateverBytesAFileHoldsComeBackUnchanged) {
  std::mt19937 dice(20230929);
  for (int round = 0; round < 500; ++round) {
    // Bytes that look like the form around them, most of all.
    static constexpr std::string_view kPieces[] = {"\r\n", "--", "--ranh gioi", "\r\n--ranh gio",
                                                   "\r",   "\n", "a",           ":"};
    std::string bytes(dice() % 3, static_cast<char>(dice()));
    for (unsigned n = dice() % 12; n > 0; --n) bytes += kPieces[dice() % std::size(kPieces)];
    if (("\r\n" + bytes + "\r\n").find("\r\n--ranh gioi") != std::string::npos) continue;
    Request request = with_parts(part("name=a", "1") + part("name=b; filename=\"t\"", bytes) +
                                 part("name=c", "2"));

    ASSERT_EQ(read_form(request, {}), 0) << bytes;
    ASSERT_EQ(request.files.size(), 1u);
    ASSERT_EQ(request.files[0].bytes, bytes);
    ASSERT_EQ(request.input("a"), "1");
    ASSERT_EQ(request.input("c"), "2");
  }
}

TEST(Form, AFormWithBytesChangedIsReadOrRefused) {
  std::mt19937 dice(20230929);
  const std::string whole = part("name=a", "1") + part("name=b; filename=\"t\"", "%PDF-1.7") +
                            "--ranh gioi--\r\n";
  int refused = 0;
  for (int round = 0; round < 2'000; ++round) {
    std::string body = whole;
    for (unsigned n = 1 + dice() % 4; n > 0; --n)
      body[dice() % body.size()] = static_cast<char>(dice());
    if (dice() % 4 == 0) body.resize(dice() % body.size());
    Request request = make_request("POST", "/", body, kMultipart);

    const int status = read_form(request, {});
    ASSERT_TRUE(status == 0 || status == 400) << status;
    if (status != 0) ++refused;
  }
  EXPECT_GT(refused, 200);
}

TEST(Form, AnEmptyMultipartFormIsAForm) {
  Request request = with_parts("");

  EXPECT_EQ(read_form(request, {}), 0);
  EXPECT_TRUE(request.form.empty());
}

}  // namespace khongcho::http
