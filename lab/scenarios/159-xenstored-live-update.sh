# title: the monitor keeps its place over a live update of xenstored, under load
# where: lab
# ci: no
# xenstored: both
if ! pgrep -x xenstored >/dev/null; then
  echo "not the C xenstored: Debian's OCaml one does not take over connections here"
  return 0
fi
export XM_MINIMUM_RESTART_TIME=0
remember
config stays
create stays
booted stays
(while [ ! -e "$WORK/enough" ]; do xenstore-ls /local/domain >/dev/null; done) &
monitor=$(xm monitor --status | sed -n 's/^running  *: yes, process //p')
ok xenstore-control live-update -F -t 60 "$(readlink -f /proc/"$(pgrep -x xenstored)"/exe)"
expect_out OK
: >"$WORK/enough"
before=$id
ok xm reboot -w stays
expect_equal 'the process of the monitor' "$monitor" \
  "$(xm monitor --status | sed -n 's/^running  *: yes, process //p')"
[ "$(xm domid stays)" != "$before" ] || fail "it was not restarted"
ok xm destroy stays
leaves_nothing
