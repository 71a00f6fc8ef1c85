// Program layer.
#include "query/citations_command.h"

#include <limits>

#include "corpus/text/error.h"
#include "query/answer/citation_answer.h"
#include "query/render/citation_formats.h"
#include "query/render/json.h"
#include "query/render/text.h"
#include "query/terminal.h"

namespace apud {
namespace {

constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();

// A format of other programs, which has no place for the sentences.
bool works_alone(const CommandLine& line) {
  return line.citation_format != CitationFormat::kText && line.citation_format != CitationFormat::kJson;
}

// For people the first ten, for other programs all; 0 is all.
std::uint32_t limit_of(const CommandLine& line) {
  const std::uint32_t limit = line.limit.value_or(works_alone(line) ? 0 : kDefaultLimit);
  return limit == 0 ? kAll : limit;
}

std::string nothing(std::uint64_t total, const CommandLine& line, const char* one, const char* many) {
  if (total > 0)
    return Error(ErrorCode::kQuery, "nothing more", "--offset " + std::to_string(line.offset),
                 "there are " + counted(total, one, many))
        .what();
  const std::string query = joined_words(line.words);
  if (line.unresolved)
    return Error(ErrorCode::kQuery, "every note tells its work", "", "apud citations lists them").what();
  if (query.empty())
    return Error(ErrorCode::kQuery, "no citations", "", "this index has no notes with references").what();
  return Error(ErrorCode::kQuery, "no such citation", query,
               "try fewer words; apud search " + shell_word(query) + " looks in the texts")
      .what();
}

ExitStatus unresolved(const PassageSource& index, const CommandLine& line) {
  const UnresolvedAnswer answer = answer_unresolved(index, line.offset, limit_of(line));
  if (line.json || line.citation_format == CitationFormat::kJson)
    write_output(json_of(answer), false);
  else if (answer.notes.empty())
    write_message(nothing(answer.total, line, "note", "notes"));
  else
    write_output(text_of(answer, style_of_output(line.colour)), line.pager);
  return answer.notes.empty() ? ExitStatus::kNothingFound : ExitStatus::kAnswered;
}

}  // namespace

ExitStatus run_citations(const PassageSource& index, const CommandLine& line) {
  if (line.unresolved) return unresolved(index, line);
  const CitationsAnswer answer =
      answer_citations(index, {joined_words(line.words), line.offset, limit_of(line)}, !works_alone(line));
  const bool found = !answer.citations.empty();
  switch (line.json ? CitationFormat::kJson : line.citation_format) {
    case CitationFormat::kJson: write_output(json_of(answer), false); break;
    case CitationFormat::kCslJson: write_output(csl_json_of(answer), false); break;
    case CitationFormat::kBibtex: write_output(bibtex_of(answer), false); break;
    case CitationFormat::kRis: write_output(ris_of(answer), false); break;
    case CitationFormat::kText:
      if (found) write_output(text_of(answer, style_of_output(line.colour)), line.pager);
  }
  const bool data = line.json || line.citation_format == CitationFormat::kJson;
  if (!found && !data) write_message(nothing(answer.total, line, "work", "works"));
  return found ? ExitStatus::kAnswered : ExitStatus::kNothingFound;
}

}  // namespace apud
