// Of many claims each is an answer of its own: a line of JSON, or a paragraph. One that cannot be traced stops none.
// Program layer.
#include "query/trace_command.h"

#include <algorithm>
#include <fstream>
#include <iostream>
#include <string>

#include "corpus/text/error.h"
#include "query/render/characters.h"
#include "query/render/json.h"
#include "query/render/trace.h"
#include "query/terminal.h"

namespace apud {
namespace {

constexpr std::size_t kMostClaimBytes = 1 << 20;  // of a line; what follows is not read

// The next line with something in it. Lines are cut at kMostClaimBytes.
bool next_claim(std::istream& in, std::string& claim) {
  while (in) {
    claim.clear();
    bool any = false;
    for (int c = in.get(); c != std::istream::traits_type::eof(); c = in.get()) {
      any = true;
      if (c == '\n') break;
      if (claim.size() < kMostClaimBytes) claim.push_back(static_cast<char>(c));
    }
    if (!any) return false;
    if (claim.find_first_not_of(" \t\r") != std::string::npos) return true;
  }
  return false;
}

std::string rendered(const TraceAnswer& answer, const CommandLine& line, const TextStyle& style) {
  if (line.json) return json_of(answer, line.explain);
  switch (line.trace_format) {
    case TraceFormat::kClaimReview: return claim_review_of(answer);
    case TraceFormat::kAnnotation: return annotations_of(answer);
    case TraceFormat::kJson: return json_of(answer, line.explain);
    case TraceFormat::kText: break;
  }
  return text_of(answer, line.explain, style);
}

std::uint32_t limit_of(const CommandLine& line) { return line.limit.value_or(kDefaultLimit); }

ExitStatus trace_many(Tracer& tracer, std::istream& in, const std::string& name, const CommandLine& line) {
  const TextStyle style = style_of_output(line.colour);
  const bool text = !line.json && line.trace_format == TraceFormat::kText;
  std::size_t claims = 0, decided = 0;
  for (std::string claim; next_claim(in, claim); ++claims) {
    std::string piece;
    try {
      const TraceAnswer answer = tracer.trace(claim, line.offset, limit_of(line));
      decided += answer.verdict != Verdict::kNotFound ? 1 : 0;
      if (text) piece = (claims > 0 ? "\n" : "") + wrapped(printable(answer.claim), {}, Ink::kStrong, style);
      piece += rendered(answer, line, style);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::kUsage) throw;
      if (text)
        write_message(error.what());
      else
        piece = json_of_untraced(claim.substr(0, 200), error_code_name(error.code()), error.what());
    }
    write_piece(piece);
  }
  if (claims == 0) throw Error(ErrorCode::kUsage, "no claims", name, "give one claim a line");
  return decided > 0 ? ExitStatus::kAnswered : ExitStatus::kNothingFound;
}

}  // namespace

ExitStatus run_trace(const IndexReader& reader, const CommandLine& line) {
  const ReaderClaimIndex index(reader);
  Tracer tracer(index);
  const bool from_input = line.words.size() == 1 && line.words.front() == "-" && line.file.empty();
  if (from_input || line.file == "-") return trace_many(tracer, std::cin, "standard input", line);
  if (!line.file.empty()) {
    std::ifstream file(line.file, std::ios::binary);
    if (!file) throw Error(ErrorCode::kUnreadable, "cannot be read", line.file, "give a file with one claim a line");
    return trace_many(tracer, file, line.file, line);
  }
  const TraceAnswer answer = tracer.trace(joined_words(line.words), line.offset, limit_of(line));
  const bool text = !line.json && line.trace_format == TraceFormat::kText;
  write_output(rendered(answer, line, style_of_output(line.colour)), text && line.pager);
  return answer.verdict == Verdict::kNotFound ? ExitStatus::kNothingFound : ExitStatus::kAnswered;
}

}  // namespace apud
