# title: Ganeti 3.0 drives xm on a cluster of two hosts: add, console, reboot, migrate, failover, stop, start, verify
# where: lab
# ci: no
# hosts: 2
# packages: ganeti
# seconds: 3600
GUIDE=/lab/docs/cluster-ganeti.md
# one connection for all that the scenario itself looks at there: a key exchange takes seconds
there() { ssh -n -o ControlMaster=auto -o ControlPath=/run/two -o ControlPersist=3600 two "$1"; }
# both COMMAND    a shell command on each host
both() {
  echo "+ on both: $*"
  sh -c "$*" && there "$*" || fail "this failed on one of the hosts: $*"
}
commands() { sed -n 's/^     *//p' "$GUIDE"; }
# guide COMMAND    one that docs/cluster-ganeti.md has, word for word
guide() {
  commands | grep -qxF -e "$*" ||
    fail "the guide does not have this command: $*"
  begun=$(date +%s)
  run sh -c "$*"
  echo "  $(($(date +%s) - begun)) s"
  [ "$rc" = 0 ] || {
    tail -n 40 /var/log/ganeti/*.log
    there 'tail -n 40 /var/log/ganeti/node-daemon.log'
    fail "'$*' ended with $rc"
  }
}
# guide_both COMMAND
guide_both() {
  guide "$*"
  there "$*" || fail "on two this failed: $*"
}
# the first line of the guide that has these words
line() { commands | grep -F -e "$*" | head -n 1; }
# runs_on HOST NAME    by the lists of both, one copy, there
runs_on() {
  ours=$(xl list | awk -v name="$2" '$1 == name && $5 !~ /[sd]/' | wc -l)
  theirs=$(there 'xl list' | awk -v name="$2" '$1 == name && $5 !~ /[sd]/' | wc -l)
  any=$({ xl list; there 'xl list'; } | grep -c "$2")
  echo "  one has $ours, two has $theirs"
  case $1 in
    one) [ "$ours $theirs $any" = '1 0 1' ] ;;
    two) [ "$ours $theirs $any" = '0 1 1' ] ;;
    none) [ "$ours $theirs $any" = '0 0 0' ] ;;
  esac || fail "$2 should run on $1: $(xl list; there 'xl list')"
}
# ganeti_says NAME NODE STATUS
ganeti_says() {
  ok gnt-instance list --no-headers --separator=/ -o name,pnode,status "$1"
  expect_out "^$1/$2/$3\$"
}
# at_console NAME    through the command that Ganeti shows
at_console() {
  ok gnt-instance console --show-cmd "$1"
  expect_out "xen-console-wrapper xm $1"
  printf '%s\n' "$out" >"$WORK/console"
  terminal "sh $WORK/console"
}

# takes_input NAME    waits at its console until the guest does: before that it hears no request
takes_input() {
  at_console "$1"
  types '\r'
  screen_shows "$BOOT" "$READY|/ #"
  types '\035'
  terminal_ends "$SOON"
}

# --- both hosts: what the guide wants there
# The receiver needs java's compiler to encrypt; all else is quicker without here. xm's own settings, since Ganeti's
# daemons have no environment of ours. Memory that is not locked lets its node daemon fork sooner: it allows 5 s for a
# connection, so this scenario wants a machine that does nothing else.
export XM_JAVA_OPTS=
# shellcheck disable=SC2016
both "grep -q ssh_host_rsa_key /etc/ssh/sshd_config || sed -i '1a HostKey /etc/ssh/ssh_host_rsa_key' /etc/ssh/sshd_config
  kill -HUP \$(cat /run/sshd.pid)
  mkdir -p /etc/default /etc/xen /var/log/ganeti
  echo 'case \$1 in migrate*) ;; *) XM_JAVA_OPTS=-Xint ;; esac' >/etc/default/xm
  echo 'hotplug_timeout = 120' >/etc/xen/xm.conf
  echo 'NODED_ARGS=--no-mlock' >>/etc/default/ganeti"
hostname one
there 'hostname two'
hosts=$(line '192.168.77.9 cluster')
both "grep -q cluster /etc/hosts || echo '$hosts' >>/etc/hosts"
guide_both mkdir -p /srv/ganeti/shared-file-storage
guide_both "$(line /etc/ganeti/file-storage-paths | grep '^echo')"
guide_both mkdir -p /srv/ganeti/os
guide_both cp -r /usr/share/doc/xm/examples/ganeti/os/image /srv/ganeti/os/

# --- certificates, and who listens
cd "$WORK" || fail "no $WORK"
guide_both mkdir -p /etc/xen/migration
guide "$(line '-keyout ca.key -out ca.pem')"
guide "$(line '-out one.pem')"
guide "$(line '-out two.pem')"
for file in ca.pem:ca.pem one.pem:certificate.pem one.key:key.pem; do cp "${file%:*}" "/etc/xen/migration/${file#*:}"; done
for file in ca.pem:ca.pem two.pem:certificate.pem two.key:key.pem; do
  # shellcheck disable=SC2029  # meant
  ssh two "cat >/etc/xen/migration/${file#*:}" <"${file%:*}" || fail "two did not take ${file%:*}"
done
both 'setsid xm migrate-receive --listen >/run/receive.log 2>&1 </dev/null & echo $! >/run/receive.pid'
LISTENS='listens at .*with TLS'
eventually 400 grep "$LISTENS" /run/receive.log
eventually 400 there "sleep 1; grep '$LISTENS' /run/receive.log"

# --- the cluster
guide "$(line 'gnt-cluster init')"
guide gnt-node add --no-ssh-key-check two
guide gnt-node list
expect_out '^one .*G'
expect_out '^two .*G'

# --- an instance: each step through Ganeti alone, then looked at on both hosts
guide "$(line 'gnt-instance add -t diskless')"
runs_on one web
guide gnt-instance list
expect_out '^web +xen-pvm +image\+default +one +running '
made() { xenstore-read "/vm/$(xenstore-read "/local/domain/$(xl domid web)/vm" | sed 's#^/vm/##')/xm/toolstack"; }
ok made
guide gnt-instance console --show-cmd web
at_console web
types '\r'
screen_shows "$BOOT" "$READY|/ #"
types "$COUNT\\r"
screen_shows "$SOON" '^tick 3$'
types '\035'
terminal_ends "$SOON"

guide gnt-instance migrate -f web
runs_on two web
ganeti_says web two running
at_console web
screen_shows "$SOON" '^tick ([4-9]|[1-9][0-9]+)$'
types '\035'
terminal_ends "$SOON"
there 'cat /run/receive.log'

guide gnt-instance failover -f web
runs_on one web
ganeti_says web one running

takes_input web
id=$(xl domid web)
guide gnt-instance reboot --type=soft web
runs_on one web
[ "$(xl domid web)" != "$id" ] || fail "web was not rebooted: it is still domain $id"
takes_input web

guide gnt-cluster verify
expect_not_out 'ERROR'

guide gnt-instance shutdown web
runs_on none web
ganeti_says web one ADMIN_down
guide gnt-instance startup web
runs_on one web

# --- a migration to a host where nobody listens is refused, and the guest stays
there 'kill $(cat /run/receive.pid)'
ends_with 1 gnt-instance migrate -f web
printf '%s\n' "$out" "$err"
runs_on one web
ganeti_says web one running

# --- a disk in a file
guide "$(line 'gnt-instance add -t sharedfile')"
runs_on one db
at_console db
types '\r'
screen_shows "$BOOT" 'GUEST DISK /dev/xvda holds file-disk|/ #'
types 'cat /mnt/label\r'
screen_shows "$SOON" '^file-disk$'
types '\035'
terminal_ends "$SOON"
guide gnt-cluster verify
expect_not_out 'ERROR'
guide gnt-instance remove -f db
runs_on none db
ok gnt-instance remove -f web
runs_on none web
