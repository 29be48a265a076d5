# title: Pacemaker's OCF agent for Xen starts, watches and stops a domain, as xm and through the name xl
# needs: resource-agents
# The agent prefers xl where there is one: hide it, in a mount namespace of our own.
if [ -z "${HIDDEN-}" ]; then
  HIDDEN=1 exec unshare -m bash -c 'for xl in /usr/sbin/xl /usr/bin/xl; do
    [ ! -e "$xl" ] || mount --bind /dev/null "$(readlink -f "$xl")"; done; exec bash "$0"' "$SCRIPT"
fi
export OCF_ROOT=$PACKAGES/resource-agents/usr/lib/ocf
export OCF_FUNCTIONS_DIR=$OCF_ROOT/lib/heartbeat OCF_RESKEY_xmfile
export OCF_RESOURCE_INSTANCE=vmres OCF_RESKEY_CRM_meta_timeout=60000 OCF_RESKEY_CRM_meta_interval=0
export HA_RSCTMP=$WORK HA_LOGFACILITY=none
agent() {
  rc=0
  bash "$OCF_ROOT/resource.d/heartbeat/Xen" "$1" >"$WORK/agent.out" 2>&1 || rc=$?
  [ "$rc" = "$2" ] || fail "the agent's $1 ended with $rc, not $2: $(cat "$WORK/agent.out")"
}
life() {
  OCF_RESKEY_xmfile=$WORK/guest.cfg
  xm destroy guest
  agent monitor 7
  agent start 0
  xm list guest >/dev/null || fail 'the domain that the agent started has another name'
  agent monitor 0
  agent status 0
  xm pause guest
  agent monitor 0
  xm unpause guest
  agent stop 0
  agent monitor 7
  [ -z "$(xm list guest 2>/dev/null)" ] || fail 'the agent stopped the domain, and it is there'
  xm create -q "$WORK/guest.cfg" # for the scripts after this one
  # a managed domain that is in the list, and does not run
  OCF_RESKEY_xmfile=$WORK/kept.cfg
  agent monitor 7
}
life
# the package's folder that comes before xl's on Pacemaker's PATH
mkdir -p "$WORK/usr/share/xm" "$WORK/usr/sbin"
cp -r "$(dirname "$SCRIPT")/../../../../packaging/toolstack" "$WORK/usr/share/xm/"
ln -sf "$(command -v xm)" "$WORK/usr/sbin/xm"
PATH=$WORK/usr/share/xm/toolstack:$PATH
[ "$(command -v xl)" = "$WORK/usr/share/xm/toolstack/xl" ] || fail 'the agent would find another xl'
life
