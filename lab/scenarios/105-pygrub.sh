# title: pygrub boots a guest from the GRUB menu on its disk, by itself and by hand
# where: lab
# ci: no
# seconds: 600
remember
cat >"$WORK/grubbed.cfg" <<CFG
name = "grubbed"
memory = 160
bootloader = "pygrub"
disk = [ 'file:$HVM_DISK,xvda,w' ]
CFG
cmdline_has() {
  terminal "xm console grubbed"
  types '\rcat /proc/cmdline\r'
  screen_shows "$BOOT" "$1"
  types '\035'
  terminal_ends "$SOON"
}
files_left() { find "$RUN_DIR" -name 'bootloader.*'; }
# the menu's first entry without a word, another by number
create grubbed
cmdline_has '^console=hvc0 quiet lab.disk'
ok xm destroy grubbed
create grubbed bootargs=--entry=1
cmdline_has '^console=hvc0 quiet lab.second'
expect_equal "files of the boot loader" "" "$(files_left)"
ok xm destroy grubbed
# by hand: the arrow moves to the second entry
terminal "TERM=linux xm create -c $WORK/grubbed.cfg"
screen_shows "$SOON" 'pv guest'
types '\033[B'
types '\r'
screen_shows "$BOOT" '/ #'
types '\rcat /proc/cmdline\r'
screen_shows "$SOON" 'console=hvc0 quiet lab.second'
types '\035'
terminal_ends "$SOON"
ok xm destroy grubbed
# a disk without a menu
ends_with 1 xm create "$WORK/grubbed.cfg" "disk=file:$DISK_FILE,xvda,w"
expect_err 'pygrub failed on .*(Unable to find|no OS loader)'
expect_equal "files of the boot loader" "" "$(files_left)"
leaves_nothing
