// Work done by several threads, its results taken in order by one: the pipeline's backbone.
// Layer 6. Turned down: a queue a stage; the writer would wait for the slowest document with everything else in memory.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace apud {

// How far the workers may run ahead of the one that takes the results.
struct WorkAhead {
  std::size_t items = 64;
  std::uint64_t weight = std::uint64_t{64} << 20;  // of the items begun and not yet taken; one item may be heavier
};

// Calls work(i) for every i below `count` on `threads` threads (1 or more), and take(i, result) in order on the calling
// thread. What work or take throws ends everything and is thrown here.
template <typename Weight, typename Work, typename Take>
class InOrder {
 public:
  using Result = decltype(std::declval<Work>()(std::size_t{}));

  InOrder(std::size_t count, WorkAhead ahead, Weight weight, Work work, Take take)
      : count_(count), ahead_(ahead), weight_(weight), work_(work), take_(take) {}

  void run(unsigned threads) {
    std::vector<std::jthread> workers;
    const Stopper stopper{*this};
    for (unsigned i = 0; i < threads; ++i) workers.emplace_back([this] { work_on(); });
    for (std::size_t i = 0; i < count_; ++i) {
      Result result = wait_for(i);
      take_(i, std::move(result));
      const std::lock_guard lock(mutex_);
      taken_ = i + 1;
      begun_weight_ -= weight_(i);
      room_.notify_all();
    }
  }

 private:
  struct Stopper {  // before the threads are joined, whatever was thrown
    InOrder& order;
    ~Stopper() { order.stop(nullptr); }
  };

  void work_on() {
    try {
      for (std::size_t i = begin(); i < count_; i = begin()) {
        Result result = work_(i);
        const std::lock_guard lock(mutex_);
        done_.emplace(i, std::move(result));
        ready_.notify_one();
      }
    } catch (...) {
      stop(std::current_exception());
    }
  }

  // The next item, as soon as there is room for it; count_ when there is nothing left to do.
  std::size_t begin() {
    std::unique_lock lock(mutex_);
    const auto has_room = [this] {
      if (stopped_ || next_ >= count_) return true;
      const bool light = begun_weight_ + weight_(next_) <= ahead_.weight;
      return next_ == taken_ || (light && next_ < taken_ + ahead_.items);
    };
    room_.wait(lock, has_room);
    if (stopped_ || next_ >= count_) return count_;
    begun_weight_ += weight_(next_);
    return next_++;
  }

  Result wait_for(std::size_t i) {
    std::unique_lock lock(mutex_);
    ready_.wait(lock, [&] { return error_ != nullptr || done_.contains(i); });
    if (error_ != nullptr) std::rethrow_exception(error_);
    return std::move(done_.extract(i).mapped());
  }

  void stop(std::exception_ptr error) {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
    if (error_ == nullptr) error_ = std::move(error);
    room_.notify_all();
    ready_.notify_all();
  }

  const std::size_t count_;
  const WorkAhead ahead_;
  Weight weight_;
  Work work_;
  Take take_;
  std::mutex mutex_;
  std::condition_variable room_, ready_;
  std::map<std::size_t, Result> done_;
  std::size_t next_ = 0, taken_ = 0;
  std::uint64_t begun_weight_ = 0;
  bool stopped_ = false;
  std::exception_ptr error_;
};

}  // namespace apud
