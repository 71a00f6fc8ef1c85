// Program layer.
#include "query/commands.h"

#include <limits>

#include "corpus/text/error.h"
#include "query/answer/index_answers.h"
#include "query/answer/index_view.h"
#include "query/answer/search_answer.h"
#include "query/answer/show_answer.h"
#include "query/index_choice.h"
#include "query/render/json.h"
#include "query/render/text.h"
#include "query/terminal.h"

namespace apud {
namespace {

constexpr std::uint32_t kAll = std::numeric_limits<std::uint32_t>::max();

void write_text(const std::string& text, const CommandLine& line) { write_output(text, line.pager); }

std::string nothing_found(const SearchAnswer& answer) {
  if (answer.estimated_total > 0)
    return Error(ErrorCode::kQuery, "nothing more", "--offset " + std::to_string(answer.offset),
                 counted(answer.estimated_total, "passage matches", "passages match"))
        .what();
  const std::string todo = answer.suggestion.empty() ? "try fewer or other words"
                                                     : "did you mean: apud search " + shell_word(answer.suggestion);
  return Error(ErrorCode::kQuery, "nothing found", answer.query, todo).what();
}

ExitStatus search(const PassageSource& index, const CommandLine& line) {
  SearchRequest request;
  request.query = joined_words(line.words);
  request.sort = line.sort;
  request.group = line.group;
  request.offset = line.offset;
  request.limit = line.limit.value_or(kDefaultLimit);
  request.facets = line.facets;
  const SearchAnswer answer = answer_search(index, request);
  const bool found = request.limit == 0 ? answer.estimated_total > 0 : !answer.results.empty();
  if (line.json)
    write_output(json_of(answer), false);
  else if (found)
    write_text(text_of(answer, style_of_output(line.colour)), line);
  else
    write_message(nothing_found(answer));
  return found ? ExitStatus::kAnswered : ExitStatus::kNothingFound;
}

ExitStatus outline(const OutlineAnswer& answer, const CommandLine& line) {
  const std::uint32_t limit = line.limit.value_or(kAll);
  if (line.json)
    write_output(json_of(answer, line.offset, limit), false);
  else
    write_text(text_of(answer, line.offset, limit, style_of_output(line.colour)), line);
  return ExitStatus::kAnswered;
}

ExitStatus show(const PassageSource& index, const CommandLine& line) {
  const std::string& target = line.words.front();
  if (const auto answer = answer_outline(index, target)) return outline(*answer, line);
  const auto ref = parse_ref(target);
  const auto answer = ref ? answer_show(index, *ref, line.context) : std::nullopt;
  if (!answer) {
    const NotFound missing = explain_missing(index, target);
    if (line.json)
      write_output(json_of(missing), false);
    else
      write_message(Error(ErrorCode::kQuery, missing.what, missing.where, missing.todo).what());
    return ExitStatus::kNothingFound;
  }
  if (line.json)
    write_output(json_of(*answer), false);
  else if (line.exact)
    write_output(answer->evidence.exact, false);
  else
    write_text(text_of(*answer, style_of_output(line.colour)), line);
  return ExitStatus::kAnswered;
}

ExitStatus stats(const PassageSource& index, const std::vector<std::string>& paths, const CommandLine& line) {
  const StatsAnswer answer = answer_stats(index, paths, line.offset, line.limit.value_or(kDefaultLimit));
  if (line.json)
    write_output(json_of(answer), false);
  else
    write_text(text_of(answer, style_of_output(line.colour)), line);
  return answer.stats.documents > 0 ? ExitStatus::kAnswered : ExitStatus::kNothingFound;
}

ExitStatus verify(const PassageSource& index, const CommandLine& line) {
  const VerifyAnswer answer = answer_verify(index, [](std::uint64_t number, std::uint64_t count) {
    write_progress("verifying document " + grouped(number) + " of " + grouped(count));
  });
  write_progress("");
  const std::uint32_t limit = line.limit.value_or(kAll);
  if (line.json)
    write_output(json_of(answer, line.offset, limit), false);
  else
    write_text(text_of(answer, line.offset, limit, style_of_output(line.colour)), line);
  return answer.all_match() ? ExitStatus::kAnswered : ExitStatus::kNothingFound;
}

}  // namespace

ExitStatus run_command(const CommandLine& line) {
  if (line.command == Command::kNotBuilt)
    throw Error(ErrorCode::kUsage, "not built yet", line.command_name,
                "this version answers search, show, stats and verify");
  const std::vector<std::string> paths = choose_index(line.databases);
  const IndexReader reader = IndexReader::open(paths);
  const IndexView index(reader);
  switch (line.command) {
    case Command::kSearch: return search(index, line);
    case Command::kShow: return show(index, line);
    case Command::kStats: return stats(index, paths, line);
    default: return verify(index, line);
  }
}

}  // namespace apud
