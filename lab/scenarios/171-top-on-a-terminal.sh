# title: xm top on a terminal: domains come and go, one is destroyed from it, the terminal is as before
# where: both
remember
config seen
config doomed
terminal 'stty cols 100 rows 30; stty -a >$WORK/tty.before; xm top -d 1; status=$?; stty -a >$WORK/tty.after; echo "left with $status"'
screen_shows "$SOON" '1 domains: '
screen_shows "$SOON" 'Domain-0'
create seen
screen_shows "$SOON" 'seen'
create doomed -p
screen_shows "$SOON" 'doomed'
# filter by name as it is typed, then act on the one that is left
types '/doo'
screen_shows "$SOON" 'Filter: doo'
types '\r\r'
screen_shows "$SOON" 'act|Domain doomed'
types 'd'
screen_shows "$SOON" 'Really destroy'
types 'y'
screen_shows "$SOON" 'is destroyed'
eventually "$SOON" absent doomed
types '\033'
types 'q'
screen_shows "$SOON" 'left with 0'
terminal_ends "$SOON"
run diff "$WORK/tty.before" "$WORK/tty.after"
expect_equal "the difference in the terminal's settings" '' "$out"
# for programs
ok xm top --output json -i 1
printf '%s' "$out" | json_valid || fail 'top --output json is no JSON'
expect_out '"name":"seen"'
ok xm top --output prometheus
expect_out '^xen_domain_memory_bytes\{domain="seen",uuid="[0-9a-f-]*"\} 100663296$'
ends_with 1 xm top </dev/null
expect_err 'no terminal'
ok xm destroy seen
leaves_nothing
