# title: xm create ended by a signal half way leaves nothing
# where: lab
remember
config half "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]"
backend_there() { xenstore-ls /local/domain/0/backend/vbd 2>/dev/null | grep -q 'params = '; }
domain_there() { present half || present '(null)' || [ "$(xl list | wc -l)" -gt 2 ]; }
for point in domain_there backend_there; do
  for signal in TERM INT; do
    echo "+ signal $signal at: $point"
    # a shell without job control starts what is in the background deaf to INT
    env --default-signal=INT xm create "$WORK/half.cfg" >"$WORK/half.out" 2>&1 &
    victim=$!
    eventually "$SOON" $point
    kill -$signal $victim
    wait $victim && fail "xm create ended with 0 although it was told to stop: $(cat "$WORK/half.out")"
    absent half || fail "the domain is still there"
    leaves_nothing
  done
done
