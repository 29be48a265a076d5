# title: a disk from a file and a vif on a bridge; the guest mounts the one and answers pings on the other
# where: both
# xenstored: both
remember
config wired "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'mac=00:16:3e:77:00:15, bridge=$BRIDGE' ]" \
  'extra = "console=hvc0 quiet lab.ip=192.168.77.15/24"'
create wired
booted wired
eventually "$SOON" store_is "/local/domain/0/backend/vbd/$id/51712/state" 4
eventually "$SOON" store_is "/local/domain/0/backend/vif/$id/0/state" 4
expect_equal "hotplug-status of the disk" connected "$(read_store "/local/domain/0/backend/vbd/$id/51712/hotplug-status")"
if on_lab; then
  screen_has 'GUEST DISK /dev/xvda holds file-disk' || fail "the guest did not mount its disk"
  eventually 60 ping -c1 -W1 192.168.77.15
  ok losetup -a
  expect_out "\($DISK_FILE\)"
  ok ls "/sys/class/net/$BRIDGE/brif"
  expect_out "^vif$id\.0\$"
fi
# its image belongs to it
config thief "disk = [ 'file:$DISK_FILE,xvda,w' ]"
ends_with 1 xm create "$WORK/thief.cfg"
expect_err "already in use by domain 'wired'"
ok xm destroy wired
leaves_nothing
