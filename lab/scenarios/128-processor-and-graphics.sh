# title: what an HVM guest sees of the processor, of Hyper-V and of a graphics card, in xl's syntax
# where: sim
remember
hvm eye 'gfx_passthru = 1' "pci = [ '07:00.0' ]"
ends_with 1 xm create "$WORK/eye.cfg"
expect_err 'gfx_passthru: there is no graphics card among the devices of pci'
hvm eye 'gfx_passthru = 1' "pci = [ '00:02.0,seize=1' ]" "viridian = [ 'all', '!freq' ]" \
  "cpuid = 'host,sse3=0,family=6,model=0x9e,frob=1'"
create eye
expect_err "unknown CPUID feature 'frob' has no effect"
grep -q 'igd-passthru=on' "$(find "$XM_SIM" -name "device-model-$id")" ||
  fail 'QEMU was not told of the graphics card'
json=$(tr -d ' \n\0' <"$(find "$XM_SIM" -name "userdata-d.$id.*.libxl-json")")
holds() {
  case $json in
    *"$1"*) ;;
    *) fail "what xl reads does not have $1: $json" ;;
  esac
}
holds '"cpuid":[{"leaf":1,"eax":"xxxx000000001001xxxx01101110xxxx","ecx":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0"}]'
holds '"viridian_enable":[0,2,3,4,5,6,7,8,9,10,11,12],"viridian_disable":[1]'
holds '"gfx_passthru_kind":"default"'
ok xm destroy eye
ok xm pci-assignable-remove -r 0000:00:02.0
leaves_nothing

config plain "vfb = [ 'vnc=1,vncdisplay=7' ]"
create plain
json=$(tr -d ' \n\0' <"$(find "$XM_SIM" -name "userdata-d.$id.*.libxl-json")")
holds '"vfbs":[{"devid":0,"vnc":{"enable":"True","display":7,'
holds '"vkbs":[{"devid":0,'
ok xm destroy plain
leaves_nothing

# wrong words, all at once
config plain "viridian = [ 'fred' ]" "cpuid = 'host,stepping=16'" "gfx_passthru = 'idg'"
ends_with 1 xm create "$WORK/plain.cfg"
expect_err "there is no viridian group 'fred'; did you mean 'freq'"
expect_err "the value of 'stepping' must be a number from 0 to 15"
expect_err "gfx_passthru 'idg' is none of 0, 1, default and igd"
