# title: twenty creates and destroys in a row leave nothing
# where: both
# ci: no
# seconds: 900
remember
config turn
turns=20
on_lab || turns=5
while [ $turns -gt 0 ]; do
  ok xm create -q "$WORK/turn.cfg"
  ok xm destroy turn
  turns=$((turns - 1))
done
leaves_nothing
