# title: xl lists, talks to, renames, shuts down and destroys domains that xm made
# where: lab
# ci: ocaml
# xenstored: both
remember
config ours "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]" "cpuid = 'host,movbe=0'"
create ours
ok xl list
expect_out "^ours  *$id  *96  *1 "
ok xl list -l ours
printf '%s' "$out" | json_valid || fail "xl list -l of our domain is no JSON"
expect_out '"name": "ours"'
expect_out '"ecx": "xxxxxxxxx0xxxxxxxxxxxxxxxxxxxxxx"'
ok xl block-list ours
expect_out '^51712 '
ok xl network-list ours
expect_out '^0 '
terminal 'xl console ours'
types '\r'
screen_shows "$BOOT" "$READY|/ #"
types 'echo by-xl\r'
screen_shows "$SOON" '^by-xl$'
types 'grep -c movbe /proc/cpuinfo\r'
screen_shows "$SOON" '^0$'
types '\035'
terminal_ends "$SOON"
ok xl pause ours
ok xl unpause ours
ok xl shutdown -w ours
eventually "$SOON" absent ours
leaves_nothing
create ours
ok xl destroy ours
eventually "$SOON" absent ours
leaves_nothing
