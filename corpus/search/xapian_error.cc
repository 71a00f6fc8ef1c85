// Maps the classes of Xapian's errors, and the system's error behind them, to what a person can do.
// Layer 2.
#include "corpus/search/xapian_error.h"

#include <cerrno>
#include <cstring>

namespace apud {
namespace {

bool has_cause(const Xapian::Error& error, int code) {
  const char* cause = error.get_error_string();
  return cause != nullptr && std::strstr(cause, std::strerror(code)) != nullptr;
}

}  // namespace

Error translated(const Xapian::Error& error, const std::string& where) {
  const std::string type = error.get_type();
  std::string message = error.get_msg();
  if (const char* cause = error.get_error_string()) message += std::string(" (") + cause + ")";
  if (has_cause(error, ENOSPC) || has_cause(error, EFBIG) || has_cause(error, EDQUOT))
    return {ErrorCode::kNoSpace, "no space left to write the index", where,
            "the last state stands; make room and run apud-index again"};
  if (type == "NetworkError" || type == "NetworkTimeoutError")
    return {ErrorCode::kUnreadable, "a remote shard does not answer: " + message, where,
            "start its xapian-tcpsrv, or take it out of the stub file"};
  if (type == "DatabaseCorruptError" || type == "DatabaseError" || type == "RangeError" || type == "SerialisationError")
    return {ErrorCode::kDamaged, "the index is damaged: " + message, where,
            "run apud-index --force into a new directory"};
  if (type == "DatabaseNotFoundError" || type == "DatabaseOpeningError")
    return {ErrorCode::kDamaged, "a file of the index is missing or cannot be read: " + message, where,
            "run apud-index --force into a new directory"};
  if (type == "DatabaseVersionError")
    return {ErrorCode::kVersion, "made by another version of Xapian: " + message, where,
            "run apud-index --force into a new directory"};
  if (type == "QueryParserError" || type == "WildcardError")
    return {ErrorCode::kQuery, "the query cannot be answered: " + message, where, "make it shorter or more exact"};
  return {ErrorCode::kInternal, "Xapian reports " + type + ": " + message, where, ""};
}

}  // namespace apud
