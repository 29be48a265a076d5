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
wait_guide() { guide crm_resource --wait --timeout 900; }
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
    sleep 2
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
both "echo '$switch' >>/etc/default/pacemaker
  cp $EXAMPLES/corosync.conf /etc/corosync/corosync.conf
  install -m755 /lab/fence_lab /usr/sbin/fence_lab
  mkdir -p /var/log/corosync /var/log/pacemaker && chown hacluster:haclient /var/log/pacemaker"
# as a service would be started, and with what the lab needs for its slowness
both "corosync && set -a && . /etc/default/pacemaker && XM_JAVA_OPTS=-Xint XM_HOTPLUG_TIMEOUT=120 &&
  { setsid pacemakerd >/var/log/pacemaker/start.log 2>&1 </dev/null & }"
nodes_online() { crm_mon -1 | grep -E 'Online: \[ one two \]'; }
eventually 400 nodes_online

# --- fencing, then the domain
guide "$(sed -n 's/^    \(cibadmin .*fence_lab.*\)/\1/p' "$GUIDE")"
guide crm_attribute --name stonith-action --update off
: >"$WORK/watching"
witness &
guide cibadmin --create --scope resources --xml-file "$EXAMPLES/web.xml"
guide "$(sed -n 's/^    \(cibadmin .*rsc_location.*\)/\1/p' "$GUIDE")"
wait_guide
there 'xm list web' || fail "web does not run on its preferred host: $(crm_mon -1 2>&1; there 'tail -60 /var/log/pacemaker/pacemaker.log')"
absent web || fail "web is here, too"
there "xenstore-read /vm/\$(xenstore-read /local/domain/\$(xl domid web)/vm | sed 's#^/vm/##')/xm/toolstack" ||
  fail "xm did not make it"
terminal 'ssh -t two xm console web'
types '\r'
screen_shows "$BOOT" "$READY|/ #"
types 'while :; do /bin/busybox nc -l -p 77 </proc/sys/kernel/random/boot_id; done &\r'
types '\035'
terminal_ends "$SOON"
eventually "$SOON" boot_id
guest=$(boot_id)
echo "the guest is $guest"

# --- standby: live, the same guest, there and back
guide crm_standby --node two --update on
wait_guide
present web || fail "web did not come here: $(crm_mon -1; tail -60 /var/log/pacemaker/pacemaker.log)"
eventually "$SOON" same_guest
runs_once web
guide crm_standby --node two --delete
wait_guide
there 'xm list web' || fail "web did not go home: $(crm_mon -1; tail -60 /var/log/pacemaker/pacemaker.log)"
eventually "$SOON" same_guest
runs_once web
crm_mon -1 -f

# --- host two dies, with its guests; one fences it and starts the domain anew
echo "+ two crashes"
timeout 10 ssh -n two 'echo c >/proc/sysrq-trigger' || :
! ping -c 2 -W 2 192.168.77.2 || fail "two still answers"
killed=$(date +%s)
fenced() {
  ! grep -q ' two is off$' /var/log/fence_lab.log || return 0
  absent web || echo "web is here, and two was not fenced" >"$WORK/early"
  return 1
}
eventually 400 fenced
[ ! -e "$WORK/early" ] || fail "$(cat "$WORK/early")"
eventually 400 present web
started=$(date +%s)
cat /var/log/fence_lab.log
echo "$((started - killed)) s from the crash to the domain on the other host"
booted web
wait_guide
run xm list
expect_out '^web '
crm_mon -1

rm "$WORK/watching"
wait
cat "$WORK/witness"
! grep TWICE "$WORK/witness" || fail "two copies ran at once"
for seen in 'one:none two:web' 'one:web.* two:none'; do
  grep -q "$seen" "$WORK/witness" || fail "the witness never saw: $seen"
done
# web stays for the cluster to watch: a pair that has lost a host is thrown away
