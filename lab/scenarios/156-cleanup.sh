# title: xm cleanup removes what belongs to no domain and touches nothing that runs
# where: lab
# ci: no
remember
config runs "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]"
create runs
booted runs
dead=30000 uuid=11111111-2222-3333-4444-555555555555
for node in /libxl/$dead/type /local/domain/$dead/name /vm/$uuid/name \
  /local/domain/0/backend/vif/$dead/0/state; do
  ok xenstore-write "$node" 1
done
losetup -f --show "$DISK_FILE" >"$WORK/mine"
: >/var/lib/xen/userdata-d.$dead.$uuid.xm
: >/var/lib/xen/qemu-save.$dead
ok xm cleanup --dry-run
expect_out "^Found xenstore node /libxl/$dead\$"
ok xm cleanup --dry-run --output json
printf '%s\n' "$out" | json_valid cleanup || fail 'no JSON'
ok xm cleanup
expect_out "^Removed backend node /local/domain/0/backend/vif/$dead/0\$"
expect_out "^Removed xenstore node /vm/$uuid\$"
expect_out "^Removed file /var/lib/xen/qemu-save.$dead\$"
ok xm cleanup
expect_out '^Nothing is left over'
# a domain that was destroyed without its devices: xl knows them from /libxl only
config torn "disk = [ 'file:$WORK/torn.img,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]"
truncate -s 1M "$WORK/torn.img"
create torn -p
ok xenstore-rm "/libxl/$id"
run xl destroy torn
eventually "$SOON" absent torn
losetup -a | grep -q torn.img || fail "its loop device went with it"
ok xm cleanup
expect_out "^Removed backend node /local/domain/0/backend/vbd/$id/51712\$"
! losetup -a | grep -q torn.img || fail "its loop device stays"
# a loop device of the administrator's own stays, and so does the guest
ok losetup "$(cat "$WORK/mine")"
ok losetup -d "$(cat "$WORK/mine")"
booted runs
ok xm shutdown -w runs
leaves_nothing
