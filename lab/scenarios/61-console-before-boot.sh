# title: a console opened on a paused domain shows its boot from the first line
# where: both
remember
config early
create early -p
terminal 'xm console early'
ok xm unpause early
screen_shows "$BOOT" "$READY"
types '\035'
terminal_ends "$SOON"
ok xm destroy early
leaves_nothing
