# title: a disk in use is refused with its owner's name, by any of its names; r may be shared, and w! is
# where: both
remember
ln -sf "$DISK_FILE" "$WORK/link.img"
config owner "disk = [ 'file:$DISK_FILE,xvda,w', 'phy:$DISK_DEV,xvdb,r' ]"
create owner
config other "disk = [ 'file:$DISK_FILE,xvda,w' ]"
ends_with 1 xm create "$WORK/other.cfg"
expect_err "already in use by domain 'owner'"
config other "disk = [ 'file:$WORK/link.img,xvda,r' ]"
ends_with 1 xm create "$WORK/other.cfg"
expect_err "already in use by domain 'owner', which may write to it"
config other "disk = [ 'file:$DISK_FILE,sda1,w!', 'phy:$DISK_DEV,hda,r', 'phy:$DISK_DEV,xvdq,r' ]"
create other
ok xm block-list other
expect_out '^2049 '
expect_out '^768 '
expect_out '^268439552 '
ends_with 1 xm block-attach other "phy:$DISK_DEV" xvdc w
expect_err "already in use by domain '(owner|other)' \(read-only\)"
ok xm destroy other
ok xm destroy owner
leaves_nothing
