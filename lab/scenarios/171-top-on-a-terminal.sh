# title: top shows and filters, pauses and balloons the domain that is chosen, and gives the terminal back
# where: both
# ci: no
# seconds: 900
remember
config look 'maxmem = 128'
create look -p
# in ASCII, so that grep finds what was drawn; a size, as script's terminal has none
top="stty cols 100 rows 24; export LC_ALL=C NO_COLOR=1; stty -a >$WORK/tty.before"
terminal "$top; xm top -d 1; echo \"left with \$?\"; stty -a >$WORK/tty.after"
screen_shows "$BOOT" 'look'
screen_shows "$SOON" '2 domains'
# the filter, its end, and what is to be done (a screen is drawn in pieces: look for what is drawn at once)
types '/look\r\r'
screen_shows "$SOON" "Domain look \(id $id\)"
types 'u'
screen_shows "$SOON" 'look runs again'
eventually "$SOON" in_state look '^[rb-][b-]-'
types '\r'
screen_shows "$SOON" 'pause'
types 'm88\r'
screen_shows "$SOON" 'another amount of memory'
eventually "$SOON" store_is "/local/domain/$id/memory/target" 90112
types '?'
screen_shows "$SOON" 'any key goes back'
types 'xq'
screen_shows "$SOON" 'left with 0$'
terminal_ends "$SOON"
run diff "$WORK/tty.before" "$WORK/tty.after"
expect_equal "the difference in the terminal's settings" '' "$out"

# a signal ends it as it does every program, and the terminal is usable afterwards
terminal "$top; sh -c 'echo \$\$ >$WORK/pid; exec xm top'; echo \"left with \$?\"; stty -a >$WORK/tty.after"
screen_shows "$BOOT" 'look'
kill -TERM "$(cat "$WORK/pid")"
screen_shows "$SOON" 'left with 143$'
terminal_ends "$SOON"
run diff "$WORK/tty.before" "$WORK/tty.after"
expect_equal "the difference in the terminal's settings" '' "$out"
ok xm destroy look
leaves_nothing
