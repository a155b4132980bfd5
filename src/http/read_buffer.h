// Bytes read and not yet used, in one piece.
#pragma once

#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

namespace khongcho::http {

class ReadBuffer {
 public:
  std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
  bool empty() const { return begin_ == end_; }

  // Room for `size` more bytes behind those there are; add() says how many came. What was
  // prepared before must not be written to any more.
  char* prepare(std::size_t size) {
    if (capacity_ - end_ < size) make_room(size);
    return bytes_.get() + end_;
  }
  void add(std::size_t size) { end_ += size; }
  void consume(std::size_t size) {
    begin_ += size;
    if (begin_ == end_) begin_ = end_ = 0;
  }
  void clear() { begin_ = end_ = 0; }
  // Gives memory back when nothing is held and more than `kept` bytes would stay.
  void shrink(std::size_t kept) {
    if (!empty() || capacity_ <= kept) return;
    bytes_.reset();
    capacity_ = 0;
  }

 private:
  void make_room(std::size_t size) {
    const std::size_t held = end_ - begin_;
    const bool fits = held + size <= capacity_;
    std::unique_ptr<char[]> larger;
    if (!fits) {
      capacity_ = std::max(held + size, held * 2);
      larger = std::make_unique_for_overwrite<char[]>(capacity_);
    }
    char* target = fits ? bytes_.get() : larger.get();
    if (held > 0) std::memmove(target, bytes_.get() + begin_, held);
    if (!fits) bytes_ = std::move(larger);
    begin_ = 0;
    end_ = held;
  }

  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
  std::size_t begin_ = 0;
  std::size_t end_ = 0;
};

}  // namespace khongcho::http
