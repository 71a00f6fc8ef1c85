// Program layer.
#include "query/commands.h"

#include <limits>

#include "corpus/text/error.h"
#include "query/answer/index_answers.h"
#include "query/answer/index_view.h"
#include "query/answer/relation_answer.h"
#include "query/answer/search_answer.h"
#include "query/answer/show_answer.h"
#include "query/ask_command.h"
#include "query/citations_command.h"
#include "query/export_command.h"
#include "query/index_choice.h"
#include "query/render/json.h"
#include "query/render/text.h"
#include "query/terminal.h"
#include "query/trace_command.h"

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

// Nothing is known under a name: the nearest ones are what to try.
std::string nothing_named(const ResolvedName& name) {
  std::string todo;
  for (const EntityMatch& match : name.candidates)
    todo += (todo.empty() ? "did you mean " : " or ") + match.entity.name;
  if (todo.empty()) todo = "apud search " + shell_word(name.asked) + " looks for the words";
  return Error(ErrorCode::kQuery, "nothing of this name", name.asked, todo + (name.candidates.empty() ? "" : "?"))
      .what();
}

std::uint32_t limit_of(const CommandLine& line) { return line.limit == 0u ? kAll : line.limit.value_or(kDefaultLimit); }

ExitStatus entity(const PassageSource& index, const CommandLine& line) {
  const EntityAnswer answer = answer_entity(index, joined_words(line.words), line.offset, limit_of(line));
  const bool found = answer.name.state != NameState::kUnknown;
  if (line.json)
    write_output(json_of(answer), false);
  else if (found)
    write_text(text_of(answer, style_of_output(line.colour)), line);
  else
    write_message(nothing_named(answer.name));
  return found ? ExitStatus::kAnswered : ExitStatus::kNothingFound;
}

RelationRequest relation_request(const CommandLine& line) {
  RelationRequest request;
  request.name = joined_words(line.words);
  request.subject = line.subject;
  request.predicate = line.predicate;
  request.object = line.object;
  request.status = line.status;
  request.polarity = line.polarity;
  request.min_confidence = line.min_confidence;
  request.offset = line.offset;
  request.limit = limit_of(line);
  return request;
}

std::string no_relations(const RelationsAnswer& answer) {
  if (answer.total > 0)
    return Error(ErrorCode::kQuery, "nothing more", "--offset " + std::to_string(answer.offset),
                 counted(answer.total, "relation matches", "relations match"))
        .what();
  const std::string todo = answer.suggestion.empty() ? "ask for less: fewer options, another name"
                                                     : "did you mean " + answer.suggestion + "?";
  return Error(ErrorCode::kQuery, "no relations", "", todo).what();
}

ExitStatus relations(const PassageSource& index, const CommandLine& line) {
  const RelationsAnswer answer = answer_relations(index, relation_request(line));
  const bool found = !answer.relations.empty();
  if (line.json)
    write_output(json_of(answer), false);
  else if (found)
    write_text(text_of(answer, style_of_output(line.colour)), line);
  else
    write_message(no_relations(answer));
  return found ? ExitStatus::kAnswered : ExitStatus::kNothingFound;
}

// Why there is no path.
std::string no_path(const PathsAnswer& answer) {
  for (const ResolvedName* name : {&answer.from, &answer.to})
    if (name->state == NameState::kUnknown) return nothing_named(*name);
  const std::string ends = answer.from.match->entity.name + ", " + answer.to.match->entity.name;
  if (answer.same())
    return Error(ErrorCode::kQuery, "both names mean the same", answer.from.match->entity.name,
                 "apud entity " + shell_word(answer.from.match->entity.name) + " shows what is said of it")
        .what();
  if (answer.offset > 0) return Error(ErrorCode::kQuery, "no more paths", ends, "start again without --offset").what();
  return Error(ErrorCode::kQuery, "no path of " + counted(answer.max_hops, "hop", "hops") + " or fewer", ends,
               "try more with --max-hops, or without --predicate, --status, --polarity and --min-confidence")
      .what();
}

ExitStatus path(const PassageSource& index, const CommandLine& line) {
  PathRequest request;
  request.from = line.words[0];
  request.to = line.words[1];
  request.max_hops = line.max_hops;
  request.predicate = line.predicate;
  request.status = line.status;
  request.polarity = line.polarity;
  request.min_confidence = line.min_confidence;
  request.offset = line.offset;
  request.limit = limit_of(line);
  const PathsAnswer answer = answer_paths(index, request);
  if (line.json) {
    write_output(json_of(answer), false);
  } else if (!answer.paths.empty()) {
    write_text(text_of(answer, style_of_output(line.colour)), line);
  } else {
    for (const ResolvedName* name : {&answer.from, &answer.to}) {
      if (name->state != NameState::kAmbiguous) continue;
      write_text(text_of_candidates(*name, "path", style_of_output(line.colour)), line);
      return ExitStatus::kNothingFound;
    }
    write_message(no_path(answer));
  }
  return answer.paths.empty() ? ExitStatus::kNothingFound : ExitStatus::kAnswered;
}

// A relation's id is its sentence's reference with ".r3" behind.
std::string without_relation(const std::string& target) {
  const std::size_t dot = target.rfind(".r"), hash = target.rfind('#');
  if (dot == std::string::npos || hash == std::string::npos || dot < hash || dot + 2 == target.size()) return target;
  return target.find_first_not_of("0123456789", dot + 2) == std::string::npos ? target.substr(0, dot) : target;
}

ExitStatus show(const PassageSource& index, const CommandLine& line) {
  const std::string& target = line.words.front();
  if (const auto answer = answer_outline(index, target)) return outline(*answer, line);
  const auto ref = parse_ref(without_relation(target));
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
    throw Error(
        ErrorCode::kUsage, "not built yet", line.command_name,
        "this version has search, entity, relations, path, citations, show, export, ask, trace, stats and verify");
  const std::vector<std::string> paths = choose_index(line.databases);
  const IndexReader reader = IndexReader::open(paths);
  if (line.command == Command::kTrace) return run_trace(reader, line);
  const IndexView index(reader);
  switch (line.command) {
    case Command::kSearch: return search(index, line);
    case Command::kEntity: return entity(index, line);
    case Command::kRelations: return relations(index, line);
    case Command::kPath: return path(index, line);
    case Command::kCitations: return run_citations(index, line);
    case Command::kShow: return show(index, line);
    case Command::kExport: return run_export(index, line);
    case Command::kAsk: return run_ask(index, ReaderClaimIndex(reader), line);
    case Command::kStats: return stats(index, paths, line);
    default: return verify(index, line);
  }
}

}  // namespace apud
