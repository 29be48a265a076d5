# title: every command of xm's works on a domain that xl made
# where: lab
# ci: ocaml
# xenstored: both
remember
config theirs "disk = [ 'format=raw,vdev=xvda,access=rw,target=$DISK_FILE' ]" "vif = [ 'bridge=$BRIDGE' ]"
ok xl create "$WORK/theirs.cfg"
id=$(xl domid theirs)
ok xm list theirs
expect_out "^theirs  *$id  *96  *1 "
ok xm list -l theirs
printf '%s\n' "$out" | sxp_valid || fail "list -l is no S-expression"
expect_out '\(name theirs\)'
ok xm vcpu-list theirs
ok xm uptime theirs
ok xm domname "$id"
expect_equal "its name" theirs "$out"
booted theirs
ok xm pause theirs
in_state theirs '^--p---$|^-bp---$' || fail "it is not paused"
ok xm unpause theirs
ok xm rename theirs elsewhere
expect_equal "the id under its new name" "$id" "$(xl domid elsewhere)"
ok xm rename elsewhere theirs
ok xm shutdown -w theirs
expect_out '^Domain theirs terminated$'
eventually "$SOON" absent theirs
leaves_nothing
ok xl create "$WORK/theirs.cfg"
ok xm destroy theirs
leaves_nothing
