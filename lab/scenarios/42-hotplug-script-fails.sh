# title: a hotplug script that fails ends the create with the script's text and leaves nothing
# where: lab
# ci: ocaml
# xenstored: both
remember
cat >/etc/xen/scripts/vif-lab-broken <<'SCRIPT'
#!/bin/sh
[ "$1" != online ] && [ "$1" != add ] && exit 0
xenstore-write "$XENBUS_PATH/hotplug-error" "the lab wants no interface" "$XENBUS_PATH/hotplug-status" error
exit 1
SCRIPT
chmod +x /etc/xen/scripts/vif-lab-broken
config unplugged "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE, script=vif-lab-broken' ]"
ends_with 1 xm create "$WORK/unplugged.cfg"
expect_err 'Device 0 \(vif\) could not be connected\. the lab wants no interface'
rm /etc/xen/scripts/vif-lab-broken
absent unplugged || fail "the domain is still there"
leaves_nothing
