# title: a kernel that libxc cannot load leaves nothing, and libxc's own words are told
# where: both
remember
head -c 300000 /dev/urandom >"$WORK/noise"
config broken "kernel = \"$WORK/noise\"" "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]"
ends_with 1 xm create "$WORK/broken.cfg"
expect_err '^Error: .*(no loader|loader|kernel)'
absent broken || fail "the domain is still there"
leaves_nothing
