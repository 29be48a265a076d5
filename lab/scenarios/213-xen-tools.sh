# title: what Debian's xen-create-image makes, image and configuration file, boots with xm to its login
# where: lab
# ci: no
# packages: xen-tools
# seconds: 1800
# xen-tools, its hooks and templates are Debian's own. A debootstrap in an emulated dom0 takes hours, so the image is
# made from a prepared tree (--install-method=copy): busybox, which starts a getty on the guest's console.
remember
tree=$WORK/tree
mkdir -p "$tree/bin" "$tree/sbin" "$tree/etc/init.d" "$tree/proc" "$tree/sys" "$tree/dev" "$tree/root" "$tree/tmp" "$tree/var/log"
cp /bin/busybox "$tree/bin/"
ok chroot "$tree" /bin/busybox --install -s /bin
for applet in init getty; do ln -s ../bin/busybox "$tree/sbin/$applet"; done
echo 'root::0:0:root:/root:/bin/sh' >"$tree/etc/passwd"
echo 'root:x:0:' >"$tree/etc/group"
cat >"$tree/etc/inittab" <<'INIT'
::sysinit:/bin/hostname -F /etc/hostname
hvc0::respawn:/sbin/getty 38400 hvc0
::ctrlaltdel:/bin/reboot
INIT
# The file names dom0's own kernel, and a ramdisk that mounts root=, which the lab's does not: its /init is replaced.
mkdir "$WORK/ramdisk"
cat >"$WORK/ramdisk/init" <<'INIT'
#!/bin/sh
mount -t proc proc /proc
mount -t sysfs sys /sys
mount -t devtmpfs dev /dev
for module in /modules/*.ko; do insmod $module; done
for word in $(cat /proc/cmdline); do
  case $word in root=*) root=${word#root=} ;; esac
done
tries=0
until [ -b $root ] || [ $tries -ge 100 ]; do sleep 0.1; tries=$((tries + 1)); done
mount -t ext4 $root /mnt || exec sh
for fs in proc sys dev; do mount -o move /$fs /mnt/$fs; done
exec switch_root /mnt /sbin/init
INIT
chmod +x "$WORK/ramdisk/init"
{ cat "$RAMDISK"; (cd "$WORK/ramdisk" && echo init | busybox cpio -o -H newc 2>/dev/null | gzip); } >"$WORK/initrd"
mkdir -p "$WORK/modules/guest"

ok xen-create-image --hostname=tools --dir="$WORK" --output=/etc/xen --install-method=copy --install-source="$tree" \
  --dist=jessie --size=64M --fs=ext4 --noswap --memory=96M --vcpus=1 --kernel="$KERNEL" --initrd="$WORK/initrd" \
  --modules="$WORK/modules/guest" --ip=192.168.77.20 --netmask=255.255.255.0 --gateway=192.168.77.1 --bridge="$BRIDGE" --nohosts
cat /etc/xen/tools.cfg
grep -q "^kernel *= '$KERNEL'" /etc/xen/tools.cfg || fail "this is not the file of xen-tools' template"
# without a finding, and found by its name in /etc/xen
ok xm config check /etc/xen/tools.cfg
ok xm create tools.cfg
expect_out '^Using config file "/etc/xen/tools.cfg"\.$'
expect_out '^Started domain tools \(id=[0-9]+\)$'
ok xm list tools
expect_out '^tools +[0-9]+ +96 +1 '
ok xm network-list tools
expect_out 'vif/'
terminal 'xm console tools'
types '\r'
screen_shows "$BOOT" 'tools login:'
types 'root\r'
screen_shows "$SOON" '/root # '
types 'cat /etc/fstab\r'
screen_shows "$SOON" '^/dev/xvda1 / ext4'
types '\035'
terminal_ends "$SOON"
ok xm destroy tools
eventually "$SOON" absent tools
leaves_nothing
ok xen-delete-image --hostname=tools --dir="$WORK"
[ ! -e /etc/xen/tools.cfg ] || fail "xen-delete-image left the file"
