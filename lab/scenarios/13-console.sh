# title: type on a console, read the answer, leave with Ctrl-]
# where: both
# xenstored: both
remember
config talk
create talk
terminal 'stty -a >$WORK/tty.before; xm console talk; status=$?; stty -a >$WORK/tty.after; echo "left with $status"'
types '\r'
screen_shows "$BOOT" "$READY|/ #"
types 'echo forty''-two\r'
screen_shows "$SOON" '^forty-two$'
types '\035'
screen_shows "$SOON" 'left with 0$'
terminal_ends "$SOON"
run diff "$WORK/tty.before" "$WORK/tty.after"
expect_equal "the difference in the terminal's settings" '' "$out"
ok xm list talk
# a second visit finds the guest where it was
terminal 'xm console talk'
types 'echo again\r'
screen_shows "$SOON" '^again$'
types '\035'
terminal_ends "$SOON"
ok xm destroy talk
leaves_nothing
