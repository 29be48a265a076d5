# title: a PV guest is saved and restored, and goes on where it was; with -c it goes on at once
# where: both
# ci: no
# seconds: 900
remember
config keeps "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'mac=00:16:3e:77:01:80, bridge=$BRIDGE' ]"
create keeps
counts keeps

ok xm save -c keeps "$WORK/copy"
expect_no_out
present keeps || fail 'the guest is gone after save -c'
in_state keeps '^(r|-)(b|-)----$' || fail "after save -c the guest is $(state_of keeps)"
goes_on keeps
ends_with 1 xm restore "$WORK/copy"
expect_err "VM name 'keeps' already exists as domain $id"
rm "$WORK/copy"

ok xm save keeps "$WORK/image"
expect_no_out
leaves_nothing
[ -z "$(find "$WORK" -maxdepth 1 -name '*part')" ] || fail 'a part of an image was left behind'
ok xm restore -p "$WORK/image"
expect_no_out
in_state keeps '^--p---$' || fail "restored with -p it is $(state_of keeps)"
ok xm unpause keeps
goes_on keeps
ok xm domid keeps
id=$out
eventually "$SOON" store_is "/local/domain/0/backend/vbd/$id/51712/state" 4
eventually "$SOON" store_is "/local/domain/0/backend/vif/$id/0/state" 4
ok xm monitor --status
# the restored domain is watched like a created one: its end is noticed
ok xm shutdown -w keeps
leaves_nothing
