#include "indexer/build/in_order.h"

#include <gtest/gtest.h>

#include <atomic>
#include <chrono>
#include <stdexcept>

namespace apud {
namespace {

TEST(InOrder, GivesResultsInOrderWhateverTheThreads) {
  for (const unsigned threads : {1U, 2U, 7U}) {
    std::vector<std::size_t> taken;
    InOrder order(
        500, WorkAhead{}, [](std::size_t) { return 1U; },
        [](std::size_t i) {
          if (i % 7 == 0) std::this_thread::sleep_for(std::chrono::microseconds(300));
          return i * 2;
        },
        [&](std::size_t i, std::size_t result) {
          EXPECT_EQ(result, i * 2);
          taken.push_back(i);
        });
    order.run(threads);
    ASSERT_EQ(taken.size(), 500u);
    for (std::size_t i = 0; i < taken.size(); ++i) ASSERT_EQ(taken[i], i);
  }
}

TEST(InOrder, DoesNotRunAheadTooFar) {
  std::atomic<std::size_t> begun{0}, done{0}, most{0};
  InOrder order(
      200, WorkAhead{.items = 5, .weight = 1000}, [](std::size_t) { return 1U; },
      [&](std::size_t i) {
        most = std::max<std::size_t>(most, ++begun - done);
        return i;
      },
      [&](std::size_t, std::size_t) {
        std::this_thread::sleep_for(std::chrono::microseconds(200));
        ++done;
      });
  order.run(4);
  EXPECT_EQ(done, 200u);
  EXPECT_LE(most, 6u);  // five, and one that is taken but not yet counted
}

TEST(InOrder, WeighsWhatItBegins) {
  std::atomic<int> heavy{0}, most{0};
  InOrder order(
      40, WorkAhead{.items = 100, .weight = 10}, [](std::size_t) { return 25U; },  // each is too heavy
      [&](std::size_t i) {
        most = std::max<int>(most, ++heavy);
        return i;
      },
      [&](std::size_t, std::size_t) { --heavy; });
  order.run(4);
  EXPECT_EQ(heavy, 0);
  EXPECT_EQ(most, 1);
}

TEST(InOrder, PassesOnWhatIsThrown) {
  const auto weight = [](std::size_t) { return 1U; };
  const auto fail_at = [](std::size_t bad) {
    return [bad](std::size_t i) -> int {
      if (i == bad) throw std::runtime_error("stop");
      return 0;
    };
  };
  InOrder in_work(100, WorkAhead{}, weight, fail_at(30), [](std::size_t, int) {});
  EXPECT_THROW(in_work.run(3), std::runtime_error);
  const auto take = fail_at(30);
  InOrder in_take(100, WorkAhead{}, weight, fail_at(1000), [&](std::size_t i, int) { take(i); });
  EXPECT_THROW(in_take.run(3), std::runtime_error);
}

TEST(InOrder, DoesNothingForNothing) {
  InOrder order(
      0, WorkAhead{}, [](std::size_t) { return 1U; }, [](std::size_t i) { return i; },
      [](std::size_t, std::size_t) { FAIL(); });
  order.run(2);
}

}  // namespace
}  // namespace apud
