# title: a guest that powers itself off, and one that crashes, are cleared away
# where: both
remember
config tired
create tired
terminal 'xm console tired'
types '\r'
screen_shows "$BOOT" "$READY|/ #"
types 'poweroff\r'
terminal_ends "$BOOT"
eventually "$SOON" absent tired
config clumsy 'on_crash = "destroy"'
create clumsy
terminal 'xm console clumsy'
types '\r'
screen_shows "$BOOT" "$READY|/ #"
types 'crash\r'
terminal_ends "$BOOT"
eventually "$SOON" absent clumsy
leaves_nothing
