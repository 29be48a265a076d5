# title: xm create ended by a signal half way leaves nothing
# where: lab
remember
config half "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]"
backend_there() { xenstore-ls /local/domain/0/backend/vbd 2>/dev/null | grep -q 'params = '; }
domain_there() { present half || present '(null)' || [ "$(xl list | wc -l)" -gt 2 ]; }
for point in domain_there backend_there; do
  echo "+ signal TERM at: $point"
  xm create "$WORK/half.cfg" >"$WORK/half.out" 2>&1 &
  victim=$!
  eventually "$SOON" $point
  kill -TERM $victim
  wait $victim && fail "xm create ended with 0 although it was told to stop: $(cat "$WORK/half.out")"
  absent half || fail "the domain is still there"
  leaves_nothing
  # a program that a script starts in the background is deaf to INT; one on a terminal is not
  echo "+ Ctrl-C at: $point"
  terminal "xm create $WORK/half.cfg"
  eventually "$SOON" $point
  types '\003'
  terminal_ends "$SOON"
  screen_has 'Started domain' && fail "xm create went on although it was told to stop"
  absent half || fail "the domain is still there"
  leaves_nothing
done
