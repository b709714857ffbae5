# Completion for bash. Verbs, options and keys are asked of the program, so that no list can grow old.
_taktskifte() {
  local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} verb=${COMP_WORDS[1]}
  local program=${COMP_WORDS[0]/#\~/$HOME}
  local keys='s/^  "key": "\(.*\)",$/\1/p' options='/^Options:/,$s/^  \(-. \[ \)\{0,1\}\(--[a-z-]*\).*/\2/p'
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    mapfile -t COMPREPLY < <(compgen -W "$("$program" --help | sed -n 's/^  \([a-z]*\)  .*/\1/p') --help --version" -- "$word")
  elif [[ $before == --set || $before == --sweep || $before == : ]]; then  # : stands behind fact and policy
    mapfile -t COMPREPLY < <(compgen -S = -W "$("$program" params --json | sed -n "$keys")" -- "$word")
    compopt -o nospace
  elif [[ $word == -* ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$("$program" "$verb" --help | sed -n "$options")" -- "$word")
  elif [[ $verb == params && $before != --fill ]]; then
    mapfile -t COMPREPLY < <(compgen -W "$("$program" params --json | sed -n "$keys")" -- "$word")
  else
    compopt -o default  # files
  fi
} 2>/dev/null
complete -F _taktskifte taktskifte
