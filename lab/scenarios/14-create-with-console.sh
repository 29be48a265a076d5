# title: create -c shows the guest from its first line on
# where: both
remember
config shown
terminal "xm create -c $WORK/shown.cfg; echo left with \$?"
screen_shows "$BOOT" "$READY"
screen_has 'Started domain shown' || fail "create -c did not say that it started the domain"
types 'echo here\r'
screen_shows "$SOON" '^here$'
types '\035'
screen_shows "$SOON" 'left with 0$'
terminal_ends "$SOON"
present shown || fail "leaving the console ended the domain"
ok xm destroy shown
leaves_nothing
