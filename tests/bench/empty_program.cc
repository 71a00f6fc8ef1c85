// What starting a process costs that is linked with the same libraries as apud and does nothing.
#include <spdlog/spdlog.h>

#include <boost/program_options.hpp>

#include "corpus/store/index_reader.h"

int main(int argc, char** argv) {
  if (argc < 1000) return 0;
  // Never reached; keeps the libraries linked.
  const boost::program_options::options_description options;
  spdlog::info("{} {}", options.options().size(), apud::IndexReader::open({argv[1]}).documents().size());
}
