# shellcheck shell=sh disable=SC2034
# hosts/sim.sh    settings of the simulated host; the test that runs a scenario puts `xm`, `store-names`
# and `json-valid` on PATH, and XM_SIM and WORK in the environment
HOST=sim
KERNEL=$WORK/vmlinux
RAMDISK=$WORK/initrd.gz
DISK_FILE=$WORK/disk.img
DISK_DEV=$WORK/disk.img
BRIDGE=xenbr0
: >>"$KERNEL"
: >>"$RAMDISK"
: >>"$DISK_FILE"

host_domains() { xm list | awk 'NR > 1 { print "domain", $1, $2 }'; }
host_store() { store-names; }
host_loops() { :; }
json_valid() { json-valid; }
