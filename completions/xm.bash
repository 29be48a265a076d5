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
      operands='help console create new delete destroy domid domname list pause reboot rename resume shutdown start suspend top unpause uptime vcpu-list dmesg info block-attach block-detach block-list network-attach network-detach network-list config sim monitor' ;;
    console) options='--quiet --help' operands='domains' ;;
    create) options='--quiet --path= --defconfig= --config= --dryrun --xmldryrun --skipdtd --paused --console_autoconnect --vncviewer --vncviewer-autopass --help_config --help' operands='files' ;;
    new) options='--quiet --path= --defconfig= --config= --dryrun --xmldryrun --skipdtd --paused --console_autoconnect --vncviewer --vncviewer-autopass --help_config --help' operands='files' ;;
    delete) options='--help' operands='domains' ;;
    destroy) options='--help' operands='domains' ;;
    domid) options='--output= --help' operands='domains' ;;
    domname) options='--output= --help' operands='domains' ;;
    list) options='--long --label --state= --pool= --running --output= --help' operands='domains' ;;
    pause) options='--help' operands='domains' ;;
    reboot) options='--all --wait --help' operands='domains' ;;
    rename) options='--help' operands='domains' ;;
    resume) options='--paused --help' operands='domains' ;;
    shutdown) options='--all --wait --halt --reboot --help' operands='domains' ;;
    start) options='--paused --console_autoconnect --vncviewer --vncviewer-autopass --help' operands='domains' ;;
    suspend) options='--help' operands='domains' ;;
    top) options='--batch --delay= --iterations= --networks --vbds --vcpus --repeat-header --full-name --dom0-first --output= --help' operands='' ;;
    unpause) options='--help' operands='domains' ;;
    uptime) options='--output= --help' operands='domains' ;;
    vcpu-list) options='--output= --help' operands='domains' ;;
    dmesg) options='--clear --help' operands='' ;;
    info) options='--output= --help' operands='' ;;
    block-attach) options='--help' operands='domains' ;;
    block-detach) options='--help' operands='domains' ;;
    block-list) options='--output= --help' operands='domains' ;;
    network-attach) options='--help' operands='domains' ;;
    network-detach) options='--help' operands='domains' ;;
    network-list) options='--long --output= --help' operands='domains' ;;
    config) options='--format= --uname= --env= --help' operands='files' ;;
    sim) options='--help' operands='status stop reset' ;;
    monitor) options='--stay --help' operands='' ;;
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
