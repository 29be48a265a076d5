# title: xm events tells of everything that happens to domains and their devices
# where: both
# ci: no
remember
xm events --output json >"$WORK/events" 2>"$WORK/events.err" &
follower=$!
eventually "$SOON" grep -q Listening "$WORK/events.err"
tells() { grep -q "\"event\":\"$1\".*\"name\":\"$2\"$3" "$WORK/events"; }
config seen "disk = [ 'phy:$DISK_DEV,xvda,w' ]"
create seen
eventually "$SOON" tells created seen
eventually "$SOON" tells started seen
eventually "$BOOT" tells device-up seen '.*"device":"vbd 51712"'
booted seen
ok xm rename seen known
eventually "$SOON" tells renamed known '.*"former_name":"seen"'
ok xm reboot -w known
eventually "$BOOT" tells shutdown known '.*"reason":"reboot"'
eventually "$SOON" tells restarted known '.*"restart_count":1'
booted known
terminal 'xm console known'
types '\r'
screen_shows "$BOOT" "$READY|/ #"
types 'crash\r'
terminal_ends "$((BOOT + SOON))"
eventually "$SOON" tells crashed known
eventually "$SOON" tells device-down known
run xm destroy known
eventually "$SOON" tells destroyed known
# what xl and xm do with names while a guest moves, at both ends
config guest--incoming
create guest--incoming -p
ok xm rename guest--incoming guest
eventually "$SOON" tells migrated guest '.*"direction":"here"'
ok xm rename guest guest--migratedaway
eventually "$SOON" tells renamed guest--migratedaway
ok xm destroy guest--migratedaway
eventually "$SOON" tells migrated guest '.*"direction":"away"'
# what a shell starts in the background is deaf to INT
kill "$follower"
wait "$follower" && fail "xm events ended with 0 although it was told to stop"
while read -r line; do printf '%s\n' "$line" | json_valid events || fail "not as in events.json: $line"; done <"$WORK/events"
leaves_nothing
