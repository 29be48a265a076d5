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
      operands='help console vncviewer create new delete destroy domid domname dump-core list mem-max mem-set migrate pause reboot rename reset restore resume save shutdown start suspend sysrq trigger top unpause uptime usb-add usb-del domstate vcpu-list vcpu-pin vcpu-set debug-keys dmesg info log sched-credit2 sched-credit sched-sedf block-attach block-detach block-list block-configure network-attach network-detach network-list pci-attach pci-detach pci-list pci-list-assignable-devices usb-attach usb-detach usb-list usb-list-assignable-devices usb-hc-create usb-hc-destroy setpolicy getenforce setenforce cpupool-create cpupool-new cpupool-start cpupool-list cpupool-destroy cpupool-delete cpupool-cpu-add cpupool-cpu-remove cpupool-migrate shell sched-rtds cpupool-rename cpupool-numa-split loadpolicy button-press vm-list claims sharing config-update pci-assignable-list pci-assignable-add pci-assignable-remove usbctrl-attach usbctrl-detach usbdev-attach usbdev-detach cd-insert cd-eject screenshot qemu-monitor-command config sim monitor events cleanup start-all stop-all migrate-receive' ;;
    console) options='--quiet --help' operands='domains' ;;
    vncviewer) options='--autopass --vncviewer-autopass --help' operands='domains' ;;
    create) options='--quiet --path= --defconfig= --config= --dryrun --xmldryrun --skipdtd --paused --console_autoconnect --vncviewer --vncviewer-autopass --help_config --many --parallel= --dry-run --output= --help' operands='files' ;;
    new) options='--quiet --path= --defconfig= --config= --dryrun --xmldryrun --skipdtd --paused --console_autoconnect --vncviewer --vncviewer-autopass --help_config --many --parallel= --dry-run --output= --help' operands='files' ;;
    delete) options='--many --parallel= --dry-run --output= --help' operands='domains' ;;
    destroy) options='--many --parallel= --dry-run --output= --help' operands='domains' ;;
    domid) options='--output= --help' operands='domains' ;;
    domname) options='--output= --help' operands='domains' ;;
    dump-core) options='--live --crash --reset --help' operands='domains' ;;
    list) options='--long --label --state= --pool= --running --output= --help' operands='domains' ;;
    mem-max) options='--many --parallel= --dry-run --output= --help' operands='domains' ;;
    mem-set) options='--many --parallel= --dry-run --output= --help' operands='domains' ;;
    migrate) options='--live --port= --node= --ssh= --receiver= --tls --ssl --cleartext --change_home_server --check --all --paused --status --settle --resume --output= --help' operands='domains' ;;
    pause) options='--many --parallel= --dry-run --output= --help' operands='domains' ;;
    reboot) options='--all --wait --many --parallel= --dry-run --output= --help' operands='domains' ;;
    rename) options='--help' operands='domains' ;;
    reset) options='--many --parallel= --dry-run --output= --help' operands='domains' ;;
    restore) options='--paused --console_autoconnect --help' operands='files' ;;
    resume) options='--paused --help' operands='domains' ;;
    save) options='--checkpoint --paused --help' operands='domains' ;;
    shutdown) options='--all --wait --halt --reboot --many --parallel= --dry-run --output= --help' operands='domains' ;;
    start) options='--paused --console_autoconnect --vncviewer --vncviewer-autopass --force --many --parallel= --dry-run --output= --help' operands='domains' ;;
    suspend) options='--help' operands='domains' ;;
    sysrq) options='--many --parallel= --dry-run --output= --help' operands='domains' ;;
    trigger) options='--many --parallel= --dry-run --output= --help' operands='domains' ;;
    top) options='--batch --delay= --iterations= --networks --vbds --vcpus --repeat-header --full-name --dom0-first --output= --help' operands='' ;;
    unpause) options='--many --parallel= --dry-run --output= --help' operands='domains' ;;
    uptime) options='--output= --help' operands='domains' ;;
    usb-add) options='--help' operands='domains' ;;
    usb-del) options='--help' operands='domains' ;;
    domstate) options='--output= --help' operands='domains' ;;
    vcpu-list) options='--output= --help' operands='domains' ;;
    vcpu-pin) options='--soft= --help' operands='domains' ;;
    vcpu-set) options='--many --parallel= --dry-run --output= --help' operands='domains' ;;
    debug-keys) options='--help' operands='' ;;
    dmesg) options='--clear --help' operands='' ;;
    info) options='--output= --help' operands='' ;;
    log) options='--help' operands='' ;;
    sched-credit2) options='--domain= --weight= --cap= --schedparam --ratelimit_us= --cpupool= --output= --help' operands='' ;;
    sched-credit) options='--domain= --weight= --cap= --tslice_ms= --migration_delay_us= --schedparam --ratelimit_us= --cpupool= --output= --help' operands='' ;;
    sched-sedf) options='--period= --slice= --latency= --extra= --weight= --help' operands='' ;;
    block-attach) options='--help' operands='domains' ;;
    block-detach) options='--help' operands='block' ;;
    block-list) options='--output= --help' operands='domains' ;;
    block-configure) options='--help' operands='domains' ;;
    network-attach) options='--help' operands='domains' ;;
    network-detach) options='--help' operands='network' ;;
    network-list) options='--long --output= --help' operands='domains' ;;
    pci-attach) options='--options= --help' operands='domains' ;;
    pci-detach) options='--help' operands='domains' ;;
    pci-list) options='--output= --help' operands='domains' ;;
    pci-list-assignable-devices) options='--output= --help' operands='' ;;
    usb-attach) options='--help' operands='domains' ;;
    usb-detach) options='--help' operands='domains' ;;
    usb-list) options='--output= --help' operands='domains' ;;
    usb-list-assignable-devices) options='--output= --help' operands='' ;;
    usb-hc-create) options='--help' operands='domains' ;;
    usb-hc-destroy) options='--help' operands='domains' ;;
    setpolicy) options='--help' operands='files' ;;
    getenforce) options='--help' operands='' ;;
    setenforce) options='--help' operands='' ;;
    cpupool-create) options='--help_config --path= --defconfig= --config= --dryrun --help' operands='files' ;;
    cpupool-new) options='--help_config --path= --defconfig= --config= --dryrun --help' operands='files' ;;
    cpupool-start) options='--help' operands='' ;;
    cpupool-list) options='--long --cpus --output= --help' operands='' ;;
    cpupool-destroy) options='--help' operands='' ;;
    cpupool-delete) options='--help' operands='' ;;
    cpupool-cpu-add) options='--help' operands='' ;;
    cpupool-cpu-remove) options='--help' operands='' ;;
    cpupool-migrate) options='--help' operands='domains' ;;
    shell) options='--help' operands='' ;;
    sched-rtds) options='--domain= --vcpuid= --period= --budget= --extratime= --cpupool= --output= --help' operands='' ;;
    cpupool-rename) options='--help' operands='' ;;
    cpupool-numa-split) options='--help' operands='' ;;
    loadpolicy) options='--help' operands='files' ;;
    button-press) options='--help' operands='domains' ;;
    vm-list) options='--output= --help' operands='' ;;
    claims) options='--output= --help' operands='' ;;
    sharing) options='--output= --help' operands='domains' ;;
    config-update) options='--defconfig= --debug --help' operands='domains' ;;
    pci-assignable-list) options='--output= --help' operands='' ;;
    pci-assignable-add) options='--help' operands='' ;;
    pci-assignable-remove) options='--rebind --help' operands='' ;;
    usbctrl-attach) options='--help' operands='domains' ;;
    usbctrl-detach) options='--help' operands='domains' ;;
    usbdev-attach) options='--help' operands='domains' ;;
    usbdev-detach) options='--help' operands='domains' ;;
    cd-insert) options='--help' operands='domains' ;;
    cd-eject) options='--help' operands='domains' ;;
    screenshot) options='--help' operands='domains' ;;
    qemu-monitor-command) options='--help' operands='domains' ;;
    config) options='--format= --uname= --env= --output= --help' operands='files' ;;
    sim) options='--help' operands='status stop reset' ;;
    monitor) options='--stay --status --output= --help' operands='' ;;
    events) options='--output= --help' operands='' ;;
    cleanup) options='--dry-run --output= --help' operands='' ;;
    start-all) options='--delay= --parallel= --help' operands='files' ;;
    stop-all) options='--timeout= --save --migrate= --live --ssh= --receiver= --no-destroy --help' operands='files' ;;
    migrate-receive) options='--paused --node= --listen --cleartext --facts --help' operands='' ;;
    *) return ;;
  esac
  case "$command $option" in
    'create --defconfig') values='files' ;;
    'create --config') values='files' ;;
    'create --output') values='table json' ;;
    'new --defconfig') values='files' ;;
    'new --config') values='files' ;;
    'new --output') values='table json' ;;
    'delete --output') values='table json' ;;
    'destroy --output') values='table json' ;;
    'domid --output') values='table json' ;;
    'domname --output') values='table json' ;;
    'list --state') values='all running paused halted suspended crashed' ;;
    'list --output') values='table json' ;;
    'mem-max --output') values='table json' ;;
    'mem-set --output') values='table json' ;;
    'migrate --output') values='table json' ;;
    'pause --output') values='table json' ;;
    'reboot --output') values='table json' ;;
    'reset --output') values='table json' ;;
    'shutdown --output') values='table json' ;;
    'start --output') values='table json' ;;
    'sysrq --output') values='table json' ;;
    'trigger --output') values='table json' ;;
    'top --output') values='table json prometheus' ;;
    'unpause --output') values='table json' ;;
    'uptime --output') values='table json' ;;
    'domstate --output') values='table json' ;;
    'vcpu-list --output') values='table json' ;;
    'vcpu-set --output') values='table json' ;;
    'info --output') values='table json' ;;
    'sched-credit2 --output') values='table json' ;;
    'sched-credit --output') values='table json' ;;
    'block-list --output') values='table json' ;;
    'network-list --output') values='table json' ;;
    'pci-list --output') values='table json' ;;
    'pci-list-assignable-devices --output') values='table json' ;;
    'usb-list --output') values='table json' ;;
    'usb-list-assignable-devices --output') values='table json' ;;
    'cpupool-create --defconfig') values='files' ;;
    'cpupool-create --config') values='files' ;;
    'cpupool-new --defconfig') values='files' ;;
    'cpupool-new --config') values='files' ;;
    'cpupool-list --output') values='table json' ;;
    'sched-rtds --output') values='table json' ;;
    'vm-list --output') values='table json' ;;
    'claims --output') values='table json' ;;
    'sharing --output') values='table json' ;;
    'config-update --defconfig') values='files' ;;
    'pci-assignable-list --output') values='table json' ;;
    'config --format') values='json sxp xl' ;;
    'config --output') values='table json' ;;
    'monitor --output') values='table json' ;;
    'events --output') values='table json' ;;
    'cleanup --output') values='table json' ;;
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
