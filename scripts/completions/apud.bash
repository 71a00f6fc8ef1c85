# Completion of apud and apud-index for bash.
_apud_index_files() { compopt -o filenames 2>/dev/null; mapfile -t COMPREPLY < <(compgen -f -- "$1"); }
_apud_predicates='located_in headquarters has_strategy holds_role member_of part_of alias_of connects signed agreement_with
  met_with visited hosted held_at held_on launched completed funds invests_in produces said has_value authored published_in
  published_on cites supports mentions'

_apud() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command='' options i
  for ((i = 1; i < COMP_CWORD; i++)); do
    case ${COMP_WORDS[i]} in
      search | entity | relations | path | citations | show | export | ask | trace | stats | verify) command=${COMP_WORDS[i]}; break ;;
    esac
  done
  case $before in
    --db) _apud_index_files "$word"; return ;;
    --color) mapfile -t COMPREPLY < <(compgen -W 'auto always never' -- "$word"); return ;;
    --facet) mapfile -t COMPREPLY < <(compgen -W 'kind document entity year' -- "$word"); return ;;
    --sort) mapfile -t COMPREPLY < <(compgen -W 'relevance document date' -- "$word"); return ;;
    --group) mapfile -t COMPREPLY < <(compgen -W 'passage document' -- "$word"); return ;;
    --status) mapfile -t COMPREPLY < <(compgen -W 'asserted planned recommended possible' -- "$word"); return ;;
    --polarity) mapfile -t COMPREPLY < <(compgen -W 'affirmed negated' -- "$word"); return ;;
    --predicate) mapfile -t COMPREPLY < <(compgen -W "$_apud_predicates" -- "$word"); return ;;
    --format)
      local formats='jsonl graphml nquads csv dot cypher'
      [[ $command == citations ]] && formats='text json csl-json bibtex ris'
      [[ $command == trace ]] && formats='text json claimreview annotation'
      mapfile -t COMPREPLY < <(compgen -W "$formats" -- "$word"); return ;;
    --file) _apud_index_files "$word"; return ;;
    --output) _apud_index_files "$word"; return ;;
    --limit | --offset | --context | --subject | --object | --min-confidence | --max-hops) return ;;
  esac
  options='--db --json --limit --offset --color --no-pager --help --version'
  case $command in
    search) options+=' --facet --sort --group' ;;
    relations) options+=' --subject --predicate --object --status --polarity --min-confidence' ;;
    path) options+=' --max-hops --predicate --status --polarity --min-confidence' ;;
    export) options+=' --format --output --predicate --status --polarity --min-confidence' ;;
    citations) options+=' --format --unresolved' ;;
    show) options+=' --context --exact' ;;
    ask) options+=' --explain' ;;
    trace) options+=' --file --format --explain' ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$options" -- "$word")
  elif [[ -z $command ]]; then
    mapfile -t COMPREPLY < <(compgen -W 'search entity relations path citations show export ask trace stats verify' -- "$word")
  fi
}

_apud_index() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]}
  case $before in
    --jobs | --remove) return ;;
  esac
  if [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W '--db --jobs --force --prune --remove --explain --parse-citations --format --json --quiet --verbose --help --version' -- "$word")
  else
    _apud_index_files "$word"
  fi
}

complete -F _apud apud
complete -F _apud_index apud-index
