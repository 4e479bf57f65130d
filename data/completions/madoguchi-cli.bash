# SPDX-License-Identifier: GPL-3.0-or-later
# Completion for bash. Commands, options and choices are read from the program's own help, so that
# they are always those of the program that is installed.

_madoguchi_cli_words() { # words…: those that go on with what was typed
  mapfile -t COMPREPLY < <(compgen -W "$*" -- "$word")
}

_madoguchi_cli() {
  local program=$1 word=${COMP_WORDS[COMP_CWORD]} option=${COMP_WORDS[COMP_CWORD - 1]}
  local help form words
  COMPREPLY=()
  if ((COMP_CWORD == 1)); then
    words=$("$program" --help 2> /dev/null | sed -nE 's/^  ((--)?[a-z][a-z-]*)  .*/\1/p')
    _madoguchi_cli_words "$words"
    return
  fi

  # To bash "--pin=si" is three words.
  if [[ $word == = ]]; then
    word=
  elif [[ $option == = ]]; then
    option=${COMP_WORDS[COMP_CWORD - 2]}
  fi
  help=$("$program" "${COMP_WORDS[1]}" --help 2> /dev/null) || return
  [[ $option != --* ]] || form=$(sed -n "s/^  $option=//p" <<< "$help")
  case $option=$form in
    check=)
      compopt -o filenames 2> /dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    *=)
      words=$(sed -nE 's/^  (--[a-z0-9-]+).*/\1/p' <<< "$help")
      if [[ $help == *" ${COMP_WORDS[1]} PROCEDURE "* ]]; then
        words+=" $("$program" "${COMP_WORDS[1]}" 2>&1 | grep -oE '([a-z0-9-]+, ){3,}[a-z0-9-]+' | tr -d ,)"
      fi
      if [[ $help =~ \ ${COMP_WORDS[1]}\ ([a-z]+(\|[a-z]+)+)\  ]]; then
        words+=" ${BASH_REMATCH[1]//|/ }"
      fi
      _madoguchi_cli_words "$words" ;;
    --practice=*)
      _madoguchi_cli_words "$(madoguchi-practice-card --list 2> /dev/null | cut -d ' ' -f 1)" ;;
    *=FILE)
      compopt -o filenames 2> /dev/null
      mapfile -t COMPREPLY < <(compgen -f -- "$word") ;;
    *)
      # "sign|auth|text" are words to type, "DATE|DATETIME" are not.
      [[ $form =~ [A-Z] ]] || _madoguchi_cli_words "${form//|/ }" ;;
  esac
}

complete -F _madoguchi_cli madoguchi-cli
