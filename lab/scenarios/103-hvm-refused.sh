# title: what an HVM domain cannot have is told at once
# where: sim
remember
config stub 'builder = "hvm"' 'kernel = "hvmloader"' 'ramdisk = ""' 'extra = ""' 'boot = "x"' \
  'device_model = "/usr/lib/xen/bin/stubdom-dm"'
ends_with 1 xm create "$WORK/stub.cfg"
expect_err 'stub domain'
expect_err "boot = 'x'"
absent stub || fail "the refused domain is there"
leaves_nothing
