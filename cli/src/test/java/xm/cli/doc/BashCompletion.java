package xm.cli.doc;

import java.util.List;
import xm.cli.args.Declaration;
import xm.cli.args.OptionDeclaration;

/** Completion for bash. */
public final class BashCompletion {
  private static final String HEAD =
      """
      # Completion of xm for bash. Made from the commands' declarations; see GeneratedFilesTest.
      # shellcheck shell=bash

      _xm() {
        local cur=${COMP_WORDS[COMP_CWORD]} command='' options='' operands='' values='' option='' i=1
        local -a global=() before=()
        COMPREPLY=()
        # bash hands out --sim=DIR in three words.
        while ((i < COMP_CWORD)); do
          case ${COMP_WORDS[i]} in
            --*) global+=("${COMP_WORDS[i]}") ;;
            =) global[${#global[@]}-1]+="=${COMP_WORDS[i + 1]}"; ((i++)) ;;
            *) command=${COMP_WORDS[i]}; break ;;
          esac
          ((i++))
        done
        for ((i++; i < COMP_CWORD; i++)); do
          case ${COMP_WORDS[i]} in
            -*) ;;
            =) ((i++)) ;;
            *) before+=("${COMP_WORDS[i]}") ;;
          esac
        done
        if [[ $cur == = ]]; then
          option=${COMP_WORDS[COMP_CWORD - 1]} cur=''
        elif ((COMP_CWORD > 1)) && [[ ${COMP_WORDS[COMP_CWORD - 1]} == = ]]; then
          option=${COMP_WORDS[COMP_CWORD - 2]}
        fi
        case $command in
          '')
            options='--sim --version --help'
      """;
  private static final String MIDDLE =
      """
          *) return ;;
        esac
        case "$command $option" in
      """;
  private static final String TAIL =
      """
        esac
        if [[ $option ]]; then
          operands=$values
        elif [[ $cur == -* ]]; then
          mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
          [[ ${COMPREPLY[0]} == *= ]] && type compopt &> /dev/null && compopt -o nospace 2> /dev/null
          return 0
        fi
        case $operands in
          domains) operands=$(_xm_ask domains) ;;
          block | network)
            if ((${#before[@]})); then
              operands=$(_xm_ask "$operands" "${before[0]}")
            else
              operands=$(_xm_ask domains)
            fi
            ;;
          files)
            mapfile -t COMPREPLY < <(compgen -f -- "$cur")
            return
            ;;
        esac
        mapfile -t COMPREPLY < <(compgen -W "$operands" -- "$cur")
      }

      # Words that only xm knows; the variables are _xm's.
      _xm_ask() {
        "${COMP_WORDS[0]}" "${global[@]}" __complete "$@" 2> /dev/null
      }
      complete -o filenames -F _xm xm
      """;

  private BashCompletion() {}

  /** The script. */
  public static String of(List<Declaration> declarations) {
    StringBuilder b = new StringBuilder(HEAD.indent(0));
    b.append("      operands='help");
    for (Declaration declaration : declarations) {
      b.append(' ').append(declaration.name());
    }
    b.append("' ;;\n");
    for (Declaration declaration : declarations) {
      b.append("    ").append(declaration.name()).append(") options='");
      for (OptionDeclaration option : Completion.options(declaration)) {
        b.append("--").append(option.name()).append(option.takesValue() ? "= " : " ");
      }
      b.append("--help' operands='").append(Completion.operands(declaration)).append("' ;;\n");
    }
    b.append(MIDDLE);
    for (Declaration declaration : declarations) {
      for (OptionDeclaration option : Completion.options(declaration)) {
        String values = option.takesValue() ? Completion.values(option) : "";
        if (!values.isEmpty()) {
          b.append("    '").append(declaration.name()).append(" --").append(option.name());
          b.append("') values='").append(values).append("' ;;\n");
        }
      }
    }
    return b.append(TAIL).toString();
  }
}
