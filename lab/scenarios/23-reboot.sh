# title: reboot brings the domain back under another id
# where: both
remember
config again "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]"
create again
booted again
before=$id
ok xm reboot again
came_back() {
  now=$(xm domid again) && [ "$now" != "$before" ]
}
eventually "$((BOOT + SOON))" came_back
booted again
ok xm shutdown -w -R again
expect_out '^Domain again rebooted$'
booted again
ok xm destroy again
leaves_nothing
