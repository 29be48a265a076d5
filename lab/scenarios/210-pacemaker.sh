# title: Pacemaker's own agent drives xm on a pair: standby moves the domain live, a host that dies is fenced, never two copies
# where: lab
# ci: no
# hosts: 2
# packages: corosync pacemaker pacemaker-cli-utils resource-agents
# seconds: 3000
EXAMPLES=/usr/share/doc/xm/examples/pacemaker
GUIDE=/lab/docs/cluster-pacemaker.md
# both COMMAND    a shell command on each host
both() {
  echo "+ on both: $*"
  sh -c "$*" && there "$*" || fail "this failed on one of the hosts: $*"
}
# guide COMMAND    a command that docs/cluster-pacemaker.md has, word for word
guide() {
  grep -qxF -e "    $*" "$GUIDE" || fail "the guide does not have this command: $*"
  ok sh -c "$*"
}
# slowly SECONDS COMMAND    as eventually, for questions that cost seconds of this host's one processor
slowly() {
  slow_deadline=$(($(date +%s) + $1))
  shift
  echo "$(date +%T) waits: $*"
  until "$@" >"$WORK/poll" 2>&1; do
    [ "$(date +%s)" -lt $slow_deadline ] ||
      fail "not in time: $* $(cat "$WORK/poll"; crm_mon -1; tail -60 /var/log/pacemaker/pacemaker.log; there 'xl list; tail -60 /var/log/pacemaker/pacemaker.log')"
    sleep 5
  done
}
# the witness's last line says so
seen() { tail -n 1 "$WORK/witness" | grep -q -e "$1 *\$"; }
at_two() { seen 'one:none two:web#[0-9]*'; }
at_one() { seen 'one:web#[0-9]* *two:none'; }
# boot_id    of the guest, which it tells who connects, wherever it runs
boot_id() { timeout 20 bash -c 'cat </dev/tcp/192.168.77.15/77' 2>/dev/null | grep -E '^[0-9a-f-]{36}$'; }
same_guest() { [ "$(boot_id)" = "$guest" ]; }

# --- the witness: xl's lists of both hosts for the whole time. Ours, theirs, ours again: a copy that runs here before
# and after one was seen to run there ran at the same time.
of_two() { timeout 60 ssh -n -o ControlMaster=auto -o ControlPath=/run/witness -o ControlPersist=600 -o ServerAliveInterval=10 two "$1" 2>/dev/null; }
running() { awk '$1 ~ /^(migrating-)?web(-|$)/ && $5 !~ /[psd]/ { print $1 "#" $2 }' | tr '\n' ' '; }
witness() {
  ours=$(xl list | running)
  while [ -e "$WORK/watching" ]; do
    theirs=$(of_two 'xl list' | running)
    again=$(xl list | running)
    verdict=
    if [ -n "$theirs" ] && [ -n "$ours" ] && [ "$ours" = "$again" ]; then verdict=TWICE; fi
    echo "$(date +%T) one:${again:-none} two:${theirs:-none} $verdict" >>"$WORK/witness"
    ours=$again
    sleep 4
  done
}

# --- both hosts
hostname one
there 'hostname two'
config web 'type = "pvh"' 'on_crash = "destroy"' "vif = [ 'bridge=$BRIDGE' ]" 'extra = "console=hvc0 quiet lab.ip=192.168.77.15/24"'
cp "$WORK/web.cfg" /etc/xen/web.cfg
ssh two 'cat >/etc/xen/web.cfg' </etc/xen/web.cfg
switch=$(sed -n 's/^    \(PATH=.*toolstack.*\)/\1/p' "$GUIDE")
[ -n "$switch" ] || fail "the guide has no line for /etc/default/pacemaker"
both "sed -i 's/timeout=\"[0-9]*s\"/timeout=\"1200s\"/; s/interval=\"60s\"/interval=\"600s\"/' $EXAMPLES/web.xml
  echo '$switch' >>/etc/default/pacemaker
  cp $EXAMPLES/corosync.conf /etc/corosync/corosync.conf
  install -m755 /lab/fence_lab /usr/sbin/fence_lab
  echo 'renice -n 15 -p \$\$ >/dev/null' >>/etc/default/xm
  mkdir -p /var/log/corosync /var/log/pacemaker && chown hacluster:haclient /var/log/pacemaker"
# As a service would be started, and with what the lab needs for its slowness. pacemakerd kills those of its daemons
# that do not answer for some seconds, and a JVM has this host's one processor for minutes: xm stands back (above).
start='corosync && set -a && . /etc/default/pacemaker && XM_JAVA_OPTS=-Xint XM_HOTPLUG_TIMEOUT=120 &&
  { setsid pacemakerd >/var/log/pacemaker/start.log 2>&1 </dev/null & }'
there "$start" &
sh -c "$start" || fail "no cluster here"
nodes_online() { crm_mon -1 | grep -E 'Online: \[ one two \]'; }
slowly 600 nodes_online

# --- fencing, then the domain
guide "$(sed -n 's/^    \(cibadmin .*fence_lab.*\)/\1/p' "$GUIDE")"
guide crm_attribute --name stonith-action --update off
: >"$WORK/watching"
witness &
witness_pid=$!
guide cibadmin --create --scope resources --xml-file "$EXAMPLES/web.xml"
guide "$(sed -n 's/^    \(cibadmin .*rsc_location.*\)/\1/p' "$GUIDE")"
slowly 900 at_two
there "xenstore-read /vm/\$(xenstore-read /local/domain/\$(xl domid web)/vm | sed 's#^/vm/##')/xm/toolstack" ||
  fail "xm did not make it"
terminal 'ssh -t two xm console web'
types '\r'
screen_shows "$BOOT" "$READY|/ #"
types 'while :; do /bin/busybox nc -l -p 77 </proc/sys/kernel/random/boot_id; done &\r'
types '\035'
terminal_ends "$SOON"
slowly 300 boot_id
guest=$(boot_id)
echo "the guest is $guest"

# --- standby: live, the same guest, there and back
started() { crm_mon -1 | grep -E "^ *\* web.*Started $1"; }
slowly 600 started two
guide crm_standby --node two --update on
slowly 1200 at_one
slowly 120 same_guest
slowly 900 started one
guide crm_standby --node two --delete
slowly 1200 at_two
slowly 120 same_guest
slowly 900 started two

# --- host two dies, with its guests; one fences it and starts the domain anew
echo "+ two crashes"
timeout 10 ssh -n two 'echo c >/proc/sysrq-trigger' || :
silent() { ! ping -c 2 -W 2 192.168.77.2; }
slowly 60 silent
killed=$(date +%s)
fenced() {
  ! grep -q ' two is off$' /var/log/fence_lab.log || return 0
  absent web || echo "web is here, and two was not fenced" >"$WORK/early"
  return 1
}
slowly 600 fenced
[ ! -e "$WORK/early" ] || fail "$(cat "$WORK/early")"
slowly 900 present web
cat /var/log/fence_lab.log
echo "$(($(date +%s) - killed)) s from the crash to the domain on the other host"
slowly 600 started one
ok xm list
expect_out '^web '
booted web
crm_mon -1

rm "$WORK/watching"
wait "$witness_pid"
cat "$WORK/witness"
! grep TWICE "$WORK/witness" || fail "two copies ran at once"
for seen in 'one:none two:web' 'one:web.* two:none'; do
  grep -q "$seen" "$WORK/witness" || fail "the witness never saw: $seen"
done
# web stays for the cluster to watch: a pair that has lost a host is thrown away
