# title: the screen of a PV guest has its password, and a CD drive keeps its medium over a restart
# where: sim
remember
config screen "vfb = [ 'vnc=1,vncdisplay=7,vncpasswd=secret' ]"
create screen
command=$(find "$XM_SIM" -name "device-model-$id")
grep -q 'password=on' "$command" || fail "QEMU was not told that there is a password"
! grep -rq secret "$command" || fail "the password is on QEMU's command line"
expect_equal 'the port' 5907 "$(read_store "/local/domain/$id/console/vnc-port")"
! read_store "/local/domain/0/backend/vfb/$id/0/vncpasswd" | grep . ||
  fail 'the password is where the guest can read it'
printf '#!/bin/sh\necho "$@"; cat\n' >"$WORK/vncviewer"
chmod +x "$WORK/vncviewer"
ok env "PATH=$WORK:$PATH" xm vncviewer --autopass screen
expect_out '^-autopass localhost:7$'
expect_out '^secret$'
ok xm screenshot screen "$WORK/screen.png"
ok xm destroy screen

hvm machine "disk = [ 'file:$HVM_DISK,hda,w', 'file:$CD_ONE,hdc:cdrom,r' ]" \
  "vif = [ 'type=netfront, bridge=$BRIDGE' ]"
create machine
command=$(find "$XM_SIM" -name "device-model-$id")
! grep -q rtl8139 "$command" || fail 'an interface that is to be paravirtual is emulated'
expect_equal 'the type of the interface' vif "$(read_store "/local/domain/0/backend/vif/$id/0/type")"
ok xm block-configure machine "file:$CD_TWO" hdc:cdrom r
expect_no_out
ok xm qemu-monitor-command machine 'info block'
expect_out "ide-5632.*$CD_TWO"
ends_with 1 xm block-configure machine "file:$CD_ONE" hdc:cdrom w
expect_err 'Refusing to reconfigure device vbd:5632 to '
ends_with 1 xm block-configure machine "file:$HVM_DISK" hda r
expect_err 'Refusing to reconfigure device vbd:768 to '
ends_with 1 xm block-configure machine "file:$CD_ONE" hdd:cdrom r
expect_err 'has no CD drive hdd'
ok xm reboot -w machine
eventually "$BOOT" in_state machine '^[r-]b?-'
ok xm qemu-monitor-command machine 'info block'
expect_out "ide-5632.*$CD_TWO"
ok xm block-configure machine '' hdc:cdrom r
ok xm qemu-monitor-command machine 'info block'
expect_out 'ide-5632.*not inserted'
ok xm destroy machine
leaves_nothing
