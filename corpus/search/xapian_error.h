// The one place where Xapian's errors become Apud's. For corpus/search alone: it includes <xapian.h>.
// Layer 2.
#pragma once

#include <xapian.h>

#include <string>
#include <utility>

#include "corpus/text/error.h"

namespace apud {

// `where` names the file, directory or shard that was in use.
Error translated(const Xapian::Error& error, const std::string& where);

// Runs `work` and lets no Xapian error out of it.
template <typename F>
auto guarded(const std::string& where, F&& work) -> decltype(work()) {
  try {
    return std::forward<F>(work)();
  } catch (const Xapian::Error& error) {
    throw translated(error, where);
  }
}

}  // namespace apud
