# title: a PVH guest is saved and restored, and goes on where it was
# where: both
# ci: no
# seconds: 900
remember
config hybrid 'type = "pvh"' 'memory = 128'
create hybrid
counts hybrid
ok xm save hybrid "$WORK/image"
leaves_nothing
ok xm restore "$WORK/image"
goes_on hybrid
ok xm destroy hybrid
leaves_nothing
