# title: what an HVM domain needs and does not find is told at once
# where: sim
remember
config stub 'builder = "hvm"' 'boot = "x"' 'device_model = "/usr/lib/xen/bin/stubdom-dm"'
ends_with 1 xm create "$WORK/stub.cfg"
if on_lab; then
  expect_err 'stub domain'
  expect_err "boot = 'x'"
else
  expect_err 'simulated host has no device model'
fi
absent stub || fail "the refused domain is there"
leaves_nothing
