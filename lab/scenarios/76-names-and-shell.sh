# title: names whose feature is gone, commands of xl, and the shell
# where: both
# ci: no
for name in tmem-list 'tmem-freeze -a' 'vnet-list' 'network2-list x' 'network-show' event-monitor serve \
  labels 'dry-run x' 'sched-sedf' 'psr-hwinfo' 'vkb-list 0'; do
  # shellcheck disable=SC2086
  ends_with 1 xm $name
  expect_no_out
  expect_err '^Error: [A-Za-z]'
done
ok xm vm-list
expect_out '^UUID                                  ID    name$'
ok xm claims
expect_out '^Domain-0 .* 0$'
ok xm sharing
expect_out '^Domain-0 .* 0$'
if on_lab; then
  xl vm-list >"$WORK/xl-names" 2>/dev/null
  xm vm-list >"$WORK/xm-names"
  diff "$WORK/xl-names" "$WORK/xm-names" || fail "vm-list differs from xl's"
fi
printf 'domid Domain-0\nxm domname 0\nnonsense\n' >"$WORK/lines"
xm shell <"$WORK/lines" >"$WORK/said" || fail "the shell failed"
out=$(cat "$WORK/said") err=
expect_out '^The Xen Master\. Type "help" for a list of functions\.$'
expect_out '^xm> 0$'
expect_out '^xm> Domain-0$'
expect_out '^xm> \*\*\* Unknown command: nonsense$'
terminal 'xm shell'
screen_shows "$SOON" 'xm>'
types 'domid Dom\t\r'
screen_shows "$SOON" '(^|l)0 *$'
# not before it reads again: a terminal that is not raw keeps no Ctrl-D
screen_shows "$SOON" 'xm> *$'
types '\004'
terminal_ends "$SOON"
