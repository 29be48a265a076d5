# title: USB controllers and devices of the host are given at creation and while a guest runs, and go back; else the reason is said
# where: sim
remember
line() { printf '%s\n' "$out" | sed -n "$1p"; }
port() { read_store "/local/domain/0/backend/qusb/$id/0/port/$1"; }
ok xm usb-list-assignable-devices
expect_equal 'what can be assigned' '1-1.2        : ID 0781:5567 SanDisk Cruzer Blade
1-1.3        : ID 046d:0825 
1-2          : ID 046d:c31c Logitech USB Keyboard' "$out"

# a PV guest with xm's key; then by hot plug
config pv "vusb = [ 'usbver=2,numports=4,port_1=1-2' ]"
create pv
eventually "$SOON" store_is "/local/domain/0/backend/qusb/$id/0/state" 4
expect_equal 'the first port' 1-2 "$(port 1)"
expect_equal 'the type in the record of libxl' qusb "$(read_store "/libxl/$id/device/vusb/0/type")"
ok xm usb-list pv
expect_equal 'the header' 'Idx BE  state usb-ver  BE-path                       ' "$(line 1)"
expect_equal 'the controller' "0   0   4     USB2.0  /local/domain/0/backend/qusb/$id/0" "$(line 2 | sed 's/ *$//')"
expect_equal 'the first port' 'port 1: 1-2 [ID 046d:c31c Logitech USB Keyboard]' "$(line 3)"
expect_equal 'the second port' 'port 2: ' "$(line 4)"
ok xm usb-attach pv 0 3 1-1.2
expect_no_out
expect_equal 'the third port' 1-1.2 "$(port 3)"
ok xm usb-list-assignable-devices
expect_equal 'what can be assigned' '1-1.3        : ID 046d:0825 ' "$out"

# mistakes: where xm said them, and with its exit code
ok xm usb-attach pv 7 1 1-1.3
expect_out "^Cannot find device '7' in domain 'pv'$"
ok xm usb-attach pv 0 9 1-1.3
expect_out "^Invalid Port Number '9'$"
ok xm usb-attach pv 0 2 camera
expect_out "^Invalid Busid 'camera'$"
ok xm usb-attach pv 0 2 1-2
expect_out "^Cannot assign already attached bus '1-2', detach first.$"
ok xm usb-attach pv 0 1 1-1.3
expect_out "^Cannot override already attached port '1', detach first.$"
ends_with 1 xm usb-attach pv 0 2 1-1
expect_err 'USB device 1-1 is a hub'
ends_with 1 xm usb-detach pv 0 2
expect_err 'Nothing is on port 2 of controller 0'
ends_with 1 xm usb-hc-destroy pv 5
expect_err 'Device 5 not connected'
ends_with 3 xm usb-list nobody

# a place where nothing is yet; a second controller, and xl's words
ok xm usb-attach pv 0 4 1-4
expect_err 'Nothing is plugged in at USB place 1-4 now'
ok xm usb-hc-create pv 1 2
ok xm usb-list pv
expect_out '^1   0   [0-9]     USB1.1 '
ok xm usbdev-attach pv hostbus=1 hostaddr=6
expect_equal 'the second port' 1-1.3 "$(port 2)"
ends_with 1 xm usbdev-attach pv hostbus=1 hostaddr=9
expect_err 'There is no USB device 1.9 on this host'
ok xm usbctrl-detach pv 1
ok xm usbdev-detach pv 0 4

# what is with one guest is not for another, all reasons at once
config other "usbdev = [ 'hostbus=1,hostaddr=3', 'hostbus=1,hostaddr=2', 'hostbus=1,hostaddr=99' ]"
ends_with 1 xm create "$WORK/other.cfg"
expect_err "USB device 1.3 is with domain 'pv' already"
expect_err 'USB device 1.2 is a hub'
expect_err 'There is no USB device 1.99 on this host'
config other "usbctrl = [ 'type=pv', 'type=devicemodel' ]"
ends_with 1 xm create "$WORK/other.cfg"
expect_err 'usbback'
expect_err 'type=devicemodel is for HVM guests'
absent other || fail "the refused domain is there"

# a guest that reboots comes back with what it has now
ok xm usb-detach pv 0 1
ok xm reboot -w pv
eventually "$BOOT" in_state pv '^[r-]b?-'
ok xm usb-list pv
expect_out '^port 1: $'
expect_out '^port 2: 1-1.3 '
expect_out '^port 3: 1-1.2 '
ok xm destroy pv

# a device without a controller gets one; an HVM guest's is emulated
hvm emulated "usbdev = [ 'hostbus=1,hostaddr=5' ]"
create emulated
ok xm usb-list emulated
expect_out '^0   0   -1    USB2.0  \?\? '
expect_out '^port 1: 1-1.2 \[ID 0781:5567 SanDisk Cruzer Blade\]$'
expect_out '^port 6: $'
ok xm usb-attach emulated 0 2 1-2
ok xm usb-list emulated --output json
expect_out '"host_address" ?: ?3'
ok xm usb-hc-create emulated 1 8
expect_err 'emulated controller of USB version 1 has 2 ports'
ok xm usb-hc-destroy emulated 1
ok xm usb-detach emulated 0 2
ok xm usb-hc-destroy emulated 0
ok xm usb-list emulated
expect_no_out
# the controller that the machine has from its start is not there
ends_with 1 xm usb-add emulated host:1.3
expect_err "Can't add usb device to a guest with usb disabled in configure file"
ok xm destroy emulated

# usb-add and usb-del, also of what the file asked for
hvm plain 'usb = 1' "usbdevice = [ 'tablet', 'host:0x046d:0xc31c' ]"
create plain
ok xm usb-add plain host:1.5
ends_with 1 xm usb-add plain host:1.55
expect_err 'There is no USB device 1.55 on this host'
ok xm usb-del plain host:1.5
ends_with 1 xm usb-del plain host:1.5
expect_err 'USB device host:1.5 is not with the domain'
ok xm usb-del plain host:0x046d:0xc31c
ok xm destroy plain
config pv
create pv
ends_with 1 xm usb-add pv host:1.3
expect_err "Can't add usb device to a non-hvm guest"
ends_with 1 xm usb-del pv host:1.3
expect_err "Can't del usb to a non-hvm guest"
ok xm destroy pv

# a create that fails takes them back
printf 'match=qusb\n' >"$XM_SIM/fault/backend"
config lost "usbdev = [ 'hostbus=1,hostaddr=5' ]"
ends_with 1 xm create "$WORK/lost.cfg"
expect_err 'Device 0 \(vusb\) could not be connected. Its backend closed at once'
rm "$XM_SIM/fault/backend"
absent lost || fail "the domain is still there"
leaves_nothing
