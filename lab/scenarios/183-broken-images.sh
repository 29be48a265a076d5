# title: files that are no images, or broken ones, are refused with a sentence, and nothing is started
# where: both
# ci: no
# seconds: 900
remember
config frail
create frail
booted frail
ok xm save frail "$WORK/image"
leaves_nothing

ends_with 1 xm restore "$WORK/nowhere"
expect_err "^Error: xm restore: Unable to read file $WORK/nowhere\$"
echo 'name = "web"' >"$WORK/text"
ends_with 1 xm restore "$WORK/text"
expect_err '^Error: The image ends early|^Error: This is no image of a domain'
head -c 4096 /dev/zero >"$WORK/zeros"
ends_with 1 xm restore "$WORK/zeros"
expect_err '^Error: This is no image of a domain'
{ printf 'LinuxGuestRecord'; head -c 100 /dev/zero; } >"$WORK/xend"
ends_with 1 xm restore "$WORK/xend"
expect_err '^Error: This is an image of xend \(LinuxGuestRecord\)'
size=$(wc -c <"$WORK/image")
for part in 20 100 $((size / 2)) $((size - 4)); do
  head -c "$part" "$WORK/image" >"$WORK/cut"
  ends_with 1 xm restore "$WORK/cut"
  expect_err '^Error: The image ends early'
  same_as_before >/dev/null || leaves_nothing
done
# another mandatory flag: a form that does not exist yet
{ head -c 36 "$WORK/image"; printf '\007'; tail -c +38 "$WORK/image"; } >"$WORK/newer"
ends_with 1 xm restore "$WORK/newer"
expect_err '^Error: The image is of a newer form'

ends_with 3 xm save frail "$WORK/again"
ends_with 1 xm save 0 "$WORK/again"
expect_err 'Cannot save privileged domain Domain-0'
ends_with 1 xm save frail /nowhere/image
expect_err '^Error: xm save: Unable to create file /nowhere/image$'
ok xm restore "$WORK/image"
ok xm pause frail
ends_with 1 xm save frail "$WORK/again"
expect_err '^Error: Domain is not running$'
ok xm unpause frail
ok xm destroy frail
leaves_nothing
