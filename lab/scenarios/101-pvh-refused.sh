# title: old ways to write PVH, a vcpu that waits, a PV kernel in the shim, and what a PVH guest cannot have
# where: sim
remember
config old 'builder = "pvh"' 'vcpus = 1' 'maxvcpus = 2'
create old
booted old
expect_equal "type in xenstore" pvh "$(read_store "/libxl/$id/type")"
expect_equal "the second vcpu" offline "$(read_store "/local/domain/$id/cpu/1/availability")"
ok xm destroy old
config older 'pvh = 1' 'vcpus = 128'
ends_with 1 xm create "$WORK/older.cfg"
expect_err 'PVH guests have 127 vcpus at most, not 128'
config shimmed 'type = "pvh"' 'pvshim = 1'
create shimmed
booted shimmed
expect_equal "type in xenstore" pvh "$(read_store "/libxl/$id/type")"
ok xm destroy shimmed
config shim 'type = "pvh"' 'pvshim = 1' 'kernel = "/nowhere/xen"'
ends_with 1 xm create "$WORK/shim.cfg"
expect_err 'Kernel image does not exist: /nowhere/xen'
absent older || fail "the refused domain is there"
leaves_nothing
