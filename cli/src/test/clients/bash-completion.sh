# title: the completion that Debian's bash-completion has for xm offers commands and live domains
# needs: bash-completion
. "$PACKAGES/bash-completion/usr/share/bash-completion/bash_completion"
. "$PACKAGES/bash-completion/usr/share/bash-completion/completions/_xm"
complete_xm() {
  COMP_WORDS=(xm "$@") COMP_CWORD=$# COMP_LINE="xm $*" COMP_POINT=${#COMP_LINE} COMPREPLY=()
  COMP_POINT=${#COMP_LINE}
  _xm
}
complete_xm destroy gu
[ "${COMPREPLY[*]}" = guest ] || fail "destroy gu<Tab> offers: ${COMPREPLY[*]}"
complete_xm des
[[ " ${COMPREPLY[*]} " = *" destroy "* ]] || fail "des<Tab> offers: ${COMPREPLY[*]}"
