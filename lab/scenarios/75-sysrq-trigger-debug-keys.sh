# title: sysrq, trigger, debug-keys, domstate and reset
# where: both
# ci: no
remember
config poke 'on_crash = "destroy"'
create poke
booted poke
ok xm debug-keys h
expect_no_out
ok xm dmesg
expect_out "'h' pressed -> "
ok xm trigger poke nmi
ends_with 1 xm trigger poke kick
expect_err '^Error: Invalid trigger: kick$'
ends_with 1 xm trigger poke power
expect_err 'is a PV domain and has no ACPI'
ends_with 1 xm trigger poke
expect_err "'xm trigger' requires between 2 and 3 arguments\."
ok xm domstate poke
expect_out '^(running|idle)$'
ok xm pause poke
ok xm domstate poke
expect_out '^(paused by admin|idle)$'
ok xm unpause poke
ok xm reset poke
expect_no_out
ok xm domid poke
[ "$out" != "$id" ] || fail "reset left the domain its id"
id=$out
booted poke
ok xm sysrq poke s
ends_with 1 xm sysrq poke sync
expect_err 'SysRq takes one letter'
if on_lab; then # Debian's kernel takes c from the keyboard of nobody until it is told to
  terminal "xm console poke"
  types '\recho 1 >/proc/sys/kernel/sysrq; echo SYSRQ-$((40+2))\r'
  screen_shows "$SOON" 'SYSRQ-42'
  types '\035'
  terminal_ends "$SOON"
fi
# c crashes the guest, and its configuration has it taken away
ok xm sysrq poke c
eventually "$SOON" absent poke
ok xm log
leaves_nothing
ends_with 1 xm getenforce
expect_err '^Error: Unsupported policy type$'
