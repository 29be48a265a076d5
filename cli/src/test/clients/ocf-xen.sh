# title: Pacemaker's OCF agent for Xen starts, watches and stops a domain
# needs: resource-agents
# The agent prefers xl where there is one: hide it, in a mount namespace of our own.
if [ -z "${HIDDEN-}" ]; then
  HIDDEN=1 exec unshare -m bash -c 'for xl in /usr/sbin/xl /usr/bin/xl; do
    [ ! -e "$xl" ] || mount --bind /dev/null "$(readlink -f "$xl")"; done; exec bash "$0"' "$SCRIPT"
fi
export OCF_ROOT=$PACKAGES/resource-agents/usr/lib/ocf
export OCF_FUNCTIONS_DIR=$OCF_ROOT/lib/heartbeat OCF_RESKEY_xmfile=$WORK/guest.cfg
export OCF_RESOURCE_INSTANCE=vmres OCF_RESKEY_CRM_meta_timeout=60000 OCF_RESKEY_CRM_meta_interval=0
export HA_RSCTMP=$WORK HA_LOGFACILITY=none
agent() {
  rc=0
  bash "$OCF_ROOT/resource.d/heartbeat/Xen" "$1" >"$WORK/agent.out" 2>&1 || rc=$?
  [ "$rc" = "$2" ] || fail "the agent's $1 ended with $rc, not $2: $(cat "$WORK/agent.out")"
}
xm destroy guest
agent monitor 7
agent start 0
agent monitor 0
agent status 0
xm pause guest
agent monitor 0
xm unpause guest
agent stop 0
agent monitor 7
[ -z "$(xm list guest 2>/dev/null)" ] || fail 'the agent stopped the domain, and it is there'
xm create -q "$WORK/guest.cfg" # for the scripts after this one
