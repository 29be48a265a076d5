# title: xl restores what xm saved, and xm what xl saved
# where: lab
# seconds: 900
remember
config both "disk = [ 'file:$DISK_FILE,xvda,w' ]" "vif = [ 'bridge=$BRIDGE' ]"
create both
counts both
ok xm save both "$WORK/ours"
ok xl restore "$WORK/ours"
present both || fail 'xl did not restore our file'
goes_on both
ok xl save both "$WORK/theirs"
eventually "$SOON" absent both
ok xm restore "$WORK/theirs"
goes_on both
ok xm domid both
id=$out
eventually "$SOON" store_is "/local/domain/0/backend/vif/$id/0/state" 4
ok xl list -l both
ok xm destroy both
leaves_nothing
