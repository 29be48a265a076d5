# hosts/lab.sh    settings of a dom0 that image/build made
HOST=lab
KERNEL=/lab/vmlinux
RAMDISK=/lab/initrd.gz
DISK_FILE=/lab/disk.img
DISK_DEV=/dev/fc/fc-p1d1p13
BRIDGE=xenbr0
# a disk with a boot sector, and two CDs
HVM_DISK=/lab/hvm.img CD_ONE=/lab/cd.iso CD_TWO=/lab/cd2.iso
# what the guest's console shows when it takes input, and the words that make it deaf to a shutdown
READY='GUEST READY'
DEAF=lab.ignore_shutdown
# seconds that a guest may take to boot, and that xm may take for one thing
BOOT=180 SOON=120

host_domains() { xl list | awk 'NR > 1 { print "domain", $1, $2 }'; }
# state_now NAME    as state_of, by the quickest way there is
state_now() { xl list "$1" | awk 'NR == 2 { print $5 }'; }
host_store() {
  for top in /libxl /vm /local/domain; do
    xenstore-ls -f -p "$top" 2>/dev/null | sed 's/ = .*//' |
      grep -v '^/local/domain/0/\(memory\|control\|data\|backend/[a-z]*$\|backend$\)'
  done
}
host_devices() {
  losetup -a
  ls /sys/class/net
  ls /var/lib/xen 2>/dev/null
}
# read_store PATH
read_store() { xenstore-read "$1"; }
# json_valid [SCHEMA]    jq knows no schemas: here it is only JSON or not
json_valid() { jq -e . >/dev/null; }
# what a boot loader finds, a second bridge, and where programs keep their temporary files
LOADER_KERNEL=/lab/vmlinux LOADER_RAMDISK=/lab/initrd.gz VLAN_BRIDGE=br53 RUN_DIR=/run/xen

# Under emulation code that was compiled a moment ago is the slowest code: each start is a quarter faster
# without the JVM's compiler. The monitor that xm starts inherits it.
export XM_JAVA_OPTS=-Xint
# a hotplug script is a hundred processes, and two hosts share the two cores with whatever else runs
export XM_HOTPLUG_TIMEOUT=120
# what is typed on a guest's console to let it count seconds aloud: "tick 1", "tick 2", ...
COUNT='(i=0; while sleep 1; do i=$((i+1)); echo tick $i; done) &'

# the other host of a pair is called two; there COMMAND runs a shell command on it
ROUTE=
there() { ssh -n two "XM_JAVA_OPTS='$XM_JAVA_OPTS'; export XM_JAVA_OPTS; $1"; }

# direct_hvm NAME [LINE...]    as hvm, but its kernel is started by the device model: reading it from an
# emulated disk takes the BIOS minutes here
direct_hvm() {
  if [ ! -e "$WORK/vmlinuz" ]; then
    mkdir -p "$WORK/partition"
    mount -o ro,loop,offset=1048576 "$HVM_DISK" "$WORK/partition"
    cp "$WORK/partition/boot/vmlinuz" "$WORK/vmlinuz"
    umount "$WORK/partition"
  fi
  direct_name=$1
  shift
  hvm "$direct_name" "kernel = '$WORK/vmlinuz'" 'ramdisk = "/lab/initrd-hvm.gz"' \
    'extra = "console=hvc0 quiet"' "$@"
}
