# title: PCI functions are given at creation and while a guest runs, and go back; else the reason is said
# where: sim
remember
mkdir -p "$XM_SIM/fault"
both='0000:07:00.0
0000:08:00.0'
assignable() { xm pci-assignable-list | tr '\n' ' '; }
all_back() { [ "$(assignable)" = '0000:07:00.0 0000:08:00.0 ' ]; }
back() { echo "/local/domain/0/backend/pci/$id/0/$1"; }
ok xm pci-list-assignable-devices
expect_equal 'what can be assigned' "$both" "$out"

# a PV guest from its file, then by hot plug
config pv "pci = [ '07:00.0@5,permissive=1' ]"
create pv
expect_err 'shares interrupt 16 with 0000:08:00.0'
eventually "$SOON" store_is "$(back state)" 4
expect_equal options 'msitranslate=1,power_mgmt=0,permissive=1,rdm_policy=strict' \
  "$(read_store "$(back opts-0)")"
ok xm pci-list pv
expect_equal 'the list' 'Vdev Device
05.0 0000:07:00.0' "$out"
ok xm pci-attach pv 08:00.0
expect_no_out
expect_equal 'the number of functions' 2 "$(read_store "$(back num_devs)")"
expect_equal 'what can be assigned' '' "$(assignable)"
ends_with 1 xm pci-attach pv 08:00.0
expect_err 'pci: device 0000:08:00.0 has been attached! '
ok xm pci-detach pv 07:00.0
ok xm pci-list pv
expect_equal 'the list' 'Device
0000:08:00.0' "$out"
ends_with 1 xm pci-detach pv 07:00.0
expect_err 'pci: device 0000:07:00.0 is not attached!'

# what cannot be given, all reasons at once
config other "pci = [ '08:00.0', '09:00.0', '0a:00.0' ]"
ends_with 1 xm create "$WORK/other.cfg"
expect_err "PCI device 0000:08:00.0 is with domain 'pv' already"
expect_err "0000:09:00.0 is not set aside for guests: dom0's driver e1000e has it; .* xm pci-assignable-add 0000:09:00.0"
expect_err 'There is no PCI device 0000:0a:00.0 on this host'
config other "type = 'pvh'" "pci = [ '07:00.0' ]"
ends_with 1 xm create "$WORK/other.cfg"
expect_err 'Xen passes no PCI devices to PVH guests'
ends_with 1 xm pci-attach -o permissive pv 07:00.0
expect_err 'Invalid pci attach option: permissive'

# a guest that does not answer keeps what it had; so does one when Xen or the kernel refuses
ok xm pause pv
ends_with 1 xm pci-attach pv 07:00.0
expect_err 'The guest did not take the new device within 10 s .* is 7.: is it paused'
ok xm unpause pv
expect_equal 'the number of functions' 1 "$(read_store "$(back num_devs)")"
expect_equal 'what can be assigned' '0000:07:00.0 ' "$(assignable)"
echo 'errno=EBUSY' >"$XM_SIM/fault/pci-assign"
ends_with 1 xm pci-attach pv 07:00.0
expect_err 'PCI device 0000:07:00.0 could not be given to the domain. .*EBUSY'
rm "$XM_SIM/fault/pci-assign"
printf 'match=permissive\nOperation not permitted\n' >"$XM_SIM/fault/sysfs"
ends_with 1 xm pci-attach -o permissive=1 pv 07:00.0
expect_err 'could not be given to the domain. The kernel did not take .*Operation not permitted'
rm "$XM_SIM/fault/sysfs"
expect_equal 'what can be assigned' '0000:07:00.0 ' "$(assignable)"
ok xm pci-attach pv 07:00.0 7
ok xm pci-detach pv 07:00.0

# a guest that reboots comes back with what it has now
ok xm reboot -w pv
eventually "$BOOT" in_state pv '^[r-]b?-'
ok xm pci-list pv
expect_out '^0000:08:00.0$'
ok xm destroy pv
eventually "$SOON" all_back

# taken from dom0's driver, and an HVM guest
hvm emulated "pci = [ '07:00.0@6,msitranslate=0', '09:00.0,seize=1' ]"
create emulated
ok xm pci-list emulated
expect_out '^06.0 0000:07:00.0$'
ok xm pci-attach emulated 08:00.0
# what its guest does not let go of stays with it, in the lists too
: >"$XM_SIM/fault/unplug"
ends_with 1 xm pci-detach emulated 08:00.0
expect_err 'The guest did not let go of 0000:08:00.0 within 10 s'
rm "$XM_SIM/fault/unplug"
ok xm pci-list emulated
expect_out '0000:08:00.0$'
expect_equal 'the number of functions' 3 "$(read_store "$(back num_devs)")"
expect_equal 'what can be assigned' '' "$(assignable)"
ok xm pci-detach emulated 08:00.0
expect_equal 'what can be assigned' '0000:08:00.0 ' "$(assignable)"
ok xm pci-detach emulated 09:00.0
ok xm pci-assignable-remove -r 0000:09:00.0
ok xm destroy emulated
eventually "$SOON" all_back

# a create that fails takes them back
echo 'no more' >"$XM_SIM/fault/pci-assign"
printf 'match=pci\n' >"$XM_SIM/fault/backend"
config lost "pci = [ '07:00.0' ]"
ends_with 1 xm create "$WORK/lost.cfg"
expect_err '0000:07:00.0 could not be given to the domain. .*no more'
rm "$XM_SIM/fault/pci-assign"
ends_with 1 xm create "$WORK/lost.cfg"
expect_err 'Device 0 \(pci\) could not be connected. Its backend closed at once'
rm "$XM_SIM/fault/backend"
absent lost || fail "the domain is still there"
all_back || fail "devices are missing: $(assignable)"
leaves_nothing
