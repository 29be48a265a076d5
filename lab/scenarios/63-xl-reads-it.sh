# title: what config show --format xl writes is read by the real xl, with the same meaning
# where: lab
# seconds: 300
same() { # FILE FILTER WANTED    what xl understands, as JSON
  ok xl create -n "$WORK/$1.xl"
  printf '%s\n' "$out" | sed -n '/^{/,$p' >"$WORK/$1.json"
  got=$(jq -c "$2" "$WORK/$1.json") || fail "xl create -n of $1 prints no JSON"
  expect_equal "$1: $2" "$3" "$got"
}
carry() {
  ok xm config show "$WORK/$1" --format xl
  printf '%s\n' "$out" >"$WORK/$1.xl"
}

cat >"$WORK/vlan" <<'END'
def name_of(host, number):
    return '%s%02d' % (host, number)
name = name_of('web', 7)
kernel = '/boot/vmlinuz'
root = '/dev/hda1 ro'
extra = '4 elevator=noop'
memory = 64 * 3
vcpus = 2
disk = ['phy:/dev/fc/fc-p1d1p13,hda1,w', 'file:/srv/swap.img,hda2,w']
vif = ['mac=00:16:3e:05:30:71, bridge=br53', 'bridge=br' + str(50 + 4) + ', ip=10.0.0.7']
on_poweroff = 'destroy'
on_reboot = 'restart'
on_crash = 'preserve'
END
carry vlan
same vlan '.c_info.name, .c_info.type' '"web07"
"pv"'
same vlan '[.b_info.target_memkb, .b_info.max_vcpus]' '[196608,2]'
same vlan '[.b_info.kernel, .b_info.cmdline]' '["/boot/vmlinuz","root=/dev/hda1 ro 4 elevator=noop"]'
same vlan '[.disks[] | [.pdev_path, .vdev, .readwrite]]' \
  '[["/dev/fc/fc-p1d1p13","hda1",1],["/srv/swap.img","hda2",1]]'
same vlan '[.nics[] | [.bridge, .ip]]' '[["br53",null],["br54","10.0.0.7"]]'
same vlan '[.on_poweroff, .on_reboot, .on_crash]' '[null,"restart","preserve"]'

cat >"$WORK/windows" <<'END'
name = 'windows'
builder = 'hvm'
kernel = '/usr/lib/xen/boot/hvmloader'
device_model = '/usr/lib/xen/bin/qemu-dm'
memory = 512
disk = ['file:/srv/windows.img,hda,w', 'file:/srv/windows.iso,hdc:cdrom,r']
vif = ['type=ioemu, mac=00:16:3e:05:20:63, bridge=br52']
boot = 'dc'
vnc = 1
usbdevice = 'tablet'
END
carry windows
same windows '[.c_info.type, .b_info.target_memkb]' '["hvm",524288]'
same windows '[.disks[] | [.vdev, (.is_cdrom // 0 | tostring), .readwrite]]' '[["hda","0",1],["hdc","1",null]]'
same windows '[."b_info"."type.hvm".boot, ."b_info"."type.hvm".usbdevice]' '["dc","tablet"]'

printf '%s\n' "type = 'hvm'" 'memory = 256' "cpuid = [ 'host,sse3=0', 'host,fsgsbase=k,tm=0' ]" \
  "viridian = [ 'defaults', 'stimer', '!crash_ctl' ]" "gfx_passthru = 'igd'" >"$WORK/platform"
carry platform
same platform '[.b_info.cpuid.cpuid[] | [.leaf, .subleaf, .ecx, .edx, .ebx]]' \
  '[[1,null,"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx0","xx0xxxxxxxxxxxxxxxxxxxxxxxxxxxxx",null],[7,0,null,null,"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxk"]]'
same platform '."b_info"."type.hvm" | [.viridian, .viridian_enable, .viridian_disable, .gfx_passthru_kind]' \
  '["True",[8],[6],"igd"]'

printf '%s\n' "type = 'pvh'" "kernel = '/boot/vmlinuz'" 'memory = 256' 'maxmem = 512' "bootloader = ''" \
  'cpu_weight = 512' >"$WORK/pvh"
carry pvh
same pvh '[.c_info.type, .b_info.max_memkb, .b_info.sched_params.weight]' '["pvh",524288,512]'
