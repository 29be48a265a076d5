# title: stop-all migrates what can go and shuts down what cannot; a managed domain that went is not started twice
# where: both
# ci: no
# hosts: 2
# seconds: 2400
ssh=ssh
on_lab || ssh=$WORK/ssh
mkdir "$WORK/auto"
config goes 'on_xend_start = "start"'
config stays 'nomigrate = 1'
ok xm new "$WORK/goes.cfg"
ok xm start goes
create stays
booted goes
booted stays
ok xm stop-all --timeout 600 --migrate two --ssh "$ssh" "$WORK/auto"
expect_out '^Domain goes .* was migrated$'
expect_err '^Warning: Domain stays .* stays here: .*nomigrate'
expect_out '^1 migrated, 1 shut down, 0 destroyed, 0 left\.$'
absent goes || fail "goes is still here"
there 'xm list goes | grep -q "^goes "'
# it is at the other end: neither an operator nor the next boot makes a second one
ends_with 1 xm start goes
expect_err "^Error: Domain 'goes' was migrated to two and may run there"
ok xm start-all "$WORK/auto"
expect_out '^Domain goes was migrated to two and is not started here$'
there 'xm destroy goes'
ok xm start --force goes
if ! on_lab; then
  # a host that does not answer costs its share of the time, once
  config more
  create more
  printf '#!/bin/sh\nexec sleep 1000\n' >"$WORK/hangs"
  chmod +x "$WORK/hangs"
  booted goes
  booted more
  ok xm stop-all --timeout 40 --migrate two --ssh "$WORK/hangs" "$WORK/auto"
  expect_err 'Domain more .* stays here: .* No other domain is migrated either\.$'
  expect_out '^2 shut down, 0 destroyed, 0 left\.$'
  there 'xm sim stop'
else
  ok xm destroy goes
fi
ok xm delete goes
