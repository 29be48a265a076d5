# title: two creates at the same time both succeed, with different ids
# where: both
remember
config left
config right
xm create "$WORK/left.cfg" >"$WORK/left.out" 2>&1 &
one=$!
xm create "$WORK/right.cfg" >"$WORK/right.out" 2>&1 &
two=$!
wait $one || fail "the first create failed: $(cat "$WORK/left.out")"
wait $two || fail "the second create failed: $(cat "$WORK/right.out")"
[ "$(xm domid left)" != "$(xm domid right)" ] || fail "both have the same id"
# the same name twice at once: one wins
config same
xm create "$WORK/same.cfg" >"$WORK/same1.out" 2>&1 &
one=$!
xm create "$WORK/same.cfg" >"$WORK/same2.out" 2>&1 &
two=$!
won=0
wait $one && won=$((won + 1))
wait $two && won=$((won + 1))
expect_equal "the number of creates of one name that succeeded" 1 "$won"
for name in left right same; do ok xm destroy $name; done
leaves_nothing
