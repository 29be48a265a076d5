package xm.cli.doc;

import java.util.List;
import xm.cli.args.Declaration;
import xm.cli.args.OptionDeclaration;
import xm.cli.args.OptionDeclaration.Visibility;

/** Completion for bash; zsh reads it through bashcompinit. */
public final class BashCompletion {
  private static final String HEAD =
      """
      # Completion of xm for bash. Made from the commands' declarations; see GeneratedFilesTest.
      # shellcheck shell=bash

      _xm() {
        local cur=${COMP_WORDS[COMP_CWORD]} command='' options='' operands='' i=1
        local -a global=()
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
        case $command in
          '')
            options='--sim --version --help'
      """;
  private static final String TAIL =
      """
          *) return ;;
        esac
        if [[ $cur == -* ]]; then
          mapfile -t COMPREPLY < <(compgen -W "$options" -- "$cur")
          return
        fi
        case $operands in
          domains)
            operands=$("${COMP_WORDS[0]}" "${global[@]}" __complete domains 2> /dev/null)
            mapfile -t COMPREPLY < <(compgen -W "$operands" -- "$cur")
            ;;
          files) mapfile -t COMPREPLY < <(compgen -f -- "$cur") ;;
          *) mapfile -t COMPREPLY < <(compgen -W "$operands" -- "$cur") ;;
        esac
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
      for (OptionDeclaration option : declaration.options()) {
        if (option.visibility() != Visibility.UNMENTIONED) {
          b.append("--").append(option.name()).append(option.takesValue() ? "= " : " ");
        }
      }
      b.append("--help' operands='").append(operands(declaration)).append("' ;;\n");
    }
    return b.append(TAIL).toString();
  }

  private static String operands(Declaration declaration) {
    return switch (declaration.operands()) {
      case DOMAINS -> "domains";
      case FILES -> "files";
      case NONE -> alternatives(declaration.argumentString());
    };
  }

  /** {@code <a|b|c>} offers its words. */
  private static String alternatives(String arguments) {
    return arguments.startsWith("<") && arguments.indexOf('|') > 0
        ? arguments.substring(1, arguments.indexOf('>')).replace('|', ' ')
        : "";
  }
}
