# title: vcpu-set takes vcpus of a running guest down and up, vcpu-pin pins them, vcpu-list shows it
# where: both
# ci: no
remember
config cpus 'vcpus = 2'
create cpus
booted cpus
online() { [ "$(xm list cpus | awk 'NR == 2 { print $4 }')" = "$1" ]; }
eventually "$SOON" online 2
ok xm vcpu-set cpus 1
expect_no_out
store_is "/local/domain/$id/cpu/1/availability" offline || fail "vcpu 1 is not to be offline"
eventually "$SOON" online 1
ok xm vcpu-list cpus
expect_out "^cpus  *$id  *1  *-  *--p "
ok xm set-vcpus cpus 2
store_is "/local/domain/$id/cpu/1/availability" online || fail "vcpu 1 is not to be online"
if on_lab; then # Linux registers a vcpu that comes, and leaves it to udev to use it
  terminal "xm console cpus"
  types '\runtil echo 1 >/sys/devices/system/cpu/cpu1/online; do :; done 2>/dev/null; echo brought-$?\r'
  screen_shows "$SOON" 'brought-0'
  types '\035'
  terminal_ends "$SOON"
fi
eventually "$SOON" online 2
ends_with 1 xm vcpu-set cpus 3
expect_err 'Cannot set vcpus greater than max vcpus on running domain'
ends_with 1 xm vcpu-set cpus 0
expect_err 'Zero or less VCPUs is invalid'
ok xm vcpu-pin cpus 1 0
ok xm vcpu-list cpus
expect_out "^cpus  *$id  *1 .* 0$"
ok xm vcpu-pin cpus all '0-1,^0'
ok xm vcpu-list cpus
expect_out "^cpus  *$id  *0 .* 1$"
expect_out "^cpus  *$id  *1 .* 1$"
if on_lab; then
  ok xl vcpu-list cpus
  expect_out "^cpus  *$id  *0 .* 1 / all$"
fi
ok xm vcpu-pin cpus 0 - --soft 1
ok xm vcpu-list --output json cpus
printf '%s' "$out" | json_valid || fail "no JSON"
if on_lab; then
  ok xl vcpu-list cpus
  expect_out "^cpus  *$id  *0 .* 1 / 1$"
fi
ok xm vcpu-pin cpus all all
ok xm vcpu-list cpus
expect_out "^cpus  *$id  *1 .* any cpu$"
ends_with 1 xm vcpu-pin cpus 0 4000
expect_err 'Cannot pin vcpu: 0 to cpu: \[4000\] - '
ends_with 1 xm vcpu-pin cpus 0 x
expect_err '^Error: Invalid argument\.$'
ok xm destroy cpus
leaves_nothing
