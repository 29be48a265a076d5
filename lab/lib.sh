# shellcheck shell=sh
# lib.sh    what scenarios are written with. Sourced by lab/harness/scenario, with POSIX sh, in dom0 of
# the lab and on the simulated host alike. A scenario ends at the first expectation that fails.
#
# The settings of the host (lab/hosts/*.sh) come first: HOST KERNEL RAMDISK DISK_FILE DISK_DEV BRIDGE
# READY DEAF BOOT SOON and the functions host_domains, host_store, host_devices, read_store, json_valid.

fail() {
  echo "FAILED: $*"
  [ -z "${out-}" ] || printf 'last standard output:\n%s\n' "$out"
  [ -z "${err-}" ] || printf 'last standard error:\n%s\n' "$err"
  exit 1
}

on_lab() { [ "$HOST" = lab ]; }

# run COMMAND...    runs it to its end; sets $out, $err and $rc
run() {
  echo "+ $*"
  rc=0
  "$@" >"$WORK/out" 2>"$WORK/err" </dev/null || rc=$?
  out=$(cat "$WORK/out")
  err=$(cat "$WORK/err")
}

# ok COMMAND...    as run, and it must end with 0
ok() {
  run "$@"
  [ "$rc" = 0 ] || fail "'$*' ended with $rc, not 0"
}

# ends_with STATUS COMMAND...
ends_with() {
  wanted=$1
  shift
  run "$@"
  [ "$rc" = "$wanted" ] || fail "'$*' ended with $rc, not $wanted"
}

# expect_out PATTERN, expect_err PATTERN    the last run's output has a line that matches (grep -E)
expect_out() { printf '%s\n' "$out" | grep -Eq -e "$1" || fail "standard output has no line like: $1"; }
expect_err() { printf '%s\n' "$err" | grep -Eq -e "$1" || fail "standard error has no line like: $1"; }
expect_no_out() { [ -z "$out" ] || fail "standard output should be empty"; }
expect_no_err() { [ -z "$err" ] || fail "standard error should be empty"; }
expect_not_out() { ! printf '%s\n' "$out" | grep -Eq -e "$1" || fail "standard output has a line like: $1"; }

# expect_equal WHAT WANTED GOT
expect_equal() { [ "$2" = "$3" ] || fail "$1 is '$3', not '$2'"; }

# eventually SECONDS COMMAND...    asks again until the command succeeds; fails at the deadline
eventually() {
  limit=$1
  shift
  deadline=$(($(date +%s) + limit))
  echo "+ within $limit s: $*"
  until "$@" >"$WORK/poll" 2>&1; do
    if [ "$(date +%s)" -ge "$deadline" ]; then
      out=$(cat "$WORK/poll") err=
      fail "not within $limit s: $*"
    fi
    sleep 0.2
  done
}

# config NAME [LINE...]    writes NAME.cfg for a guest of 96 MiB; more lines add to it or override
config() {
  config_name=$1
  shift
  {
    echo "name = \"$config_name\""
    echo "kernel = \"$KERNEL\""
    echo "ramdisk = \"$RAMDISK\""
    echo 'extra = "console=hvc0 quiet"'
    echo 'memory = 96'
    for line in "$@"; do echo "$line"; done
  } >"$WORK/$config_name.cfg"
}

# hvm NAME [LINE...]    the same for an HVM guest, which starts from its disk
hvm() {
  config_name=$1
  shift
  {
    echo "name = \"$config_name\""
    echo 'builder = "hvm"'
    echo 'kernel = "hvmloader"'
    echo 'memory = 160'
    for line in "$@"; do echo "$line"; done
  } >"$WORK/$config_name.cfg"
}

# create NAME [WORD...]    creates it from its file and sets $id
create() {
  create_name=$1
  shift
  ok xm create "$WORK/$create_name.cfg" "$@"
  id=$(printf '%s\n' "$out" | sed -n "s/^Started domain $create_name (id=\([0-9]*\))\$/\1/p")
  [ -n "$id" ] || fail "xm create did not say which domain it started"
}
# absent NAME, present NAME    asked of the host's own tools where it has some
absent() { ! host_domains | grep -q "^domain $1 "; }
present() { host_domains | grep -q "^domain $1 "; }
# store_is PATH VALUE
store_is() { [ "$(read_store "$1")" = "$2" ]; }
# state_of NAME    the six letters of xm list, such as -b----
state_of() { xm list "$1" | awk 'NR == 2 { print $5 }'; }
in_state() { state_of "$1" | grep -Eq "$2"; }

# The names of everything a domain can leave behind on its host, one per line.
belongings() {
  host_domains
  host_store
  host_devices
}

# A scenario calls "remember" before it makes anything, "leaves_nothing" after it took all away.
remember() { belongings >"$WORK/before"; }
same_as_before() {
  belongings >"$WORK/after"
  diff "$WORK/before" "$WORK/after"
}
leaves_nothing() { eventually "${1:-$SOON}" same_as_before; }

# booted NAME    waits on its console until the guest takes input
booted() {
  terminal "xm console $1"
  types '\r'
  screen_shows "$BOOT" "$READY|/ #"
  types '\035'
  terminal_ends "$SOON"
}

# --- a terminal -----------------------------------------------------------------------------------
# terminal COMMAND    runs it on a pseudo-terminal (util-linux's script) whose keyboard is descriptor 7
terminal() {
  echo "+ on a terminal: $1"
  rm -f "$WORK/keys" "$WORK/screen"
  mkfifo "$WORK/keys"
  : >"$WORK/screen"
  script -qfec "$1" /dev/null <"$WORK/keys" >"$WORK/screen" 2>&1 &
  terminal_pid=$!
  exec 7>"$WORK/keys"
}
# types TEXT    with printf's escapes: \r is Enter, \035 is Ctrl-]
# A terminal whose program has ended takes nothing; what is expected of it next tells.
# shellcheck disable=SC2059
types() { (trap '' PIPE && printf "$1" >&7) 2>/dev/null || :; }
screen_has() { tr -d '\r' <"$WORK/screen" | grep -Eq -e "$1"; }
# screen_shows SECONDS PATTERN
screen_shows() {
  eventually_out=$2
  limit=$1
  deadline=$(($(date +%s) + limit))
  echo "+ within $limit s the screen shows: $2"
  until screen_has "$eventually_out"; do
    if [ "$(date +%s)" -ge "$deadline" ]; then
      out=$(tail -c 2000 "$WORK/screen") err=
      fail "the screen did not show within $limit s: $2"
    fi
    sleep 0.2
  done
}
# terminal_ends SECONDS    the command has ended by itself; its status is in $rc
terminal_ends() {
  deadline=$(($(date +%s) + $1))
  while kill -0 "$terminal_pid" 2>/dev/null; do
    if [ "$(date +%s)" -ge "$deadline" ]; then
      out=$(tail -c 2000 "$WORK/screen") err=
      fail "the command on the terminal did not end within $1 s"
    fi
    sleep 0.2
  done
  rc=0
  wait "$terminal_pid" || rc=$?
  exec 7>&-
}

# sxp_valid    standard input is S-expressions: parentheses pair up outside quoted atoms
sxp_valid() {
  awk '{
    for (i = 1; i <= length($0); i++) {
      c = substr($0, i, 1)
      if (quote != "") { if (c == "\\") i++; else if (c == quote) quote = "" }
      else if (c == "\047" || c == "\"") quote = c
      else if (c == "(") { depth++; lists++ }
      else if (c == ")") { if (--depth < 0) exit }
    }
  }
  END { exit !(depth == 0 && quote == "" && lists > 0) }'
}

# --- images ---------------------------------------------------------------------------------------
# counts NAME    lets its guest count aloud and waits for the third second
counts() {
  terminal "xm console $1"
  types '\r'
  screen_shows "$BOOT" "$READY|/ #"
  # a shell that only begins drops what was typed before its prompt
  ! on_lab || screen_shows "$SOON" '/ #'
  types "$COUNT\\r"
  screen_shows "$SOON" '^tick 3$'
  types '\035'
  terminal_ends "$SOON"
}
# goes_on NAME    its guest counts on, and not from the beginning: a boot would have lost the counter
goes_on() {
  terminal "xm console $1"
  screen_shows "$SOON" '^tick ([4-9]|[1-9][0-9]+)$'
  types '\035'
  terminal_ends "$SOON"
}
# kill_save PID    kills a save that runs in the background, with the JVM that its launcher became
kill_save() {
  kill -KILL "$1"
  wait "$1" 2>/dev/null || :
}

# --- a pair of hosts ------------------------------------------------------------------------------
# runs_once NAME    of its copies at both hosts one is left, and that one runs
runs_once() {
  here=$(xm list 2>/dev/null | awk -v name="$1" '$1 == name && $5 !~ /[psd]/' | wc -l)
  away=$(there 'xm list 2>/dev/null' | awk -v name="$1" '$1 == name && $5 !~ /[psd]/' | wc -l)
  all=$({ xm list; there 'xm list'; } | grep -c "^$1 ")
  echo "here $here, there $away, all $all"
  [ $((here + away)) = 1 ] && [ "$all" = 1 ]
}
# takes_back NAME    where it went to the other host it is made here anew
takes_back() {
  if present "$1"; then return 0; fi
  there "xm destroy $1"
  create "$1"
}

# --- certificates ---------------------------------------------------------------------------------
# authority NAME    makes one
authority() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$1" \
    -keyout "$WORK/$1.key" -out "$WORK/$1.pem" 2>"$WORK/openssl" || fail "$(cat "$WORK/openssl")"
}
# certificate NAME AUTHORITY    of a host
certificate() {
  openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj "/CN=$1" \
    -addext "subjectAltName=DNS:$1,DNS:localhost" -addext basicConstraints=CA:FALSE \
    -CA "$WORK/$2.pem" -CAkey "$WORK/$2.key" \
    -keyout "$WORK/$1.key" -out "$WORK/$1.pem" 2>"$WORK/openssl" || fail "$(cat "$WORK/openssl")"
}
# conf NAME AUTHORITY FILE    which certificate a host shows, and whose it takes
conf() {
  printf 'migration_certificate = "%s"\nmigration_key = "%s"\nmigration_ca = "%s"\n' \
    "$WORK/$1.pem" "$WORK/$1.key" "$WORK/$2.pem" >"$WORK/$3"
}
