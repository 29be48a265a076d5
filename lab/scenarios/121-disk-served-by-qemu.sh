# title: a qcow2 image is served by a QEMU of dom0, at creation and by hot plug, and the QEMU goes with the domain
# where: sim
remember
qcow() { # FILE    makes a qcow2 image of the disk
  if on_lab; then
    qemu-img convert -f raw -O qcow2 "$DISK_FILE" "$1"
  else
    cp "$DISK_FILE" "$1"
  fi
}
qcow "$WORK/one.qcow2"
qcow "$WORK/two.qcow2"
config layered "disk = [ 'tap:qcow2:$WORK/one.qcow2,xvda,w' ]"
create layered
booted layered
eventually "$SOON" store_is "/local/domain/0/backend/qdisk/$id/51712/state" 4
expect_equal "params" "qcow2:$WORK/one.qcow2" "$(read_store "/local/domain/0/backend/qdisk/$id/51712/params")"
if on_lab; then
  screen_has 'GUEST DISK /dev/xvda holds file-disk' || fail "the guest did not mount its disk"
  pid=$(read_store "/local/domain/$id/image/device-model-pid")
  [ -d "/proc/$pid" ] || fail "there is no QEMU"
fi
ends_with 1 xm block-attach layered "tap:qcow2:$WORK/one.qcow2" xvdb w
expect_err "already in use by domain 'layered'"
ok xm block-attach layered "tap:qcow2:$WORK/two.qcow2" xvdb w
eventually "$SOON" store_is "/local/domain/0/backend/qdisk/$id/51728/state" 4
ok xm block-list layered
expect_out "^51728 .*/local/domain/0/backend/qdisk/$id/51728  "
ok xm block-detach layered xvdb
ok xm destroy layered
if on_lab; then
  eventually "$SOON" sh -c "[ ! -d /proc/$pid ]"
fi
leaves_nothing
