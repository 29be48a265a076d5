# shellcheck shell=bash
# harness/host.sh    one Xen host under QEMU, without KVM: start, wait, talk to, stop.
# Uses from common.sh: LAB, say, die, digest, $image.
#
# A host is a directory $LAB/hosts/N with its disk overlay, serial log and ssh connection. Its number is
# the first one that nobody holds, so several labs may run at once.

host='' host_dir='' host_pid='' host_variant='' host_wire=''

# The machine. One dom0 vcpu: with two, every fork in dom0 flushes the other's emulated TLB, and a
# create takes three times as long. The CPU model has SVM and nested paging, which QEMU emulates.
host_memory_mb=3072 dom0_memory_mb=1024
host_cpu=qemu64,+svm,+npt,+rdrand,+ssse3,+sse4.1,+sse4.2,+popcnt,+aes
# of the second host of a pair that is to be unlike: without what AES and random numbers need
# shellcheck disable=SC2034  # for lab/run
host_cpu_older=qemu64,+svm,+npt,+ssse3
xen_args="console=com1 com1=115200,8n1 loglvl=info guest_loglvl=info"
xen_args+=" dom0_mem=${dom0_memory_mb}M,max:${dom0_memory_mb}M dom0_max_vcpus=1"
xen_args+=" spec-ctrl=no xpti=no ucode=no no-real-mode noreboot"
linux_args="console=hvc0 mitigations=off nokaslr audit=0 apparmor=0 random.trust_cpu=on"
linux_args+=" net.ifnames=0 quiet"

# Takes a number and keeps it until this process ends (file descriptor 8 holds the lock).
host_claim() {
  for host in 1 2 3 4 5 6 7 8 9; do
    host_dir=$LAB/hosts/$host
    mkdir -p "$host_dir"
    exec 8>"$host_dir/lock"
    flock -n 8 && break
    host=''
  done
  [ -n "$host" ] || die "nine lab hosts are in use on this machine"
  trap host_stop EXIT
  ssh_command=(ssh -q -i "$image/key" -p $((2300 + host)) -o StrictHostKeyChecking=no
    -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR -o ConnectTimeout=15
    # one connection for all commands: an emulated dom0 needs 2 s for a key exchange
    -o ControlMaster=auto -o "ControlPath=$host_dir/ssh" -o ControlPersist=600
    -o ServerAliveInterval=15 -o ServerAliveCountMax=20 -o Ciphers=aes128-ctr root@127.0.0.1)
}

# host_run SECONDS COMMAND    a shell command in dom0, given up at the deadline
host_run() { timeout "$1" "${ssh_command[@]}" -T "$2" </dev/null; }

# host_put DIRECTORY REMOTE    copies a directory's contents, times kept, into REMOTE
host_put() {
  tar -C "$1" --owner=0 --group=0 -cf - . |
    timeout 120 "${ssh_command[@]}" -T "mkdir -p '$2' && tar -C '$2' --warning=no-timestamp -xf -"
}

# Starts the QEMU process; more arguments are QEMU's own.
host_launch() {
  local words=$linux_args
  [[ $host_variant != C* ]] || words+=" lab.xenstored=C"
  # a second card, with a wire to the other host of the pair, and a power switch for fencing (fence_lab)
  [[ $host_variant != pair* ]] ||
    set -- "$@" -netdev "socket,id=n1,$host_wire" -device virtio-net-pci,netdev=n1,mac=52:54:00:00:00:02,romfile= \
      -monitor "tcp:127.0.0.1:$((2500 + host)),server=on,wait=off"
  rm -f "$host_dir"/{ssh,monitor.in,monitor.out}
  mkfifo "$host_dir/monitor.in" "$host_dir/monitor.out"
  # descriptors 6 and 8 are our locks: QEMU must not keep them after us
  qemu-system-x86_64 -name "xm-lab-$host" -machine q35 -accel tcg,thread=multi,tb-size=512 \
    -cpu "$host_cpu" -smp 2 -m "$host_memory_mb" \
    -kernel "$image/xen" -append "$xen_args" -initrd "$image/vmlinuz $words,$image/initrd.img" \
    -drive "file=$host_dir/disk.qcow2,if=virtio,format=qcow2,cache=unsafe,discard=unmap" \
    -netdev "user,id=n0,hostfwd=tcp:127.0.0.1:$((2300 + host))-:22" \
    -device virtio-net-pci,netdev=n0,mac=52:54:00:00:00:01,romfile= \
    -object rng-random,id=rng0,filename=/dev/urandom -device virtio-rng-pci,rng=rng0 \
    -display none -vga none -serial "file:$host_dir/serial.log" \
    -chardev "pipe,id=monitor,path=$host_dir/monitor" -monitor chardev:monitor \
    -pidfile "$host_dir/qemu.pid" -daemonize "$@" 8>&- 6>&- || return 1
  host_pid=$(cat "$host_dir/qemu.pid")
}

# Until dom0 has started all it starts, or QEMU is gone, or the time is over.
host_await() {
  local deadline=$((SECONDS + $1))
  until host_run 20 'test -e /run/lab-ready' 2>/dev/null; do
    kill -0 "$host_pid" 2>/dev/null || return 1
    [ $SECONDS -lt $deadline ] || return 1
    sleep 0.3
  done
}

host_stop() {
  [ -n "$host_pid" ] || return 0
  "${ssh_command[@]}" -O exit >/dev/null 2>&1 || true
  kill "$host_pid" 2>/dev/null && timeout 20 tail --pid="$host_pid" -f /dev/null
  kill -9 "$host_pid" 2>/dev/null
  host_pid=''
}

# The set of packages that a variant's name ends with, unpacked over dom0's tree.
host_add_packages() {
  [[ $host_variant == *+* ]] || return 0
  timeout 900 "${ssh_command[@]}" -T "tar -C / --numeric-owner --warning=no-timestamp -xf -" \
    <"$(packages_tar "${host_variant#*+}")"
}

# A boot from nothing, kept as snapshot "ready" in file $1.
host_make_golden() {
  qemu-img create -q -f qcow2 -F raw -b "$image/root.ext4" "$host_dir/disk.qcow2"
  host_launch && host_await 300 && host_add_packages && host_run 120 sync || return 1
  # a snapshot is loaded by a new QEMU only: in a running one Xen's clock would stand still afterwards
  printf 'savevm ready\nquit\n' >"$host_dir/monitor.in"
  timeout 120 tail --pid="$host_pid" -f /dev/null || return 1
  host_pid=''
  qemu-img snapshot -l "$host_dir/disk.qcow2" | grep -q ready || return 1
  mv "$host_dir/disk.qcow2" "$1"
}

host_try() {
  local golden=$1
  exec 6>"$golden.lock" # two hosts of one kind need one snapshot
  flock 6
  [ -f "$golden" ] || host_make_golden "$golden" || return 1
  exec 6>&-
  cp "$golden" "$host_dir/disk.qcow2"
  host_launch -loadvm ready && host_await 60 && host_run 20 "date -s @$(date +%s)" >/dev/null
}

# like_variant VARIANT    the variant whose snapshot serves this one, too
like_variant() { printf '%s\n' "$1" | sed 's/^pair-[a-z]*/pair/'; }

# host_start [C|pair][+SET]    a freshly booted host, with the C xenstored, a second network card or a set of
# packages (harness/packages.sh) when asked; a second try if it fails
host_start() {
  local golden attempt
  host_variant=${1:-ocaml}
  golden=$image/ready-$(like_variant "$host_variant")-$( (echo "$xen_args$linux_args$host_cpu$host_memory_mb"
    qemu-system-x86_64 --version) | digest -).qcow2
  for attempt in 1 2; do
    host_stop
    host_try "$golden" && return 0
    cp "$host_dir/serial.log" "$LAB/logs/failed-boot-$attempt.log" 2>/dev/null || true
    if [ $attempt = 1 ]; then
      say "the host did not come up (its log: $LAB/logs/failed-boot-1.log); trying once more, from a cold boot"
      rm -f "$golden"
    fi
  done
  die "the host did not come up twice; see $LAB/logs/failed-boot-2.log"
}
