"""The work of `xm list` as the old xm did it: its imports, in their Python 3 names, and the reads.

The old xm was a Python program that asked xend over XML-RPC; the modules below are what its main
loaded (tools/python/xen/xm of Xen 4.4). The round trip to xend is left out, in its favour.
"""
import ctypes  # noqa: F401
import getopt  # noqa: F401
import logging  # noqa: F401
import optparse  # noqa: F401
import os
import re  # noqa: F401
import socket
import struct
import sys  # noqa: F401
import traceback  # noqa: F401
import xml.dom.minidom  # noqa: F401
import xmlrpc.client  # noqa: F401

DIRECTORY, READ = 1, 2


def ask(connection, operation, path):
    body = path.encode() + b"\0"
    connection.sendall(struct.pack("=IIII", operation, 1, 0, len(body)) + body)
    header = b""
    while len(header) < 16:
        header += connection.recv(16 - len(header))
    length = struct.unpack("=IIII", header)[3]
    answer = b""
    while len(answer) < length:
        answer += connection.recv(length - len(answer))
    return answer


def main():
    with socket.socket(socket.AF_UNIX) as connection:
        connection.connect(os.environ["BENCH_XENSTORE"])
        print("%-40s %5s %5s %5s %10s %9s" % ("Name", "ID", "Mem", "VCPUs", "State", "Time(s)"))
        for domid in ask(connection, DIRECTORY, "/local/domain").split(b"\0")[:-1]:
            base = "/local/domain/" + domid.decode()
            name = ask(connection, READ, base + "/name").decode()
            memory = ask(connection, READ, base + "/memory/target")
            ask(connection, READ, base + "/vm")
            ask(connection, READ, base + "/domid")
            kib = int(memory) if memory.isdigit() else 0
            print("%-40s %5s %5d %5d %10s %8.1f" % (name, domid.decode(), kib // 1024, 1, "r-----", 0))


main()
