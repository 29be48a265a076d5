# title: destroy, preserve, restart and rename-restart, for a poweroff and for a crash
# where: both
# ci: no
# seconds: 600
export XM_MINIMUM_RESTART_TIME=0
remember
ends_by() {
  terminal "xm console $1"
  types '\r'
  screen_shows "$BOOT" "$READY|/ #"
  types "$2\r"
}
leave_console() {
  types '\035'
  terminal_ends "$((BOOT + SOON))"
}
renewed() { now=$(xm domid "$1") && [ "$now" != "$id" ]; }
for end in poweroff crash; do
  config keeps "on_$end = 'preserve'"
  create keeps
  ends_by keeps $end
  eventually "$BOOT" in_state keeps '[sc]'
  leave_console
  ok xm destroy keeps
  config comes "on_$end = 'restart'" "disk = [ 'file:$DISK_FILE,xvda,w' ]"
  create comes
  ends_by comes $end
  eventually "$((BOOT + SOON))" renewed comes
  leave_console
  ok xm destroy comes
  config twin "on_$end = 'rename-restart'" "disk = [ 'file:$DISK_FILE,xvda,w' ]"
  create twin
  old=$id
  ends_by twin $end
  eventually "$((BOOT + SOON))" renewed twin
  leave_console
  # the old one is kept under another name, without its disk
  expect_equal "the state of the old one" yes "$(in_state "$old" '[sc]' && echo yes)"
  ok xm domname "$old"
  expect_out '^Domain-[0-9a-f-]*$'
  ok xm destroy "$old"
  ok xm destroy twin
done
leaves_nothing
