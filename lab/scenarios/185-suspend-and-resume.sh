# title: a managed domain is suspended and goes on, also by start, and under its new name
# where: both
# ci: no
# seconds: 900
remember
config kept
ok xm new "$WORK/kept.cfg"
ends_with 1 xm suspend kept
expect_err '^Error: Domain is not running$'
ok xm start kept
counts kept
ok xm suspend kept
expect_no_out
absent kept || fail 'the suspended domain still runs'
ok xm rename kept keeper
ok xm resume keeper
expect_no_out
goes_on keeper
ok xm suspend keeper
ok xm start -p keeper
in_state keeper '^--p---$' || fail "started with -p it is $(state_of keeper)"
ok xm unpause keeper
goes_on keeper
ends_with 1 xm resume keeper
expect_err 'Cannot resume domain that is not suspended\.$'
ok xm suspend keeper
ok xm delete keeper
leaves_nothing
