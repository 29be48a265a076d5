# title: create -n touches nothing, -q says nothing, -p leaves it paused, key=value wins
# where: both
remember
config options
ok xm create -n "$WORK/options.cfg" memory=77
expect_out '^\(vm$'
expect_out '\(memory 77\)'
printf '%s\n' "$out" | grep -v '^Using config file' | sxp_valid || fail "create -n prints no S-expression"
leaves_nothing
(cd "$WORK" && xm create -n options.cfg) >"$WORK/relative" || fail "a relative name was refused"
grep -q '^Using config file "./options.cfg"\.$' "$WORK/relative" || fail "a relative name is told differently"
ok xm create -q -p "$WORK/options.cfg" memory=100 name=other
expect_no_out
ok xm list other
expect_out '^other  *[0-9]+  *100  *1  *--p---  *0\.0$'
ok xm destroy other
ends_with 1 xm create "$WORK/not-there.cfg"
expect_err 'not-there\.cfg'
echo 'memory = "many"' >"$WORK/wrong.cfg"
ends_with 1 xm create "$WORK/wrong.cfg"
expect_err 'wrong\.cfg:1:'
leaves_nothing
