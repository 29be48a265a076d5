# title: dump-core writes an ELF core of a guest that goes on afterwards, or ends
# where: both
# ci: no
remember
config core
create core
booted core
is_core() { [ "$(head -c 18 "$1" | od -An -tx1 | tr -d ' \n')" = 7f454c460201010000000000000000000400 ]; }
ok xm dump-core core "$WORK/one.core"
expect_out '^Dumping core of domain: core \.\.\.$'
head -c 18 "$WORK/one.core" | od -An -tx1
head -c 4 "$WORK/one.core" | od -An -c | grep -q 'E   L   F' || fail "it is no ELF file"
in_state core '^[r-][b-]----$' || fail "the guest does not run on"
if on_lab; then
  [ "$(wc -c <"$WORK/one.core")" -gt $((90 * 1024 * 1024)) ] || fail "the core is smaller than the guest"
  ok xl dump-core core "$WORK/two.core"
  expect_equal "the head of the core" "$(head -c 24 "$WORK/two.core" | od -An -tx1)" "$(head -c 24 "$WORK/one.core" | od -An -tx1)"
  rm "$WORK/two.core"
fi
rm "$WORK/one.core"
ok xm pause core
ok xm dump-core --live core "$WORK/paused.core"
in_state core 'p' || fail "a paused guest is not paused any more"
ok xm unpause core
rm "$WORK/paused.core"
ends_with 1 xm dump-core -C -R core
expect_err "You may not specify more than one '-CR' option"
ends_with 1 xm dump-core core "$WORK"
expect_err 'Cannot dump core in a directory: '
ends_with 1 xm dump-core core /nowhere/at/all
expect_err 'Failed to dump core: '
in_state core '^[r-][b-]----$' || fail "the guest does not run on after a failure"
ends_with 1 xm dump-core 0
expect_err 'Cannot dump core for privileged domain Domain-0'
ends_with 3 xm dump-core nosuch
ok xm dump-core -C core "$WORK/last.core"
eventually "$SOON" absent core
leaves_nothing
