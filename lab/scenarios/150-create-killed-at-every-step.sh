# title: xm create killed with SIGKILL after each of its steps, three times; the next command leaves nothing of it
# where: both
# ci: no
# seconds: 3600
remember
config doomed "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'mac=00:16:3e:15:00:01,bridge=$BRIDGE' ]"
others() { host_domains | grep -vc '^domain Domain-0 '; }
for round in 1 2 3; do
  step=1
  while :; do
    # each create takes back what the one before has left
    run env XM_TEST_DIE_AT_STEP=$step+ xm create "$WORK/doomed.cfg"
    [ "$rc" = 137 ] || break
    [ "$(others)" -le 1 ] || fail "$(others) domains are left after step $step"
    step=$((step + 1))
    [ "$step" -lt 60 ] || fail "a creation has no 60 steps"
  done
  # killed after its last step it was complete: it runs, and so its name and its disk are taken
  expect_equal "the status of a create beside the domain that runs" 1 "$rc"
  [ "$step" -gt 12 ] || fail "only $step steps were found"
  echo "round $round: killed at each of $((step - 1)) steps"
  present doomed || fail "the complete domain was taken away"
  ok xm cleanup
  expect_out '^Nothing is left over'
  ok xm destroy doomed
  leaves_nothing
done
# in the middle of the work, and between the note and the work
for point in 2 3 9 13; do
  ends_with 137 env XM_TEST_DIE_AT_STEP=$point xm create "$WORK/doomed.cfg"
  ok xm cleanup --dry-run
  expect_out '^Found half-made domain doomed '
  ok xm cleanup
  leaves_nothing
done
leaves_nothing
