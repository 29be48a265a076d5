# title: when a save fails, the guest goes on and no file is left: full disk, deaf guest, Ctrl-C, killed xm
# where: both
# ci: no
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

if on_lab; then
  # Linux suspends whatever else it was told to ignore: a PVH kernel that only turns on the spot (ELF, Xen's note).
  # libxc does not begin to save a PV guest that has not said where its page numbers are.
  python3 - "$WORK/turns" <<'END'
import struct, sys

def segment(kind, flags, at, address, size):
    return struct.pack("<IIQQQQQQ", kind, flags, at, address, address, size, size, 4096 if kind == 1 else 4)

entry = 0x100000
note = struct.pack("<III", 4, 4, 18) + b"Xen\0" + struct.pack("<I", entry)
elf = (b"\x7fELF\x02\x01\x01".ljust(16, b"\0")
       + struct.pack("<HHIQQQIHHHHHH", 2, 62, 1, entry, 64, 0, 0, 64, 56, 2, 0, 0, 0)
       + segment(1, 7, 4096, entry, 4096) + segment(4, 4, 64 + 2 * 56, 0, len(note)) + note)
with open(sys.argv[1], "wb") as out:
    out.write(elf.ljust(4096, b"\0") + b"\xeb\xfe".ljust(4096, b"\0"))
END
  config deaf 'type = "pvh"' "kernel = '$WORK/turns'" 'ramdisk = ""' 'memory = 32'
  create deaf
else
  config deaf "extra = 'console=hvc0 quiet $DEAF'"
  create deaf
  booted deaf
fi
ends_with 1 env XM_SUSPEND_TIMEOUT=3 xm save deaf "$WORK/image"
expect_err '^Error: The guest did not answer the request to suspend within 3 s and goes on running'
in_state deaf '^(r|-)(b|-)----$' || fail "the deaf guest is $(state_of deaf)"
[ ! -e "$WORK/image" ] || fail 'a file is there though the save failed'
ok xm destroy deaf
leaves_nothing
