# title: an HVM guest boots from its emulated disk; CD, screen and USB through the device model
# where: sim
# seconds: 900
remember
hvm machine 'boot = "cd"' 'serial = "pty"' 'usb = 1' 'vnc = 1' 'vncpasswd = "secret"' \
  "disk = [ 'file:$HVM_DISK,hda,w', 'file:$CD_ONE,hdc:cdrom,r' ]" \
  "vif = [ 'type=ioemu, mac=00:16:3e:77:01:04, bridge=$BRIDGE' ]"
create machine
booted machine
expect_equal "type in xenstore" hvm "$(read_store "/libxl/$id/type")"
eventually "$SOON" store_is "/local/domain/0/backend/vbd/$id/768/state" 4
eventually "$SOON" store_is "/local/domain/0/backend/vif/$id/0/state" 4
expect_equal "medium in the drive" "aio:$CD_ONE" "$(read_store "/local/domain/0/backend/qdisk/$id/5632/params")"
ok xm block-list machine
expect_out '^5632 '
# media
ok xm cd-insert machine hdc "$CD_TWO"
ok xm qemu-monitor-command machine 'info block'
expect_out "ide-5632.*$CD_TWO"
expect_equal "medium in the drive" "aio:$CD_TWO" "$(read_store "/libxl/$id/device/vbd/5632/params")"
ok xm cd-eject machine hdc
ok xm qemu-monitor-command machine 'info block'
expect_out 'ide-5632.*not inserted'
ends_with 1 xm cd-insert machine hdd "$CD_ONE"
expect_err 'has no CD drive hdd'
# the screen
ok xm screenshot machine "$WORK/screen.png"
head -c 4 "$WORK/screen.png" | grep -q PNG || fail "the screenshot is no PNG file"
# a viewer is given the password on its standard input
printf '#!/bin/sh\necho "$@"; cat\n' >"$WORK/vncviewer"
chmod +x "$WORK/vncviewer"
ok env "PATH=$WORK:$PATH" xm vncviewer --autopass machine
expect_out '^-autopass localhost:[0-9]+$'
expect_out '^secret$'
# USB
ok xm usb-add machine tablet
ends_with 1 xm usb-add machine tablet
expect_err 'Duplicate'
ok xm usb-del machine tablet
if on_lab; then
  ! tr '\0' ' ' <"/proc/$(read_store "/local/domain/$id/image/device-model-pid")/cmdline" | grep -q secret ||
    fail "the password is on the device model's command line"
  ok xl list -l machine
  expect_out '"type": "hvm"'
fi
ok xm shutdown -w machine
leaves_nothing
