# title: a PVH guest that counts migrates live between xm and xm, xm and xl, xl and xm, and goes on counting
# where: lab
# ci: no
# hosts: 2
# seconds: 1200
config web 'type = "pvh"' 'memory = 96' "vif = [ 'bridge=$BRIDGE' ]" 'extra = "console=hvc0 quiet lab.ip=192.168.77.15/24"'
create web
booted web
eventually "$SOON" ping -c 1 -W 1 192.168.77.15
ping -i 0.2 -D 192.168.77.15 >"$WORK/ping" 2>&1 &
ping_pid=$!

ok xm migrate -l --output json web two
printf '%s\n' "$out" >"$WORK/report"
jq -c 'del(.course)' "$WORK/report"
jq -e '.live and .bytes > 50000000 and (.rounds | length) > 0 and .downtime_seconds > 0' "$WORK/report"
absent web || fail "web is still here"
eventually "$SOON" ping -c 1 -W 1 192.168.77.15
echo "xm to xm:"
sed -n 's/.*\[\([0-9.]*\)\].*/\1/p; s/^\[\([0-9.]*\)\].*/\1/p' "$WORK/ping" | awk 'p && $1 - p > gap { gap = $1 - p } { p = $1 } END { print "longest gap of the pings", gap, "s" }'
there 'xl list; xm migrate -l --receiver xl web one' || fail "xm does not send to xl"
present web || fail "web is not here"
eventually "$SOON" ping -c 1 -W 1 192.168.77.15
there '! xl list web' || fail "web is still there"
# xl sends, xm receives
ok xl migrate -s '' web 'ssh two xm migrate-receive'
absent web || fail "web is still here"
eventually "$SOON" ping -c 1 -W 1 192.168.77.15
there 'xm list web && xl list web' || fail "web is not there"
kill "$ping_pid"
there 'xm destroy web'
