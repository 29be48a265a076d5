# title: managed domains are defined, started, renamed and forgotten; xl sees them while they run
# where: both
# ci: no
remember
config kept "uuid = \"5e6f7a8b-1111-4222-8333-944455556666\"" "on_xend_start = \"start\""
ok xm new -q "$WORK/kept.cfg"
expect_no_out
ok xm list
expect_out '^kept                                              96     1                 0\.0$'
ok xm list --running
expect_not_out '^kept '
ok xm domid kept
expect_equal 'the id of an inactive domain' None "$out"
ok xm list --long kept
expect_out '^    \(status 0\)$'
expect_out '^    \(on_xend_start start\)$'
printf '%s\n' "$out" | sxp_valid || fail 'the long list is no S-expression'
# each with xm's own words
ends_with 1 xm pause kept
expect_err "^Error: Domain 'kept' is not started$"
ends_with 1 xm shutdown kept
expect_err '^Error: Domain cannot be shutdown$'
ends_with 1 xm create -q "$WORK/kept.cfg" uuid=5e6f7a8b-1111-4222-8333-944455550000
expect_err "VM name 'kept' already exists$"
absent kept || fail 'a domain that was only defined runs'

ok xm start kept
expect_no_out
present kept || fail "the host's own tool does not see the started domain"
ends_with 1 xm start kept
expect_err '^Error: Domain is already running$'
ends_with 1 xm delete kept
expect_err '^Error: Domain is not halted\.$'
ends_with 1 xm resume kept
expect_err 'Cannot resume domain that is not suspended\.$'
# a running managed domain keeps its new name when it is down
ok xm rename kept keeper
ok xm domid keeper
id=$out
ok xm destroy keeper
absent keeper || fail 'destroyed, and still there'
ok xm domid keeper
expect_equal 'the id after its end' None "$out"
ok xm rename keeper kept
ok xm start -p kept
ok xm domid kept
[ "$out" -gt "$id" ] || fail "the id $out did not grow"
ok xm list kept
expect_out '^kept .* --p---'
ok xm destroy kept
ok xm delete kept
ends_with 3 xm delete kept
leaves_nothing
