# title: an HVM guest is saved and restored with its device model, by xm and xl in turn, and goes on where it was
# where: both
# ci: no
# seconds: 3000
remember
# BIOS and kernel take minutes where the processor is emulated, and its virtualization, too
! on_lab || BOOT=600
direct_hvm machine 'serial = "pty"' 'vnc = 1' 'usb = 1' "disk = [ 'file:$HVM_DISK,sda,w' ]" \
  "vif = [ 'type=ioemu, mac=00:16:3e:77:01:86, bridge=$BRIDGE' ]"
create machine
counts machine
ok xm qemu-monitor-command machine 'info migrate'
expect_not_out 'Migration status: completed'
# a copy leaves guest and device model running
ok xm save -c machine "$WORK/copy"
in_state machine '^(r|-)(b|-)----$' || fail "after save -c the guest is $(state_of machine)"
goes_on machine
rm "$WORK/copy"
ok xm save machine "$WORK/image"
leaves_nothing
ok xm restore "$WORK/image"
goes_on machine
ok xm domid machine
id=$out
eventually "$SOON" store_is "/local/domain/0/backend/vbd/$id/2048/state" 4
eventually "$SOON" store_is "/local/domain/0/backend/vif/$id/0/state" 4
# the device model is a new one, which goes on from the state of the old one
ok xm qemu-monitor-command machine 'info migrate'
expect_out 'Migration status: completed'
ok xm screenshot machine "$WORK/screen.png"
head -c 4 "$WORK/screen.png" | grep -q PNG || fail "the screenshot is no PNG file"
if on_lab; then
  ok xm save machine "$WORK/image"
  ok xl restore "$WORK/image"
  goes_on machine
  ok xl save machine "$WORK/theirs"
  eventually "$SOON" absent machine
  ok xm restore "$WORK/theirs"
  goes_on machine
fi
ok xm shutdown -w machine
leaves_nothing
