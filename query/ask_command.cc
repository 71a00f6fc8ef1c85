// Program layer.
#include "query/ask_command.h"

#include <iostream>
#include <limits>

#include "query/ask/ask.h"
#include "query/render/json.h"
#include "query/render/text.h"
#include "query/terminal.h"

namespace apud {
namespace {

constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();

ExitStatus ask_one(Asker& asker, const std::string& question, const CommandLine& line) {
  const std::uint32_t limit = line.limit.value_or(0) == 0 ? kAll : *line.limit;
  const AskAnswer answer = asker.answer(question, line.offset, limit);
  if (line.json)
    write_output(json_of(answer, line.explain), false);
  else
    write_output(text_of(answer, line.explain, style_of_output(line.colour)), line.pager);
  return answer.answers.empty() ? ExitStatus::kNothingFound : ExitStatus::kAnswered;
}

}  // namespace

ExitStatus run_ask(const PassageSource& index, const ClaimIndex& claims, const CommandLine& line) {
  Asker asker(index, claims);
  if (line.words.size() != 1 || line.words[0] != "-") return ask_one(asker, joined_words(line.words), line);
  ExitStatus status = ExitStatus::kNothingFound;
  for (std::string question; std::getline(std::cin, question);)
    if (ask_one(asker, question, line) == ExitStatus::kAnswered) status = ExitStatus::kAnswered;
  return status;
}

}  // namespace apud
