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
# a QEMU without the cipher of these passwords, as Debian's
mkdir -p "$XM_SIM/fault"
printf 'match=password=on\nCipher backend does not support DES algorithm\n' >"$XM_SIM/fault/qemu"
config screen "vfb = [ 'vnc=1,vnclisten=0.0.0.0,vncdisplay=7,vncpasswd=secret' ]"
ok xm create "$WORK/screen.cfg"
expect_err "^warning: This host's QEMU was built without the cipher of VNC's passwords"
id=$(xm domid screen)
expect_equal 'where the screen listens' 127.0.0.1 "$(read_store "/local/domain/$id/console/vnc-listen")"
ok xm destroy screen
printf 'match=xen-attach\nno room for the screen\n' >"$XM_SIM/fault/qemu"
ends_with 1 xm create "$WORK/screen.cfg"
expect_err 'The QEMU of domain [0-9]+ ended at once: .*no room for the screen'
absent screen || fail 'the domain is there without its QEMU'
rm "$XM_SIM/fault/qemu"

hvm machine "disk = [ 'file:$HVM_DISK,hda,w', 'file:$CD_ONE,hdc:cdrom,r' ]" \
  "vif = [ 'type=netfront, bridge=$BRIDGE' ]"
create machine
command=$(find "$XM_SIM" -name "device-model-$id")
! grep -q rtl8139 "$command" || fail 'an interface that is to be paravirtual is emulated'
expect_equal 'the type of the interface' vif "$(read_store "/local/domain/0/backend/vif/$id/0/type")"
# a relative path is the caller's, not the device model's
ok sh -c "cd '${CD_TWO%/*}' && xm block-configure machine 'file:${CD_TWO##*/}' hdc:cdrom r"
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
