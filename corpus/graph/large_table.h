// Vectors for the tables of a large graph: made room for without filling it with zeros first.
// Layer 2, pure.
#pragma once

#include <memory>
#include <vector>

namespace apud {

// Elements made without a value are left as they are.
template <typename T>
struct Unfilled : std::allocator<T> {
  template <typename U>
  struct rebind {
    using other = Unfilled<U>;
  };
  Unfilled() = default;
  template <typename U>
  Unfilled(const Unfilled<U>&) noexcept {}  // NOLINT(google-explicit-constructor): as allocators do
  template <typename U>
  void construct(U* element) noexcept {
    ::new (static_cast<void*>(element)) U;
  }
  template <typename U, typename... Args>
  void construct(U* element, Args&&... args) {
    ::new (static_cast<void*>(element)) U(static_cast<Args&&>(args)...);
  }
};

// LargeVector<T>(n) and resize(n) leave new elements without a value: pass one where they are to be zero.
template <typename T>
using LargeVector = std::vector<T, Unfilled<T>>;

}  // namespace apud
