# hosts/sim.sh    settings of the simulated host. The test that runs a scenario there puts `xm`,
# `store-names`, `store-read` and `json-valid` on PATH, XM_SIM and WORK in the environment.
HOST=sim
KERNEL=/boot/vmlinuz-sim
RAMDISK=/boot/initrd-sim
DISK_FILE=$WORK/disk.img
DISK_DEV=/dev/vg0/hello
BRIDGE=xenbr0
HVM_DISK=/var/lib/xen/images/hello.img CD_ONE=/var/lib/xen/images/data.img CD_TWO=/etc/hostname
READY='sim#'
DEAF=sim.ignore-shutdown
BOOT=60 SOON=40
echo disk >"$DISK_FILE"

host_domains() { xm list --running | awk 'NR > 1 { print "domain", $1, $2 }'; }
state_now() { state_of "$1"; }
host_store() { store-names; }
host_devices() {
  grep -s . "$XM_SIM"/loops/*
  ls "$XM_SIM/vifs" 2>/dev/null
}
read_store() { store-read "$1"; }
# json_valid [SCHEMA]    a file of docs/json-schema
json_valid() { json-valid "${1-}"; }
LOADER_KERNEL=$WORK/kernel LOADER_RAMDISK=$WORK/ramdisk VLAN_BRIDGE=br53 RUN_DIR=$XM_SIM/run
echo XM-SIMULATED-KERNEL >"$WORK/kernel"
echo ramdisk >"$WORK/ramdisk"
COUNT=count

# the other host of a pair is called two; there COMMAND runs a shell command on it
ROUTE="-s $WORK/ssh"
# like ssh: what runs there is no child of what runs here, and sees an end when that is gone
cat >"$WORK/ssh" <<END
#!/bin/sh
shift
export XM_SIM='$XM_SIM-two'
way=\$(mktemp -d '$WORK/way.XXXXXX')
mkfifo "\$way/in" "\$way/out"
(setsid sh -c "\$*" <"\$way/in" >"\$way/out" &)
exec 3<&0
cat <&3 >"\$way/in" &
exec cat <"\$way/out" 3<&-
END
chmod +x "$WORK/ssh"
there() { XM_SIM=$XM_SIM-two sh -c "$1"; }

# direct_hvm NAME [LINE...]    as hvm: no guest is slow to start here
direct_hvm() { hvm "$@"; }
