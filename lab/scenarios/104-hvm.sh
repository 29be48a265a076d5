# title: an HVM guest boots from its emulated disk; CD, screen and USB through the device model
# where: both
# ci: no
# seconds: 1200
remember
# The BIOS reads 10 MB from the emulated disk, and the kernel unpacks itself: from an IDE disk, without
# DMA, that was not done in 600 s of the lab's dom0; from a SCSI one it is.
! on_lab || BOOT=600
# Debian's QEMU is built without the cipher that VNC's passwords need
password='vncpasswd = "secret"'
! on_lab || password=''
hvm machine 'boot = "cd"' 'serial = "pty"' 'usb = 1' 'vnc = 1' "$password" \
  "disk = [ 'file:$HVM_DISK,sda,w', 'file:$CD_ONE,hdc:cdrom,r' ]" \
  "vif = [ 'type=ioemu, mac=00:16:3e:77:01:04, bridge=$BRIDGE' ]"
create machine
booted machine
expect_equal "type in xenstore" hvm "$(read_store "/libxl/$id/type")"
eventually "$SOON" store_is "/local/domain/0/backend/vbd/$id/2048/state" 4
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
# xm's own words for it, and what it refuses
ok xm block-configure machine "file:$CD_ONE" hdc:cdrom r
ok xm qemu-monitor-command machine 'info block'
expect_out "ide-5632.*$CD_ONE"
ends_with 1 xm block-configure machine "file:$CD_TWO" hdc:cdrom w
expect_err 'Refusing to reconfigure device vbd:5632 to '
ends_with 1 xm block-configure machine "file:$HVM_DISK" hda r
expect_err 'Refusing to reconfigure device vbd:768 to '
ok xm block-configure machine '' hdc:cdrom r
# the screen
ok xm screenshot machine "$WORK/screen.png"
head -c 4 "$WORK/screen.png" | grep -q PNG || fail "the screenshot is no PNG file"
if on_lab; then # a VNC client reads a frame
  cat >"$WORK/client" <<'CLIENT'
import socket, struct, sys

with socket.create_connection(("127.0.0.1", int(sys.argv[1])), 60) as vnc:
    take = vnc.makefile("rb").read
    vnc.sendall(take(12))
    assert 1 in take(take(1)[0]), "not without a password"
    vnc.sendall(b"\1")
    assert take(4) == bytes(4), "not let in"
    vnc.sendall(b"\1")
    width, height = struct.unpack(">HH", take(4))
    take(16)
    name = take(struct.unpack(">I", take(4))[0])
    vnc.sendall(struct.pack(">BxHi", 2, 1, 0) + struct.pack(">BBHHHH", 3, 0, 0, 0, width, height))
    kind, count = struct.unpack(">BxH", take(4))
    left, top, wide, high, coding = struct.unpack(">HHHHi", take(12))
    assert kind == 0 and coding == 0, (kind, coding)
    print(len(take(4 * wide * high)), "bytes of", name.decode())
CLIENT
  ok python3 "$WORK/client" "$(read_store "/local/domain/$id/console/vnc-port")"
  expect_out '^[1-9][0-9]{4,} bytes of .*machine'
fi
# a viewer is given the password on its standard input
printf '#!/bin/sh\necho "$@"; cat\n' >"$WORK/vncviewer"
chmod +x "$WORK/vncviewer"
ok env "PATH=$WORK:$PATH" xm vncviewer --autopass machine
if on_lab; then
  expect_out '^localhost:[0-9]+$'
else
  expect_out '^-autopass localhost:[0-9]+$'
  expect_out '^secret$'
fi
# USB
ok xm usb-add machine tablet
ends_with 1 xm usb-add machine tablet
expect_err 'Duplicate'
ok xm usb-del machine tablet
if on_lab; then
  ok xl list -l machine
  expect_out '"type": "hvm"'
fi
ok xm shutdown -w machine
if on_lab; then # from an IDE disk, as far as its boot loader
  hvm ide 'serial = "pty"' "disk = [ 'file:$HVM_DISK,hda,w' ]"
  create ide
  terminal 'xm console ide'
  screen_shows 300 'GRUB STARTED FROM DISK'
  types '\035'
  terminal_ends "$SOON"
  ok xm destroy ide
fi
leaves_nothing
