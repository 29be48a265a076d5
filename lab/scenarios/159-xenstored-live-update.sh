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
# it ends with the scenario however that ends, and holds none of its descriptors
(while [ -d "$WORK" ] && [ ! -e "$WORK/enough" ]; do xenstore-ls /local/domain; done) >/dev/null 2>&1 &
monitor=$(xm monitor --status | sed -n 's/^running  *: yes, process //p')
ok xenstore-control live-update -F -t 60 "$(readlink -f /proc/"$(pgrep -x xenstored)"/exe)"
# the tool says nothing when it went well; the new program tells by its option that it took over
tr '\0' ' ' </proc/"$(pgrep -x xenstored)"/cmdline | grep -q -e ' -U' -e ' --live-update' ||
  fail "xenstored is the old one: $(tr '\0' ' ' </proc/"$(pgrep -x xenstored)"/cmdline)"
: >"$WORK/enough"
before=$id
ok xm reboot -w stays
expect_equal 'the process of the monitor' "$monitor" \
  "$(xm monitor --status | sed -n 's/^running  *: yes, process //p')"
[ "$(xm domid stays)" != "$before" ] || fail "it was not restarted"
ok xm destroy stays
leaves_nothing
