# title: xm and xl create one name, and one disk, at the same time: one wins
# where: lab
remember
printf 'name = "both"\nkernel = "%s"\nramdisk = "%s"\nmemory = 96\nvcpus = 1\ndisk = [ "%s,raw,xvda,w" ]\n' \
  "$KERNEL" "$RAMDISK" "$DISK_DEV" >"$WORK/xl.cfg"
config both "disk = [ 'phy:$DISK_DEV,xvda,w' ]"
config rival "disk = [ 'phy:$DISK_DEV,xvda,w' ]"
for rival in both rival; do
  xl create "$WORK/xl.cfg" >"$WORK/xl.out" 2>&1 &
  one=$!
  xm create "$WORK/$rival.cfg" >"$WORK/xm.out" 2>&1 &
  two=$!
  won=0
  wait $one && won=$((won + 1))
  wait $two && won=$((won + 1))
  expect_equal "creates that succeeded (xl: $(cat "$WORK/xl.out") xm: $(cat "$WORK/xm.out"))" 1 "$won"
  xl destroy both || true
  xl destroy rival 2>/dev/null || true
  leaves_nothing
done
