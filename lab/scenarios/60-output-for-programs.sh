# title: --output json is JSON, list -l is S-expressions, for running and paused domains
# where: both
remember
config data "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]"
create data -p
for command in list 'list data' vcpu-list 'vcpu-list data' uptime info; do
  # shellcheck disable=SC2086
  ok xm $command --output json
  printf '%s' "$out" | json_valid "${command%% *}" || fail "xm $command --output json is no JSON"
done
ok xm list -l
printf '%s\n' "$out" | sxp_valid || fail "list -l is no S-expression"
expect_out '\(name Domain-0\)'
ok xm list -l data
printf '%s\n' "$out" | sxp_valid || fail "list -l data is no S-expression"
expect_out "\(domid $id\)"
expect_out '\(vbd'
expect_out '\(vif'
expect_out '\(bridge xenbr0\)'
ok xm destroy data
leaves_nothing
