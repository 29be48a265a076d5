#!/usr/bin/env python3
"""A dom0 without Xen: the real xenstored, and stand-ins for what only a hypervisor can answer.

Needs xen-utils (its C xenstored), libxen-dev and gcc. Both stand-ins are the tests' own.

    benchmarks/dom0.py GUESTS COMMAND...    runs a command there, and ends as it does
"""
import glob
import os
import socket
import struct
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
NATIVE = os.path.join(ROOT, "benchmarks", "native")
MINOR = 17
DIRECTORY, READ, WRITE, INTRODUCE = 1, 2, 11, 8


def daemon():
    """The path of the C xenstored, None where it cannot be run."""
    found = glob.glob("/usr/lib/xen-4*/bin/xenstored")
    usable = found and os.path.exists("/usr/include/xenstore.h") and os.path.exists("/usr/bin/gcc")
    return found[0] if usable else None


def compile_c(source, target, *options):
    subprocess.run(["gcc", "-O2", "-w", "-o", target, source, *options], check=True)


def ask(connection, operation, *words):
    """One request, as old_xm_list.py makes them; the payload of the reply."""
    body = b"\0".join(words)
    connection.sendall(struct.pack("=IIII", operation, 1, 0, len(body)) + body)
    head = connection.recv(16, socket.MSG_WAITALL)
    kind, _, _, length = struct.unpack("=IIII", head)
    answer = connection.recv(length, socket.MSG_WAITALL) if length else b""
    if kind == 16:
        raise RuntimeError(f"xenstored refuses {words}: {answer}")
    return answer


class Dom0:
    """With `domains` guests besides dom0, each with the nodes that list reads and some more."""

    def __init__(self, domains):
        self.domains = domains
        self.directory = tempfile.TemporaryDirectory(prefix="xm-dom0-")
        self.work = self.directory.name
        self.process = None

    def path(self, *parts):
        return os.path.join(self.work, *parts)

    def __enter__(self):
        program = daemon()
        if program is None:
            raise SystemExit("needs xen-utils-4.17, libxen-dev and gcc")
        self._libraries()
        self._files()
        env = dict(os.environ, XENSTORED_RUNDIR=self.work, LD_PRELOAD=self.path("xenstored-stand-in.so"))
        env.pop("XENSTORED_PATH", None)
        log = open(self.path("log"), "wb")
        # -W 0 and the like lift the quotas for what dom0's client sets up
        self.process = subprocess.Popen([program, "-N"], env=env, stdout=log, stderr=log)
        deadline = time.monotonic() + 10
        while not self._fill():
            if time.monotonic() > deadline or self.process.poll() is not None:
                raise SystemExit("xenstored did not start: " + open(self.path("log")).read())
            time.sleep(0.02)
        return self

    def __exit__(self, *unused):
        self.process.kill()
        self.process.wait()
        self.directory.cleanup()

    def _libraries(self):
        tests = os.path.join(ROOT, "libxc-bindings", "src", "test", "resources", "xm", "xenctrl", "jna")
        shared = ["-shared", "-fPIC"]
        compile_c(os.path.join(ROOT, "xenstore-client", "src", "test", "native", "xenstored-stand-in.c"),
                  self.path("xenstored-stand-in.so"), *shared, "-ldl")
        compile_c(os.path.join(NATIVE, "dom0-stand-in.c"), self.path("dom0-stand-in.so"), *shared, "-ldl")
        os.mkdir(self.path("lib"))
        compile_c(os.path.join(NATIVE, "domains.c"), self.path("lib", f"libxenguest.so.4.{MINOR}"),
                  *shared, "-fvisibility=hidden", f"-DMINOR={MINOR}", "-I", tests)

    def _files(self):
        for name, text in {
            "sys/hypervisor/type": "xen",
            "sys/hypervisor/version/major": "4",
            "sys/hypervisor/version/minor": str(MINOR),
            "proc/xen/capabilities": "control_d",
            "dev/xen/privcmd": "",
        }.items():
            path = self.path("root", name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "w", encoding="ascii") as out:
                out.write(text + "\n")

    def _fill(self):
        try:
            with socket.socket(socket.AF_UNIX) as connection:
                connection.connect(self.socket())
                for number in range(self.domains + 1):
                    name = "Domain-0" if number == 0 else f"guest{number}"
                    base = f"/local/domain/{number}"
                    for key, value in {
                        "name": name,
                        "domid": str(number),
                        "vm": f"/vm/00000000-0000-0000-0000-{number:012d}",
                        "memory/target": str(131072),
                    }.items():
                        ask(connection, WRITE, f"{base}/{key}".encode() + b"\0" + value.encode())
                return True
        except (ConnectionRefusedError, FileNotFoundError):
            return False

    def socket(self):
        return self.path("socket")

    def environment(self):
        """For xm and for the programs beside it."""
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("XM_", "JAVA_", "XENSTORED"))}
        for name in ("XM_JAVA_HOME", "XM_SHARE", "XM_CACHE", "XM_JAVA_OPTS", "XM_NO_ARCHIVE"):
            if name in os.environ:
                clean[name] = os.environ[name]
        clean.update(
            XENSTORED_RUNDIR=self.work,
            BENCH_XENSTORE=self.socket(),
            BENCH_DOM0=self.path("root"),
            BENCH_DOMAINS=str(self.domains),
            LD_LIBRARY_PATH=self.path("lib"),
            LD_PRELOAD=self.path("dom0-stand-in.so"),
        )
        return clean


def main():
    with Dom0(int(sys.argv[1])) as host:
        return subprocess.run(sys.argv[2:], env=host.environment(), check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
