package xm.cli.doc;

import java.util.List;
import xm.cli.args.Declaration;
import xm.cli.args.OptionDeclaration;

/** Completion for zsh: a function file for {@code $fpath}, named {@code _xm}. */
public final class ZshCompletion {
  private static final String HEAD =
      """
      #compdef xm
      # Completion of xm for zsh. Made from the commands' declarations; see GeneratedFilesTest.

      _xm_ask() {
        reply=(${(f)"$($words[1] $global __complete "$@" 2> /dev/null)"})
      }

      _xm() {
        local command='' operands='' values='' cur=$words[CURRENT] i=2
        local -a global before options reply commands
        while (( i < CURRENT )); do
          case $words[i] in
            --*) global+=($words[i]) ;;
            *) command=$words[i]; break ;;
          esac
          (( i++ ))
        done
        for (( i++; i < CURRENT; i++ )); do
          [[ $words[i] == -* ]] || before+=($words[i])
        done
        case $command in
          '')
            if [[ $cur == -* ]]; then
              compadd -- --sim --version --help
              return
            fi
            commands=(
              'help:Print all commands.'
      """;
  private static final String COMMANDS_END =
      """
            )
            _describe -t commands 'xm command' commands
            return
            ;;
      """;
  private static final String MIDDLE =
      """
          *) return 1 ;;
        esac
        if [[ $cur == --*=* ]]; then
          case "$command ${cur%%=*}" in
      """;
  private static final String TAIL =
      """
            *) return 1 ;;
          esac
          compset -P '*='
          operands=$values
        elif [[ $cur == -* ]]; then
          compadd -S '' -- ${(M)options:#*=}
          compadd -- ${options:#*=}
          return
        fi
        case $operands in
          '') return 1 ;;
          domains) _xm_ask domains ;;
          block | network)
            if (( $#before )); then
              _xm_ask $operands $before[1]
            else
              _xm_ask domains
            fi
            ;;
          files)
            _files
            return
            ;;
          *) reply=(${=operands}) ;;
        esac
        compadd -- $reply
      }

      if [[ $funcstack[1] == _xm ]]; then
        _xm "$@"
      else
        compdef _xm xm
      fi
      """;

  private ZshCompletion() {}

  /** The script. */
  public static String of(List<Declaration> declarations) {
    StringBuilder b = new StringBuilder(HEAD);
    for (Declaration d : declarations) {
      b.append("        '").append(d.name()).append(':').append(quoted(d.description()));
      b.append("'\n");
    }
    b.append(COMMANDS_END);
    for (Declaration d : declarations) {
      b.append("    ").append(d.name()).append(") options=(");
      for (OptionDeclaration option : Completion.options(d)) {
        b.append("--").append(option.name()).append(option.takesValue() ? "= " : " ");
      }
      b.append("--help) operands='").append(Completion.operands(d)).append("' ;;\n");
    }
    b.append(MIDDLE);
    for (Declaration d : declarations) {
      for (OptionDeclaration option : Completion.options(d)) {
        String values = option.takesValue() ? Completion.values(option) : "";
        if (!values.isEmpty()) {
          b.append("      '").append(d.name()).append(" --").append(option.name());
          b.append("') values='").append(values).append("' ;;\n");
        }
      }
    }
    return b.append(TAIL).toString();
  }

  private static String quoted(String text) {
    return text.replace("'", "'\\''").replace(":", "\\:");
  }
}
