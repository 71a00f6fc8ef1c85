// Builds a large graph and times it against the least there can be: two mapped arrays in either direction.
// graph_bench DIRECTORY [NODES [RELATIONS [BYTES_OF_A_RECORD]]]
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <numeric>
#include <string>
#include <vector>

#include "corpus/graph/graph_writer.h"
#include "corpus/graph/paths.h"

namespace {

using apud::NodeNumber;
using Clock = std::chrono::steady_clock;

// Numbers that are the same on every machine.
class Numbers {
 public:
  explicit Numbers(std::uint64_t seed) : state_(seed) {}
  std::uint64_t next() {
    state_ += 0x9E3779B97F4A7C15U;
    std::uint64_t x = state_;
    x = (x ^ x >> 30) * 0xBF58476D1CE4E5B9U;
    x = (x ^ x >> 27) * 0x94D049BB133111EBU;
    return x ^ x >> 31;
  }
  std::uint32_t below(std::uint32_t limit) { return static_cast<std::uint32_t>((next() >> 32) * limit >> 32); }

 private:
  std::uint64_t state_;
};

struct Ends {
  std::uint32_t subject, object;
};
struct Label {  // of a relation, beside its ends
  float confidence;
  std::uint16_t predicate;
  apud::Status status;
};
constexpr std::uint32_t kPredicates = 500;

double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

// Processor seconds of this thread: what others do on the machine does not count.
double thread_seconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

double cpu_seconds() {
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const auto seconds = [](const timeval& time) {
    return static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_usec);
  };
  return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// The least there can be: starts and neighbours, mapped, nothing checked.
class BareArrays {
 public:
  BareArrays(const std::string& path, std::uint32_t nodes, const std::vector<Ends>& edges)
      : nodes_(nodes), edges_(edges.size()) {
    std::ofstream file(path, std::ios::binary);
    for (const bool outgoing : {true, false}) {
      std::vector<std::uint32_t> starts(nodes + std::size_t{1}), neighbours(edges.size());
      for (const Ends& edge : edges) ++starts[(outgoing ? edge.subject : edge.object) + 1];
      std::partial_sum(starts.begin(), starts.end(), starts.begin());
      std::vector<std::uint32_t> next(starts);
      for (const Ends& edge : edges)
        neighbours[next[outgoing ? edge.subject : edge.object]++] = outgoing ? edge.object : edge.subject;
      for (const auto* column : {&starts, &neighbours})
        file.write(reinterpret_cast<const char*>(column->data()), static_cast<std::streamsize>(column->size() * 4));
    }
    file.close();
    const int fd = ::open(path.c_str(), O_RDONLY);
    const std::size_t size = 8 * (edges_ + nodes + 1);
    const void* map = ::mmap(nullptr, size, PROT_READ, MAP_SHARED, fd, 0);
    ::close(fd);
    if (map == MAP_FAILED) std::exit(2);
    ::madvise(const_cast<void*>(map), size, MADV_RANDOM);
    numbers_ = static_cast<const std::uint32_t*>(map);
    seen_.assign(nodes, 0);
  }
  template <typename F>
  void each(bool outgoing, std::uint32_t node, F visit) const {
    const std::uint32_t* starts = numbers_ + (outgoing ? 0 : nodes_ + 1 + edges_);
    const std::uint32_t* neighbours = starts + nodes_ + 1;
    for (std::uint32_t i = starts[node]; i < starts[node + 1]; ++i) visit(neighbours[i]);
  }
  // Bidirectional search in breadth over edges of either direction; the number of hops, 0 if there is no path.
  std::uint32_t hops(std::uint32_t from, std::uint32_t to) {
    if (++round_ > 0x7FFFFFFF) std::exit(2);
    std::vector<std::uint32_t> frontier[2] = {{from}, {to}}, next;
    seen_[from] = 2 * round_;
    seen_[to] = 2 * round_ + 1;
    for (std::uint32_t length = 1;; ++length) {
      const std::uint32_t side = frontier[0].size() <= frontier[1].size() ? 0 : 1;
      if (frontier[side].empty()) return 0;
      next.clear();
      bool met = false;
      for (const std::uint32_t node : frontier[side]) {
        const auto visit = [&](std::uint32_t other) {
          std::uint32_t& mark = seen_[other];
          if (mark == 2 * round_ + (1 - side)) met = true;
          if (mark >> 1 == round_) return;
          mark = 2 * round_ + side;
          next.push_back(other);
        };
        each(true, node, visit);
        each(false, node, visit);
        if (met) return length;
      }
      frontier[side].swap(next);
    }
  }

 private:
  std::size_t nodes_, edges_;
  const std::uint32_t* numbers_ = nullptr;
  std::vector<std::uint32_t> seen_;
  std::uint32_t round_ = 0;
};

std::string id_of(std::uint32_t node) { return "organization:body_" + std::to_string(node); }

void set_id(std::string& id, std::uint32_t node) {
  std::array<char, 16> digits;
  char* end = std::to_chars(digits.begin(), digits.end(), node).ptr;
  id.assign("organization:body_");
  id.append(digits.data(), static_cast<std::size_t>(end - digits.data()));
}

// What a graph is made from: 2,000 documents, a name and an alias of each node, 500 predicates.
struct Input {
  std::uint32_t nodes;
  const std::vector<Ends>& edges;
  const std::vector<Label>& labels;
  std::size_t record_bytes;
};

// By id and predicate as texts give them, or by the numbers that the writer gave for them.
void take_in(apud::GraphWriter& writer, const Input& input, bool by_number) {
  constexpr std::uint32_t kDocuments = 2000;
  std::vector<std::string> predicates;
  std::vector<std::uint32_t> predicate_numbers;
  for (std::uint32_t i = 0; i < kPredicates; ++i) {
    predicates.push_back("predicate_" + std::to_string(i));
    if (by_number) predicate_numbers.push_back(writer.predicate_of(predicates.back()));
  }
  apud::Entity entity;
  entity.type = apud::EntityType::kOrganization;
  entity.mentions = 1;
  entity.aliases.resize(1);
  apud::Relation relation;
  apud::NumberedRelation numbered;
  const std::string record(input.record_bytes, 'r');
  if (by_number)  // in this order, so that a node of the input has its own number in the writer
    for (std::uint32_t n = 0; n < input.nodes; ++n) {
      set_id(entity.id, n);
      if (writer.node_of(entity.id) != n) std::exit(2);
    }
  for (std::uint32_t d = 0; d < kDocuments; ++d) {
    writer.begin_document("document-" + std::to_string(d) + ".txt", {0, d * 100});
    for (std::uint32_t n = static_cast<std::uint32_t>(std::uint64_t{input.nodes} * d / kDocuments);
         n < std::uint64_t{input.nodes} * (d + 1) / kDocuments; ++n) {
      set_id(entity.id, n);
      entity.name = "The " + std::to_string(n) + "th Body";
      entity.aliases[0].name = "B" + std::to_string(n);
      writer.add_entity(entity);
    }
    for (std::size_t r = input.edges.size() * d / kDocuments; r < input.edges.size() * (d + 1) / kDocuments; ++r) {
      const Label& label = input.labels[r];
      relation.status = numbered.status = label.status;
      relation.confidence = numbered.confidence = label.confidence;
      relation.block = numbered.block = static_cast<std::uint32_t>(r % 100);
      if (by_number) {
        numbered.subject = input.edges[r].subject;
        numbered.object = input.edges[r].object;
        numbered.predicate = predicate_numbers[label.predicate];
        writer.add_relation(numbered, record);
      } else {
        set_id(relation.subject.entity, input.edges[r].subject);
        set_id(relation.object.entity, input.edges[r].object);
        relation.predicate = predicates[label.predicate];
        writer.add_relation(relation, record);
      }
    }
  }
}

void build(const std::string& path, const Input& input, bool by_number) {
  const double cpu = cpu_seconds();
  const auto start = Clock::now();
  apud::GraphWriter writer(path);
  take_in(writer, input, by_number);
  const double filled = cpu_seconds() - cpu, filled_wall = since(start);
  const apud::GraphMark mark = writer.finish();
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  const double wall = since(start), used = cpu_seconds() - cpu;
  const double millions = static_cast<double>(input.edges.size()) / 1e6;
  std::printf(
      "build by %s: %.2f s wall, %.2f s processor (taking in %.2f, %.2f), %.2f M relations/s wall, %.2f M/s processor; "
      "file %.0f MB, peak memory so far %ld MB\n",
      by_number ? "number" : "id", wall, used, filled_wall, filled, millions / wall, millions / used,
      static_cast<double>(mark.size) / 1e6, usage.ru_maxrss / 1024);
}

struct Times {
  std::vector<double> micros;
  [[nodiscard]] double at(double share) {
    std::sort(micros.begin(), micros.end());
    return micros[static_cast<std::size_t>(share * static_cast<double>(micros.size() - 1))];
  }
};

void report(const char* what, Times bare, Times own) {
  std::printf("%-34s bare p50 %9.2f us p99 %9.2f us   own p50 %9.2f us p99 %9.2f us   ratio %.2f / %.2f\n", what,
              bare.at(.5), bare.at(.99), own.at(.5), own.at(.99), own.at(.5) / bare.at(.5), own.at(.99) / bare.at(.99));
}

// A hop is too short for the clock: batches are timed.
template <typename F>
void time_batches(Times& times, const std::vector<std::uint32_t>& nodes, F hop) {
  constexpr std::size_t kBatch = 16;
  for (std::size_t i = 0; i + kBatch <= nodes.size(); i += kBatch) {
    const double start = thread_seconds();
    for (std::size_t k = i; k < i + kBatch; ++k) hop(nodes[k]);
    times.micros.push_back((thread_seconds() - start) * 1e6 / kBatch);
  }
}

void time_hops(BareArrays& bare, const apud::GraphReader& reader, const apud::GraphView& view, std::uint32_t nodes) {
  Numbers numbers(11);
  std::vector<std::uint32_t> asked(64000);
  for (std::uint32_t& node : asked) node = numbers.below(nodes);
  Times bare_times, own_times, listed;
  std::uint64_t sums[2] = {0, 0};
  for (const bool warm : {false, true}) {
    bare_times.micros.clear();
    own_times.micros.clear();
    time_batches(bare_times, asked, [&](std::uint32_t node) {
      for (const bool out : {true, false}) bare.each(out, node, [&](std::uint32_t other) { sums[0] += other; });
    });
    time_batches(own_times, asked, [&](std::uint32_t node) {
      for (const auto& edges : {reader.outgoing(node), reader.incoming(node)})
        for (const std::uint32_t other : edges.neighbours) sums[1] += other;
    });
    report(warm ? "one hop, all neighbours" : "one hop, first touch", bare_times, own_times);
  }
  if (sums[0] != sums[1]) std::printf("neighbours differ!\n");
  asked.resize(16000);
  time_batches(listed, asked,
               [&](std::uint32_t node) { sums[0] += view.relations({.node = node, .limit = 10}).size(); });
  std::printf("%-34s p50 %.2f us p99 %.2f us\n", "ten surest relations, with records", listed.at(.5), listed.at(.99));
  Times by_name, nearest;
  asked.resize(1600);
  time_batches(by_name, asked, [&](std::uint32_t node) {
    sums[0] += view.find_name("the " + std::to_string(node) + "TH body").size();
  });
  time_batches(nearest, asked, [&](std::uint32_t node) {
    sums[0] += view.find_nearest("the " + std::to_string(node) + "ht body").size();
  });
  std::printf("%-34s p50 %.2f us p99 %.2f us\n", "a name", by_name.at(.5), by_name.at(.99));
  std::printf("%-34s p50 %.2f us p99 %.2f us\n", "nearest names", nearest.at(.5), nearest.at(.99));
}

void time_paths(BareArrays& bare, const apud::GraphView& view, std::uint32_t nodes) {
  Numbers numbers(17);
  Times bare_times, own_times, several;
  std::size_t wrong = 0, stopped = 0;
  for (int i = 0; i < 1000; ++i) {
    const std::uint32_t from = numbers.below(nodes), to = numbers.below(nodes);
    if (from == to) continue;
    double start = thread_seconds();
    const std::uint32_t length = bare.hops(from, to);
    bare_times.micros.push_back((thread_seconds() - start) * 1e6);
    start = thread_seconds();
    const apud::PathAnswer one =
        apud::find_paths(view, {.from = from, .to = to, .max_hops = 60, .limit = 1, .relations_per_hop = 1});
    own_times.micros.push_back((thread_seconds() - start) * 1e6);
    wrong += (one.paths.empty() ? 0 : one.paths[0].hops.size()) != length ? 1 : 0;
    if (i % 10 != 0) continue;
    start = thread_seconds();
    stopped += apud::find_paths(view, {.from = from, .to = to}).stopped ? 1 : 0;
    several.micros.push_back((thread_seconds() - start) * 1e6);
  }
  report("shortest path", bare_times, own_times);
  std::printf("%-34s p50 %.2f us p99 %.2f us, stopped %zu of %zu\n", "ten paths", several.at(.5), several.at(.99),
              stopped, several.micros.size());
  if (wrong > 0) std::printf("%zu lengths differ!\n", wrong);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) return 2;
  std::setvbuf(stdout, nullptr, _IOLBF, 0);
  const auto nodes = static_cast<std::uint32_t>(argc > 2 ? std::atol(argv[2]) : 1000000);
  const auto relations = static_cast<std::size_t>(argc > 3 ? std::atol(argv[3]) : 10000000);
  const auto record_bytes = static_cast<std::size_t>(argc > 4 ? std::atol(argv[4]) : 1);  // as corpus/store has them
  const std::string folder = argv[1], path = folder + "/bench.graph", bare_path = folder + "/bench.arrays";
  for (const bool skewed : {false, true}) {
    std::printf("%s ends, %u nodes, %zu relations\n", skewed ? "skewed" : "even", nodes, relations);
    Numbers numbers(7);
    std::vector<Ends> edges(relations);
    // Skewed: the square of an even number, so the first of a million nodes has about a thousandth of all edges.
    const auto end = [&] {
      const double share = static_cast<double>(numbers.next() >> 11) * 0x1p-53;
      return static_cast<std::uint32_t>((skewed ? share * share : share) * nodes);
    };
    for (Ends& edge : edges) edge = {end(), end()};
    std::vector<Label> labels(relations);
    for (Label& label : labels)
      label = {static_cast<float>(numbers.below(1001)) / 1000, static_cast<std::uint16_t>(numbers.below(kPredicates)),
               static_cast<apud::Status>(numbers.below(4))};
    for (const bool by_number : {true, false}) build(path, {nodes, edges, labels, record_bytes}, by_number);
    auto start = Clock::now();
    const auto reader = std::make_shared<const apud::GraphReader>(path);
    std::printf("opened in %.0f us\n", since(start) * 1e6);
    // Numbers of nodes are the writer's: a node met first in a relation comes before those of later documents.
    std::vector<std::uint32_t> number(nodes);
    for (std::uint32_t i = 0; i < nodes; ++i) number[i] = reader->find_id(id_of(i)).value_or(0);
    for (Ends& edge : edges) edge = {number[edge.subject], number[edge.object]};
    BareArrays bare(bare_path, nodes, edges);
    const apud::GraphView view({reader});
    time_hops(bare, *reader, view, nodes);
    time_paths(bare, view, nodes);
    start = Clock::now();
    const std::string wrong = reader->check();
    std::printf("check: \"%s\" in %.2f s\n", wrong.c_str(), since(start));
  }
  std::filesystem::remove(path);
  std::filesystem::remove(bare_path);
}
