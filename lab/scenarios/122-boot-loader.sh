# title: a boot loader's kernel is booted, its two forms of result are read, and its files are gone afterwards
# where: both
# ci: no
# seconds: 900
remember
# a boot loader of our own: copies the kernel that the disk names, as pygrub does
cat >"$WORK/loader" <<LOADER
#!/bin/sh
form=simple0
for word in "\$@"; do
  case \$word in
    --output=*) output=\${word#--output=} ;;
    --output-directory=*) directory=\${word#--output-directory=} ;;
    sxp) form=sxp ;;
    fail) echo "no kernel in here"; exit 3 ;;
    nothing) exit 0 ;;
  esac
  disk=\$word
done
[ -e "\$disk" ] || exit 9
cp "$LOADER_KERNEL" "\$directory/boot_kernel" && cp "$LOADER_RAMDISK" "\$directory/boot_ramdisk" || exit 8
if [ \$form = sxp ]; then
  printf 'linux (kernel %s)(ramdisk %s)(args "console=hvc0 from-sxp")' "\$directory/boot_kernel" "\$directory/boot_ramdisk" >"\$output"
else
  printf 'kernel %s\0ramdisk %s\0args %s\0' "\$directory/boot_kernel" "\$directory/boot_ramdisk" "console=hvc0 from-simple0" >"\$output"
fi
LOADER
chmod +x "$WORK/loader"
run_files() { find "$RUN_DIR" -name 'bootloader.*'; }
for form in simple0 sxp; do
  cat >"$WORK/loaded.cfg" <<CFG
name = "loaded"
memory = 96
bootloader = "$WORK/loader"
bootargs = "$form"
disk = [ 'file:$DISK_FILE,xvda,w' ]
CFG
  create loaded
  booted loaded
  terminal "xm console loaded"
  types '\rcat /proc/cmdline\r'
  screen_shows "$SOON" "from-$form"
  types '\035'
  terminal_ends "$SOON"
  expect_equal "files of the boot loader" "" "$(run_files)"
  ok xm destroy loaded
done
ends_with 1 xm create "$WORK/loaded.cfg" bootargs=fail
expect_err 'The boot loader .*/loader failed .*exit code 3.*no kernel in here'
ends_with 1 xm create "$WORK/loaded.cfg" bootargs=nothing
expect_err "Boot loader didn't return any data!"
ends_with 1 xm create "$WORK/loaded.cfg" bootloader=/no/such/loader
expect_err 'The boot loader /no/such/loader does not exist'
expect_equal "files of the boot loader" "" "$(run_files)"
leaves_nothing
