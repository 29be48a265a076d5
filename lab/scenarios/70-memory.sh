# title: mem-set and mem-max: what xm says, what Xen does, what the guest gives back
# where: sim
# Meant for both hosts; not seen on real Xen yet.
remember
config mem 'maxmem = 128'
create mem
booted mem
ok xm mem-set mem 64
expect_no_out
store_is "/local/domain/$id/memory/target" 65536 || fail "the target is not 64 MiB"
ok xm list mem
expect_out "^mem  *$id  *64 "
eventually "$SOON" sh -c "xm list --output json mem | grep -Eq '\"memory_current_kib\" : 6[0-9]{4}'"
ok xm mem-set mem 98304k
store_is "/local/domain/$id/memory/target" 98304 || fail "the target is not 96 MiB"
eventually "$SOON" sh -c "xm list --output json mem | grep -Eq '\"memory_current_kib\" : 9[0-9]{4}'"
if on_lab; then
  ok xl list mem
  expect_out "^mem  *$id  *9[5-7] "
  ok xl mem-set mem 80
  ok xm list mem
  expect_out "^mem  *$id  *80 "
fi
ends_with 1 xm mem-set mem 1g
expect_err 'memory_dynamic_max must be less than or equal to memory_static_max .*1024 MiB.*128 MiB'
expect_out '^Usage: xm mem-set <Domain> <Mem>$'
ok xm mem-max mem 160
store_is "/local/domain/$id/memory/static-max" 163840 || fail "the maximum is not 160 MiB"
ends_with 1 xm mem-max mem 32
expect_err 'less than or equal to memory_static_max'
ends_with 1 xm mem-set 0 64
expect_err 'memory_dynamic_max too small .*at least 128 MiB'
ends_with 1 xm mem-set mem 64mb
expect_err '^Error: Invalid argument\.$'
ends_with 3 xm mem-set nosuch 64
ends_with 1 xm mem-set mem
expect_err "'xm mem-set' requires 2 arguments\."
ok xm balloon mem 96
expect_err 'Command balloon is deprecated\.  Please use xm mem-set instead\.'
ok xm destroy mem
leaves_nothing
