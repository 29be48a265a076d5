# title: total time and downtime of live migrations of one guest, idle and loaded: xm by ssh and by TLS, beside xl
# where: lab
# ci: no
# hosts: 2
# seconds: 2400
# the JVM's compiler counts here
export XM_JAVA_OPTS=
authority ours
certificate one ours
certificate two ours
conf one ours one.conf
conf two ours two.conf
tar -C / -cf - "${WORK#/}" | ssh two 'tar -C / -xf -'
there "exec env XM_CONF=$WORK/two.conf xm migrate-receive --listen" >"$WORK/receiver" 2>&1 &
config web 'type = "pvh"' 'memory = 160' "vif = [ 'bridge=$BRIDGE' ]" 'extra = "console=hvc0 quiet lab.ip=192.168.77.15/24"'
create web
booted web
# measure NAME COMMAND...    how long it takes, and how long no ping is answered
measure() {
  name=$1
  shift
  eventually "$SOON" ping -c 1 -W 1 192.168.77.15
  ping -i 0.2 -D 192.168.77.15 >"$WORK/ping" 2>&1 &
  ping_pid=$!
  begun=$(date +%s.%N)
  ok "$@"
  ended=$(date +%s.%N)
  printf '%s\n' "$out" >"$WORK/report"
  eventually "$SOON" ping -c 1 -W 1 192.168.77.15
  kill "$ping_pid"
  gap=$(sed -n 's/^\[\([0-9.]*\)\].*bytes from.*/\1/p' "$WORK/ping" | awk 'p && $1 - p > gap { gap = $1 - p } { p = $1 } END { print gap }')
  printf 'FIGURE %s: %s s in all, pings lost for %s s' "$name" "$(echo "$begun $ended" | awk '{ printf "%.1f", $2 - $1 }')" "$gap"
  jq -r '", by its own report " + (.total_seconds | tostring) + " s, stopped for " + (.downtime_seconds | tostring) + " s, " + (.bytes | tostring) + " bytes, " + (.rounds | length | tostring) + " rounds"' "$WORK/report" 2>/dev/null || echo
}
back() { there 'xl migrate web one' && eventually "$SOON" ping -c 1 -W 1 192.168.77.15; }
# curve NAME    what `benchmarks/migration-curve` draws: the report, and answers to pings in each second of it
curve() {
  echo "REPORT $1: $(jq -c . "$WORK/report")"
  sed -n 's/^\[\([0-9]*\)[.].*bytes from.*/\1/p' "$WORK/ping" |
    awk -v begun="${begun%.*}" -v ended="${ended%.*}" -v name="$1" '{ n[$1 - begun]++ }
      END { for (s = 0; s <= ended - begun; s++) print "CLIENT " name ": " s, n[s] + 0 }'
}
measure 'xm -l by ssh' xm migrate -l --output json web two
curve idle
back
measure 'xl' xl migrate web two
back
export XM_CONF="$WORK/one.conf"
measure 'xm -l by TLS' xm migrate -l --tls --output json web two
unset XM_CONF
back
# a guest that writes to its memory all the time, a pause between so that pings are answered without a migration
terminal 'xm console web'
types '\r(while :; do dd if=/dev/zero of=/tmp/load bs=64k count=256; sleep 1; done 2>/dev/null) & echo LOADED-$((40+2))\r'
screen_shows "$SOON" 'LOADED-42'
types '\035'
terminal_ends "$SOON"
measure 'loaded, xm -l by ssh' xm migrate -l --output json web two
curve loaded
back
measure 'loaded, xl' xl migrate web two
there 'xm destroy web'
there 'pkill -f -- --listen'
