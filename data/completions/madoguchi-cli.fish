# SPDX-License-Identifier: GPL-3.0-or-later
# Completion for fish. Commands, options and choices are read from the program's own help, so that
# they are always those of the program that is installed.

function __madoguchi_cli_values -a option form prefix current
    if test $option = --practice
        madoguchi-practice-card --list 2>/dev/null | string replace -r -- '^(\S+) +' "$prefix\$1\t"
    else if test $form = FILE
        string replace -r -- '^' "$prefix" (__fish_complete_path (string replace -- "$prefix" '' $current))
    else if not string match -qr '[A-Z]' -- $form
        # "sign|auth|text" are words to type, "DATE|DATETIME" are not.
        printf "$prefix%s\n" (string split '|' -- $form)
    end
end

function __madoguchi_cli
    set -l words (commandline -opc)
    set -l current (commandline -ct)
    if test (count $words) -eq 1
        $words[1] --help 2>/dev/null | string replace -rf '^  ((--)?[a-z][a-z-]*)  +(.*)$' '$1\t$3'
        return
    end

    if test $words[-1] = check
        __fish_complete_path $current
        return
    end
    set -l help ($words[1] $words[2] --help 2>/dev/null); or return
    set -l option $words[-1]
    set -l prefix ''
    if string match -q -- '--*=*' $current
        set option (string split -m 1 = -- $current)[1]
        set prefix $option=
    end
    set -l form (string replace -f -- "  $option=" '' $help)
    if test (count $form) -eq 1
        __madoguchi_cli_values $option $form "$prefix" $current
        return
    end
    string join \n -- $help | string match -rg '^  (--[a-z0-9-]+)|^        (.*)' |
        string join \n | paste -d \t - -
    if string match -q -- "* $words[2] PROCEDURE *" $help[1]
        $words[1] $words[2] 2>&1 | string match -r '(?:[a-z0-9-]+, ){3,}[a-z0-9-]+' | string split ', '
    end
    string match -rg " $words[2] ([a-z]+(?:[|][a-z]+)+) " -- $help[1] | string split '|'
end

complete -c madoguchi-cli -f -a '(__madoguchi_cli)'
