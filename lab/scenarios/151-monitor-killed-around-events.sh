# title: events that happen while the monitor is dead are acted on by the next one
# where: both
# ci: no
# seconds: 1200
export XM_MINIMUM_RESTART_TIME=0
remember
monitor_pid() { xm monitor --status | sed -n 's/^running  *: yes, process //p'; }
monitor_runs() { [ -n "$(monitor_pid)" ]; }
kill_monitor() {
  eventually "$SOON" monitor_runs
  kill -9 "$(monitor_pid)"
}
guest_types() {
  terminal "xm console $1"
  types '\r'
  screen_shows "$BOOT" "$READY|/ #"
  types "$2\r"
}
is_down() { in_state "$1" '[sc]'; }
housekeeping_may_be_late() {
  for task in "/proc/$(monitor_pid)"/task/*; do
    [ "$(cat "$task/comm")" != 'VM Periodic Tas' ] || ! grep -qx 600000000000 "/proc/${task##*/}/timerslack_ns" || return 0
  done
  return 1
}
came_back() { now=$(xm domid again) && [ "$now" != "$id" ] && in_state again '^[rb-]-*[^sc]*$'; }
config again 'on_crash = "restart"'
for end in reboot crash; do
  create again
  eventually "$SOON" monitor_runs
  # it gives memory back after its start; Java's threads have their names in /proc
  eventually "$SOON" grep -qx 'clean pages' "/proc/$(monitor_pid)"/task/*/comm
  # and after 15 s its JVM's housekeeping may wake up late; to say so is root's right
  [ "$end$(id -u)" != reboot0 ] || eventually "$SOON" housekeeping_may_be_late
  kill_monitor
  guest_types again $end
  eventually "$BOOT" is_down again
  types '\035'
  terminal_ends "$SOON"
  xm monitor >/dev/null 2>&1 &
  eventually "$((BOOT + SOON))" came_back
  # and right after the event: what it had begun is gone on with
  id=$(xm domid again)
  guest_types again $end
  eventually "$BOOT" grep -q . "$WORK/screen"
  terminal_ends "$((BOOT + SOON))"
  kill_monitor
  xm monitor >/dev/null 2>&1 &
  eventually "$((BOOT + SOON))" came_back
  ok xm destroy again
  leaves_nothing
done
config tired
create tired
kill_monitor
guest_types tired poweroff
eventually "$BOOT" is_down tired
types '\035'
terminal_ends "$SOON"
present tired || fail "the domain went although there is no monitor"
# any command that concerns the host's guests brings the monitor back
config other
create other
eventually "$SOON" absent tired
ok xm destroy other
leaves_nothing
