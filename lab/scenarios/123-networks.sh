# title: two interfaces on two bridges, one with a rate limit; both are reached, and the limit is in force
# where: both
# ci: no
remember
[ "$HOST" = sim ] && echo "$VLAN_BRIDGE" >>"$XM_SIM/bridges"
config netted "vif = [ 'mac=00:16:3e:77:01:23, bridge=$BRIDGE, rate=800Kb/s', 'mac=00:16:3e:53:01:23, bridge=$VLAN_BRIDGE, vifname=vlan53' ]"
create netted
booted netted
eventually "$SOON" store_is "/local/domain/0/backend/vif/$id/0/state" 4
eventually "$SOON" store_is "/local/domain/0/backend/vif/$id/1/state" 4
expect_equal "rate" 5000,50000 "$(read_store "/local/domain/0/backend/vif/$id/0/rate")"
expect_equal "bridge" "$VLAN_BRIDGE" "$(read_store "/local/domain/0/backend/vif/$id/1/bridge")"
ok xm network-list netted
expect_out "^1   0  00:16:3e:53:01:23 .*backend/vif/$id/1  "
if on_lab; then
  ok ls "/sys/class/net/$VLAN_BRIDGE/brif"
  expect_out '^vlan53$'
  terminal "xm console netted"
  types '\rip link set eth0 up; ip addr add 192.168.77.123/24 dev eth0; ip link set eth1 up; ip addr add 192.168.53.123/24 dev eth1; echo NET-$((40+2))\r'
  screen_shows "$SOON" 'NET-42'
  eventually 60 ping -c1 -W1 192.168.77.123
  eventually 60 ping -c1 -W1 192.168.53.123
  # the guest sends 400 KB at 100 KB/s: at least 3 s
  mkfifo "$WORK/open" # nc gives up at the end of its standard input
  busybox nc -l -p 7123 <>"$WORK/open" >"$WORK/received" &
  receiver=$!
  started=$(date +%s)
  types 'dd if=/dev/zero bs=1000 count=400 | busybox nc 192.168.77.1 7123; echo SENT-$((40+2))\r'
  screen_shows 60 'SENT-42'
  wait "$receiver"
  took=$(($(date +%s) - started))
  [ "$took" -ge 3 ] || fail "400 KB took $took s: there is no rate limit"
  expect_equal "bytes received" 400000 "$(wc -c <"$WORK/received")"
  types '\035'
  terminal_ends "$SOON"
fi
ok xm destroy netted
# Debian's vif-bridge takes an interface's own name for vifDOMID.DEVID when it writes the mtu
! on_lab || xenstore-rm /local/domain/vlan53
leaves_nothing
