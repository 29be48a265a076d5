# title: config check, vars and show look at files and at standard input, and touch nothing
# where: both
remember
config checked 'vif = [ "bridge=%s" % "br" + str(50 + 3) ]'
ok xm config check "$WORK/checked.cfg"
expect_no_out
echo 'vif = [ "brdige=br53" ]' >>"$WORK/checked.cfg"
ends_with 1 xm config check "$WORK/checked.cfg"
expect_err 'checked\.cfg:7:[0-9]+: error: .*bridge'
printf 'memory = 64 * 2\nhelper = (1, 2)\n' | xm config vars - >"$WORK/vars" || fail "vars of standard input"
json_valid <"$WORK/vars" || fail "vars prints no JSON"
grep -q '"memory" : 128' "$WORK/vars" || fail "vars does not know the memory"
! grep -q helper "$WORK/vars" || fail "vars has what xm ignored"
leaves_nothing
