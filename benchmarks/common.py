"""What the benchmarks share: running processes in turn, medians, the machine."""
import os
import platform
import statistics
import subprocess
import time

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def once(command, environment):
    """Wall and CPU milliseconds of a whole process, and its peak memory in MiB."""
    null = os.open(os.devnull, os.O_RDWR)
    start = time.monotonic()
    process = subprocess.Popen(command, stdin=null, stdout=null, stderr=null, env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    wall = (time.monotonic() - start) * 1000
    process.returncode = os.waitstatus_to_exitcode(status)
    os.close(null)
    return wall, (usage.ru_utime + usage.ru_stime) * 1000, usage.ru_maxrss / 1024


def in_turn(variants, rounds):
    """Runs A B C A B C ...: what disturbs the machine disturbs all of them alike."""
    results = {name: [] for name in variants}
    for number in range(rounds + 1):
        for name, (command, environment) in variants.items():
            measured = once(command, environment)
            if number > 0:
                results[name].append(measured)
    return results


def spread(values):
    ordered = sorted(values)
    quarter = len(ordered) // 4
    return ordered[quarter], statistics.median(ordered), ordered[-1 - quarter]


def table(results, base):
    """Medians with their quartiles, and the ratio of the medians of CPU to one of them."""
    reference = statistics.median(cpu for _, cpu, _ in results[base])
    print(f"{'':28} {'wall ms':>22} {'CPU ms':>22} {'MiB':>5}  CPU / {base}")
    for name, runs in results.items():
        columns = []
        for index in (0, 1):
            low, middle, high = spread([run[index] for run in runs])
            columns.append(f"{middle:8.1f} ({low:.1f}-{high:.1f})")
        memory = statistics.median(run[2] for run in runs)
        ratio = statistics.median(run[1] for run in runs) / reference
        print(f"{name:28} {columns[0]:>22} {columns[1]:>22} {memory:5.0f}  {ratio:.2f}")


def machine():
    model = "unknown CPU"
    with open("/proc/cpuinfo", encoding="ascii", errors="replace") as info:
        for line in info:
            if line.startswith("model name"):
                model = line.split(":", 1)[1].strip()
                break
    load = os.getloadavg()[0]
    print(f"{model}, {os.cpu_count()} CPUs, Linux {platform.release()}, load {load:.1f}")
