# title: mem-set and mem-max: what xm says, what Xen does, what the guest gives back
# where: both
# ci: no
# The lab's guest needs 100 MiB for its kernel: below that its balloon driver gives nothing back.
remember
config mem 'memory = 160' 'maxmem = 192'
create mem
booted mem
ok xm mem-set mem 128
expect_no_out
store_is "/local/domain/$id/memory/target" 131072 || fail "the target is not 128 MiB"
ok xm list mem
expect_out "^mem  *$id  *128 "
eventually "$SOON" sh -c "xm list --output json mem | grep -Eq '\"memory_current_kib\" : 1[23][0-9]{4}'"
ok xm mem-set mem 153600k
store_is "/local/domain/$id/memory/target" 153600 || fail "the target is not 150 MiB"
eventually "$SOON" sh -c "xm list --output json mem | grep -Eq '\"memory_current_kib\" : 15[0-9]{4}'"
if on_lab; then
  ok xl list mem
  expect_out "^mem  *$id  *1(49|50|51) "
  ok xl mem-set mem 140
  ok xm list mem
  expect_out "^mem  *$id  *140 "
fi
ends_with 1 xm mem-set mem 1g
expect_err 'memory_dynamic_max must be less than or equal to memory_static_max .*1024 MiB.*192 MiB'
expect_out '^Usage: xm mem-set <Domain> <Mem>$'
ok xm mem-max mem 224
store_is "/local/domain/$id/memory/static-max" 229376 || fail "the maximum is not 224 MiB"
ends_with 1 xm mem-max mem 32
expect_err 'less than or equal to memory_static_max'
ends_with 1 xm mem-set 0 64
expect_err 'memory_dynamic_max too small .*at least 128 MiB'
ends_with 1 xm mem-set mem 64mb
expect_err '^Error: Invalid argument\.$'
ends_with 3 xm mem-set nosuch 64
ends_with 1 xm mem-set mem
expect_err "'xm mem-set' requires 2 arguments\."
ok xm balloon mem 150
expect_err 'Command balloon is deprecated\.  Please use xm mem-set instead\.'
ok xm destroy mem
leaves_nothing
