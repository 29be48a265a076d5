# title: a domU file of 2006, as printed, boots with its disk and its interface connected
# where: lab
# ci: ocaml
# xenstored: both
remember
cat >"$WORK/xenik.cfg" <<'CFG'
kernel = "/boot/xenu-linux-2.6.16.33-xenu"
memory = 128
name = "xenik"
vif = [ 'mac=00:16:3e:05:30:71, bridge=br53' ]
disk = [ 'phy:/dev/fc/fc-p1d1p13,hda1,w' ]
root = "/dev/hda1 ro"
CFG
create xenik
booted xenik
screen_has 'GUEST DISK /dev/xvda1? holds fc-disk' || fail "the guest did not mount its disk"
# hda1 is device number 769
eventually "$SOON" store_is "/local/domain/0/backend/vbd/$id/769/state" 4
eventually "$SOON" store_is "/local/domain/$id/device/vbd/769/state" 4
eventually "$SOON" store_is "/local/domain/0/backend/vif/$id/0/state" 4
expect_equal "the address of the interface" 00:16:3e:05:30:71 "$(read_store "/local/domain/$id/device/vif/0/mac")"
ok ls /sys/class/net/br53/brif
expect_out "^vif$id\.0\$"
ok xm list xenik
expect_out '^xenik  *[0-9]+  *128  *1 '
ok xm shutdown -w xenik
leaves_nothing
