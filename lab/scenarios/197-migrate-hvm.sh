# title: an HVM guest migrates with its device model, stopped and live, between xm and xm and between xm and xl
# where: both
# ci: no
# hosts: 2
# seconds: 3000
# shellcheck disable=SC2086  # $ROUTE is a list of words
# BIOS and kernel take minutes where the processor is emulated, and its virtualization, too
! on_lab || BOOT=600
direct_hvm machine 'serial = "pty"' 'vnc = 1' "disk = [ 'file:$HVM_DISK,sda,w' ]" \
  "vif = [ 'type=ioemu, mac=00:16:3e:77:01:97, bridge=$BRIDGE' ]"
# the kernel is there for libxl, which hands it to the new device model
if on_lab; then tar -C / -cf - "${WORK#/}" | ssh two 'tar -C / -xf -'; fi
create machine
counts machine
ok xm migrate --check $ROUTE machine two
ok xm migrate $ROUTE machine two
absent machine || fail 'machine is still here'
eventually "$SOON" there 'xm list machine | grep -q "^machine "'
there 'xm qemu-monitor-command machine "info status"' | grep running || fail 'its device model there does not run'
there 'xm qemu-monitor-command machine "info migrate"' | grep 'status: completed' ||
  fail 'its device model there does not go on from the state of the one here'
if on_lab; then
  there 'xm migrate -l machine one' || fail 'it does not come back live'
  goes_on machine
  ok xm migrate -l --receiver xl machine two
  there 'xl list machine' || fail 'xl does not have it'
  there 'xl migrate machine one' || fail 'xl does not send it back'
  goes_on machine
  ok xm qemu-monitor-command machine 'info status'
  expect_out running
  ok xm destroy machine
else
  there 'xm destroy machine'
  there 'xm sim stop'
fi
