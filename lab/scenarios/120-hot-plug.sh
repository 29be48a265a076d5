# title: a disk and an interface come and go in a running guest, which writes to the one and answers on the other
# where: both
# ci: no
# seconds: 900
remember
cp "$DISK_FILE" "$WORK/plug.img"
config plug
create plug
booted plug
ok xm block-list plug
expect_no_out
ok xm block-attach plug "file:$WORK/plug.img" xvdb w
expect_no_out
eventually "$SOON" store_is "/local/domain/0/backend/vbd/$id/51728/state" 4
ok xm block-list plug
expect_out '^Vdev  BE handle state evt-ch ring-ref BE-path$'
expect_out "^51728  0    0     4      [0-9]+ +[0-9]+ +/local/domain/0/backend/vbd/$id/51728  "
ok xm vbd-list -l plug
printf '%s\n' "$out" | sxp_valid || fail "block-list -l prints no S-expression"
expect_err 'Command vbd-list is deprecated'
ok xm block-list --output json plug
printf '%s\n' "$out" | json_valid || fail "no JSON"
ends_with 1 xm block-attach plug "file:$DISK_FILE" xvdb w
expect_err 'Device 51728 is already connected'
ends_with 1 xm block-attach plug "file:$WORK/plug.img" xvdc w
expect_err "plug.img is already in use by domain 'plug'"
ends_with 1 xm block-attach plug "file:$WORK/plug.img" xvdc rx
if on_lab; then
  terminal "xm console plug"
  types '\rmount -t ext4 /dev/xvdb /mnt && echo written-by-guest > /mnt/new && umount /mnt && echo DISK-$((40+2))\r'
  screen_shows "$SOON" 'DISK-42'
  types '\035'
  terminal_ends "$SOON"
  ok xl block-list plug
  expect_out "^51728 "
fi
ok xm block-detach plug xvdb
eventually "$SOON" sh -c "! xm block-list plug | grep ."
if on_lab; then
  ok debugfs -R 'cat new' "$WORK/plug.img"
  expect_out 'written-by-guest'
fi
ends_with 1 xm block-detach plug xvdb
expect_err 'Device 51728 not connected'

ok xm network-attach plug "bridge=$BRIDGE" mac=00:16:3e:77:01:20
eventually "$SOON" store_is "/local/domain/0/backend/vif/$id/0/state" 4
ok xm network-list plug
expect_out '^Idx BE     MAC Addr.     handle state evt-ch tx-/rx-ring-ref BE-path$'
expect_out "^0   0  00:16:3e:77:01:20    0     4 .*/local/domain/0/backend/vif/$id/0  "
ok xm network-list plug --output json
printf '%s\n' "$out" | json_valid || fail "no JSON"
if on_lab; then
  terminal "xm console plug"
  types '\rip link set eth0 up; ip addr add 192.168.77.120/24 dev eth0; echo NET-$((40+2))\r'
  screen_shows "$SOON" 'NET-42'
  types '\035'
  terminal_ends "$SOON"
  eventually 60 ping -c1 -W1 192.168.77.120
  ok xl network-list plug
  expect_out "^0 .*00:16:3e:77:01:20"
fi
ends_with 1 xm network-attach plug mac=1:2
expect_err 'MAC address is not valid'
ends_with 1 xm network-attach plug colour=blue
expect_err 'Invalid argument: colour=blue'
ends_with 1 xm network-attach plug bridge=nobr
expect_err "there is no bridge 'nobr'"
ends_with 1 xm network-detach plug 00:16:3e:00:00:00
expect_err "Cannot find device '00:16:3e:00:00:00' in domain 'plug'"
ok xm network-detach plug 00:16:3E:77:01:20
ok xm network-list plug
expect_no_out

# a disk that is forced away while the guest may use it; another third word is ignored
ok xm block-attach plug "file:$WORK/plug.img" 51744 r
ok xm block-detach plug xvdc -f
ok xm block-attach plug "file:$WORK/plug.img" xvdd r
ok xm block-detach plug xvdd now
expect_out '^Ignoring option now$'
ok xm destroy plug
leaves_nothing
