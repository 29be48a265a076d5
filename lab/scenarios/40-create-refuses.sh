# title: create refuses before it touches anything: kernel, disk, bridge, memory
# where: both
remember
refused() { # PATTERN LINE...
  pattern=$1
  shift
  config refused "$@"
  ends_with 1 xm create "$WORK/refused.cfg"
  expect_err "^Error: .*$pattern"
}
refused 'not-there' 'kernel = "/boot/not-there"'
refused 'no-ramdisk' 'ramdisk = "/boot/no-ramdisk"'
refused 'no-disk' "disk = [ 'phy:/dev/no-disk,xvda,w' ]"
refused "bridge 'br99'" "vif = [ 'bridge=br99' ]"
refused '[0-9]+ KiB' 'memory = 60000'
run xm list
expect_not_out '^refused '
leaves_nothing 2
