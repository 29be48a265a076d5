# title: when a save fails, the guest goes on and no file is left: full disk, deaf guest, Ctrl-C, killed xm
# where: sim
# seconds: 900
remember
# on the lab so large that its suspension is seen
if on_lab; then config sturdy 'memory = 512'; else config sturdy; fi
create sturdy
counts sturdy
stands_still() { state_now sturdy | grep -q '^---s'; }

if on_lab; then
  mkdir -p "$WORK/small"
  mount -t tmpfs -o size=8m none "$WORK/small"
  ends_with 1 xm save sturdy "$WORK/small/image"
  expect_err '^Error: There is no space left for the image\.$'
  expect_equal 'what is left on the full disk' '' "$(ls -A "$WORK/small")"
  umount "$WORK/small"
  goes_on sturdy
else
  mkdir -p "$XM_SIM/fault"
  echo 'No space left on device' >"$XM_SIM/fault/save-suspended"
  ends_with 1 xm save sturdy "$WORK/image"
  rm "$XM_SIM/fault/save-suspended"
  goes_on sturdy
  echo 200 >"$XM_SIM/fault/image-slow" # milliseconds for each MiB
fi
[ ! -e "$WORK/image" ] || fail 'a file is there though the save failed'

# ended while the guest is suspended: it goes on, and the part of the file goes
xm save sturdy "$WORK/image" &
saving=$!
eventually "$SOON" stands_still
kill -TERM "$saving"
wait "$saving" && fail 'a save that was ended says that it succeeded'
eventually "$SOON" in_state sturdy '^(r|-)(b|-)----$'
[ -z "$(find "$WORK" -maxdepth 1 -name 'image*')" ] || fail "left behind: $(ls "$WORK")"
goes_on sturdy

# killed while the guest is suspended: the next command that changes something lets it go on
xm save sturdy "$WORK/image" &
saving=$!
eventually "$SOON" stands_still
kill_save "$saving"
ok xm pause sturdy
ok xm unpause sturdy
[ -z "$(find "$WORK" -maxdepth 1 -name 'image*')" ] || fail "left behind: $(ls "$WORK")"
goes_on sturdy
rm -f "$XM_SIM/fault/image-slow"
ok xm destroy sturdy

config deaf "extra = \"console=hvc0 quiet $DEAF\""
create deaf
booted deaf
ends_with 1 env XM_SUSPEND_TIMEOUT=3 xm save deaf "$WORK/image"
expect_err '^Error: The guest did not answer the request to suspend within 3 s and goes on running'
in_state deaf '^(r|-)(b|-)----$' || fail "the deaf guest is $(state_of deaf)"
[ ! -e "$WORK/image" ] || fail 'a file is there though the save failed'
ok xm destroy deaf
leaves_nothing
