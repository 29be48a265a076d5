# title: top -b prints what xentop -b prints, to the byte
# where: lab
remember
config watched "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]" 'vcpus = 2'
create watched
booted watched
config a-rather-long-name
create a-rather-long-name -p
# The counters of a paused domain stand still, but for packets that its bridge floods.
ok xm pause watched
# part TOOL OPTIONS    the header and what belongs to the two domains
part() { "$@" | sed -n '/NAME/p; /watched/,/Domain-0/p; /a-rather/,/Domain-0/p' | grep -v Domain-0; }
same_as_xentop() {
  part xentop -b -i 1 "$@" >"$WORK/theirs"
  part xm top -b -i 1 "$@" >"$WORK/ours"
  diff "$WORK/theirs" "$WORK/ours"
}
eventually "$SOON" same_as_xentop
eventually "$SOON" same_as_xentop -f
eventually "$SOON" same_as_xentop -n -x
eventually "$SOON" same_as_xentop -z -r -v
# Two looks have two tables, and the second one tells how busy domain 0 is.
ok xm top -b -i 2 -d 1
expect_equal 'the number of tables' 2 "$(printf '%s\n' "$out" | grep -c 'NAME  STATE')"
printf '%s\n' "$out" | awk '$1 == "Domain-0" { p = $4 } END { exit !(p > 0 && p <= 100) }' ||
  fail 'the second look gives no percentage for Domain-0'
ok xm destroy watched
ok xm destroy a-rather-long-name
leaves_nothing
