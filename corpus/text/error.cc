// Error messages are put together here, and nowhere else.
// Layer 0.
#include "corpus/text/error.h"

namespace apud {
namespace {

std::string join(const std::string& what, const std::string& where, const std::string& todo) {
  std::string text = what;
  for (const std::string* part : {&where, &todo})
    if (!part->empty()) text += ": " + *part;
  return text;
}

}  // namespace

const char* error_code_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::kUsage: return "usage";
    case ErrorCode::kUnreadable: return "unreadable";
    case ErrorCode::kNoIndex: return "no_index";
    case ErrorCode::kLocked: return "locked";
    case ErrorCode::kVersion: return "version";
    case ErrorCode::kDamaged: return "damaged";
    case ErrorCode::kNoSpace: return "no_space";
    case ErrorCode::kQuery: return "query";
    case ErrorCode::kInternal: return "internal";
  }
  return "internal";
}

Error::Error(ErrorCode code, const std::string& what, const std::string& where, const std::string& todo)
    : std::runtime_error(join(what, where, todo)), code_(code), problem_(what), todo_(todo) {}

}  // namespace apud
