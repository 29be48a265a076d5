# shellcheck shell=sh disable=SC2034
# hosts/lab.sh    settings of a dom0 that image/build made
HOST=lab
KERNEL=/lab/vmlinux
RAMDISK=/lab/initrd.gz
DISK_FILE=/lab/disk.img
DISK_DEV=/dev/fc/fc-p1d1p13
BRIDGE=xenbr0

host_domains() { xl list | awk 'NR > 1 { print "domain", $1, $2 }'; }
# /local/domain/0 comes and goes with back ends, /tool and the other daemons' nodes do not concern us
host_store() {
  for top in /libxl /vm /local/domain; do
    xenstore-ls -f -p "$top" 2>/dev/null | sed 's/ = .*//' | grep -v '^/local/domain/0/\(memory\|control\|data\)'
  done
}
host_loops() { losetup -a; ls /var/lib/xen /run/xen /var/run/xen-hotplug 2>/dev/null; }
json_valid() { jq -e . >/dev/null; }
